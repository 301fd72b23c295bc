// What a page is called and where it stands: which of the articles that it tells of is its own.
//
//   {"keys": ["gana.kr/news/1"], "titles": ["돌담길에 핀 봄꽃 - 가나일보"], "headings": ["돌담길에 핀 봄꽃"]}
//   agreement("https://www.gana.kr/news/1", "")     4: the address agrees
//   agreement("", "돌담길에 핀 봄꽃")                  2: the headline does
//
// A plain value; linear to make.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/markup/tree.h"
#include "indexer/source/capture.h"

namespace seogo::indexer::extract {

struct PageIdentity {
  std::string base;                   // for addresses that are relative; may be empty
  std::vector<std::string> keys;      // page_key() of canonical link, og:url and capture
  std::vector<std::string> titles;    // og:title, <title>
  std::vector<std::string> headings;  // h1 to h3, in the order of the page

  [[nodiscard]] int agreement(std::string_view url, std::string_view headline) const;
};

[[nodiscard]] PageIdentity identity_of(const HtmlTree& tree, const source::Capture& capture);

// The content of the first <meta> of this name or property; empty if there is none.
[[nodiscard]] std::string_view meta_content(const HtmlTree& tree, std::string_view name);

}  // namespace seogo::indexer::extract
