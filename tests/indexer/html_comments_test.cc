// Comments from markup: one row a kind of page, with what is in it and what is not.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/extract/html/comments.h"
#include "tests/indexer/html_page.h"

namespace seogo::indexer::extract {
namespace {

// id<parent author posted likes/dislikes: text
std::string comments_in(const std::string& page) {
  std::string out;
  for (const schema::Comment& comment : see("<body>" + page + "</body>").article.comments) {
    if (!out.empty()) out += "\n";
    out += comment.id;
    if (!comment.parent.empty()) out += "<" + comment.parent;
    out +=
        " " + comment.author + " " + (comment.posted ? comment.posted->iso().substr(0, 16) : "-");
    out += " " + std::to_string(comment.likes) + "/" + std::to_string(comment.dislikes);
    out += ": " + comment.text;
  }
  return out;
}

const std::string text =
    "<div class=article-body><p>첫눈이 내린 광장에 사람들이 모여 늦도록 노래를 불렀다.</p></div>";

struct Row {
  const char* page;
  const char* comments;
};

TEST(HtmlComments, AreReadFromCommonMarkup) {
  const std::vector<Row> rows = {
      // A list with names for everything.
      {"<ul class=cmt_list><li><b class=nick>사계절</b><em class=date>2023.12.13 20:42</em><p "
       "class=txt>"
       "기사 감사합니다!</p><span class=good>추천 3</span><span class=bad>반대 1</span></li></ul>",
       "c1 사계절 2023-12-13T20:42 3/1: 기사 감사합니다!"},
      // No names but the container's: the order of the lines tells.
      {"<div class=comment_wrap><ul><li><strong>나루</strong><span>2023.12.13 20:42</span><p>저도 "
       "봤어요</p>"
       "<a href=#>신고</a></li><li><strong>동백</strong><span>2023.12.13 "
       "20:50</span><p>^^</p></li></ul></div>",
       "c1 나루 2023-12-13T20:42 0/0: 저도 봤어요\nc2 동백 2023-12-13T20:50 0/0: ^^"},
      // Times that are no date; the text has lines.
      {"<div class=reply_list><div class=reply_item><p class=writer>갯바람</p><p class=time>3시간 "
       "전</p>"
       "<div class=content>첫 줄<br>둘째 줄</div></div><div class=reply_item><p "
       "class=writer>솔잎</p>"
       "<p class=time>방금 전</p><div class=content>한 줄</div></div></div>",
       "c1 갯바람 - 0/0: 첫 줄\n둘째 줄\nc2 솔잎 - 0/0: 한 줄"},
      // Replies in an element of their own, below the comment.
      {"<div class=comments><div class=comment id=k1><span class=name>가람</span><time "
       "datetime=2023-12-13T10:00:00+09:00>13일</time><p class=body>어디인가요?</p><div "
       "class=replies><div "
       "class=comment id=k2><span class=name>나래</span><time "
       "datetime=2023-12-13T11:00:00+09:00>13일</time>"
       "<p class=body>광장입니다.</p></div></div></div><div class=comment id=k3><span "
       "class=name>다솜</span>"
       "<time datetime=2023-12-14T09:00:00+09:00>14일</time><p class=body>고마워요</p></div></div>",
       "k1 가람 2023-12-13T10:00 0/0: 어디인가요?\nk2<k1 나래 2023-12-13T11:00 0/0: 광장입니다.\n"
       "k3 다솜 2023-12-14T09:00 0/0: 고마워요"},
      // No times at all: authors.
      {"<ul class=comments><li><cite class=author>별하</cite><p "
       "class=comment_text>좋아요</p></li><li><cite "
       "class=author>온새미</cite><p class=comment_text>저도요</p></li></ul>",
       "c1 별하 - 0/0: 좋아요\nc2 온새미 - 0/0: 저도요"},
      // A deleted comment keeps its notice.
      {"<ul class=cmt_list><li><em class=date>2023.12.13 20:42</em><p class=txt>삭제된 "
       "댓글입니다.</p></li></ul>",
       "c1  2023-12-13T20:42 0/0: 삭제된 댓글입니다."},
      // A table of rows.
      {"<table class=reply><tr><td class=name>한솔</td><td class=memo>잘 읽었습니다</td><td "
       "class=date>2009-05-02 "
       "11:20</td></tr><tr><td class=name>두리</td><td class=memo>저도요</td><td "
       "class=date>2009-05-02 "
       "12:00</td></tr></table>",
       "c1 한솔 2009-05-02T11:20 0/0: 잘 읽었습니다\nc2 두리 2009-05-02T12:00 0/0: 저도요"},
  };
  for (const Row& row : rows) EXPECT_EQ(comments_in(text + row.page), row.comments) << row.page;
}

TEST(HtmlComments, AreNothingElse) {
  const std::vector<const char*> pages = {
      "<ul class=comment_rank><li><a href=/1>버스 요금 오른다</a><span "
      "class=date>2023.12.13</span></li></ul>",
      "<div class=related><ul><li><a href=/1>첫눈 소식</a> <em>2023.12.13</em></li></ul></div>",
      "<div class=most_comments><h3>댓글 많은 뉴스</h3><ol><li><a href=/1>눈길</a> "
      "2023.12.13</li></ol></div>",
      "<div class=comment_form><p>로그인 후 댓글을 남길 수 "
      "있습니다.</p><textarea></textarea></div>",
      "<div class=comments><p>첫 댓글을 남겨보세요.</p></div>",
      "<a class=btn_reply href=#>댓글 3</a>",
      "<div class=date>2023.12.13 20:42</div><div class=author>홍길동 기자</div>",
  };
  for (const char* page : pages) EXPECT_EQ(comments_in(text + page), "") << page;
}

TEST(HtmlComments, AreCountedAsThePageCountsThem) {
  const HtmlTree tree("<body>" + text +
                      "<h3>전체댓글 [12]</h3><ul class=cmt_list><li><b class=nick>나루</b><em "
                      "class=date>2023.12.13 "
                      "20:42</em><p class=txt>예</p></li></ul></body>");
  const CommentsPlace place =
      read_html_comments(tree, find_html_body(tree).node, Profile::built_in());
  EXPECT_EQ(place.count, 12);
  EXPECT_EQ(place.comments.size(), 1U);
  EXPECT_EQ(place.origin, "class comment");
}

}  // namespace
}  // namespace seogo::indexer::extract
