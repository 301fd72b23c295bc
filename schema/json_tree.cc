#include "schema/json_tree.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>

#include "schema/article_json.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t in_each_byte(std::uint64_t value) { return value * 0x0101010101010101U; }

// Not 0 if a byte of the eight is less than `limit`, which is 128 at most.
constexpr std::uint64_t any_below(std::uint64_t eight, std::uint64_t limit) {
  return (eight - in_each_byte(limit)) & ~eight & in_each_byte(0x80);
}

// Every function is false where it gives up.
class TreeReader {
 public:
  explicit TreeReader(std::string_view text) : text_(text) {}

  bool read(Json& out) {
    if (!value(out, 0)) return false;
    skip_spaces();
    return at_ == text_.size();
  }

 private:
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_spaces() {
    while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r') ++at_;
  }

  bool take(char c) {
    skip_spaces();
    if (here() != c) return false;
    ++at_;
    return true;
  }

  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  bool value(Json& out, int depth) {
    skip_spaces();
    switch (here()) {
      case '{':
        return depth < deepest_json && object(out, depth + 1);
      case '[':
        return depth < deepest_json && array(out, depth + 1);
      case '"': {
        std::string text;
        ++at_;
        if (!string(text)) return false;
        out = std::move(text);
        return true;
      }
      case 't':
        out = true;
        return take("true");
      case 'f':
        out = false;
        return take("false");
      case 'n':
        out = nullptr;
        return take("null");
      default:
        return number(out);
    }
  }

  bool one_more() { return ++values_ <= most_json_values; }

  bool object(Json& out, int depth) {
    out = Json::object();
    ++at_;
    if (!one_more()) return false;
    if (take('}')) return true;
    do {
      std::string key;
      if (!take('"') || !string(key) || !take(':')) return false;
      if (!value(out[std::move(key)], depth)) return false;
      if (take('}')) return true;
    } while (take(',') && one_more());
    return false;
  }

  bool array(Json& out, int depth) {
    out = Json::array();
    ++at_;
    if (!one_more()) return false;
    if (take(']')) return true;
    do {
      if (!value(out.emplace_back(), depth)) return false;
      if (take(']')) return true;
    } while (take(',') && one_more());
    return false;
  }

  // What is no whole number, or negative or long, is the library's.
  bool number(Json& out) {
    constexpr std::size_t most_digits = 18;
    const std::string_view rest = text_.substr(at_);
    const std::size_t end = std::min(rest.find_first_not_of("0123456789+-.eE"), rest.size());
    const std::string_view written = rest.substr(0, end);
    at_ += written.size();
    const bool plain = written.size() <= most_digits &&
                       written.find_first_not_of("0123456789") == std::string_view::npos &&
                       (written.size() == 1 || !written.starts_with('0'));
    if (!plain) {
      out = Json::parse(written.begin(), written.end(), nullptr, false);
      return !out.is_discarded();
    }
    std::uint64_t value = 0;
    const auto [stop, error] = std::from_chars(written.begin(), written.end(), value);
    out = value;
    return error == std::errc();
  }

  // Up to the quotation mark that ends it, which is taken.
  bool string(std::string& out) {
    while (true) {
      const std::size_t begin = at_;
      skip_plain();
      out.append(text_, begin, at_ - begin);
      if (at_ == text_.size()) return false;
      const char c = text_[at_++];
      if (c == '"') return true;
      if (c != '\\' || !escape(out)) return false;  // a control character
    }
  }

  void skip_plain() {
    std::uint64_t eight = 0;
    for (; text_.size() - at_ >= sizeof eight; at_ += sizeof eight) {
      std::memcpy(&eight, text_.data() + at_, sizeof eight);
      const std::uint64_t special = any_below(eight, 0x20) |
                                    any_below(eight ^ in_each_byte('"'), 1) |
                                    any_below(eight ^ in_each_byte('\\'), 1);
      if (special != 0) break;
    }
    while (at_ < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c < 0x20 || c == '"' || c == '\\') return;
      ++at_;
    }
  }

  bool escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const char c = here();
    ++at_;
    if (c == 'u') return unit(out);
    const std::size_t row = letters.find(c);
    if (row == std::string_view::npos) return false;
    out.push_back(meant[row]);
    return true;
  }

  // Half of a pair is not a character: with_whole_pairs() is for those.
  bool unit(std::string& out) {
    std::uint32_t high = 0;
    if (!hexadecimal(high) || (high >= 0xDC00 && high < 0xE000)) return false;
    std::uint32_t low = 0;
    if (high >= 0xD800 && high < 0xDC00) {
      if (!take("\\u") || !hexadecimal(low) || low < 0xDC00 || low >= 0xE000) return false;
      high = 0x10000 + ((high - 0xD800) << 10 | (low - 0xDC00));
    }
    append(out, static_cast<char32_t>(high));
    return true;
  }

  bool hexadecimal(std::uint32_t& out) {
    constexpr std::size_t digits = 4;
    const std::string_view text = text_.substr(std::min(at_, text_.size()), digits);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, 16);
    at_ += digits;
    return error == std::errc() && text.size() == digits && end == text.data() + digits;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

std::optional<Json> quick_tree(std::string_view line) {
  if (first_invalid(line) != std::string_view::npos) return std::nullopt;
  std::optional<Json> tree(std::in_place);
  if (!TreeReader(line).read(*tree)) tree.reset();
  return tree;
}

}  // namespace seogo::schema
