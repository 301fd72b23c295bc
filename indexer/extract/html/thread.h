// Blocks that are a thread of comments, however much of a page they hold: three hundred comments below
// a text of three lines are not its text.
//
//   <table class=reply><tr><td class=name>한솔</td><td class=memo>잘 읽었습니다</td>
//     <td class=date>2009-05-02 11:20</td></tr> … (two more)     a thread
//   <div class=reply_page><h1>…</h1> … the whole page </div>       none
//   <div class=comment>a text, and one date</div>                  none: it may be the article
//
// A thread is called comments, has no h1, and three or more dates no third of its text apart. Linear to
// make; `is_thread` is linear in the dates within. Pure.
#pragma once

#include <vector>

#include "indexer/extract/markup/density.h"
#include "indexer/extract/markup/tree.h"

namespace seogo::indexer::extract {

class HtmlThreads {
 public:
  HtmlThreads(const HtmlTree& tree, const HtmlDensity& density);
  [[nodiscard]] bool is_thread(NodeId block) const;

 private:
  const HtmlTree& tree_;
  const HtmlDensity& density_;
  std::vector<NodeId> dates_;
};

}  // namespace seogo::indexer::extract
