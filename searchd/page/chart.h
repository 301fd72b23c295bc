// How many articles, or comments, are of each year, month or day: a picture of bars, before the
// whole archive as a shadow of its own scale, and the same numbers as a table under it.
//
//   chart(view, timeline_of(*reply.histogram, view.asked), doors)
//
// A bar leads where `doors` says. For a pointer the picture does, for keyboards and screen readers
// the table: sixty stops on the way to the first result would be too many. Nothing is drawn that
// gives no choice. For one view; pure.
#pragma once

#include <functional>
#include <string>

#include "searchd/page/html.h"
#include "searchd/page/timeline.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

struct Doors {
  std::function<std::string(const Period&)> to;  // the address of what a bar counts
  // What the bars are part of, where the way leads back to it: 2023년 전체.
  std::string wider_label = {};
  std::string wider = {};  // its address; empty: none
  bool of_all = false;     // nothing was looked for: the archive itself is counted
};

[[nodiscard]] Html chart(const View& view, const Timeline& line, const Doors& doors);

}  // namespace seogo::searchd::page
