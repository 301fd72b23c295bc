// The page of an archived article: all of it, in order, and none of it markup.
#include <gtest/gtest.h>

#include "searchd/page/article.h"
#include "searchd/page/thread.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using wire::Parameters;

schema::Comment comment(const std::string& id, const std::string& parent, const std::string& text) {
  schema::Comment out;
  out.id = id;
  out.parent = parent;
  out.author = "사계절";
  out.text = text;
  return out;
}

schema::Article whole_article() {
  schema::Article article;
  article.id = "h/1";
  article.url = "https://a.kr/1?x=1&y=2";
  article.site = "토큰포스트";
  article.section = "경제";
  article.tags = {"인공 지능"};
  article.title = "샘 알트만, 해고";
  article.subtitle = "이사회의 닷새";
  article.authors = {{"김주성", "기자"}, {"이서연", "특파원"}};
  article.published = schema::read_timestamp("2023.12.11 18:32");
  article.modified = schema::read_timestamp("2023.12.12");
  article.body = "첫 문단\n\n복귀의 길\n\n둘째 문단";
  article.subheadings = {"복귀의 길"};
  article.image_credits = {"사진=연합"};
  article.source_note = "제휴 기사입니다";
  article.copyright = "<저작권자 ⓒ 토큰포스트>";
  article.counts.likes = 1600;
  article.counts.dislikes = 3;
  article.counts.comments = 9;
  article.comments = {comment("1", "", "처음"), comment("2", "", "다음"),
                      comment("3", "1", "답글")};
  article.comments[0].likes = 7;
  article.comments[0].dislikes = 2;
  return article;
}

std::string page_of(const schema::Article& article, const Parameters& given = {},
                    std::uint64_t duplicates = 0) {
  const auto lang = given.find("lang");
  return page::article_page({.title = "서고",
                             .words = page::language(lang == given.end() ? "" : lang->second),
                             .given = given,
                             .asked = {},
                             .root = "../"},
                            article, duplicates);
}

bool has(const std::string& page, const std::string& part) {
  return page.find(part) != std::string::npos;
}

TEST(ArticlePage, ShowsTheWholeArticleInOrder) {
  const std::string page = page_of(whole_article());
  std::size_t at = 0;
  for (const char* part :
       {"<html lang=\"ko\">",
        "<title>샘 알트만, 해고 - 서고</title>",
        "href=\"../page.css?v=",
        "rel=\"canonical\" href=\"../articles/h%2F1\">",
        "src=\"../page.js?v=",
        "action=\"../search\"",
        "href=\"../search?\"",
        "href=\"https://a.kr/1?x=1&amp;y=2\"",
        "<h1>샘 알트만, 해고</h1>",
        "이사회의 닷새",
        "authors/%EA%B9%80%EC%A3%BC%EC%84%B1\">김주성 기자</a>, <a",
        "이서연 특파원</a>",
        "토큰포스트",
        "경제",
        "<time datetime=\"2023-12-11T18:32:00+09:00\">2023.12.11 18:32</time>",
        "수정 <time datetime=\"2023-12-12\">2023.12.12</time>",
        "공감 1,600",
        "비공감 3",
        "댓글 9",
        "<p>첫 문단</p><h2>복귀의 길</h2><p>둘째 문단</p>",
        "사진=연합",
        "제휴 기사입니다",
        "&lt;저작권자 ⓒ 토큰포스트&gt;",
        "href=\"../search?tag=%EC%9D%B8%EA%B3%B5%20%EC%A7%80%EB%8A%A5\">인공 지능<",
        "보관된 댓글 3개",
        "처음",
        "공감 7",
        "비공감 2",
        "<ul class=\"replies\"><li><p>답글</p>",
        "다음"}) {
    const std::size_t found = page.find(part, at);
    ASSERT_NE(found, std::string::npos) << part << "\n" << page;
    at = found;
  }
  EXPECT_FALSE(has(page, "noindex"));
}

TEST(ArticlePage, LeadsBackToTheSearchItWasFoundBy) {
  const std::string page =
      page_of(whole_article(), {{"q", "해고"}, {"offset", "10"}, {"lang", "en"}, {"utm", "x"}});
  EXPECT_TRUE(has(page, "<html lang=\"en\">"));
  EXPECT_TRUE(has(page,
                  "href=\"../search?lang=en&amp;offset=10&amp;q=%ED%95%B4%EA%B3%A0\" "
                  "class=\"back\">Back to the search<"));
  EXPECT_TRUE(has(page, "href=\"?lang=ko&amp;offset=10&amp;q=%ED%95%B4%EA%B3%A0\" lang=\"ko\""));
  EXPECT_TRUE(has(page, "href=\"../?lang=en\""));
  EXPECT_TRUE(has(page, "<article class=\"whole\" lang=\"ko\">"));
  EXPECT_FALSE(has(page, "utm"));
}

TEST(ArticlePage, LeadsToTheCopiesOfItsText) {
  const std::string page = page_of(whole_article(), {{"q", "해고"}}, 2);
  EXPECT_TRUE(has(
      page, "<a href=\"../search?duplicates_of=h%2F1\" class=\"copies\">같은 글 2건 더 보기</a>"));
  EXPECT_FALSE(has(page_of(whole_article()), "같은 글"));
}

TEST(ArticlePage, SaysNothingOfWhatIsNotThere) {
  schema::Article article;
  article.body = "글";
  const std::string page = page_of(article);
  EXPECT_TRUE(has(page, "<h1>제목 없음</h1>"));
  for (const char* part : {"<footer", "<section", "particulars", "원문", "공감"}) {
    EXPECT_FALSE(has(page, part)) << part;
  }
}

TEST(ArticlePage, LetsNothingOfTheArchiveRun) {
  const std::string attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
  for (const char* url : {"javascript:alert(1)", " https://a.kr", "data:text/html,x", "//evil.kr",
                          "https://a.kr/\"onmouseover=\"alert(1)"}) {
    schema::Article article = whole_article();
    article.url = url;
    for (std::string* field :
         {&article.id, &article.site, &article.section, &article.title, &article.subtitle,
          &article.body, &article.source_note, &article.copyright, &article.comments[0].author,
          &article.comments[0].text, &article.comments[0].id, &article.comments[2].parent}) {
      *field = attack;
    }
    article.tags = article.image_credits = article.subheadings = {attack};
    article.authors = {{attack, attack}};
    std::string page = page_of(article, {{"q", attack}, {"lang", attack}});
    const std::string own = "<script src=\"../page.js?v=";
    ASSERT_TRUE(has(page, own));
    page.erase(page.find(own), own.size());
    for (const char* part : {"<script", "<img", "\"onmouseover=", "href=\"javascript:",
                             "href=\"data:", "href=\"//", "href=\" "}) {
      EXPECT_FALSE(has(page, part)) << part;
    }
  }
}

TEST(Threads, PutRepliesUnderWhatTheyAnswer) {
  const std::vector<schema::Comment> comments = {comment("r", "b", "3"), comment("a", "", "0"),
                                                 comment("b", "a", "1"), comment("", "gone", "4"),
                                                 comment("c", "a", "2")};
  std::string order;
  for (const page::Threaded& one : page::threads(comments)) {
    order += one.comment->text + "@" + std::to_string(one.depth) + " ";
  }
  EXPECT_EQ(order, "0@0 1@1 3@2 2@1 4@0 ");
}

TEST(Threads, KeepEveryCommentWhateverItsParent) {
  std::vector<schema::Comment> comments = {comment("a", "b", "x"), comment("b", "a", "x"),
                                           comment("c", "c", "x"), comment("c", "", "x")};
  for (int i = 0; i < 100000; ++i) {
    comments.push_back(comment("d" + std::to_string(i), "d" + std::to_string(i - 1), "x"));
  }
  const std::vector<page::Threaded> all = page::threads(comments);
  ASSERT_EQ(all.size(), comments.size());
  EXPECT_EQ(all.front().depth, 0U);
  for (std::size_t i = 1; i < all.size(); ++i) {
    EXPECT_LE(all[i].depth, std::min(all[i - 1].depth + 1, page::deepest_reply));
  }
}

}  // namespace
