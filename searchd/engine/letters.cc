#include "searchd/engine/letters.h"

#include "schema/analyzer.h"
#include "schema/hanja.h"
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

void append_word_codes(std::string_view word, std::vector<char32_t>& codes) {
  WordReader reader;
  for (schema::Cursor cursor(word); !cursor.done();) {
    const char32_t c = cursor.next();
    if (reader.splits_before(c)) {
      codes.push_back(reader.code());
      reader.start();
    }
    reader.add(c);
  }
  codes.push_back(reader.code());
}

}  // namespace

std::vector<char32_t> letter_codes(std::string_view source) {
  std::string text = schema::normalize(source);
  if (schema::has_hanja(text)) text = schema::reading_of(text);
  std::vector<char32_t> codes;
  codes.reserve(text.size() / 3);
  for (const schema::Run& run : schema::runs(text)) {
    if (run.script == schema::Script::word) {
      append_word_codes(schema::run_text(text, run), codes);
      continue;
    }
    for (std::size_t at = run.begin; at < run.end;) codes.push_back(schema::decode(text, at));
  }
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
