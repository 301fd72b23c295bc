// The hits of one page of results, each with its marked title, where and when it appeared, a
// passage, its counts, a link to the copies of its text, and the comments that match. A title leads to the article's own address if
// that is http or https, with a small link to the archived copy; else to that copy. For one view;
// pure.
#pragma once

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

[[nodiscard]] Html hit_list(const View& view);

}  // namespace seogo::searchd::page
