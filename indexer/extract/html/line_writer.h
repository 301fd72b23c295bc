// Writes texts met in a tree as the lines of a page.
//
//   text("첫눈이 ") text("왔다.") end_line() blank_line()   →  "첫눈이 왔다.\n\n"
//
// Remembers of each line where its first text stands and how much of it is linked or bold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/line/lines.h"
#include "indexer/extract/markup/tree.h"

namespace seogo::indexer::extract {

[[nodiscard]] bool is_blank_text(std::string_view text);

struct LineDraft {
  NodeId node = no_node;
  std::uint32_t bytes = 0;
  std::uint32_t linked = 0;
  std::uint32_t strong = 0;
  Shape shape = Shape::none;
};

// What is known of a text from the elements around it.
struct TextStyle {
  Shape shape = Shape::none;
  bool linked = false;
  bool strong = false;
  bool verbatim = false;
};

class LineWriter {
 public:
  void text(std::string_view text, NodeId node, const TextStyle& style);
  void separate();  // between the cells of a row
  void space();
  void bullet();
  void end_line();
  void blank_line();

  [[nodiscard]] const std::string& page() const { return page_; }
  [[nodiscard]] const LineDraft& draft(std::size_t number) const { return drafts_[number - 1]; }

 private:
  std::string page_;
  std::vector<LineDraft> drafts_;  // of each line of the page, blank ones too
  LineDraft draft_;
  std::string_view pending_;
  bool bullet_ = false;
  bool blank_ = true;
};

}  // namespace seogo::indexer::extract
