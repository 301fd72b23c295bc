#include "indexer/source/mime_header.h"

#include <algorithm>
#include <optional>

#include "indexer/source/charset.h"
#include "indexer/source/header_fields.h"
#include "indexer/source/transfer_encoding.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::trimmed;

constexpr std::size_t most_parameters = 64;

void skip(std::string_view& rest, std::string_view characters) {
  rest.remove_prefix(std::min(rest.find_first_not_of(characters), rest.size()));
}

// A quoted string (its quotes and escapes taken off) or what stands up to the next semicolon.
std::string take_value(std::string_view& rest) {
  std::string value;
  if (!rest.starts_with('"')) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    value = trimmed(rest.substr(0, end));
    rest.remove_prefix(end);
    return value;
  }
  std::size_t at = 1;
  for (; at < rest.size() && rest[at] != '"'; ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
    value.push_back(rest[at]);
  }
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return value;
}

// utf-8'ko'%EA%B8%B0 (RFC 2231, section 4): "%41" as quoted-printable's "=41".
std::string extended_value(std::string_view value) {
  const std::size_t label = value.find('\'');
  const std::size_t language =
      label == std::string_view::npos ? label : value.find('\'', label + 1);
  if (language == std::string_view::npos) return std::string(value);
  std::string encoded(value.substr(language + 1));
  std::replace(encoded.begin(), encoded.end(), '%', '=');
  return decoded(decode_quoted_printable(encoded), value.substr(0, label)).text;
}

struct EncodedWord {
  std::string label;
  std::string bytes;
  std::size_t length = 0;
};

// =?charset?B|Q?text?= at the start of `text`.
std::optional<EncodedWord> read_encoded_word(std::string_view text) {
  constexpr std::size_t longest = 1000;  // RFC 2047 allows 75; writers of long words exist
  text = text.substr(0, longest);
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t label = text.find('?', 2);
  if (label == std::string_view::npos || label + 2 >= text.size() || text[label + 2] != '?')
    return std::nullopt;
  const std::size_t end = text.find("?=", label + 3);
  if (end == std::string_view::npos) return std::nullopt;
  const char kind = static_cast<char>(text[label + 1] | 0x20);
  std::string body(text.substr(label + 3, end - label - 3));
  EncodedWord word;
  word.label = text.substr(2, label - 2);
  word.label = word.label.substr(0, word.label.find('*'));  // a language, by RFC 2231
  word.length = end + 2;
  if (kind == 'b') {
    word.bytes = decode_base64(body);
  } else if (kind == 'q') {
    std::replace(body.begin(), body.end(), '_', ' ');
    body += '.';  // keeps a space at the end
    word.bytes = decode_quoted_printable(body);
    word.bytes.pop_back();
  } else {
    return std::nullopt;
  }
  return word;
}

}  // namespace

std::string_view ParametrizedValue::parameter(std::string_view name) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [name](const auto& row) { return row.first == name; });
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

// Pieces (name*0, name*1 …, RFC 2231, section 3) are joined in the order they stand in.
ParametrizedValue read_parameters(std::string_view field) {
  ParametrizedValue out;
  std::string_view rest = field;
  const std::size_t end = std::min(rest.find(';'), rest.size());
  out.value = lower_case(trimmed(rest.substr(0, end)));
  rest.remove_prefix(end);
  for (std::size_t count = 0; count < most_parameters; ++count) {
    skip(rest, "; \t");
    if (rest.empty()) break;
    const std::size_t equals = rest.find_first_of("=;");
    if (equals == std::string_view::npos) break;
    std::string name = lower_case(trimmed(rest.substr(0, equals)));
    const bool stated = rest[equals] == '=';
    rest.remove_prefix(equals + 1);
    if (!stated) continue;
    skip(rest, " \t");
    std::string value = take_value(rest);
    const bool extended = name.ends_with('*');
    if (extended) {
      name.pop_back();
      value = extended_value(value);
    }
    const std::size_t star = name.find('*');
    const bool piece = star != std::string::npos;
    name = name.substr(0, star);
    if (piece && !out.parameters.empty() && out.parameters.back().first == name) {
      out.parameters.back().second += value;
    } else if (out.parameter(name).empty()) {
      out.parameters.emplace_back(std::move(name), std::move(value));
    }
  }
  return out;
}

// Blanks between two encoded words are no part of the text, and a character may be cut by the two.
std::string decode_words(std::string_view field) {
  std::string out;
  std::string label;
  std::string pending;  // bytes in `label`
  const auto flush = [&] {
    if (!pending.empty()) out += decoded(pending, label).text;
    pending.clear();
  };
  for (std::size_t at = 0; at < field.size();) {
    const std::size_t next =
        pending.empty() ? at : std::min(field.find_first_not_of(" \t\r\n", at), field.size());
    if (const auto word = read_encoded_word(field.substr(next))) {
      if (lower_case(word->label) != lower_case(label)) flush();
      label = word->label;
      pending += word->bytes;
      at = next + word->length;
      continue;
    }
    flush();
    out.push_back(field[at++]);
  }
  flush();
  return out;
}

}  // namespace seogo::indexer::source
