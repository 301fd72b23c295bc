// What kinds of files we read. A file becomes captures of another kind: source::Form.
//
//   text        a page saved as text               a.txt
//   html        a page as the site sent it         a.html
//   json_lines  JSON objects, one a line or not    a.jsonl, a.json
//   warc        a crawl                            a.warc.gz
//   zip         a crawl (WACZ), or pages           a.wacz, a.zip
//   mhtml       a page as a browser saved it       a.mhtml
//   feed        RSS, Atom, a WordPress export      feed.xml
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seogo::indexer::source {

enum class InputForm { text, html, json_lines, warc, zip, mhtml, feed };

// "a/b.XML.gz": ".xml", whatever it is wrapped in.
[[nodiscard]] std::string ending_of(std::string_view name);

// By the ending of a name; nothing if it is none of ours.
[[nodiscard]] std::optional<InputForm> form_named(std::string_view name);

}  // namespace seogo::indexer::source
