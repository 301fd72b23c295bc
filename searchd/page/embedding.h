// The page for owners of other sites: what to paste for a search box of this archive on theirs, with
// the widget itself to try. `address` is the archive's own, with a slash at its end. Pure; safe to call
// from any thread.
#pragma once

#include <string>

#include "searchd/page/view.h"

namespace seogo::searchd::page {

[[nodiscard]] std::string embedding_page(const View& view, const std::string& address);

}  // namespace seogo::searchd::page
