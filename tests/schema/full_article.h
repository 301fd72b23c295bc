// Articles for the codec tests: one with every field filled, and any number of seeded random ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/article.h"
#include "tests/schema/random_text.h"

namespace seogo::schema::tests {

inline constexpr Timestamp december{1702287120, kst_offset_minutes, false};  // 2023-12-11 18:32 KST
inline constexpr Timestamp one_day{1702220400, kst_offset_minutes, true};    // 2023-12-11
inline constexpr Timestamp in_new_york{1702287121, -300, false};

inline Article full_article() {
  Article article;
  article.id = "tokenpost-157412";
  article.url = "https://news.example/article-157412";
  article.site = "토큰포스트";
  article.section = "경제";
  article.tags = {"인공지능", "OpenAI"};
  article.title = "OpenAI의 닷새, 샘 알트만 해고 및 복귀";
  article.subtitle = "닷새의 반란";
  article.authors = {{"김주성", "기자"}, {"박하늘", ""}};
  article.published = december;
  article.modified = in_new_york;
  article.body = "예상치 못한 해고로\n\n반란\n\n직원들은 반란을 일으켰다. ㅋㅋ 😀";
  article.subheadings = {"반란"};
  article.image_credits = {"Jonathan Kemper/Unsplash", "연합뉴스"};
  article.source_note = "해당 기사는 다른 곳에도 실려 있다.";
  article.copyright = "<저작권자 ⓒ 서고, 무단전재 금지>";
  article.counts = {16, 0, 4, 3, std::int64_t{1} << 40};
  article.comments = {{"7", "", "사계절", one_day, "기사 감사합니다!", 2, 1},
                      {"8", "7", "주땡", std::nullopt, "동감\n합니다", 0, 0}};
  article.captured_at = december;
  article.provenance = {"captures/a.txt", 4096};
  article.other_captures = {{one_day, {"crawl.warc.gz", 512}}, {std::nullopt, {"b.html", 0}}};
  article.extra = R"({"쪽":3})";
  return article;
}

inline std::optional<Timestamp> random_time(Dice& dice) {
  if (dice.one_in(3)) return std::nullopt;
  const auto seconds = static_cast<std::int64_t>(dice.below(4000000000U)) - 2000000000;
  if (dice.one_in(3)) {
    const Timestamp any{seconds, kst_offset_minutes, false};
    return Timestamp{any.day().start_of_day(), kst_offset_minutes, true};
  }
  return Timestamp{seconds, static_cast<int>(dice.below(27) * 60) - 720, false};
}

inline std::optional<std::int64_t> random_count(Dice& dice) {
  if (dice.one_in(3)) return std::nullopt;
  return static_cast<std::int64_t>(dice.below(dice.one_in(2) ? 10 : 4000000000U));
}

inline std::vector<std::string> random_texts(Dice& dice) {
  std::vector<std::string> texts(dice.below(4));
  for (std::string& text : texts) text = random_text(dice, 6);
  return texts;
}

inline Article random_article(Dice& dice) {
  Article article;
  for (std::string* text : {&article.id, &article.url, &article.site, &article.section,
                            &article.title, &article.subtitle, &article.body, &article.source_note,
                            &article.copyright, &article.provenance.file}) {
    *text = random_text(dice, 20);
  }
  article.tags = random_texts(dice);
  article.subheadings = random_texts(dice);
  article.image_credits = random_texts(dice);
  article.authors.resize(dice.below(3));
  for (Author& author : article.authors) {
    author = {random_text(dice, 4), random_text(dice, 2)};
  }
  article.published = random_time(dice);
  article.modified = random_time(dice);
  article.captured_at = random_time(dice);
  article.counts = {random_count(dice), random_count(dice), random_count(dice), random_count(dice),
                    random_count(dice)};
  article.comments.resize(dice.below(4));
  for (Comment& comment : article.comments) {
    comment = {random_text(dice, 2),          random_text(dice, 2),
               random_text(dice, 3),          random_time(dice),
               random_text(dice, 9),          random_count(dice).value_or(0),
               random_count(dice).value_or(0)};
  }
  article.provenance.offset = dice.below(4000000000U);
  article.other_captures.resize(dice.below(3));
  for (Snapshot& capture : article.other_captures) {
    capture = {random_time(dice), {random_text(dice, 5), dice.below(4000000000U)}};
  }
  if (dice.one_in(2)) article.extra = R"({"쪽":[1,2]})";
  return article;
}

}  // namespace seogo::schema::tests
