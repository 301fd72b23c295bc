// What all pages share: the head, the name of the archive and the search form over the content.
// Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "searchd/page/html.h"
#include "searchd/page/view.h"

namespace seogo::searchd::page {

struct Frame {
  std::string title;           // of the browser's window
  std::string_view skip;       // words of the link past the form
  std::string other;           // the same page in the other language
  bool indexed = false;        // by search engines; links are followed anyway
  std::string canonical = {};  // the page's own address, where it has many; empty: untold
  std::string feed = {};       // of what the page shows, as Atom; empty: none
  bool live = false;           // its content may be replaced as one types
  std::string widget = {};     // the address of a script besides; empty: none
};

[[nodiscard]] std::string framed(const View& view, const Frame& frame, const Html& content);

// Where a page finds its style sheet and its script: changes with its content, so that it may be cached for long.
[[nodiscard]] std::string style_sheet_address();
[[nodiscard]] std::string script_address();

}  // namespace seogo::searchd::page
