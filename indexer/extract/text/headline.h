// Finding the headline and what stands under it.
//
//   정치 경제 사회                          menu: furniture, or bulleted, or single short words
//   OpenAI의 닷새, 샘 알트만 해고 및 복귀       title: topmost of the plain lines above the header
//   이사회 전면 교체…직원 700명 서한            subtitle: the plain lines below it
//   김주성 기자 2023.12.11 18:32            header
//
// Where no plain line stands above the header, the first one below it that is no sentence is the
// title. The views live as long as the page. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/text/layout.h"

namespace seogo::indexer::extract {

struct Headline {
  std::string_view title;
  std::vector<std::string_view> subtitle;  // in the order of the page
  std::vector<std::size_t> lines;          // that title and subtitle stand on, ascending
};

// `site` is the name of the site, which is no headline.
[[nodiscard]] std::optional<Headline> find_headline(const std::vector<Line>& lines,
                                                    const Layout& layout, std::string_view site);

}  // namespace seogo::indexer::extract
