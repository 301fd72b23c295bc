// What a word may be that is not typed to its end: a row of characters, each of them from a first to
// a last.
//
//   spellings("압구ㅈ")   →  압 구 자…짛
//   spellings("압굽")     →  압 굽, 압 구 바…빟, 압 굾        (completions of jamo.h)
//   spellings("서ㅇㅇ")   →  서 아…잏 아…잏                initial consonants
//   spellings("it조")     →  i t 조…죻
//
//   Spelling 서ㅇㅇ: begins("서울역") is true, next("서글픈") is 서아아: none between them fits
//
// Normalized text. Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::searchd::engine {

class Spelling {
 public:
  // Characters that are certain; others follow by `then`.
  explicit Spelling(std::string_view certain);
  Spelling& then(char32_t first, char32_t last);

  [[nodiscard]] bool begins(std::string_view word) const;

  // The characters in front that are only one.
  [[nodiscard]] const std::string& head() const { return head_; }
  // The least text that begins so.
  [[nodiscard]] std::string least() const { return least_from(0); }
  // The least text behind `word`, which does not, that may; nothing if none can. In the order of
  // bytes, which is that of the index.
  [[nodiscard]] std::optional<std::string> next(std::string_view word) const;

  struct Span {
    char32_t first;
    char32_t last;
  };
  [[nodiscard]] const std::vector<Span>& spans() const { return spans_; }

 private:
  [[nodiscard]] std::string least_from(std::size_t place) const;

  std::string head_;
  std::vector<Span> spans_;
};

// As it was typed first. None for what cannot be the beginning of a word: a vowel alone.
[[nodiscard]] std::vector<Spelling> spellings(std::string_view typed);

}  // namespace seogo::searchd::engine
