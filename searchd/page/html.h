// HTML that is safe by its type: text becomes Html only by being escaped.
//
//   element("a", {{"href", "?q=R&D"}}, text("<연구> 개발"))
//   → <a href="?q=R&amp;D">&lt;연구&gt; 개발</a>
//
// Names of elements and attributes are literals of ours. An attribute without a value is left out,
// so that a condition can stand where its value does; flag() is for those that need none. Pure;
// safe from any thread.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "searchd/engine/request.h"

namespace seogo::searchd::page {

class Html {
 public:
  Html() = default;

  [[nodiscard]] bool empty() const { return markup_.empty(); }
  [[nodiscard]] const std::string& markup() const { return markup_; }
  Html& operator+=(const Html& other);
  friend Html operator+(Html left, const Html& right) { return left += right; }

 private:
  explicit Html(std::string markup) : markup_(std::move(markup)) {}
  friend Html text(std::string_view);
  friend Html marked(const engine::MarkedText&);
  friend Html element(std::string_view, std::initializer_list<struct Attribute>, const Html&);
  friend Html empty_element(std::string_view, std::initializer_list<struct Attribute>);

  std::string markup_;
};

struct Attribute {
  std::string_view name;
  std::optional<std::string> value;
};

[[nodiscard]] inline std::optional<std::string> flag(bool on) {
  return on ? std::optional<std::string>("") : std::nullopt;
}

[[nodiscard]] Html text(std::string_view plain);
[[nodiscard]] Html marked(const engine::MarkedText& marked_text);  // with <mark>
[[nodiscard]] Html element(std::string_view name, std::initializer_list<Attribute> attributes,
                           const Html& content);
[[nodiscard]] Html empty_element(std::string_view name,
                                 std::initializer_list<Attribute> attributes);

}  // namespace seogo::searchd::page
