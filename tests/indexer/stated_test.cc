// Values as metadata state them: two columns each.
#include <string>

#include <gtest/gtest.h>

#include "indexer/extract/stated/mended_json.h"
#include "indexer/extract/stated/page_address.h"
#include "indexer/extract/stated/page_title.h"
#include "indexer/extract/stated/stated_people.h"
#include "indexer/extract/stated/stated_text.h"
#include "indexer/extract/stated/stated_time.h"

namespace seogo::indexer::extract {
namespace {

TEST(Stated, TimesAreReadInEveryForm) {
  const struct {
    const char* text;
    const char* iso;  // empty: no time
  } cases[] = {
      {"2023-12-11T18:32:00+09:00", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11T18:32:00+0900", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11T18:32:00.123Z", "2023-12-11T18:32:00+00:00"},
      {"2023-12-11T18:32:00.0000000", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11 18:32:00", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11 18:32:00.0", "2023-12-11T18:32:00+09:00"},
      {" 2023.12.11 18:32 ", "2023-12-11T18:32:00+09:00"},
      {"2023-12-11", "2023-12-11"},
      {"2023년 12월 11일 오후 6시 32분", "2023-12-11T18:32:00+09:00"},
      {"20231211", "2023-12-11"},
      {"202312111832", "2023-12-11T18:32:00+09:00"},
      {"20231211183205", "2023-12-11T18:32:05+09:00"},
      {"20231211T093200Z", "2023-12-11T09:32:00+00:00"},
      {"20231211 183200", "2023-12-11T18:32:00+09:00"},
      {"Mon, 11 Dec 2023 18:32:00 +0900", "2023-12-11T18:32:00+09:00"},
      {"Mon, 11 Dec 2023 09:32:00 GMT", "2023-12-11T09:32:00+00:00"},
      {"11 Dec 2023 18:32", "2023-12-11T18:32:00+09:00"},
      {"Mon Dec 11 18:32:00 KST 2023", "2023-12-11T18:32:00+09:00"},
      {"December 11, 2023", "2023-12-11"},
      {"Dec 11, 2023 6:32 PM", "2023-12-11T18:32:00+09:00"},
      {"1702287120", "2023-12-11T18:32:00+09:00"},
      {"1702287120000", "2023-12-11T18:32:00+09:00"},
      {"", ""},
      {"어제", ""},
      {"2023-13-45", ""},
      {"20231345", ""},
      {"0000-00-00 00:00:00", ""},
      {"0001-01-01T00:00:00", ""},
      {"1970-01-01T00:00:00Z", ""},
      {"1970-01-01 09:00:00", ""},
      {"0", ""},
      {"2023-12-14T10:00:00+09:00", ""},  // a day and more behind the capture
      {"2099-01-01", ""},
      {"2023-12-11T18:32:00+09:00 뉴스", ""},
      {"31 Feb 2023", ""},
      {"Dec 2023", ""},
      {"123456789012345678901234567890", ""},
      {"1920-04-01", "1920-04-01"},
  };
  const auto captured = schema::read_timestamp("2023-12-12T12:00:00+09:00");
  for (const auto& c : cases) {
    const auto time = stated_time(c.text, captured);
    EXPECT_EQ(time ? time->iso() : "", c.iso) << c.text;
  }
  EXPECT_TRUE(stated_time("2099-01-01", std::nullopt)) << "who knows when it was saved";
}

TEST(Stated, PeopleAreNamedOrNobodyIs) {
  const struct {
    const char* text;
    const char* people;
  } cases[] = {
      {"김주성 기자", "김주성/기자"},
      {"김주성", "김주성/"},
      {"김주성기자", "김주성/기자"},
      {"기자 김주성", "김주성/기자"},
      {"기자: 김주성", "김주성/기자"},
      {"글쓴이 나루", "나루/"},
      {"By 제이 홍", "제이 홍/"},
      {"김주성 기자 js@gana.kr", "김주성/기자"},
      {"김주성(js@gana.kr)", "김주성/"},
      {"김주성 기자 <js@gana.kr>", "김주성/기자"},
      {"js@gana.kr", ""},
      {"김주성 기자, 이하늘 특파원", "김주성/기자 이하늘/특파원"},
      {"김주성·이하늘 기자", "김주성/기자 이하늘/기자"},
      {"가나일보 김주성 기자", "김주성/기자"},
      {"김주성 기자, 김주성", "김주성/기자"},
      {"디지털뉴스팀", "디지털뉴스팀/"},
      {"기자", ""},
      {"admin", ""},
      {"Administrator", ""},
      {"관리자", ""},
      {"null", ""},
      {"12345", ""},
      {"https://www.facebook.com/gana", ""},
      {"www.facebook.com/gana", ""},
      {"@gana_news", ""},
      {"", ""},
      {" - ", ""},
      {"Jane Doe", "Jane Doe/"},
  };
  for (const auto& c : cases) {
    std::vector<schema::Author> people;
    add_people(c.text, Profile::built_in(), people);
    std::string out;
    for (const schema::Author& person : people)
      out += (out.empty() ? "" : " ") + person.name + "/" + person.role;
    EXPECT_EQ(out, c.people) << c.text;
  }
}

TEST(Stated, NewsroomsGiveWayToPeople) {
  std::vector<schema::Author> people = {{"디지털뉴스팀", ""}, {"김용국", ""}};
  prefer_persons(people);
  EXPECT_EQ(people, (std::vector<schema::Author>{{"김용국", ""}}));
  people = {{"디지털뉴스팀", ""}};
  prefer_persons(people);
  EXPECT_EQ(people.size(), 1U);
}

TEST(Stated, TextsAreUnescapedOnce) {
  const struct {
    const char* stated;
    const char* text;
  } cases[] = {
      {"&quot;산은 산&quot;\n 그 <b>말</b>", "\"산은 산\" 그 말"},
      {"A&amp;B &#39;글&#39; &#xAC00;", "A&B '글' 가"},
      {"&amp;quot;", "&quot;"},
      {"<가나> 개봉", "<가나> 개봉"},
      {"3<5 그리고 5>3", "3<5 그리고 5>3"},
      {"<br>봄<br/>꽃", "봄 꽃"},
      {"&unknown; &#0; &#xD800; &", "&unknown; &#0; &#xD800; &"},
      {"<b", "<b"},
      {"\u200B 봄\u00A0꽃 ", "봄 꽃"},
  };
  for (const auto& c : cases) EXPECT_EQ(stated_text(c.stated), c.text) << c.stated;
  EXPECT_EQ(stated_body("<p>첫 문단</p><p>둘째</p>"), "첫 문단\n\n둘째");
  EXPECT_EQ(stated_body("첫 문단\r\n\r\n\r\n둘째"), "첫 문단\n\n둘째");
  EXPECT_EQ(stated_lines("한 줄\n두 줄"), "한 줄\n두 줄");
}

TEST(Stated, APortalIsNoPaper) {
  EXPECT_EQ(without_portal("산들일보 | 네이버"), "산들일보");
  EXPECT_EQ(without_portal("Daum | 산들일보"), "산들일보");
  EXPECT_EQ(without_portal("산들일보 | 문화"), "산들일보 | 문화");
  EXPECT_EQ(without_portal("네이버"), "네이버");
}

TEST(Stated, AddressesAreWholeAndFollowNobody) {
  const struct {
    const char* reference;
    const char* base;
    const char* url;
  } cases[] = {
      {"https://gana.kr/1", "", "https://gana.kr/1"},
      {"HTTPS://Gana.KR/A", "", "https://gana.kr/A"},
      {"https://gana.kr", "", "https://gana.kr/"},
      {"/news/2", "https://gana.kr/a/b?c#d", "https://gana.kr/news/2"},
      {"2", "https://gana.kr/a/b?c", "https://gana.kr/a/2"},
      {"../2", "https://gana.kr/a/b/c", "https://gana.kr/a/2"},
      {"../../../2", "https://gana.kr/a/b", "https://gana.kr/2"},
      {"./", "https://gana.kr/a/b", "https://gana.kr/a/"},
      {"?no=7", "https://gana.kr/view?no=6", "https://gana.kr/view?no=7"},
      {"//m.gana.kr/1", "https://gana.kr/", "https://m.gana.kr/1"},
      {"1", "https://gana.kr", "https://gana.kr/1"},
      {"https://gana.kr/1?utm_source=a&no=3&fbclid=x", "", "https://gana.kr/1?no=3"},
      {"https://gana.kr/1?gclid=x#c", "", "https://gana.kr/1#c"},
      {"https://gana.kr/1?gclidx=3", "", "https://gana.kr/1?gclidx=3"},
      {"/1", "", ""},
      {"javascript:void(0)", "https://gana.kr/", ""},
      {"mailto:a@gana.kr", "https://gana.kr/", ""},
      {"ftp://gana.kr/1", "", ""},
      {"https://", "", ""},
      {"https://gana.kr/a b", "", ""},
      {"", "https://gana.kr/", ""},
  };
  for (const auto& c : cases)
    EXPECT_EQ(absolute_url(c.reference, c.base), c.url) << c.reference << " at " << c.base;
  EXPECT_EQ(page_key("http://www.gana.kr/news/1/?fbclid=a#c3"), "gana.kr/news/1");
  EXPECT_TRUE(same_site("https://m.gana.kr/1", "https://www.gana.kr/2"));
  EXPECT_FALSE(same_site("https://gana.kr/1", "https://dara.kr/1"));
  EXPECT_TRUE(is_front("https://gana.kr/index.html"));
  EXPECT_FALSE(is_front("https://gana.kr/?no=3"));
}

TEST(Stated, TitlesLoseTheirSiteWhereItIsProven) {
  const SiteNames names{{"가나일보", "gana.kr", "gana"}, {"정치"}};
  PageIdentity page;
  page.headings = {"봄꽃 - 마을을 바꾸다", "돌담길에 핀 봄꽃, 마을을 바꾸다"};
  const struct {
    const char* title;
    const char* headline;
  } cases[] = {
      {"돌담길에 핀 봄꽃 - 가나일보", "돌담길에 핀 봄꽃"},
      {"돌담길에 핀 봄꽃 | 가나일보 문화", "돌담길에 핀 봄꽃"},
      {"돌담길에 핀 봄꽃 - 정치 - 가나일보", "돌담길에 핀 봄꽃"},
      {"돌담길에 핀 봄꽃::가나일보::", "돌담길에 핀 봄꽃"},
      {":: 가나일보 :: 돌담길에 핀 봄꽃", "돌담길에 핀 봄꽃"},
      {"[가나일보] 돌담길에 핀 봄꽃", "돌담길에 핀 봄꽃"},
      {"돌담길에 핀 봄꽃 [가나일보]", "돌담길에 핀 봄꽃"},
      {"가나일보 - 돌담길에 핀 봄꽃", "돌담길에 핀 봄꽃"},
      {"돌담길에 핀 봄꽃 | GANA", "돌담길에 핀 봄꽃"},
      {"돌담길에 핀 봄꽃 - 다라신문", "돌담길에 핀 봄꽃 - 다라신문"},
      {"돌담길에 핀 봄꽃 - 두 해의 기록", "돌담길에 핀 봄꽃 - 두 해의 기록"},
      {"봄꽃 - 마을을 바꾸다", "봄꽃 - 마을을 바꾸다"},
      {"봄꽃 - 마을을 바꾸다 - 다라신문", "봄꽃 - 마을을 바꾸다"},
      {"[단독] 돌담길에 핀 봄꽃", "[단독] 돌담길에 핀 봄꽃"},
      {"가나일보 기자가 본 봄", "가나일보 기자가 본 봄"},
      {"가나일보", ""},
      {"가나일보 뉴스", ""},
      {" - ", ""},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(headline_of(c.title, names, page), c.headline) << c.title;
  EXPECT_EQ(completed("돌담길에 핀 봄꽃…", page), "돌담길에 핀 봄꽃, 마을을 바꾸다");
  EXPECT_EQ(completed("돌담길에 핀 봄꽃", page), "");
  EXPECT_EQ(completed("산에 핀 봄꽃...", page), "");
}

TEST(Stated, JsonIsMendedWhereItsMeaningIsPlain) {
  const struct {
    const char* broken;
    const char* mended;
  } cases[] = {
      {R"({"a":1,})", R"({"a":1})"},
      {"[1, 2,\n ]", "[1, 2\n ]"},
      {"{\"a\":\"한\n줄\t\"}", R"({"a":"한\u000a줄\u0009"})"},
      {R"({"a":"그는 "좋다"고 했다"})", R"({"a":"그는 \"좋다\"고 했다"})"},
      {R"({"a":"it\'s"})", R"({"a":"it's"})"},
      {R"({"a":"\d"})", R"({"a":"\\d"})"},
      {R"({"a":"\ud83d"})", R"({"a":"\ufffd"})"},
      {R"({"a":"\ud83d\ude00"})", R"({"a":"\ud83d\ude00"})"},
      {R"({"a":[1)", R"({"a":[1]})"},
      {R"({"a":"끊)", R"({"a":"끊)"},
      {R"({"a":"\")", R"({"a":"\")"},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(mended_json(c.broken), c.mended) << c.broken;
  EXPECT_EQ(unwrapped_script(" <!-- {} --> "), "{}");
  EXPECT_EQ(unwrapped_script("//<![CDATA[\n{}\n//]]>"), "{}");
  EXPECT_EQ(unwrapped_script("{};"), "{}");
  EXPECT_EQ(unwrapped_script(""), "");
}

}  // namespace
}  // namespace seogo::indexer::extract
