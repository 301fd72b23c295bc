// What the selectors of a profile find on a page.
//
//   {"title": "h1.tit", "authors": ".reporter", "counts": {"likes": ".like em"}}
//   → title, authors {가온누, 기자}, counts.likes 16; origins "profile title: h1.tit" …
//
// Of a field's selectors the first that finds a value that can be counts. The text's element is
// found here and read by html/body.h. Safe to call from several threads.
#pragma once

#include "indexer/extract/html/body.h"
#include "indexer/extract/markup/tree.h"
#include "indexer/extract/profile.h"
#include "indexer/extract/stated/page_identity.h"
#include "indexer/extract/statement.h"
#include "indexer/source/capture.h"

namespace seogo::indexer::extract {

[[nodiscard]] Statement read_selected(const HtmlTree& tree, const PageIdentity& page,
                                      const source::Capture& capture, const Profile& profile);

// The element of the text; no_node if no selector finds one.
[[nodiscard]] BodyPlace select_body(const HtmlTree& tree, const Profile& profile);

}  // namespace seogo::indexer::extract
