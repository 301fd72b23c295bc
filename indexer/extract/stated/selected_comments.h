// Comments by the selectors of a profile.
//
//   {"item": "li.cmt", "id": "@data-id", "author": ".nick", "posted": ".date", "text": ".txt"}
//
// What the others find belongs to the nearest item around it; an item within another answers it,
// unless "parent" says whom. Linear in the page, however items nest.
#pragma once

#include "indexer/extract/markup/tree.h"
#include "indexer/extract/profile.h"
#include "indexer/extract/statement.h"
#include "indexer/source/capture.h"

namespace seogo::indexer::extract {

// Puts them into `said`, with their origin.
void read_selected_comments(const HtmlTree& tree, const source::Capture& capture,
                            const Profile& profile, Statement& said);

}  // namespace seogo::indexer::extract
