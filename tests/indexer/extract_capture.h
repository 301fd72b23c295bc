// What the extraction tests share: a capture made of a text, and the article in it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "indexer/extract/extractor.h"

namespace seogo::indexer::extract {

inline schema::Article extract_text(std::string text,
                                    const Profile& profile = Profile::built_in()) {
  source::Capture capture;
  capture.bytes = std::move(text);
  capture.provenance.file = "capture.txt";
  return extract(capture, profile);
}

// A page around `middle`, which stands between the header and the copyright line.
inline std::string page_around(std::string_view middle) {
  return "홈\n공유하기\n\n돌담길에 핀 봄꽃, 마을을 바꾸다\n\n가온누 기자\n입력 2024.04.02 09:30\n\n"
         "돌담길을 따라 심은 봄꽃이 마을의 풍경을 바꾸었다고 주민들은 말했다.\n\n" +
         std::string(middle) +
         "\n\n주민들은 내년에는 꽃길을 마을 끝까지 이을 생각이라고 전했다.\n\n"
         "<저작권자 ⓒ 돌담신문, 무단전재 및 재배포 금지>\n\n많이 본 기사\n";
}

inline std::string page_with_comments(std::string_view comments) {
  return page_around("") + "전체댓글 [9]\n댓글보기\n" + std::string(comments);
}

}  // namespace seogo::indexer::extract
