#include "schema/utf8.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace seogo::schema {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The length that a lead byte announces, and the least code point that needs it.
struct Lead {
  int length;
  char32_t bits;
  char32_t least;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, static_cast<char32_t>(byte & 0x1F), 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, static_cast<char32_t>(byte & 0x0F), 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, static_cast<char32_t>(byte & 0x07), 0x10000};
  return {0, 0, 0};
}

// Reads one code point; false, with `at` unmoved, where the bytes are malformed.
bool read(std::string_view text, std::size_t& at, char32_t& code_point) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[at]));
  const auto length = static_cast<std::size_t>(lead.length);
  if (length == 0 || at + length > text.size()) return false;
  char32_t value = lead.bits;
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0) != 0x80) return false;
    value = (value << 6) | (byte & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < lead.least || value > 0x10FFFF || surrogate) return false;
  code_point = value;
  at += length;
  return true;
}

// A bit for each byte of eight, its highest.
constexpr std::uint64_t bits = 0x8080808080808080;

// Where the characters from `at` on that are surely well-formed end: those of one byte and three, which are
// nearly all of a Korean page, eight bytes at a time and without a branch that depends on them. Character
// by character, three checks of each line were a third of the time that reading JSON took.
std::size_t behind_plain(std::string_view text, std::size_t at) {
  std::uint64_t leads = 0;  // of the eight bytes before: E0 to EF, which two more follow
  std::uint64_t high = 0;   // ED: what follows is below A0, for above it are surrogates
  std::uint64_t low = 0;    // E0: what follows is A0 or above, for below it are overlong forms
  for (; text.size() - at >= sizeof leads; at += sizeof leads) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
    const auto bit = [eight](int n) { return eight << (7 - n) & bits; };
    const std::uint64_t leads_here = bit(7) & bit(6) & bit(5) & ~bit(4);
    const std::uint64_t high_here = leads_here & bit(3) & bit(2) & ~bit(1) & bit(0);
    const std::uint64_t low_here = leads_here & ~bit(3) & ~bit(2) & ~bit(1) & ~bit(0);
    const std::uint64_t following = bit(7) & ~bit(6);
    const auto next = [](std::uint64_t here, std::uint64_t before) {
      return here << 8 | before >> 56;
    };
    const std::uint64_t second = next(leads_here, leads);
    const std::uint64_t expected = second | leads_here << 16 | leads >> 48;
    const std::uint64_t other = bit(7) & bit(6) & ~leads_here;
    const std::uint64_t wrong = (following ^ expected) | other | (next(high_here, high) & bit(5)) |
                                (next(low_here, low) & ~bit(5));
    if (wrong != 0) break;
    leads = leads_here;
    high = high_here;
    low = low_here;
  }
  // Back to the beginning of a character whose end was not seen.
  const std::uint64_t last = leads >> 56;
  const std::uint64_t last_but_one = leads >> 48 & 0x80;
  return at - (last != 0 ? 1 : last_but_one != 0 ? 2 : 0);
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
         c == 0x200B;
}

}  // namespace

char32_t decode_any(std::string_view text, std::size_t& at) {
  char32_t code_point = replacement_character;
  if (!read(text, at, code_point)) ++at;
  return code_point;
}

void append(std::string& text, char32_t c) {
  const auto push = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | (c >> 6));
    push(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    push(0xE0 | (c >> 12));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  } else {
    push(0xF0 | (c >> 18));
    push(0x80 | ((c >> 12) & 0x3F));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  }
}

std::size_t first_invalid(std::string_view text) {
  char32_t ignored = 0;
  for (std::size_t at = 0; true;) {
    at = behind_plain(text, at);
    if (at == text.size()) return std::string_view::npos;
    // What stopped it stands within eight bytes or so.
    for (const std::size_t begin = at; at < text.size() && at - begin < sizeof(std::uint64_t);) {
      if (!read(text, at, ignored)) return at;
    }
  }
}

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (Cursor cursor(text); !cursor.done();) units += cursor.next() >= 0x10000 ? 2 : 1;
  return units;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (Cursor cursor(text); !cursor.done(); cursor.next()) ++count;
  return count;
}

std::string_view head(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size() && is_space(decode(text, at));) begin = at;
  // From the end, so that a long text costs no more than its spaces.
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && end - start < 4 && is_continuation(text[start])) --start;
    std::size_t at = start;
    if (!is_space(decode(text, at)) || at != end) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

std::string shown(std::string_view text) {
  std::string out;
  for (Cursor cursor(text); !cursor.done();) {
    const char32_t c = cursor.next();
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
    append(out, control ? replacement_character : c);
  }
  return out;
}

}  // namespace seogo::schema
