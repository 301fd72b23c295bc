#include <string>

#include <gtest/gtest.h>

#include "tests/indexer/extract_capture.h"

namespace seogo::indexer::extract {
namespace {

// "author@day>parent:text[likes,dislikes]", one a line; line ends in a text shown as /.
std::string show(const schema::Article& article) {
  std::string out;
  for (const schema::Comment& comment : article.comments) {
    std::string text = comment.text;
    for (char& c : text)
      if (c == '\n') c = '/';
    out += comment.author + "@" + (comment.posted ? comment.posted->iso().substr(5, 5) : "") +
           (comment.parent.empty() ? "" : ">" + comment.parent) + ":" + text + "[" +
           std::to_string(comment.likes) + "," + std::to_string(comment.dislikes) + "]\n";
  }
  return out;
}

TEST(Comments, AreReadInManyLayouts) {
  const struct {
    const char* name;
    const char* comments;
    const char* shown;
  } cases[] = {
      {"none", "", ""},
      {"bulleted", "• 나루\n• 2024.04.03 10:00:00\nㄱ ㅅ ㅇ\n답글 달기\n• 1\n• ·\n• 2\n",
       "나루@04-03:ㄱ ㅅ ㅇ[1,2]\n"},
      {"one line heads", "나루 2024-04-03 10:00\n안녕\n답글쓰기\n", "나루@04-03:안녕[0,0]\n"},
      {"heads with bars", "나루 | 2024.04.03 10:00 | 신고\n안녕\n추천 3 반대 1\n",
       "나루@04-03:안녕[3,1]\n"},
      {"heads in brackets", "나루 (2024.04.03) 신고\n안녕\n찬성 3 반대 1\n",
       "나루@04-03:안녕[3,1]\n"},
      {"votes in the head",
       "나루 | 2024.04.03 10:00 | 추천 3 | 반대 1\n안녕\n두루 | 2024.04.04 10:00 | 추천 0 | 반대 "
       "2\n네\n",
       "나루@04-03:안녕[3,1]\n두루@04-04:네[0,2]\n"},
      {"a name like a byline", "학부모대표 (2024-04-03 10:00:00)\n안녕\n찬성 3 | 반대 1\n",
       "학부모대표@04-03:안녕[3,1]\n"},
      {"bulleted replies",
       "• 나루\n• 2024.04.03 10:00\n하나\n답글 달기\n• └ 두루\n• 2024.04.04 10:00\n둘\n답글 달기\n",
       "나루@04-03:하나[0,0]\n두루@04-04>c1:둘[0,0]\n"},
      {"a reply's sign before its text too",
       "나루 | 2024.04.03 10:00\n하나\n└ 두루 | 2024.04.04 10:00\n└ 둘\n답글\n",
       "나루@04-03:하나[0,0]\n두루@04-04>c1:둘[0,0]\n"},
      {"relative times", "나루\n3시간 전\n안녕\n답글 달기\n", "나루@:안녕[0,0]\n"},
      {"masked names", "nabi****\n2024.04.03. 10:00\n신고\n안녕\n답글0공감3비공감1\n",
       "nabi****@04-03:안녕[3,1]\n"},
      {"votes on lines of their own", "나루\n2024.04.03 10:00\n안녕\n답글\n공감\n3\n비공감\n1\n",
       "나루@04-03:안녕[3,1]\n"},
      {"likes and dislikes after one word", "나루\n2024.04.03 10:00\n안녕\n답글 작성\n추천 8 2\n",
       "나루@04-03:안녕[8,2]\n"},
      {"a vote before the date", "나루 | 추천 3 2024.04.03 10:00\n안녕\n답글\n",
       "나루@04-03:안녕[3,0]\n"},
      {"votes before the button", "나루\n2024.04.03 10:00\n안녕\n4\n2\n답글쓰기\n",
       "나루@04-03:안녕[4,2]\n"},
      {"badges", "나루\nBEST\n2024.04.03 10:00\n안녕\n답글 달기\n", "나루@04-03:안녕[0,0]\n"},
      {"a text like chrome", "나루\n2024.04.03 10:00\n공유\n답글 달기\n", "나루@04-03:공유[0,0]\n"},
      {"a text like a button", "나루\n2024.04.03 10:00\n답글\n답글 달기\n",
       "나루@04-03:답글[0,0]\n"},
      {"a text like a heading",
       "나루\n2024.04.03 10:00\n많이 본 기사\n답글 달기\n두루\n2024.04.04 10:00\n네\n답글 달기\n",
       "나루@04-03:많이 본 기사[0,0]\n두루@04-04:네[0,0]\n"},
      {"a number", "나루\n2024.04.03 10:00\n100\n답글 달기\n0\n0\n", "나루@04-03:100[0,0]\n"},
      {"several lines", "나루\n2024.04.03 10:00\n하나\n\n둘\n셋\n답글 달기\n",
       "나루@04-03:하나//둘/셋[0,0]\n"},
      {"marks of the writer", "나루\n2024.04.03 10:00\n- 하나\n※ 둘\n^^\n답글 달기\n",
       "나루@04-03:- 하나/※ 둘/^^[0,0]\n"},
      {"a date that is none", "나루\n2024.04.03 10:00\n2023.13.45\n답글 달기\n",
       "나루@04-03:2023.13.45[0,0]\n"},
      {"a deleted comment",
       "나루\n2024.04.03 10:00\n삭제된 댓글입니다\n답글 달기\n└ 두루\n2024.04.04 10:00\n왜요\n답글 "
       "달기\n",
       "나루@04-03:삭제된 댓글입니다[0,0]\n두루@04-04>c1:왜요[0,0]\n"},
      {"replies, never deeper than one",
       "나루\n2024.04.03 10:00\n하나\n답글 달기\nㄴ 두루\n2024.04.04 10:00\n둘\n답글 달기\n↳ "
       "세모\n2024.04.05 10:00\n셋\n답글 달기\n네모\n2024.04.06 10:00\n넷\n답글 달기\n",
       "나루@04-03:하나[0,0]\n두루@04-04>c1:둘[0,0]\n세모@04-05>c1:셋[0,0]\n네모@04-06:넷[0,0]\n"},
      {"ㄴㄴ is no reply", "나루\n2024.04.03 10:00\nㄴㄴ 아니에요\n답글 달기\n",
       "나루@04-03:ㄴㄴ 아니에요[0,0]\n"},
      {"best comments again",
       "나루\n2024.04.03 10:00\n하나\n답글 달기\n전체 댓글\n두루\n2024.04.04 10:00\n둘\n답글 "
       "달기\n나루\n2024.04.03 10:00\n하나\n답글 달기\n",
       "나루@04-03:하나[0,0]\n두루@04-04:둘[0,0]\n"},
      {"no buttons at all",
       "나루\n2024.04.03 10:00\n하나\n두루\n2024.04.04 10:00\n둘\n\n회사 소식 받기\n",
       "나루@04-03:하나[0,0]\n두루@04-04:둘[0,0]\n"},
      {"what follows the last",
       "나루\n2024.04.03 10:00\n하나\n답글 달기\n• 0\n• ·\n• 0\n1 2 3 다음\n선물이 왔어요 7\n9\n",
       "나루@04-03:하나[0,0]\n"},
      {"other articles after",
       "나루\n2024.04.03 10:00\n하나\n답글 달기\n인기 뉴스\n꽃길의 봄을 기다리며\n2024.04.01 "
       "10:00\n",
       "나루@04-03:하나[0,0]\n"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(show(extract_text(page_with_comments(c.comments))), c.shown) << c.name;
}

TEST(Comments, DoNotEnterTheArticle) {
  const schema::Article article =
      extract_text(page_with_comments("나루\n2024.04.03 10:00\n이 댓글은 아주 길어서 마치 기사의 "
                                      "본문처럼 보이지만 본문이 아니다.\n답글 달기\n"));
  EXPECT_EQ(article.body.find("댓글은"), std::string::npos);
  EXPECT_EQ(article.counts.comments, 9);
  ASSERT_EQ(article.comments.size(), 1U);
  EXPECT_EQ(article.comments[0].id, "c1");
}

TEST(Comments, KeepTheirVotesFromTheArticle) {
  for (const char* comments : {"공감/비공감\n나루\n2024.04.03 10:00\n안녕\n공감 40\n비공감 11\n",
                               "안녕히 계세요\n공감 40\n비공감 11\n",
                               "답글 1\n공감 40\n비공감 11\n", "3일 전\n안녕\n비공감\n11\n"}) {
    const schema::Article article = extract_text(page_with_comments(comments));
    EXPECT_FALSE(article.counts.likes) << comments;
    EXPECT_FALSE(article.counts.dislikes) << comments;
  }
  const schema::Article unannounced = extract_text(
      "돌담길에 핀 봄꽃, 마을을 바꾸다\n가온누 기자\n입력 2024.04.02 09:30\n돌담길을 따라 심은 "
      "봄꽃이 마을의 풍경을 바꾸었다고 주민들은 말했다.\n\n좋아요 5\n\n한마디\n나루\n"
      "2024.04.03 10:00\n안녕\n답글\n공감 40\n비공감 11\n");
  EXPECT_EQ(unannounced.counts.likes, 5);
  EXPECT_FALSE(unannounced.counts.dislikes);
}

}  // namespace
}  // namespace seogo::indexer::extract
