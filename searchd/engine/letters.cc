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

char32_t word_code(std::string_view word) {
  std::uint32_t hash = fnv_offset;
  for (schema::Cursor cursor(word); !cursor.done();) {
    hash = ((hash ^ cursor.next()) * fnv_prime) | word_bit;
  }
  return hash;
}

}  // namespace

std::vector<char32_t> letter_codes(std::string_view source) {
  std::string text = schema::normalize(source);
  if (schema::has_hanja(text)) text = schema::reading_of(text);
  std::vector<char32_t> codes;
  codes.reserve(text.size() / 3);
  for (const schema::Run& run : schema::runs(text)) {
    if (run.script == schema::Script::word) {
      codes.push_back(word_code(schema::run_text(text, run)));
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
    } else if (in_word) {
      Letter& word = letters.back();
      word.code = ((word.code ^ c) * fnv_prime) | word_bit;
      word.end = to;
    } else {
      letters.push_back({((fnv_offset ^ c) * fnv_prime) | word_bit, from, to, after_space});
      in_word = true;
    }
    after_space = false;
  }
  return letters;
}

}  // namespace seogo::searchd::engine
