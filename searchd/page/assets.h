// Files of the search page, compiled into the program.
#pragma once

#include <string_view>

namespace seogo::searchd::page {

[[nodiscard]] std::string_view style_sheet();    // page.css
[[nodiscard]] std::string_view script();         // page.js
[[nodiscard]] std::string_view icon();           // icon.svg
[[nodiscard]] std::string_view template_text();  // page.html

}  // namespace seogo::searchd::page
