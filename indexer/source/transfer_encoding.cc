#include "indexer/source/transfer_encoding.h"

#include <array>
#include <cstdint>

#include "indexer/source/header_fields.h"

namespace seogo::indexer::source {
namespace {

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

std::string as_it_is(std::string_view bytes) { return std::string(bytes); }

struct Decoder {
  std::string_view name;
  std::string (*decode)(std::string_view);
};
constexpr std::array<Decoder, 6> decoders = {{{"", as_it_is},
                                              {"7bit", as_it_is},
                                              {"8bit", as_it_is},
                                              {"binary", as_it_is},
                                              {"quoted-printable", decode_quoted_printable},
                                              {"base64", decode_base64}}};

// Where a line ends if only blanks stand between `at` and its end; npos otherwise.
std::size_t end_of_blank_rest(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  if (at < text.size() && text[at] == '\r') ++at;
  if (at == text.size()) return at;
  return text[at] == '\n' ? at + 1 : std::string_view::npos;
}

}  // namespace

std::string decode_quoted_printable(std::string_view encoded) {
  std::string out;
  out.reserve(encoded.size());
  std::size_t kept =
      0;  // bytes up to the last that is no blank: blanks at a line's end are padding
  for (std::size_t i = 0; i < encoded.size();) {
    const char c = encoded[i];
    if (c == '\n' || (c == '\r' && i + 1 < encoded.size() && encoded[i + 1] == '\n')) {
      out.resize(kept);
      out += encoded.substr(i, c == '\n' ? 1 : 2);
      i += c == '\n' ? 1 : 2;
      kept = out.size();
      continue;
    }
    if (c != '=') {
      out.push_back(c);
      if (c != ' ' && c != '\t') kept = out.size();
      ++i;
      continue;
    }
    const int high = i + 2 < encoded.size() ? hexadecimal(encoded[i + 1]) : -1;
    const int low = high >= 0 ? hexadecimal(encoded[i + 2]) : -1;
    if (low >= 0) {
      out.push_back(static_cast<char>(high * 16 + low));
      i += 3;
    } else if (const std::size_t end = end_of_blank_rest(encoded, i + 1);
               end != std::string_view::npos) {
      i = end;
    } else {
      out.push_back('=');
      ++i;
    }
    kept = out.size();
  }
  return out;
}

std::string decode_base64(std::string_view encoded) {
  std::string out;
  out.reserve(encoded.size() / 4 * 3 + 3);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : encoded) {
    if (c == '=') {  // padding: what follows, if anything, starts anew
      held = 0;
      continue;
    }
    const int value = base64_value(c);
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    held += 6;
    if (held >= 8) {
      held -= 8;
      out.push_back(static_cast<char>(bits >> held & 0xFF));
    }
  }
  return out;
}

std::optional<std::string> decode_transfer(std::string_view name, std::string_view encoded) {
  const std::string wanted = lower_case(name);
  for (const Decoder& row : decoders) {
    if (row.name == wanted) return row.decode(encoded);
  }
  return std::nullopt;
}

}  // namespace seogo::indexer::source
