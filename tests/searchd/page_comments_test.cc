// Comments as results, where words are looked for, and what results are narrowed by.
#include <gtest/gtest.h>

#include "searchd/page/comment_list.h"
#include "searchd/page/page.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using page::View;
using wire::Parameters;

engine::CommentResult comment_saying(const std::string& text,
                                     std::vector<engine::Mark> marks = {}) {
  engine::CommentResult comment;
  comment.author = "사계절";
  comment.posted = schema::read_timestamp("2023.12.13 20:42:55");
  comment.likes = 17;
  comment.text = {text, std::move(marks)};
  comment.article = {"h/1", "https://a.kr/1", "소담천 둑이 무너졌다", "한빛일보",
                     schema::read_timestamp("2023.12.11 18:32")};
  return comment;
}

engine::Reply reply_of(std::vector<engine::CommentResult> comments, std::uint64_t total) {
  engine::Reply reply;
  reply.limit = 10;
  reply.total = reply.comments_total = {total, true};
  reply.articles = {1234, false};
  reply.comments = std::move(comments);
  return reply;
}

std::string page_of(const Parameters& given, const engine::Reply& reply,
                    engine::In in = engine::In::comments, bool one_per_article = false) {
  View view = {.title = "서고",
               .words = page::language(given.contains("lang") ? "en" : "ko"),
               .given = given,
               .asked = {},
               .reply = &reply};
  view.asked.in = in;
  view.asked.one_per_article = one_per_article;
  return page::results_page(view);
}

bool has(const std::string& page, const std::string& part) {
  return page.find(part) != std::string::npos;
}

const Parameters asked = {{"q", "둑"}, {"in", "comments"}};

TEST(CommentsPage, ShowsWhatWasSaidByWhomAndUnderWhat) {
  const std::string page = page_of(asked, reply_of({comment_saying("둑 말입니다", {{0, 1}})}, 1));
  for (const char* part :
       {"<p class=\"said\"><mark>둑</mark> 말입니다</p>",
        "<a href=\"search?commenter=%EC%82%AC%EA%B3%84%EC%A0%88&amp;in=comments&amp;q=%EB%91%91\" "
        "rel=\"nofollow\">사계절</a>",
        "2023.12.13 20:42", "공감 17",
        "<h3><a href=\"articles/h%2F1?in=comments&amp;q=%EB%91%91\">소담천 둑이 무너졌다</a></h3>",
        "한빛일보", "2023.12.11", "검색 결과 1건"}) {
    EXPECT_TRUE(has(page, part)) << part << "\n" << page;
  }
  EXPECT_TRUE(has(page, "search.atom?in=comments"));
}

TEST(CommentsPage, CallsTheNamelessSo) {
  engine::CommentResult comment = comment_saying("둑");
  comment.author = " ";
  comment.article.title = "";
  const std::string page = page_of(asked, reply_of({comment}, 1));
  EXPECT_TRUE(has(page, "<b>익명</b>"));
  EXPECT_TRUE(has(page, ">제목 없음</a>"));
}

TEST(CommentsPage, HasTheOrdersOfComments) {
  const std::string page = page_of(asked, reply_of({comment_saying("둑")}, 95));
  for (const char* order : {"관련도순", "최신순", "오래된순", "공감순"}) {
    EXPECT_TRUE(has(page, order)) << order;
  }
  EXPECT_FALSE(has(page, "댓글 많은순"));
  EXPECT_TRUE(has(page, "search?in=comments&amp;offset=10&amp;q=%EB%91%91\" rel=\"next\""));
  EXPECT_TRUE(has(page, "name=\"in\" value=\"comments\""));
}

TEST(CommentsPage, FoldsThoseUnderOneArticle) {
  const engine::Reply reply = reply_of({comment_saying("둑")}, 9);
  const std::string all = page_of(asked, reply);
  EXPECT_TRUE(
      has(all, "href=\"search?fold=article&amp;in=comments&amp;q=%EB%91%91\">기사당 하나씩"));
  Parameters given = asked;
  given.emplace("fold", "article");
  const std::string folded = page_of(given, reply, engine::In::comments, true);
  EXPECT_TRUE(has(
      folded, "href=\"search?in=comments&amp;q=%EB%91%91\" aria-current=\"true\">기사당 하나씩"));
  // Articles do not have it.
  EXPECT_TRUE(has(folded, "<a href=\"search?q=%EB%91%91\">기사 <small>약 1,234</small></a>"));
}

TEST(CommentsPage, LeadsFromOneKindToTheOther) {
  engine::Reply articles = reply_of({}, 9);
  articles.total = {34, true};
  engine::Hit hit;
  hit.title = "둑";
  articles.hits = {hit};
  const Parameters given = {{"q", "둑"}, {"sort", "comments"}, {"site", "한빛일보"}};
  const std::string page = page_of(given, articles, engine::In::all);
  EXPECT_TRUE(has(page, "aria-current=\"true\">기사 <small>34</small></a>"));
  // The order of articles stays behind.
  EXPECT_TRUE(has(page,
                  "<a href=\"search?in=comments&amp;q=%EB%91%91&amp;site="
                  "%ED%95%9C%EB%B9%9B%EC%9D%BC%EB%B3%B4\">댓글 <small>9</small></a>"));
  EXPECT_TRUE(has(page, "제목·본문만</a>"));
  EXPECT_FALSE(has(page_of({}, articles, engine::In::all), "class=\"tabs\""));
}

TEST(CommentsPage, FindsNothingButShowsTheWayToArticles) {
  const std::string page = page_of(asked, reply_of({}, 0));
  EXPECT_TRUE(has(page, "‘둑’에 맞는 댓글을 찾지 못했습니다"));
  EXPECT_TRUE(has(page, "<a href=\"search?q=%EB%91%91\">기사 <small>약 1,234</small></a>"));
}

TEST(CommentsPage, TellsEveryFilterAndTheWayOut) {
  const Parameters given = {{"q", "둑"},        {"in", "articles"},  {"commenter", "사계절"},
                            {"fresh", "30"},    {"from", "2023-12"}, {"to", "2023-12"},
                            {"fold", "article"}};
  engine::Reply reply = reply_of({comment_saying("둑")}, 1);
  const std::string page = page_of(given, reply);
  for (const char* label :
       {"사계절의 댓글", "최근 글 우선(30일)", "2023년 12월", "제목·본문만"}) {
    EXPECT_TRUE(has(page, "<span lang=\"ko\">" + std::string(label) + "</span>")) << label;
  }
  EXPECT_TRUE(has(page, "<a href=\"search?fold=article&amp;q=%EB%91%91\">모두 해제</a>"));
  EXPECT_TRUE(has(page,
                  "<a href=\"search?commenter=%EC%82%AC%EA%B3%84%EC%A0%88&amp;fold=article&amp;"
                  "fresh=30&amp;in=articles&amp;q=%EB%91%91\"><span lang=\"ko\">2023년 12월"));
  EXPECT_TRUE(has(page, "name=\"commenter\" value=\"사계절\""));
  EXPECT_TRUE(has(page, "name=\"fresh\" value=\"30\""));
}

TEST(CommentsPage, TakesSeveralValuesOfOneFacet) {
  engine::Reply reply = reply_of({comment_saying("둑")}, 1);
  reply.facets = {{engine::Facet::site, {{"가", 9}, {"나", 3}, {"다", 1}}, true}};
  const auto row = [&](const Parameters& given) {
    const std::string page = page_of(given, reply, engine::In::all);
    return page.substr(page.find("<dt>매체"));
  };
  EXPECT_TRUE(has(row({{"q", "둑"}, {"site", "가"}}),
                  "href=\"search?q=%EB%91%91&amp;site=%EA%B0%80&amp;site=%EB%82%98\""));
  EXPECT_FALSE(has(row({{"q", "둑"}, {"site", "가"}}), ">모두</a>"));  // 가 itself leads back
  const std::string both = row({{"q", "둑"}, {"site", "가"}, {"site", "나"}});
  EXPECT_TRUE(has(both,
                  "href=\"search?q=%EB%91%91&amp;site=%EB%82%98\" rel=\"nofollow\" "
                  "aria-current=\"true\"><span lang=\"ko\">가"));
  EXPECT_TRUE(has(both, "href=\"search?q=%EB%91%91\" rel=\"nofollow\">모두</a>"));
}

TEST(CommentsPage, LetsNothingOfAReaderRun) {
  const std::string attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
  engine::CommentResult comment = comment_saying(attack, {{1, 9}});
  comment.author = comment.id = attack;
  comment.article = {attack, "javascript:alert(1)", attack, attack, {}};
  const std::string page =
      page_of({{"q", attack}, {"commenter", attack}, {"fresh", attack}, {"in", attack}},
              reply_of({comment}, 30));
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_FALSE(has(page, "<img"));
  EXPECT_FALSE(has(page, "javascript:"));
  EXPECT_FALSE(has(page, "\"'>"));
}

TEST(CommentsPage, SpeaksEnglish) {
  const std::string page =
      page_of({{"q", "둑"}, {"lang", "en"}}, reply_of({comment_saying("둑")}, 2));
  EXPECT_TRUE(has(page, ">Comments <small>2</small></a>"));
  EXPECT_TRUE(has(page, ">One per article</a>"));
}

TEST(Excerpt, IsAroundTheFirstMark) {
  const auto excerpt = [](const std::string& text, std::vector<engine::Mark> marks) {
    const engine::MarkedText part = page::excerpt({text, std::move(marks)}, 8);
    std::string out = part.text;
    for (const engine::Mark& mark : part.marks) {
      out += " " + std::to_string(mark.begin) + "-" + std::to_string(mark.end);
    }
    return out;
  };
  EXPECT_EQ(excerpt("가나다라마바사아", {{7, 8}}), "가나다라마바사아 7-8");
  EXPECT_EQ(excerpt("가나다라마바사아자차", {{0, 2}}), "가나다라마바사아… 0-2");
  EXPECT_EQ(excerpt("가나다라마바사아자차", {{8, 10}}), "…사아자차 3-5");
  EXPECT_EQ(excerpt("가나다라마바사아자차카타파하", {{8, 9}, {13, 14}}),
            "…사아자차카타파하 3-4 8-9");
  EXPECT_EQ(excerpt("가나다라마바사아자차", {{6, 9}}), "가나다라마바사아… 6-8");
  // Two units a letter: none is cut in two.
  EXPECT_EQ(excerpt("😀😀😀😀😀", {}), "😀😀😀😀…");
  EXPECT_EQ(excerpt("가😀😀😀😀😀", {}), "가😀😀😀…");
}

}  // namespace
