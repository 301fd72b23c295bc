// From an entry of a feed or of a WordPress export to an article; source/feed.h has the form.
//
//   <title>              title, with the entities and tags of HTML resolved
//   url, site            of <seogo:entry>
//   <pubDate> …          published; modified where it differs
//   <dc:creator> …       authors
//   <category>           tags; of an export, the first category is the section
//   <content:encoded> …  body and subheadings, else the summary; an excerpt is the subtitle
//   <wp:comment>         comments that are approved, no pingbacks
//   <slash:comments>     how many comments the page counts
//
// A date that is none is absent. Throws Error(input) for XML that is not an entry, and where there is
// nothing to read: "article without text: 돌담길에 핀 봄꽃". Safe to call from any thread.
#pragma once

#include <string_view>

#include "schema/article.h"

namespace seogo::indexer::extract {

[[nodiscard]] schema::Article read_feed_entry(std::string_view xml);

}  // namespace seogo::indexer::extract
