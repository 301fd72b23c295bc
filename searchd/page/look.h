// What a theme changes of a page: its frame, a style sheet over the built-in one, its icon.
//
//   Look{}                                          as it is built in
//   Look{Template::parse("…"), "theme/theme.css?v=3f0c"}
//
// Plain values.
#pragma once

#include <string>

#include "searchd/page/template.h"

namespace seogo::searchd::page {

struct Look {
  Template frame = Template::built_in();
  std::string style_sheet = {};   // its address from the archive's first page; empty: none
  std::string icon = "icon.svg";  // … of the picture that browsers show beside the title
};

[[nodiscard]] inline const Look& built_in_look() {
  static const Look look;
  return look;
}

}  // namespace seogo::searchd::page
