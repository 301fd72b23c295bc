#include "searchd/engine/letters.h"

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

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n'; }

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

// Reads words, from space to space, as long as their bytes stand for themselves. Returns where the
// first begins that has other signs, or the end.
std::size_t append_plain_words(std::string_view text, std::size_t at,
                               std::vector<char32_t>& codes) {
  constexpr std::size_t syllable_bytes = 3;
  std::size_t word = at;  // that is being read
  std::size_t codes_before = codes.size();
  while (at < text.size()) {
    const char c = text[at];
    if (is_space(c)) {
      word = ++at;
      codes_before = codes.size();
      continue;
    }
    const auto lead = static_cast<unsigned char>(c);
    std::size_t end = at;
    if (lead >= 0xEA && lead <= 0xED) {
      const char32_t syllable = schema::decode(text, end);
      if (!schema::is_syllable(syllable) || end - at != syllable_bytes) break;
      codes.push_back(syllable);
    } else if (lead >= 0x80) {
      end += mark_length(text, at);
      if (end == at) break;
    } else if (is_digit(c) || is_ascii_letter(c)) {
      end = end_of_plain_word(text, at);
      if (end == at) break;
      append_word_codes(text.substr(at, end - at), codes);
    } else {
      ++end;
    }
    at = end;
  }
  if (at >= text.size()) return text.size();
  codes.resize(codes_before);
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
