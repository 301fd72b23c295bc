#include "searchd/page/page.h"

#include <regex>

#include <gtest/gtest.h>

#include "searchd/page/assets.h"
#include "searchd/page/frame.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using page::View;
using wire::Parameters;

engine::Hit hit_titled(const std::string& title) {
  engine::Hit hit;
  hit.id = "h/1";
  hit.url = "https://a.kr/1?x=1&y=2";
  hit.title = title;
  hit.marked_title = {title, {}};
  hit.site = "토큰포스트";
  hit.authors = {{"김주성", "기자"}};
  hit.published = schema::read_timestamp("2023.12.11 18:32");
  hit.counts.likes = 16;
  return hit;
}

engine::Reply reply_of(std::vector<engine::Hit> hits, std::uint64_t total) {
  engine::Reply reply;
  reply.limit = 10;
  reply.total = {total, true};
  reply.took_ms = 3;
  reply.hits = std::move(hits);
  return reply;
}

std::string page_of(const Parameters& given, const engine::Reply& reply) {
  const auto lang = given.find("lang");
  return page::results_page({.title = "서고",
                             .words = page::language(lang == given.end() ? "ko" : lang->second),
                             .given = given,
                             .asked = {},
                             .reply = &reply});
}

bool has(const std::string& page, const std::string& part) {
  return page.find(part) != std::string::npos;
}

std::vector<std::string> addresses(const std::string& page) {
  static const std::regex address("(?:href|src|action)=\"([^\"]*)\"");
  std::vector<std::string> out;
  for (std::sregex_iterator at(page.begin(), page.end(), address), end; at != end; ++at) {
    out.push_back((*at)[1]);
  }
  return out;
}

// The page's own is the only one.
std::size_t scripts_in(const std::string& page) {
  EXPECT_TRUE(has(page, "<script src=\"page.js?v="));
  std::size_t count = 0;
  for (std::size_t at = page.find("<script"); at != std::string::npos;
       at = page.find("<script", at + 1)) {
    ++count;
  }
  return count;
}

TEST(Page, ShowsAHitWithItsMarksParticularsAndComments) {
  engine::Hit hit = hit_titled("샘 알트만, 해고");
  hit.marked_title.marks = {{2, 5}};
  hit.body = {{"알트만은 말했다", {{0, 3}}}};
  engine::CommentHit comment;
  comment.author = "사계절";
  comment.posted = schema::read_timestamp("2023.12.13 20:42:55");
  comment.text = {"알트만 ㅋㅋ", {{0, 3}}};
  hit.comments = {comment};
  const std::string page = page_of({{"q", "알트만"}}, reply_of({hit}, 1));
  for (const char* part :
       {"<!doctype html>", "<html lang=\"ko\">", "<title>알트만 - 서고</title>", "검색 결과 1건",
        "<a href=\"https://a.kr/1?x=1&amp;y=2\">샘 <mark>알트만</mark>, 해고</a>",
        "<mark>알트만</mark>은 말했다", "토큰포스트", "김주성 기자", "공감 16",
        "<time datetime=\"2023-12-11T18:32:00+09:00\">2023.12.11</time>", "사계절",
        "<mark>알트만</mark> ㅋㅋ", "value=\"알트만\"", "content=\"noindex, follow\""}) {
    EXPECT_TRUE(has(page, part)) << part << "\n" << page;
  }
}

TEST(Page, HasLandmarksAndLabels) {
  const std::string page = page_of({}, reply_of({hit_titled("가")}, 1));
  for (const char* part :
       {"<header", "<main id=\"main\"", "role=\"search\"", "<label class=\"unseen\" for=\"q\"",
        "href=\"#main\"", "name=\"from\"", "name=\"to\""}) {
    EXPECT_TRUE(has(page, part)) << part;
  }
  EXPECT_EQ(scripts_in(page), 1U);
  EXPECT_FALSE(has(page, "style="));
}

TEST(Page, ListsTheNewestArticlesWithoutAQuery) {
  const std::string page = page_of({}, reply_of({hit_titled("가")}, 1));
  EXPECT_TRUE(has(page, "최근 기사"));
  EXPECT_TRUE(has(page, "<title>서고</title>"));
  EXPECT_FALSE(has(page, "noindex"));
}

TEST(Page, TellsSearchEnginesWhichPagesAreForThem) {
  struct Row {
    Parameters given;
    const char* canonical;  // none: not for them
  };
  const Row rows[] = {
      {{}, "\"./\""},
      {{{"lang", "en"}}, "\"./?lang=en\""},
      {{{"q", ""}, {"from", " "}}, "\"./\""},
      {{{"utm_source", "x"}}, "\"./\""},
      {{{"q", "가"}}, nullptr},
      {{{"site", "나"}}, nullptr},
      {{{"offset", "10"}}, nullptr},
      {{{"sort", "oldest"}}, nullptr},
  };
  for (const Row& row : rows) {
    const std::string page = page_of(row.given, reply_of({hit_titled("가")}, 30));
    EXPECT_EQ(has(page, "content=\"noindex, follow\""), row.canonical == nullptr) << page;
    EXPECT_EQ(has(page, "rel=\"canonical\""), row.canonical != nullptr) << page;
    if (row.canonical != nullptr) {
      EXPECT_TRUE(has(page, std::string("rel=\"canonical\" href=") + row.canonical)) << page;
    }
  }
}

TEST(Page, IsFoundByBrowsersAndFeedReaders) {
  const std::string page = page_of({{"q", "가"}, {"lang", "en"}}, reply_of({hit_titled("가")}, 1));
  EXPECT_TRUE(has(page, "application/opensearchdescription+xml"));
  EXPECT_TRUE(has(page, "href=\"opensearch.xml\""));
  EXPECT_TRUE(has(page, "application/atom+xml"));
  EXPECT_TRUE(has(page, "href=\"search.atom?q=%EA%B0%80\""));
}

TEST(Page, NarrowsByWhatTheResultsAreOf) {
  engine::Reply reply = reply_of({hit_titled("가")}, 1234);
  reply.facets = {{engine::Facet::site, {{"한빛일보", 1200}, {"새벽신문", 34}}, true},
                  {engine::Facet::author, {{"노을빛", 9}}, true},
                  {engine::Facet::year, {{"2024", 4}, {"2023", 1230}}, true}};
  const std::string page = page_of({{"q", "가"}, {"from", "2023"}, {"to", "2023"}}, reply);
  EXPECT_TRUE(has(page, "<dt>매체</dt>"));
  EXPECT_TRUE(has(page,
                  "site=%ED%95%9C%EB%B9%9B%EC%9D%BC%EB%B3%B4&amp;to=2023\" "
                  "rel=\"nofollow\"><span lang=\"ko\">한빛일보</span> <small>1,200</small>"));
  EXPECT_TRUE(has(page, "href=\"search?from=2024&amp;q=%EA%B0%80&amp;to=2024\""));
  // What is chosen leads back.
  EXPECT_TRUE(has(page, "href=\"search?q=%EA%B0%80\" rel=\"nofollow\" aria-current=\"true\""));
  EXPECT_FALSE(has(page, "<dt>기자</dt>"));  // all are of one
  // Who has narrowed once narrows again.
  EXPECT_TRUE(has(page, "<details class=\"facets\" open"));
  EXPECT_FALSE(has(page_of({{"q", "가"}}, reply), "<details class=\"facets\" open"));
  reply.facets.front().exact = false;
  EXPECT_TRUE(has(page_of({{"q", "가"}}, reply), "<small>약 1,200</small>"));
  EXPECT_FALSE(has(page_of({{"q", "가"}}, reply_of({hit_titled("가")}, 1)), "facets"));
}

TEST(Page, TakesOutOneFilterOfSeveral) {
  const std::string page = page_of({{"q", "가"}, {"site", "나"}, {"site", "다"}, {"author", "나"}},
                                   reply_of({hit_titled("가")}, 1));
  EXPECT_TRUE(has(page,
                  "<a href=\"search?author=%EB%82%98&amp;q=%EA%B0%80&amp;site=%EB%8B%A4\">"
                  "<span lang=\"ko\">나</span>"));
  EXPECT_TRUE(has(page,
                  "<a href=\"search?q=%EA%B0%80&amp;site=%EB%82%98&amp;site=%EB%8B%A4\">"
                  "<span lang=\"ko\">나</span>"));
  EXPECT_TRUE(has(page, "<a href=\"search?q=%EA%B0%80\">모두 해제</a>"));
}

TEST(Page, LeadsToAFileOfAllThatWasFound) {
  const wire::Parameters given = {
      {"q", "가"}, {"site", "나"}, {"offset", "10"}, {"limit", "10"}, {"lang", "en"}};
  const std::string page = page_of(given, reply_of({hit_titled("가")}, 20));
  EXPECT_TRUE(
      has(page, "href=\"v1/search?format=csv&amp;q=%EA%B0%80&amp;site=%EB%82%98\" download"))
      << page;
  EXPECT_FALSE(has(page_of({{"q", "뷁"}}, reply_of({}, 0)), "format=csv"));
}

TEST(Page, GivesTipsWhenNothingIsFound) {
  const std::string page = page_of({{"q", "뷁"}}, reply_of({}, 0));
  EXPECT_TRUE(has(page, "‘뷁’에 맞는 기사를 찾지 못했습니다"));
  EXPECT_TRUE(has(page, "이렇게 찾아보세요"));
  EXPECT_TRUE(has(page, "<code>제목:낱말 기자:이름 날짜:2023-12</code>"));
  EXPECT_FALSE(has(page, "띄어쓰기"));
  const std::string tips = page.substr(page.find("class=\"tips\""));
  EXPECT_TRUE(addresses(tips).empty());
}

TEST(Page, LeadsToTheArchivedCopy) {
  engine::Hit hit = hit_titled("가");
  const std::string copy = "<a href=\"articles/h%2F1?offset=10&amp;q=%EA%B0%80\">";
  const Parameters given = {{"q", "가"}, {"offset", "10"}};
  const std::string with_url = page_of(given, reply_of({hit}, 11));
  EXPECT_TRUE(has(with_url, "<h3><a href=\"https://a.kr/1?x=1&amp;y=2\">"));
  EXPECT_TRUE(has(with_url, copy + "보관본</a>"));
  for (const char* url : {"", "javascript:alert(1)", "capture.html"}) {
    hit.url = url;
    const std::string page = page_of(given, reply_of({hit}, 11));
    EXPECT_TRUE(has(page, "<h3>" + copy)) << page;
    EXPECT_FALSE(has(page, "보관본"));
  }
  EXPECT_TRUE(has(page_of({}, reply_of({hit}, 1)), "<h3><a href=\"articles/h%2F1\">"));
}

TEST(Page, LeadsToTheCopiesOfAText) {
  engine::Hit hit = hit_titled("가");
  EXPECT_FALSE(has(page_of({{"q", "가"}}, reply_of({hit}, 1)), "같은 글"));
  hit.duplicates = 1234;
  const std::string page =
      page_of({{"q", "가"}, {"site", "나"}, {"offset", "10"}}, reply_of({hit}, 11));
  EXPECT_TRUE(has(page, "<a href=\"search?duplicates_of=h%2F1\">같은 글 1,234건 더 보기</a>"));
  EXPECT_TRUE(has(page_of({{"q", "가"}, {"lang", "en"}}, reply_of({hit}, 1)),
                  "search?duplicates_of=h%2F1&amp;lang=en\">Other copies: 1,234</a>"));
}

TEST(Page, ListsTheCopiesOfATextAsAFilter) {
  engine::Hit hit = hit_titled("가");
  hit.duplicates = 29;
  const std::string page = page_of({{"duplicates_of", "h/1"}}, reply_of({hit}, 30));
  EXPECT_TRUE(has(page, "<h2>같은 글 30건</h2>"));
  EXPECT_TRUE(has(page, "<li><a href=\"search?\"><span lang=\"ko\">같은 글</span>"));
  EXPECT_FALSE(has(page, "더 보기"));
  EXPECT_TRUE(has(page, "href=\"search?duplicates_of=h%2F1&amp;offset=10\" rel=\"next\""));
  EXPECT_TRUE(has(page, "name=\"duplicates_of\" value=\"h/1\""));
  EXPECT_TRUE(has(page, "<a href=\"search?\">모두 해제</a>"));
}

TEST(Page, KeepsCopiesUnfoldedOnEveryPage) {
  const std::string page =
      page_of({{"q", "가"}, {"fold", "false"}}, reply_of({hit_titled("가")}, 30));
  EXPECT_TRUE(has(page, "search?fold=false&amp;offset=10&amp;q=%EA%B0%80\" rel=\"next\""));
  EXPECT_TRUE(has(page, "name=\"fold\" value=\"false\""));
}

TEST(Page, ALongQueryIsNotRepeatedWholeInEachLink) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "가";
  const std::vector<engine::Hit> hits(100, hit_titled("가"));
  const std::size_t fixed = page_of({{"q", "가"}}, reply_of(hits, 100)).size();
  const std::string page = page_of({{"q", text}, {"site", text}}, reply_of(hits, 100));
  // Each hit has one link; 512 bytes are three times as long there.
  EXPECT_LT(page.size(), fixed + 120 * 2 * 3 * engine::longest_text);
}

TEST(Page, LeadsBackFromPastTheEnd) {
  const std::string page = page_of({{"q", "가"}, {"offset", "500"}}, reply_of({}, 3));
  EXPECT_TRUE(has(page, "검색 결과 3건"));
  EXPECT_TRUE(has(page, "href=\"search?q=%EA%B0%80\""));
  EXPECT_FALSE(has(page, "찾지 못했습니다"));
}

TEST(Page, OffersWhatWasMeantAndSaysItsNotes) {
  engine::Reply reply = reply_of({hit_titled("가")}, 1);
  reply.did_you_mean = "알트만";
  reply.notes = {{"widened", "넓혀 <찾았습니다>"}};
  const std::string page = page_of({{"q", "알트먼"}, {"sort", "newest"}}, reply);
  EXPECT_TRUE(has(page, "혹시 이것을 찾으셨나요?"));
  EXPECT_TRUE(has(page, "href=\"search?q=%EC%95%8C%ED%8A%B8%EB%A7%8C&amp;sort=newest\""));
  EXPECT_TRUE(has(page, "넓혀 &lt;찾았습니다&gt;"));
}

TEST(Page, DoesNotOfferWhatItHasSearchedAlready) {
  engine::Reply reply = reply_of({hit_titled("샘 알트만")}, 1);
  reply.did_you_mean = "알트만";
  EXPECT_TRUE(has(page_of({{"q", "알트먼"}}, reply), "혹시 이것을 찾으셨나요?"));
  reply.notes = {{"corrected", "‘알트먼’ 대신 ‘알트만’(으)로 찾았습니다."}};
  EXPECT_FALSE(has(page_of({{"q", "알트먼"}}, reply), "혹시 이것을 찾으셨나요?"));
  EXPECT_TRUE(has(page_of({{"q", "알트먼"}}, reply), "대신"));
}

TEST(Page, TurnsPagesAndKeepsFilters) {
  engine::Reply reply = reply_of({hit_titled("가")}, 95);
  reply.offset = 20;
  const std::string page =
      page_of({{"q", "가"}, {"site", "나"}, {"offset", "20"}, {"utm", "x"}}, reply);
  EXPECT_TRUE(
      has(page, "href=\"search?offset=10&amp;q=%EA%B0%80&amp;site=%EB%82%98\" rel=\"prev\""));
  EXPECT_TRUE(
      has(page, "href=\"search?offset=30&amp;q=%EA%B0%80&amp;site=%EB%82%98\" rel=\"next\""));
  EXPECT_TRUE(has(page, "<span aria-current=\"page\" aria-label=\"3 쪽\">3</span>"));
  EXPECT_TRUE(has(page, "href=\"search?q=%EA%B0%80&amp;site=%EB%82%98\" aria-label=\"1 쪽\""));
  EXPECT_FALSE(has(page, "utm"));
}

TEST(Page, NeverTurnsDeeperThanTheEngineGoes) {
  engine::Reply reply = reply_of({hit_titled("가")}, 1000000);
  reply.limit = 30;
  reply.offset = 9970;
  const std::string page = page_of({{"q", "가"}, {"limit", "30"}}, reply);
  static const std::regex offset("offset=([0-9]+)");
  int links = 0;
  for (std::sregex_iterator at(page.begin(), page.end(), offset), end; at != end; ++at, ++links) {
    EXPECT_LE(std::stoul((*at)[1]) + reply.limit, engine::deepest_hit);
  }
  EXPECT_GT(links, 0);
}

TEST(Page, TakesDatesForFilters) {
  const std::string page =
      page_of({{"q", "가"}, {"from", "2023-12"}, {"site", "나"}}, reply_of({hit_titled("가")}, 1));
  EXPECT_TRUE(has(page, "2023-12부터"));
  EXPECT_TRUE(has(page, "href=\"search?q=%EA%B0%80&amp;site=%EB%82%98\""));
  EXPECT_TRUE(has(page, "<a href=\"search?q=%EA%B0%80\">모두 해제</a>"));
}

TEST(Page, SaysNotesInItsOwnLanguage) {
  engine::Reply reply = reply_of({hit_titled("가")}, 1);
  reply.did_you_mean = "알트만";
  reply.notes = {{"corrected", "‘알트먼’ 대신 ‘알트만’으로 찾았습니다."}, {"ignored", "무언가"}};
  const std::string page = page_of({{"q", "알트먼"}, {"lang", "en"}}, reply);
  EXPECT_TRUE(has(page, "Showing results for “알트만”."));
  EXPECT_FALSE(has(page, "대신"));
  EXPECT_TRUE(has(page, "lang=\"ko\">무언가"));
}

TEST(Page, SpeaksEnglish) {
  engine::Reply reply = reply_of({hit_titled("가")}, 12345);
  reply.total.exact = false;
  const std::string page = page_of({{"q", "가"}, {"lang", "en"}}, reply);
  EXPECT_TRUE(has(page, "<html lang=\"en\">"));
  EXPECT_TRUE(has(page, "Results: about 12,345"));
  EXPECT_TRUE(has(page, "<ol class=\"hits\" lang=\"ko\""));
  EXPECT_TRUE(has(page, "name=\"lang\" value=\"en\""));
}

TEST(Page, KeepsTheFormAsItWasWhereTheSearchFailed) {
  const Parameters given = {{"q", "가"}, {"from", "2024-05-01"}, {"to", "2023-01-01"}};
  const std::string page = page::failure_page(
      {.title = "서고", .words = page::language("ko"), .given = given, .asked = {}},
      {"멈춤", "<까닭>"});
  for (const char* part : {"value=\"가\"", "name=\"from\" value=\"2024-05-01\"",
                           "<details open=\"\">", "role=\"alert\"", "멈춤", "&lt;까닭&gt;"}) {
    EXPECT_TRUE(has(page, part)) << part;
  }
}

TEST(Page, LetsNothingOfTheArchiveRun) {
  const std::string attack = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>\u2028";
  for (const char* url :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://a.kr", "data:text/html,x",
        "//evil.kr", "https://a.kr/\"onmouseover=\"alert(1)", "vbscript:x"}) {
    engine::Hit hit = hit_titled(attack);
    hit.id = attack;
    hit.url = url;
    hit.site = hit.section = attack;
    hit.authors = {{attack, attack}};
    hit.body = {{attack, {{0, 5}}}};
    engine::CommentHit comment;
    comment.author = attack;
    comment.text = {attack, {{2, 9}}};
    hit.comments = {comment};
    engine::Reply reply = reply_of({hit}, 50);
    reply.did_you_mean = attack;
    reply.notes = {{"x", attack}};
    reply.facets = {{engine::Facet::site, {{attack, 2}, {"가", 1}}, true}};
    const std::string page = page_of(
        {{"q", attack}, {"site", attack}, {"sort", attack}, {"lang", attack}, {"limit", attack}},
        reply);
    EXPECT_EQ(scripts_in(page), 1U) << page;
    EXPECT_FALSE(has(page, "<img")) << page;
    EXPECT_FALSE(has(page, "\"onmouseover=")) << page;
    for (const std::string& address : addresses(page)) {
      const bool ours = address.starts_with("search") || address.starts_with("articles/") ||
                        address.starts_with("authors/") || address.starts_with("./") ||
                        address.starts_with("page.css?v=") || address.starts_with("page.js?v=") ||
                        address == "icon.svg" || address.starts_with("search.atom") ||
                        address.starts_with("v1/search?format=csv") ||
                        address == "opensearch.xml" || address == "#main";
      EXPECT_TRUE(ours || address.starts_with("https://")) << address;
    }
  }
}

TEST(Page, NamesItsStyleSheetByContent) {
  EXPECT_GT(page::style_sheet().size(), 1000U);
  EXPECT_TRUE(page::style_sheet_address().starts_with("page.css?v="));
  EXPECT_EQ(page::style_sheet().find("@import"), std::string_view::npos);
  EXPECT_EQ(page::style_sheet().find("url("), std::string_view::npos);
}

}  // namespace
