// Paragraphs from the lines of a text.
//
//   이사회가 밤새 주고받은 말             a subheading: no sentence, and prose follows
//   1위 서울 / 2위 부산 / 3위 대구                 three in a row are a list, not subheadings
//
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::indexer::extract {

struct TextLine {
  std::string_view text;
  bool blank_before = false;
  bool listed = false;      // bulleted: never a subheading, never joined
  bool subheading = false;  // marked as one: ◆ ■ …
  bool heading = false;     // markup says so, whatever it looks like: <h3>왜 떠났나?</h3>
};

struct Paragraph {
  std::string text;
  bool subheading = false;
};

[[nodiscard]] std::vector<Paragraph> make_paragraphs(const std::vector<TextLine>& lines);

}  // namespace seogo::indexer::extract
