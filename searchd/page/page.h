// The search page, drawn whole by the server: it needs no script.
//
//   results_page(view)              the form, the count, the hits, the pager
//   front_page(view, popular, 2023-12)   the whole archive over time, what was popular of its newest
//                                      month, the newest articles
//   failure_page(view, {"…", "…"})  the form, and what went wrong
//
// Every text of the archive and of the reader is escaped on its way in (html.h). Pure; safe to call
// from any thread.
#pragma once

#include <string>

#include "searchd/page/ranking.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

[[nodiscard]] std::string results_page(const View& view);  // view.reply must be there
[[nodiscard]] std::string front_page(const View& view, const Popular& popular,
                                     const Period& newest);

struct Failure {
  std::string heading;
  std::string text;
};
[[nodiscard]] std::string failure_page(const View& view, const Failure& failure);

}  // namespace seogo::searchd::page
