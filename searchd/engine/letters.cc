#include "searchd/engine/letters.h"

#include <array>

#include "schema/analyzer.h"
#include "schema/hanja.h"
#include "schema/jamo.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"

namespace seogo::searchd::engine {
namespace {

bool stands_alone(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3131 && c <= 0x318E) ||
         (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3041 && c <= 0x30FF) || schema::is_hanja(c);
}

constexpr std::uint32_t fnv_offset = 2166136261;
constexpr std::uint32_t fnv_prime = 16777619;
constexpr char32_t word_bit = 0x80000000;

bool is_numeral(char32_t c) { return (c >= '0' && c <= '9') || c == '.'; }

// Reads a Latin word or number character by character, and tells where a unit begins behind a
// number of two signs or more, as the analyzer does: 5g is a name.
class WordReader {
 public:
  // Whether `c` begins a word of its own.
  [[nodiscard]] bool splits_before(char32_t c) const {
    return numeral_ && length_ > 1 && !is_numeral(c);
  }
  void start() { *this = WordReader(); }
  void add(char32_t c) {
    code_ = ((code_ ^ c) * fnv_prime) | word_bit;
    numeral_ = numeral_ && is_numeral(c);
    ++length_;
  }
  [[nodiscard]] char32_t code() const { return code_; }

 private:
  std::uint32_t code_ = fnv_offset;
  std::size_t length_ = 0;
  bool numeral_ = true;
};

// A word that is normalized, or one of ASCII with capitals.
void append_word_codes(std::string_view word, std::vector<char32_t>& codes) {
  WordReader reader;
  for (schema::Cursor cursor(word); !cursor.done();) {
    char32_t c = cursor.next();
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (reader.splits_before(c)) {
      codes.push_back(reader.code());
      reader.start();
    }
    reader.add(c);
  }
  codes.push_back(reader.code());
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_space(char c) { return c == ' ' || c == '\n'; }

// The bytes of a mark that parts words and is nothing else when it is normalized: ‘ ’ “ ” … ·
std::size_t mark_length(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "·") return 2;
  if (text.substr(at, 2) != "\xE2\x80" || at + 2 >= text.size()) return 0;
  const bool is_mark =
      std::string_view("\x98\x99\x9C\x9D\xA6").find(text[at + 2]) != std::string_view::npos;
  return is_mark ? 3 : 0;
}

// The end of a Latin word or number that stands for itself; `begin` for one that has to be looked at
// more closely: 42.195, 1,234 and very long ones.
std::size_t end_of_plain_word(std::string_view text, std::size_t begin) {
  const auto is_point = [text](std::size_t at) {
    return at < text.size() && (text[at] == '.' || text[at] == ',');
  };
  bool digits = false;
  std::size_t end = begin;
  for (; end < text.size() && (is_digit(text[end]) || is_ascii_letter(text[end])); ++end) {
    digits = digits || is_digit(text[end]);
  }
  const bool pointed = digits && (is_point(end) || (begin > 0 && is_point(begin - 1)));
  return pointed || end - begin > schema::longest_word ? begin : end;
}

// Whether a byte begins a syllable, or is a sign of ASCII that no word has.
constexpr std::array<bool, 256> begins_plain_sign = [] {
  std::array<bool, 256> all{};
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    all[byte] = !is_digit(static_cast<char>(byte)) && !is_ascii_letter(static_cast<char>(byte));
  }
  for (std::size_t byte = 0xEA; byte <= 0xED; ++byte) all[byte] = true;
  return all;
}();

// Reads on over syllables and signs of ASCII, of which most texts are made, up to something else or the
// last two bytes; returns where it stopped. How long a word is cannot be foretold, so that no branch
// hangs on it: 2.7 ns a byte became 1.7 (a profile).
std::size_t append_syllables(std::string_view text, std::size_t at, std::vector<char32_t>& codes) {
  constexpr std::size_t syllable_bytes = 3;
  constexpr std::uint32_t first = 0xAC00;
  constexpr std::uint32_t syllables = 11'172;
  std::array<char32_t, 256> read;
  for (bool goes_on = true; goes_on && at + syllable_bytes <= text.size();) {
    std::size_t count = 0;
    while (count < read.size() && at + syllable_bytes <= text.size()) {
      const auto byte = [&](std::size_t i) -> std::uint32_t {
        return static_cast<unsigned char>(text[at + i]);
      };
      const std::uint32_t code = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
      const std::uint32_t broken = ((byte(1) ^ 0x80) | (byte(2) ^ 0x80)) & 0xC0;
      const std::uint32_t is_syllable = byte(0) >> 7;
      const std::uint32_t below = syllables | (is_syllable - 1);  // or all but the last number
      goes_on = begins_plain_sign[byte(0)] && ((code - first) | broken << 16) < below;
      if (!goes_on) break;
      read[count] = code;
      count += is_syllable;
      at += 1 + (syllable_bytes - 1) * is_syllable;
    }
    codes.insert(codes.end(), read.begin(), read.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return at;
}

// Reads words as long as their bytes stand for themselves; returns where others begin, or the end.
std::size_t append_plain_signs(std::string_view text, std::size_t at,
                               std::vector<char32_t>& codes) {
  for (;;) {
    at = append_syllables(text, at, codes);
    if (at >= text.size()) return at;
    const char c = text[at];
    std::size_t end = at;
    if (is_digit(c) || is_ascii_letter(c)) {
      end = end_of_plain_word(text, at);
      if (end > at) append_word_codes(text.substr(at, end - at), codes);
    } else {
      end += static_cast<unsigned char>(c) < 0x80 ? 1 : mark_length(text, at);
    }
    if (end == at) return at;
    at = end;
  }
}

// The same from space to space: a word with other signs is not begun. Returns where it stands.
std::size_t append_plain_words(std::string_view text, std::size_t at,
                               std::vector<char32_t>& codes) {
  const std::size_t end = append_plain_signs(text, at, codes);
  if (end == text.size()) return end;
  std::size_t word = end;
  while (word > at && !is_space(text[word - 1])) --word;
  std::vector<char32_t> begun;
  append_plain_signs(text.substr(0, end), word, begun);
  codes.resize(codes.size() - begun.size());
  return word;
}

// Up to a space behind which a sign stands that does not join with what is before it.
std::size_t end_of_odd_words(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (!is_space(text[at]) || at + 1 == text.size()) continue;
    std::size_t next = at + 1;
    const char32_t c = schema::decode(text, next);
    if (c < 0x80 || schema::is_syllable(c)) break;
  }
  return at;
}

// Any text, and so the words that are not plain.
void append_normalized(std::string_view source, std::vector<char32_t>& codes) {
  std::string text = schema::normalize(source);
  if (schema::has_hanja(text)) text = schema::reading_of(text);
  for (const schema::Run& run : schema::runs(text)) {
    if (run.script == schema::Script::word) {
      append_word_codes(schema::run_text(text, run), codes);
      continue;
    }
    for (std::size_t at = run.begin; at < run.end;) codes.push_back(schema::decode(text, at));
  }
}

}  // namespace

void append_letter_codes(std::string_view source, std::vector<char32_t>& codes) {
  codes.reserve(codes.size() + source.size() / 3);
  for (std::size_t at = 0; at < source.size();) {
    at = append_plain_words(source, at, codes);
    const std::size_t end = end_of_odd_words(source, at);
    append_normalized(source.substr(at, end - at), codes);
    at = end;
  }
}

std::vector<char32_t> letter_codes(std::string_view source) {
  std::vector<char32_t> codes;
  append_letter_codes(source, codes);
  return codes;
}

Letters letters_of(std::string_view folded) {
  Letters letters;
  letters.reserve(folded.size() / 3 + 1);
  bool after_space = true;
  bool in_word = false;
  WordReader reader;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = schema::decode(folded, at);
    if (c == U' ') {
      after_space = true;
      in_word = false;
      continue;
    }
    const auto from = static_cast<std::uint32_t>(begin);
    const auto to = static_cast<std::uint32_t>(at);
    if (stands_alone(c)) {
      letters.push_back({c, from, to, after_space});
      in_word = false;
    } else {
      const bool goes_on = in_word && !reader.splits_before(c);
      if (!goes_on) reader.start();
      reader.add(c);
      if (goes_on) {
        letters.back().code = reader.code();
        letters.back().end = to;
      } else {
        letters.push_back({reader.code(), from, to, after_space});
      }
      in_word = true;
    }
    after_space = false;
  }
  return letters;
}

}  // namespace seogo::searchd::engine
