// What the tests of HTML share: a page made of a text, and what one source says of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "indexer/extract/extractor.h"
#include "indexer/extract/markup/tree.h"
#include "indexer/extract/stated/page_identity.h"
#include "indexer/extract/statement.h"

namespace seogo::indexer::extract {

inline source::Capture html_capture(std::string page, std::string url = {}) {
  source::Capture capture;
  capture.form = source::Form::html;
  capture.bytes = std::move(page);
  capture.url = std::move(url);
  capture.provenance.file = "page.html";
  return capture;
}

// `read` is read_json_ld, read_microdata or read_open_graph.
template <typename Read>
Statement statement_of(Read read, std::string page, std::string url = {}) {
  const source::Capture capture = html_capture(std::move(page), std::move(url));
  const HtmlTree tree(capture.bytes);
  return read(tree, identity_of(tree, capture), capture, Profile::built_in());
}

// A page of a headline and a text with `head` in its head and `rest` behind the text.
inline std::string html_page(std::string_view head, std::string_view rest = {}) {
  return "<html><head>" + std::string(head) +
         "</head><body><h1>돌담길에 핀 봄꽃</h1><article>"
         "<p>돌담길을 따라 심은 봄꽃이 마을의 풍경을 바꾸었다고 주민들은 말했다.</p>"
         "<p>주민들은 내년에는 꽃길을 마을 끝까지 이을 생각이라고 전했다.</p></article>" +
         std::string(rest) + "</body></html>";
}

}  // namespace seogo::indexer::extract
