// Telling prose from headlines, labels and menus by its shape.
//
//   시민들은 해가 지도록 돌담길을 떠나지 않았다고 전했다.   prose: long, ends as a sentence does
//   OpenAI의 닷새, 샘 알트만 해고 및 복귀                no sentence
//   첫눈이 왔다.                                    a sentence, too short to call prose
//
// Pure.
#pragma once

#include <string_view>

namespace seogo::indexer::extract {

// Ends with . ? ! or …, closing quotes and brackets aside.
[[nodiscard]] bool ends_sentence(std::string_view text);

// Surely running text: a sentence of 25 characters that ends with a full stop after Hangul or a
// quote, or any 80 characters in six words or more.
[[nodiscard]] bool is_prose(std::string_view text);

// Could be a subheading: 4 to 80 characters, with a letter in it, and no sentence.
[[nodiscard]] bool is_subheading_like(std::string_view text);

// Could be a headline: 4 to 200 characters and more than one word, or 7 characters and more.
[[nodiscard]] bool is_headline_like(std::string_view text);

// A path to the article, 뉴스 > 경제 > 증권, or a row of buttons, 기사저장 | 프린트 | 글씨 크게.
[[nodiscard]] bool is_menu_row(std::string_view text);

// A line of a notice: "일시: 4월 5일 오후 2시", "문의 및 접수 : 041-000-0000".
[[nodiscard]] bool is_notice(std::string_view text);

[[nodiscard]] bool is_number(std::string_view text);

}  // namespace seogo::indexer::extract
