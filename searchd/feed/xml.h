// XML 1.0 that is safe by its type: text becomes Xml only by being escaped.
//
//   element("title", {{"type", "text"}}, text("R&D <연구>"))
//   → <title type="text">R&amp;D &lt;연구&gt;</title>
//
// Names of elements and attributes are literals of ours. An attribute without a value is left out.
// What XML 1.0 cannot say, whatever was stored, becomes U+FFFD: control characters, U+FFFE, U+FFFF,
// bytes that are no UTF-8. Pure; safe from any thread.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace seogo::searchd::feed {

class Xml {
 public:
  Xml() = default;

  [[nodiscard]] bool empty() const { return markup_.empty(); }
  [[nodiscard]] const std::string& markup() const { return markup_; }
  Xml& operator+=(const Xml& other);
  friend Xml operator+(Xml left, const Xml& right) { return left += right; }

 private:
  explicit Xml(std::string markup) : markup_(std::move(markup)) {}
  friend Xml text(std::string_view);
  friend Xml element(std::string_view, std::initializer_list<struct Attribute>, const Xml&);
  friend Xml document(const Xml&);

  std::string markup_;
};

struct Attribute {
  std::string_view name;
  std::optional<std::string> value;
};

[[nodiscard]] Xml text(std::string_view plain);
[[nodiscard]] Xml element(std::string_view name, std::initializer_list<Attribute> attributes,
                          const Xml& content = {});

// With its declaration, and a line feed at its end.
[[nodiscard]] Xml document(const Xml& root);

}  // namespace seogo::searchd::feed
