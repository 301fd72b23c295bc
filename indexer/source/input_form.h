// What kinds of files we read. A file becomes captures of another kind: source::Form.
//
//   text        a page saved as text               a.txt
//   html        a page as the site sent it         a.html
//   json_lines  a JSON object a line               a.jsonl
//   warc, wacz  a crawl                            a.warc.gz
//   mhtml       a page as a browser saved it       a.mhtml
//   feed        RSS, Atom, a WordPress export      feed.xml
#pragma once

namespace seogo::indexer::source {

enum class InputForm { text, html, json_lines, warc, wacz, mhtml, feed };

}  // namespace seogo::indexer::source
