#include "indexer/extract/stated/mended_json.h"

#include <array>
#include <cstddef>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::array<std::string_view, 6> openings = {
    "<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA["};
constexpr std::array<std::string_view, 8> closings = {"-->",       "//]]>", "// ]]>", "/*]]>*/",
                                                      "/* ]]> */", "]]>",   ";",      "//"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Whether \u at `at` is half of a surrogate pair: 1 the first, 2 the second, 0 neither.
int surrogate_half(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
  if ((text[at + 2] | 0x20) != 'd') return 0;
  const char third = static_cast<char>(text[at + 3] | 0x20);
  if (third == '8' || third == '9' || third == 'a' || third == 'b') return 1;
  return third >= 'c' && third <= 'f' ? 2 : 0;
}

// Copies JSON and mends it on the way.
class Mending {
 public:
  explicit Mending(std::string_view text) : text_(text) { out_.reserve(text.size() + 64); }

  std::string run() {
    // Where the next character that is no space stands, looked for from the end once.
    next_.assign(text_.size() + 1, '\0');
    for (std::size_t i = text_.size(); i-- > 0;)
      next_[i] = is_space(text_[i]) ? next_[i + 1] : text_[i];
    while (at_ < text_.size()) {
      if (quoted_) {
        in_string();
      } else {
        between();
      }
    }
    while (!quoted_ && !open_.empty()) {
      out_.push_back(open_.back());
      open_.pop_back();
    }
    return std::move(out_);
  }

 private:
  void between() {
    const char c = text_[at_];
    const char next = next_[at_ + 1];
    if (c == '"') quoted_ = true;
    if (c == '{' || c == '[') open_.push_back(c == '{' ? '}' : ']');
    if (!open_.empty() && c == open_.back()) open_.pop_back();
    if (c != ',' || (next != '}' && next != ']')) out_.push_back(c);
    ++at_;
  }

  void in_string() {
    const char c = text_[at_];
    if (c == '\\') {
      escape();
      return;
    }
    ++at_;
    if (c == '"') {
      const char next = next_[at_];
      quoted_ = !(next == ',' || next == ':' || next == '}' || next == ']' || next == '\0');
      out_ += quoted_ ? "\\\"" : "\"";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out_.push_back(c);
    }
  }

  void escape() {
    constexpr std::string_view known = "\"\\/bfnrt";
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    const int half = surrogate_half(text_, at_);
    if (half == 1 && surrogate_half(text_, at_ + 6) == 2) {
      copy(12);
    } else if (half != 0) {
      out_ += "\\ufffd";
      at_ += 6;
    } else if (c == 'u' && at_ + 6 <= text_.size() && is_hexadecimal(text_[at_ + 2]) &&
               is_hexadecimal(text_[at_ + 3]) && is_hexadecimal(text_[at_ + 4]) &&
               is_hexadecimal(text_[at_ + 5])) {
      copy(6);
    } else if (known.find(c) != std::string_view::npos) {
      copy(2);
    } else {
      ++at_;  // the backslash is of no use
      if (c != '\'') out_ += "\\\\";
    }
  }

  void copy(std::size_t bytes) {
    out_ += text_.substr(at_, bytes);
    at_ += bytes;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool quoted_ = false;
  std::string open_;  // what closes the brackets around, the innermost last
  std::string next_;
  std::string out_;
};

}  // namespace

std::string_view unwrapped_script(std::string_view script) {
  constexpr int most_wrappers = 8;
  script = schema::trimmed(script);
  bool again = true;
  for (int i = 0; again && !script.empty() && i < most_wrappers; ++i) {
    again = false;
    for (const std::string_view opening : openings) {
      if (!script.starts_with(opening)) continue;
      script = schema::trimmed(script.substr(opening.size()));
      again = true;
    }
    for (const std::string_view closing : closings) {
      if (!script.ends_with(closing)) continue;
      script = schema::trimmed(script.substr(0, script.size() - closing.size()));
      again = true;
    }
  }
  return script;
}

std::string mended_json(std::string_view json) { return Mending(json).run(); }

}  // namespace seogo::indexer::extract
