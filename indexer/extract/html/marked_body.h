// The body of an article whose exporter kept the markup of its site.
//
//   <p>첫눈이 왔다.</p><h3>서울</h3><p>밤까지</p>   →   첫눈이 왔다.\n\n서울\n\n밤까지, subheading 서울
//   x < y, <가나> 개봉                            stays: no markup of a whole text
//
// Pure.
#pragma once

#include "schema/article.h"

namespace seogo::indexer::extract {

// Whether the body begins with a tag and has markup of HTML's blocks.
[[nodiscard]] bool has_marked_body(const schema::Article& article);

// Makes text of such a body and of the comments; subheadings that are stated stay. What has no text
// stays as it is.
void read_marked_body(schema::Article& article);

}  // namespace seogo::indexer::extract
