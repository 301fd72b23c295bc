// Title, byline, dates and counts as they are to be seen on a page.
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/extract/html/visible.h"
#include "tests/indexer/html_page.h"

namespace seogo::indexer::extract {
namespace {

const std::string text =
    "<div class=article-body><p>첫눈이 내린 광장에 사람들이 모여 늦도록 노래를 불렀다.</p></div>";

std::string names(const schema::Article& article) {
  std::string out;
  for (const schema::Author& author : article.authors) out += author.name + "/" + author.role + " ";
  return out;
}

struct Row {
  const char* field;
  std::function<std::string(const schema::Article&)> value;
  std::string page;
  const char* expected;
};

TEST(HtmlVisible, FieldsAreReadAsAReaderSeesThem) {
  const auto title = [](const schema::Article& a) { return a.title; };
  const auto subtitle = [](const schema::Article& a) { return a.subtitle; };
  const auto section = [](const schema::Article& a) { return a.section; };
  const auto published = [](const schema::Article& a) {
    return a.published ? a.published->iso() : "";
  };
  const auto modified = [](const schema::Article& a) {
    return a.modified ? a.modified->iso() : "";
  };
  const auto likes = [](const schema::Article& a) {
    return a.counts.likes ? std::to_string(*a.counts.likes) : "";
  };
  const auto tags = [](const schema::Article& a) {
    std::string out;
    for (const std::string& tag : a.tags) out += tag + " ";
    return out;
  };
  const std::vector<Row> rows = {
      {"title", title, "<h1>첫눈 내린 광장</h1>" + text, "첫눈 내린 광장"},
      {"title", title,
       "<title>첫눈 내린 광장 - 가나일보</title><h1><a href=/>가나일보</a></h1><h3>첫눈 내린 "
       "광장</h3>" +
           text,
       "첫눈 내린 광장"},
      {"title", title, "<div class=view_title>첫눈 내린 광장</div>" + text, "첫눈 내린 광장"},
      {"title", title, "<nav><h2>전체 메뉴 보기</h2></nav>" + text, ""},
      {"title", title, text, ""},
      {"subtitle", subtitle, "<h1>첫눈 내린 광장</h1><h2>밤늦도록 이어진 노래</h2>" + text,
       "밤늦도록 이어진 노래"},
      {"subtitle", subtitle,
       "<h1>첫눈 내린 광장</h1><p class=sub_tit>밤늦도록 이어진 노래</p>" + text,
       "밤늦도록 이어진 노래"},
      {"subtitle", subtitle, "<h2>첫눈 내린 광장</h2><div><h2>페이지 정보 보기</h2></div>" + text,
       ""},
      {"published", published, "<h1>첫눈 내린 광장</h1><p>입력 2023.12.11 18:32</p>" + text,
       "2023-12-11T18:32:00+09:00"},
      {"published", published,
       "<h1>첫눈 내린 광장</h1><p>2023년 12월 11일 오후 6시 32분</p>" + text,
       "2023-12-11T18:32:00+09:00"},
      {"published", published,
       "<h1>첫눈 내린 광장</h1><time datetime='2023-12-11T09:32:05Z'>12월 11일</time>" + text,
       "2023-12-11T09:32:05+00:00"},
      {"published", published, "<h1>첫눈 내린 광장</h1><p>입력 2023.13.45</p>" + text, ""},
      {"published", published, "<h1>첫눈 내린 광장</h1><p>19-04-05 17:41</p>" + text,
       "2019-04-05T17:41:00+09:00"},
      {"published", published, "<h1>첫눈 내린 광장</h1><p>[312호] 2019년 04월 05일 (금)</p>" + text,
       "2019-04-05"},
      {"published", published, "<h1>첫눈 내린 광장</h1><p>제312호 2019.04.05</p>" + text,
       "2019-04-05"},
      {"published", published, "<h1>첫눈 내린 광장</h1><p>Posted on April 5, 2019</p>" + text,
       "2019-04-05"},
      {"published", published, "<h1>첫눈 내린 광장</h1><p>Friday, 5 April 2019 5:41 pm</p>" + text,
       "2019-04-05T17:41:00+09:00"},
      {"published", published,
       "<h1>첫눈 내린 광장</h1>" + text +
           "<ul class=comments><li><time datetime=2020-01-01T10:00>1일</time></ul>",
       ""},
      {"modified", modified,
       "<h1>첫눈 내린 광장</h1><p>입력 2023.12.11 18:32 | 수정 2023.12.11 19:00</p>" + text,
       "2023-12-11T19:00:00+09:00"},
      {"authors", names, "<h1>첫눈 내린 광장</h1><span>홍길동·김철수 기자</span>" + text,
       "홍길동/기자 김철수/기자 "},
      {"authors", names, "<h1>첫눈 내린 광장</h1><a rel=author href=/u>나루</a>" + text, "나루/ "},
      {"authors", names, "<h1>첫눈 내린 광장</h1>" + text + "<p>홍길동 기자 hong@gana.example</p>",
       "홍길동/기자 "},
      {"authors", names, "<h1>첫눈 내린 광장</h1><span class=author>로그인</span>" + text, ""},
      {"section", section,
       "<div class=breadcrumb><a href=/>홈</a> &gt; <a href=/e>경제</a> &gt; <a "
       "href=/s>증권</a></div><h1>첫눈 내린 "
       "광장</h1>" +
           text,
       "경제"},
      {"likes", likes, "<h1>첫눈 내린 광장</h1>" + text + "<button>좋아요 <b>16</b></button>",
       "16"},
      {"tags", tags,
       "<h1>첫눈 내린 광장</h1>" + text +
           "<div class=tags><a href=/1>#첫눈</a><a href=/2>#광장</a></div>",
       "첫눈 광장 "},
      {"tags", tags, "<h1>첫눈 내린 광장</h1>" + text + "<p><a rel=tag href=/1>첫눈</a></p>",
       "첫눈 "},
  };
  for (const Row& row : rows) {
    const SeenPage seen = see(row.page);
    EXPECT_EQ(row.value(seen.article), row.expected) << row.field << ": " << row.page;
  }
}

TEST(HtmlVisible, FillsOnlyWhatIsEmptyAndNamesWhereItStood) {
  const HtmlTree tree("<h1>첫눈 내린 광장</h1><p>입력 2023.12.11 18:32</p>" + text);
  schema::Article article;
  article.title = "첫눈";
  Origins origins;
  read_visible(tree, find_html_body(tree), Profile::built_in(), article, origins);
  EXPECT_EQ(article.title, "첫눈");
  EXPECT_FALSE(origins.contains("title"));
  EXPECT_EQ(origins["published"], "header");
}

}  // namespace
}  // namespace seogo::indexer::extract
