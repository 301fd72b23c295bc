// A headline without the name of its site.
//
//   돌담길에 핀 봄꽃 - 가나일보            돌담길에 핀 봄꽃      the site is called so
//   돌담길에 핀 봄꽃 | 가나일보 문화        돌담길에 핀 봄꽃
//   ::가나일보:: 돌담길에 핀 봄꽃           돌담길에 핀 봄꽃
//   자유게시판 - 돌담길에 핀 봄꽃           돌담길에 핀 봄꽃      a heading on the page is just that
//   [부고] 김하늘 씨 별세                  stays, in the section 부고 too
//   [가나일보] 돌담길에 핀 봄꽃             돌담길에 핀 봄꽃
//   봄꽃 - 마을을 바꾸다                   stays: nothing proves that 마을을 바꾸다 is a site
//   가나일보                              "": no headline
//
// What proves a name: a source that states the site, the page's host, or a heading on the page that
// is the rest, exactly. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/stated/page_identity.h"

namespace seogo::indexer::extract {

struct SiteNames {
  std::vector<std::string> sites;     // 가나일보, gana.kr
  std::vector<std::string> sections;  // 정치: cut only where the whole piece is one
};

[[nodiscard]] std::string headline_of(std::string_view title, const SiteNames& names,
                                      const PageIdentity& page);

// 가나일보, where a title ends with it and a heading on the page is all that stands before it; a
// section would look the same. Empty if there is none.
[[nodiscard]] std::string_view site_in_title(std::string_view title, const PageIdentity& page);

// Whether a text is nothing but the site's name: 가나일보, 가나일보 뉴스.
[[nodiscard]] bool is_only_name(std::string_view title, const SiteNames& names);

// The heading on the page that a cut off title is the beginning of; empty if there is none.
[[nodiscard]] std::string completed(std::string_view title, const PageIdentity& page);

}  // namespace seogo::indexer::extract
