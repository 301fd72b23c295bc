// What all pages share: the head, the name of the archive and the search form over the content.
// Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

struct Frame {
  std::string title;      // of the browser's window
  std::string_view skip;  // words of the link past the form
  std::string other;      // the same page in the other language
  bool indexed = false;   // by search engines
};

[[nodiscard]] std::string framed(const View& view, const Frame& frame, const Html& content);

// Where a page finds its style sheet: changes with its content, so that it may be cached for long.
[[nodiscard]] std::string style_sheet_address();

}  // namespace seogo::searchd::page
