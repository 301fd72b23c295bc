// Files of the search page, compiled into the program.
#pragma once

#include <string_view>

namespace seogo::searchd::page {

[[nodiscard]] std::string_view style_sheet();  // page.css

}  // namespace seogo::searchd::page
