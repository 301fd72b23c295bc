#include "schema/middle_dot.h"

#include <algorithm>
#include <array>
#include <string>

#include "schema/utf8.h"

namespace seogo::schema {
namespace {

constexpr std::array<std::string_view, 5> middle_dots = {"·", "ㆍ", "・", "‧", "⋅"};

std::string_view text_of(std::string_view normalized, const Run& run) {
  return normalized.substr(run.begin, run.end - run.begin);
}

bool is_syllabic(const Run& run) {
  return run.script == Script::hangul || run.script == Script::hanja;
}

std::size_t character_length(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  static_cast<void>(decode(text, at));
  return at - begin;
}

bool is_one_character(std::string_view text) { return character_length(text, 0) == text.size(); }

bool is_day_or_month(std::string_view text) {
  return text.size() <= 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The last character before the dot and the first behind it, as written or as read.
std::string around(std::string_view text, const Run& left, const Run& right) {
  std::size_t last = left.end - 1;
  while (last > left.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  std::string pair(text.substr(last, left.end - last));
  return pair.append(text.substr(right.begin, character_length(text, right.begin)));
}

}  // namespace

Joint joint(std::string_view normalized, const Run& left, const Run& right) {
  if (right.begin <= left.end) return Joint::none;
  const std::string_view between = normalized.substr(left.end, right.begin - left.end);
  if (between.size() < 2 ||
      std::find(middle_dots.begin(), middle_dots.end(), between) == middle_dots.end()) {
    return Joint::none;
  }
  const std::string_view before = text_of(normalized, left);
  const std::string_view behind = text_of(normalized, right);
  if (is_syllabic(left) && is_syllabic(right)) {
    return is_one_character(before) || is_one_character(behind) ? Joint::syllables : Joint::none;
  }
  return is_day_or_month(before) && is_day_or_month(behind) ? Joint::point : Joint::none;
}

void each_dotted_term(std::string_view normalized, const std::vector<Run>& runs,
                      const TermSink& sink) {
  std::string reading;
  for (std::size_t i = 1; i < runs.size(); ++i) {
    const Run& left = runs[i - 1];
    const Run& right = runs[i];
    const Joint found = joint(normalized, left, right);
    if (found == Joint::none) continue;
    if (found == Joint::point) {
      sink(run_text(normalized, left) + "." + run_text(normalized, right), Strength::weighted);
      continue;
    }
    const std::string written = around(normalized, left, right);
    if (left.script == right.script) sink(written, Strength::weighted);
    if (left.script != Script::hanja && right.script != Script::hanja) continue;
    if (reading.empty()) reading = reading_of(normalized);
    const std::string read = around(reading, left, right);
    if (read != written) sink(read, Strength::weighted);
  }
}

}  // namespace seogo::schema
