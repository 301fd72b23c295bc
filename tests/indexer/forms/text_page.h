// A page saved as text, chrome and all; its comments with the bullets of a list, or without.
//
//   홈 / 공유하기 / 경제 … 돌담길에 핀 봄꽃 … 가온누 기자 / 입력 2024.04.02 09:30:00 … 전체댓글 [2] …
#pragma once

#include <string>

#include "tests/indexer/forms/wording.h"

namespace seogo::tests {

inline std::string comment_lines(const schema::Comment& comment) {
  return comment.author + "\n" + written_time(*comment.posted) + "\n" + comment.text +
         "\n답글 달기\n추천 " + std::to_string(comment.likes) + "\n반대 " +
         std::to_string(comment.dislikes) + "\n";
}

inline std::string comment_bullets(const schema::Comment& comment) {
  return "• " + comment.author + "\n• " + written_time(*comment.posted) + "\n" + comment.text +
         "\n답글 달기\n• " + std::to_string(comment.likes) + "\n• ·\n• " +
         std::to_string(comment.dislikes) + "\n";
}

template <auto comment_of>
std::string text_page(const schema::Article& article) {
  std::string comments;
  for (const schema::Comment& comment : article.comments) comments += comment_of(comment);
  return "홈\n공유하기\n\n" + article.title + "\n\n" + byline(article.authors) + "\n입력 " +
         written_time(*article.published) + "\n\n" + article.body + "\n\n<저작권자 ⓒ " +
         article.site + ", 무단전재 및 재배포 금지>\n\n많이 본 기사\n전체댓글 [" +
         std::to_string(article.comments.size()) + "]\n댓글보기\n" + comments;
}

}  // namespace seogo::tests
