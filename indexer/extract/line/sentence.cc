#include "indexer/extract/line/sentence.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/extract/line/glyphs.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t prose_length = 25;
constexpr std::size_t long_length = 80;
constexpr std::size_t long_words = 6;
constexpr std::size_t longest_bytes =
    1'200;  // beyond this a text is surely long: no need to count it

// The last code point of `text`, and the bytes it takes.
char32_t last_code_point(std::string_view text, std::size_t& bytes) {
  bytes = 1;
  if (text.empty()) return 0;
  while (bytes < 4 && bytes < text.size() &&
         (static_cast<unsigned char>(text[text.size() - bytes]) & 0xC0U) == 0x80U)
    ++bytes;
  std::size_t at = text.size() - bytes;
  return schema::decode(text, at);
}

bool is_closer(char32_t c) {
  constexpr std::u32string_view closers = U"\"')]>”’」』》〉）】*";
  return c != 0 && closers.find(c) != std::u32string_view::npos;
}

std::string_view without_closers(std::string_view text) {
  std::size_t bytes = 0;
  while (is_closer(last_code_point(text, bytes))) text.remove_suffix(bytes);
  return text;
}

bool ends_with_syllable(std::string_view text) {
  std::size_t bytes = 0;
  const char32_t last = last_code_point(text, bytes);
  return (last >= 0xAC00 && last <= 0xD7A3) || continues_syllable(last);
}

}  // namespace

bool ends_sentence(std::string_view text) {
  constexpr std::u32string_view stops = U".?!…。？！．";
  std::size_t bytes = 0;
  const char32_t last = last_code_point(without_closers(text), bytes);
  return last != 0 && stops.find(last) != std::u32string_view::npos;
}

bool is_prose(std::string_view text) {
  if (text.size() < prose_length) return false;
  const bool sure = text.size() > longest_bytes;
  const std::size_t length = sure ? long_length : characters(text);
  if (length < prose_length) return false;
  std::string_view bare = without_closers(text);
  if (bare.ends_with('.')) {
    bare.remove_suffix(1);
    if (ends_with_syllable(bare) || without_closers(bare).size() < bare.size()) return true;
  }
  if (length < long_length) return false;
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1 >= long_words;
}

bool is_subheading_like(std::string_view text) {
  if (text.size() > longest_bytes || ends_sentence(text) || text.ends_with(':')) return false;
  const std::size_t length = characters(text);
  const bool lettered = std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
  return lettered && length >= 4 && length <= 80;
}

bool is_headline_like(std::string_view text) {
  if (text.size() > longest_bytes) return false;
  const std::size_t length = characters(text);
  if (length > 200) return false;
  return length >= 7 || (length >= 4 && text.find(' ') != std::string_view::npos);
}

bool is_menu_row(std::string_view text) {
  constexpr std::size_t longest_step = 10;  // characters
  constexpr std::size_t longest_row = 400;  // bytes
  if (text.size() > longest_row || ends_sentence(text)) return false;
  std::size_t steps = 1;
  std::size_t arrows = 0;
  std::size_t length = 0;
  bool blank = true;
  for (schema::Cursor cursor(text); !cursor.done();) {
    const char32_t c = fold(cursor.next());
    if (c != U'|' && c != U'>') {
      blank = blank && c == U' ';
      if (!continues_syllable(c) && ++length > longest_step + 2)
        return false;  // a space at each end
      continue;
    }
    if (blank) return false;
    if (c == U'>') ++arrows;
    ++steps;
    length = 0;
    blank = true;
  }
  return steps >= 3 || arrows > 0;
}

bool is_notice(std::string_view text) {
  constexpr std::size_t longest_label = 40;  // bytes
  constexpr std::array<std::string_view, 34> labels = {
      "일시", "일자",   "날짜",   "시간", "기간", "장소", "위치", "대상", "주최",
      "주관", "후원",   "문의",   "전화", "접수", "신청", "모집", "인원", "자격",
      "방법", "참가비", "입장료", "요금", "가격", "출연", "내용", "주제", "강사",
      "진행", "연락처", "주소",   "발인", "빈소", "장지", "계좌"};
  const std::size_t colon = text.substr(0, longest_label).find(':');
  if (colon == std::string_view::npos) return false;
  const std::string label = composed(text.substr(0, colon));
  return std::any_of(labels.begin(), labels.end(), [&label](std::string_view word) {
    return label.find(word) != std::string::npos;
  });
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 15 &&
         text.find_first_not_of("0123456789,") == std::string_view::npos && text.front() != ',';
}

}  // namespace seogo::indexer::extract
