// The elements of feeds that we read, by one name each, whatever prefix and version a feed has.
//
//   feed_name("http://wordpress.org/export/1.2/", "wp", "comment")   →  wp:comment
//   feed_name("http://purl.org/rss/1.0/", "", "title")               →  title
//   feed_name("http://www.w3.org/2005/Atom", "", "title")            →  atom:title
//   feed_name("", "content", "encoded")                              →  content:encoded: not declared
//   feed_name("http://www.itunes.com/dtds/podcast-1.0.dtd", …)       →  "": not read
//
// Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

namespace seogo::indexer::source {

[[nodiscard]] std::string feed_name(std::string_view space, std::string_view prefix,
                                    std::string_view local);

// Whether an entry's element of this name is handed on; `within` is the one it stands in, or nothing.
[[nodiscard]] bool is_entry_field(std::string_view within, std::string_view name);

// What kind of post of a WordPress export is no article, by wp:post_type, wp:status and whether it
// has a password: "attachment", "draft"; empty if it is one.
[[nodiscard]] std::string_view unread_post(std::string_view type, std::string_view status,
                                           bool password);

}  // namespace seogo::indexer::source
