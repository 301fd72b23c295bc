#include "indexer/source/mended_xml.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include "indexer/source/limits.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t block_bytes = 64U << 10;
constexpr std::size_t seen_ahead = 64;  // the longest thing that is looked at as a whole

constexpr std::array<std::string_view, 5> xml_entities = {"amp", "lt", "gt", "quot", "apos"};
constexpr std::array<std::string_view, 2> entry_names = {"item", "entry"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         (c & 0x80) != 0;
}

bool is_xml_character(std::uint32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
         (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c < 0x110000);
}

std::optional<std::uint32_t> numbered(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 8) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits) {
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
      digit = static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
    } else {
      return std::nullopt;
    }
    value = value * (hex ? 16 : 10) + digit;
  }
  return value;
}

// A reference at seen[at], which is "&".
void mend_reference(std::string_view seen, std::size_t& at, std::string& out) {
  constexpr std::size_t longest_name = 32;
  const std::string_view name = seen.substr(at + 1, longest_name);
  const std::size_t end = name.find(';');
  if (end != std::string_view::npos) {
    const std::string known(name.substr(0, end));
    std::optional<std::uint32_t> character;
    if (known.starts_with('#')) {
      character = numbered(std::string_view(known).substr(1));
      if (character && !is_xml_character(*character)) character = schema::replacement_character;
    } else if (std::find(xml_entities.begin(), xml_entities.end(), known) != xml_entities.end()) {
      out += '&' + known + ';';
      at += end + 2;
      return;
    } else if (const htmlEntityDesc* entity =
                   htmlEntityLookup(reinterpret_cast<const xmlChar*>(known.c_str()))) {
      character = entity->value;
    }
    if (character) {
      out += fmt::format("&#{};", *character);
      at += end + 2;
      return;
    }
  }
  out += "&amp;";
  ++at;
}

}  // namespace

bool MendedXml::next(std::string& piece) {
  piece.clear();
  const std::string_view seen = window_->peek(block_bytes + seen_ahead);
  if (seen.empty()) return false;
  const std::size_t end = seen.size() < block_bytes + seen_ahead ? seen.size() : block_bytes;
  began_ = window_->offset();
  std::size_t at = 0;
  while (at < end) step(seen, at, piece);
  window_->skip(at);
  return true;
}

void MendedXml::step(std::string_view seen, std::size_t& at, std::string& out) {
  const char c = seen[at];
  const std::string_view rest = seen.substr(at);
  if (c == '\n') {
    ++line_;
    out.push_back(c);
    ++at;
    return;
  }
  switch (state_) {
    case State::before:
      if (c == '<') return open(seen, at, out);
      ++at;
      return;
    case State::text:
      return in_text(seen, at, out);
    case State::tag:
      return in_tag(seen, at, out);
    case State::cdata:
      if (!rest.starts_with("]]>")) return in_text(seen, at, out);
      state_ = State::text;
      at += 3;
      return;
    case State::comment:
      if (rest.starts_with("-->")) {
        state_ = behind_comment_;
        at += 2;
      }
      ++at;
      return;
    case State::instruction:
      if (rest.starts_with("?>")) {
        state_ = State::text;
        ++at;
      }
      ++at;
      return;
    case State::doctype:
      return in_doctype(seen, at);
  }
}

void MendedXml::in_text(std::string_view seen, std::size_t& at, std::string& out) {
  const char c = seen[at];
  const bool plain = state_ == State::cdata;  // "<" and "&" stand for themselves
  if ((c & 0x80) != 0) {
    const char32_t code_point = schema::decode(seen, at);
    schema::append(out, is_xml_character(code_point) ? code_point : schema::replacement_character);
    return;
  }
  if (c == '<' && !plain) return open(seen, at, out);
  if (c == '&' && !plain) return mend_reference(seen, at, out);
  if (c == '<') {
    out += "&lt;";
  } else if (c == '&') {
    out += "&amp;";
  } else if (c == '>') {
    out += "&gt;";
  } else {
    out.push_back(static_cast<unsigned char>(c) < 0x20 && !is_space(c) ? ' ' : c);
  }
  ++at;
}

void MendedXml::in_tag(std::string_view seen, std::size_t& at, std::string& out) {
  const char c = seen[at];
  if (began_ + at - tag_began_ > limits::largest_page) {
    throw Error(ErrorCode::input,
                fmt::format("a tag of over {} bytes at byte {}", limits::largest_page, tag_began_));
  }
  if (quote_ != 0) {
    if (c == quote_) {
      quote_ = 0;
    } else if (c == '<') {
      out += "&lt;";
      ++at;
      return;
    } else {
      return in_text(seen, at, out);
    }
  } else if (c == '"' || c == '\'') {
    quote_ = c;
  } else if (c == '=') {
    if (++attributes_ > limits::most_attributes) {
      throw Error(ErrorCode::input, fmt::format("a tag of over {} attributes at byte {}",
                                                limits::most_attributes, tag_began_));
    }
  } else if (c == '>') {
    state_ = State::text;
  } else if (c == '&') {
    return mend_reference(seen, at, out);
  } else if ((c & 0x80) != 0) {
    schema::append(out, schema::decode(seen, at));
    return;
  }
  out.push_back(static_cast<unsigned char>(c) < 0x20 && !is_space(c) ? ' ' : c);
  ++at;
}

void MendedXml::in_doctype(std::string_view seen, std::size_t& at) {
  const char c = seen[at];
  if (quote_ != 0) {
    if (c == quote_) quote_ = 0;
  } else if (seen.substr(at).starts_with("<!--")) {
    behind_comment_ = State::doctype;
    state_ = State::comment;
    at += 3;
  } else if (c == '"' || c == '\'') {
    quote_ = c;
  } else if (c == '[' || c == ']') {
    subset_ = c == '[';
  } else if (c == '>' && !subset_) {
    state_ = State::text;
  }
  ++at;
}

// What begins with the "<" at seen[at].
void MendedXml::open(std::string_view seen, std::size_t& at, std::string& out) {
  const std::string_view rest = seen.substr(at);
  if (rest.starts_with("<!--")) {
    behind_comment_ = State::text;
    state_ = State::comment;
    at += 4;
  } else if (rest.starts_with("<![CDATA[")) {
    state_ = State::cdata;
    at += 9;
  } else if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype")) {
    state_ = State::doctype;
    quote_ = 0;
    subset_ = false;
    at += 9;
  } else if (rest.starts_with("<?")) {
    state_ = State::instruction;
    at += 2;
  } else if (rest.size() > 1 && (rest[1] == '/' || begins_name(rest[1]))) {
    state_ = State::tag;
    quote_ = 0;
    attributes_ = 0;
    tag_began_ = began_ + at;
    const std::size_t length =
        std::min(rest.substr(0, seen_ahead).find_first_of(" \t\r\n/>", 1), rest.size());
    if (length > seen_ahead || rest[1] == '/') {
      out.push_back('<');
      ++at;
      return;
    }
    const std::string_view name = rest.substr(1, length - 1);
    const std::string_view local = name.substr(name.find(':') + 1);  // npos + 1 is 0
    out += rest.substr(0, 1);
    at += 1;
    if (std::find(entry_names.begin(), entry_names.end(), local) != entry_names.end()) {
      out += fmt::format("{} {}=\"{}:{}\"", name, entry_place_attribute, tag_began_, line_);
      at += name.size();
    }
  } else {
    state_ = State::text;
    out += "&lt;";
    ++at;
  }
}

}  // namespace seogo::indexer::source
