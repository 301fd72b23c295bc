// Feeds and blog exports: RSS 0.9x and 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, WordPress's WXR.
//
// Each <item> or <entry> becomes an entry capture: its fields that we know (feed_vocabulary.h), by one
// name each, in an element that says what the feed and the entry say together:
//
//   <seogo:entry xmlns:seogo="urn:seogo:entry" … site="돌담신문" url="https://doldam.kr/1">
//   <title>돌담길에 핀 봄꽃</title>
//   <content:encoded>&lt;p&gt;봄꽃이 피었다.&lt;/p&gt;</content:encoded>
//   </seogo:entry>
//
// Fields have attributes but no markup: Atom's xhtml and raw HTML are written as the text of HTML
// (type="html"). Only wp:comment and atom:author have fields of their own. `site` is the feed's title,
// `url` the link of the entry, relative to the feed's; a login in dc:creator is replaced by the name
// that an export gives its author. Posts of an export that are not public, and those that are no
// articles, are skipped by kind: "attachment", "draft". Place: "line 120".
//
// A feed of up to limits::largest_capture bytes is decoded by its bytes (charset.h); a larger one must
// be UTF-8 and is read as it comes, entry by entry. mended_xml.h has what is forgiven. Where XML is
// malformed beyond that, the entries before are taken and one refusal names the line; Error(input) if
// there are none, or if it is no feed. Memory: the undecoded feed or one entry, at most
// limits::largest_capture bytes of either.
#pragma once

#include <string>

#include "indexer/source/sinks.h"
#include "indexer/source/stream.h"

namespace seogo::indexer::source {

void read_feed(Stream& stream, const std::string& file, const Sinks& sinks);

}  // namespace seogo::indexer::source
