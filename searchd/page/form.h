// The search form: the field, and the dates under it. Sort order and filters travel in hidden
// fields, so that a new query keeps them. For one view; pure.
#pragma once

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

[[nodiscard]] Html search_form(const View& view);

// "관련도순 · 최신순 · …" as links, the current one marked.
[[nodiscard]] Html sort_links(const View& view);

}  // namespace seogo::searchd::page
