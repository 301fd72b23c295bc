#include "searchd/feed/web_address.h"

#include <cctype>

#include "schema/utf8.h"
#include "searchd/wire/query_string.h"
#include "searchd/wire/web_address.h"

namespace seogo::searchd::feed {
namespace {

constexpr std::string_view marks_of_a_host = "-._~:[]";
constexpr std::string_view marks_behind_a_host = "-._~:/?#@!$&'()*+,;=";

bool is_alphanumeric(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool has(std::string_view marks, char32_t c) {
  return c < 0x80 && marks.find(static_cast<char>(c)) != std::string_view::npos;
}

// ucschar of RFC 3987, without marks of direction and other formats that would hide what is there.
bool is_beyond_ascii(char32_t c) {
  if (c < 0xA0 || c == schema::replacement_character) return false;
  const bool format = (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
                      (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
  const bool private_use = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000;
  const bool no_character = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  const bool special = c >= 0xFFF0 && c <= 0xFFFD;
  return !format && !private_use && !no_character && !special;
}

bool is_escape(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) {
    return i < text.size() && std::isxdigit(static_cast<unsigned char>(text[i])) != 0;
  };
  return text[at] == '%' && digit(at + 1) && digit(at + 2);
}

bool is_host(std::string_view host) {
  if (host.empty()) return false;
  for (schema::Cursor cursor(host); !cursor.done();) {
    const char32_t c = cursor.next();
    if (!is_alphanumeric(c) && !has(marks_of_a_host, c) && !is_beyond_ascii(c)) return false;
  }
  return true;
}

std::string path_of(std::string_view rest) {
  std::string out;
  bool in_fragment = false;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t begin = at;
    const char32_t c = schema::decode(rest, at);
    const bool second_fragment = c == '#' && in_fragment;
    in_fragment = in_fragment || c == '#';
    const bool stays = is_alphanumeric(c) || has(marks_behind_a_host, c) || is_beyond_ascii(c) ||
                       is_escape(rest, begin);
    const std::string_view bytes = rest.substr(begin, at - begin);
    out += stays && !second_fragment ? std::string(bytes) : wire::percent_encode(bytes);
  }
  return out;
}

}  // namespace

std::optional<std::string> web_address(std::string_view url) {
  const std::size_t scheme = wire::web_scheme(url);
  if (scheme == 0) return std::nullopt;
  const std::string_view behind = url.substr(scheme);
  const std::string_view host = behind.substr(0, behind.find_first_of("/?#"));
  if (!is_host(host)) return std::nullopt;
  return std::string(url.substr(0, scheme)).append(host) + path_of(behind.substr(host.size()));
}

}  // namespace seogo::searchd::feed
