// Feeds and descriptions: XML whatever was stored, ids for ever, pages that lead on, names that fit.
#include <gtest/gtest.h>

#include "schema/utf8.h"
#include "searchd/feed/atom.h"
#include "searchd/feed/description.h"
#include "searchd/feed/identity.h"
#include "searchd/feed/web_address.h"
#include "searchd/feed/xml.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

struct Escaped {
  std::string plain;
  const char* content;
  const char* attribute;
};

const Escaped escaped[] = {
    {"연구 & 개발", "연구 &amp; 개발", "연구 &amp; 개발"},
    {"<img src=x onerror=알림>", "&lt;img src=x onerror=알림&gt;",
     "&lt;img src=x onerror=알림&gt;"},
    {"]]>", "]]&gt;", "]]&gt;"},
    {"\"따옴\" '표'", "&quot;따옴&quot; &#39;표&#39;", "&quot;따옴&quot; &#39;표&#39;"},
    {"두\t줄\n로\r씀", "두\t줄\n로&#13;씀", "두&#9;줄&#10;로&#13;씀"},
    {std::string("영\0과", 7), "영\uFFFD과", "영\uFFFD과"},
    {"종\x07 \x1B[31m \x7F", "종\uFFFD \uFFFD[31m \uFFFD", "종\uFFFD \uFFFD[31m \uFFFD"},
    {"\uFFFE\uFFFF", "\uFFFD\uFFFD", "\uFFFD\uFFFD"},
    {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD"},  // half a surrogate pair
    {"줄\u2028바꿈", "줄\u2028바꿈", "줄\u2028바꿈"},
    {"😀\xC2\x85", "😀\uFFFD", "😀\uFFFD"},
};

TEST(Xml, EscapesWhateverWasStored) {
  for (const Escaped& row : escaped) {
    EXPECT_EQ(feed::text(row.plain).markup(), row.content) << row.plain;
    EXPECT_EQ(feed::element("a", {{"b", row.plain}}).markup(),
              "<a b=\"" + std::string(row.attribute) + "\"/>")
        << row.plain;
  }
}

// Char of XML 1.0, for every character there is.
TEST(Xml, HasOnlyCharactersOfXml) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    std::string plain;
    schema::append(plain, c);
    const std::string markup = feed::text(plain).markup();
    for (schema::Cursor cursor(markup); !cursor.done();) {
      const char32_t out = cursor.next();
      const bool allowed = out == 0x9 || out == 0xA || out == 0xD ||
                           (out >= 0x20 && out <= 0xD7FF) || (out >= 0xE000 && out <= 0xFFFD) ||
                           out >= 0x10000;
      ASSERT_TRUE(allowed) << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(Xml, LeavesOutAttributesWithoutAValue) {
  EXPECT_EQ(feed::element("a", {{"b", std::nullopt}, {"c", ""}}, feed::text("글")).markup(),
            "<a c=\"\">글</a>");
}

struct Address {
  const char* url;
  const char* address;  // empty: none
};

const Address addresses[] = {
    {"https://a.kr/news/1?q=2#3", "https://a.kr/news/1?q=2#3"},
    {"HTTP://A.kr:8080/", "HTTP://A.kr:8080/"},
    {"https://한글.kr/기사/1", "https://한글.kr/기사/1"},
    {"https://[2001:db8::1]/1", "https://[2001:db8::1]/1"},
    {"https://a.kr/%EA%B8%B0", "https://a.kr/%EA%B8%B0"},
    // mended
    {"https://a.kr/기사 1?q={x}", "https://a.kr/기사%201?q=%7Bx%7D"},
    {"https://a.kr/\"><script>", "https://a.kr/%22%3E%3Cscript%3E"},
    {"https://a.kr/100%", "https://a.kr/100%25"},
    {"https://a.kr/\n1", "https://a.kr/%0A1"},
    {"https://a.kr/#1#2", "https://a.kr/#1%232"},
    {"https://a.kr/\u202E1", "https://a.kr/%E2%80%AE1"},
    // none
    {"", ""},
    {"https://", ""},
    {"https:///1", ""},
    {"javascript:alert(1)", ""},
    {" https://a.kr/", ""},
    {"data:text/html,<p>", ""},
    {"ftp://a.kr/1", ""},
    {"//a.kr/1", ""},
    {"https://a.kr\\@b.kr/", ""},
    {"https://a.kr@b.kr/", ""},
    {"https://a b.kr/", ""},
    {"https://\u202Ea.kr/", ""},
};

TEST(WebAddress, IsHttpAndAnIri) {
  for (const Address& row : addresses) {
    EXPECT_EQ(feed::web_address(row.url).value_or(""), row.address) << row.url;
  }
}

// What these make is what readers remember: a change here makes every article new to them.
TEST(Identity, IsForEver) {
  EXPECT_EQ(feed::entry_id("https://a.kr/news/1", "한빛일보"), "https://a.kr/news/1");
  EXPECT_EQ(feed::entry_id("1234", "한빛일보"), "urn:uuid:b7be7575-e025-8070-ba71-feb50f2d6b46");
  EXPECT_EQ(feed::feed_id("서고", "q=%ED%95%B4%EA%B3%A0"),
            "urn:uuid:ced97757-7755-8100-82ef-89f5f9825523");
}

TEST(Identity, IsOfOneArticle) {
  const std::set<std::string> ids = {
      feed::entry_id("1234", "한빛일보"),        feed::entry_id("1234", "강가신문"),
      feed::entry_id("123", "4한빛일보"),        feed::entry_id("javascript:1", ""),
      feed::entry_id("https://a.kr/기사 1", ""), feed::entry_id("https://a.kr/기사%201", ""),
      feed::feed_id("한빛일보", "1234"),
  };
  EXPECT_EQ(ids.size(), 7U);
  for (const std::string& id : ids) {
    EXPECT_TRUE(id.starts_with("https://a.kr/") || id.starts_with("urn:uuid:")) << id;
  }
  EXPECT_EQ(feed::entry_id("1234", "한빛일보").size(), std::string("urn:uuid:").size() + 36);
}

class Atom : public testing::Test {
 protected:
  engine::Hit& add(const std::string& id) {
    engine::Hit& hit = reply_.hits.emplace_back();
    hit.id = id;
    hit.title = "기사 " + id;
    reply_.total.value = std::max<std::uint64_t>(reply_.total.value, reply_.hits.size());
    return hit;
  }

  void page(std::size_t offset, std::size_t limit, std::uint64_t total, bool exact = true) {
    reply_.offset = offset;
    reply_.limit = limit;
    reply_.total = {total, exact};
  }

  std::string atom() const { return feed::atom({title_, address_, asked_, reply_}); }

  // The values of every such piece of markup, up to the sign that ends it.
  static std::vector<std::string> values(const std::string& markup, const std::string& before,
                                         const std::string& end) {
    std::vector<std::string> found;
    for (std::size_t at = markup.find(before); at != std::string::npos;
         at = markup.find(before, at)) {
      at += before.size();
      found.push_back(markup.substr(at, markup.find(end, at) - at));
    }
    return found;
  }
  std::vector<std::string> texts(const std::string& name) const {
    return values(atom(), "<" + name + ">", "</");
  }
  std::string link(const std::string& relation, const char* type = "application/atom+xml") const {
    const std::vector<std::string> found =
        values(atom(), "<link rel=\"" + relation + "\" type=\"" + type + "\" href=\"", "\"");
    return found.empty() ? "" : found.front();
  }

  std::string title_ = "서고";
  std::string address_ = "https://search.example.kr/";
  wire::Parameters asked_ = {{"q", "해고"}, {"limit", "10"}, {"site", "한빛"}, {"unknown", "x"}};
  engine::Reply reply_;
};

TEST_F(Atom, DatesAnEntryByWhatIsKnown) {
  const auto time = [](const char* text) { return schema::read_timestamp(text); };
  engine::Hit& all = add("1");
  all.published = time("2023-12-11T18:32:00+09:00");
  all.modified = time("2023-12-12T09:00:00Z");
  all.captured_at = time("2024-01-01T00:00:00Z");
  engine::Hit& published = add("2");
  published.published = time("2023-12-11");
  published.captured_at = time("2024-01-01T00:00:00Z");
  add("3").captured_at = time("2022-01-01T00:00:00Z");
  add("4");
  const std::vector<std::string> wanted = {"2023-12-12T09:00:00+00:00",  // of the feed: the newest
                                           "2023-12-12T09:00:00+00:00", "2023-12-11T00:00:00+09:00",
                                           "2022-01-01T00:00:00+00:00", feed::undated};
  EXPECT_EQ(texts("updated"), wanted);
  EXPECT_EQ(texts("published"),
            (std::vector<std::string>{"2023-12-11T18:32:00+09:00", "2023-12-11T00:00:00+09:00"}));
}

TEST_F(Atom, EmptyFeedHasADateToo) {
  EXPECT_EQ(texts("updated"), std::vector<std::string>{feed::undated});
}

TEST_F(Atom, NamesWhoWroteIt) {
  add("1").authors = {{"김주성", "기자"}, {"", "기자"}, {"이서린", ""}};
  add("2").site = "한빛일보";
  add("3");
  EXPECT_EQ(texts("name"), (std::vector<std::string>{"서고", "김주성", "이서린", "한빛일보"}));
}

TEST_F(Atom, LinksToTheWebOrToTheCopy) {
  add("https://a.kr/1").url = "https://a.kr/1";
  add("둘/2").url = "javascript:alert(1)";
  const std::string copies = "https://search.example.kr/articles/";
  EXPECT_EQ(values(atom(), "<link rel=\"alternate\" type=\"text/html\" href=\"", "\""),
            (std::vector<std::string>{
                "https://search.example.kr/search?q=%ED%95%B4%EA%B3%A0&amp;site=%ED%95%9C%EB%B9%9B",
                "https://a.kr/1", copies + "%EB%91%98%2F2"}));
  EXPECT_EQ(values(atom(), "<link rel=\"related\" type=\"text/html\" href=\"", "\""),
            std::vector<std::string>{copies + "https%3A%2F%2Fa.kr%2F1"});
  EXPECT_EQ(atom().find("javascript"), std::string::npos);
}

TEST_F(Atom, SaysSectionAndTags) {
  engine::Hit& hit = add("1");
  hit.section = "경제";
  hit.tags = {"금리", "경제", "\"><b>"};
  EXPECT_EQ(values(atom(), "<category term=\"", "\"/>"),
            (std::vector<std::string>{"경제", "금리", "&quot;&gt;&lt;b&gt;"}));
}

TEST_F(Atom, SummaryIsHtmlEscapedTwice) {
  add("1").body = {{"R&D <b>해고</b>", {{7, 9}}}};
  EXPECT_EQ(values(atom(), "<summary type=\"html\">", "</summary>"),
            std::vector<std::string>{
                "R&amp;amp;D &amp;lt;b&amp;gt;&lt;mark&gt;해고&lt;/mark&gt;&amp;lt;/b&amp;gt;"});
}

const std::string attacks[] = {"<img src=x onerror=alert(1)>",
                               "]]></title><script>",
                               "\"'><!--",
                               "&#x3C;script&#x3E;",
                               "<![CDATA[",
                               "<?xml version=\"1.0\"?>",
                               "\x01\x0B\uFFFE\uFFFF",
                               "\xFF\xC0\x80",
                               "\u2028\u2029",
                               "&unknown;"};

TEST_F(Atom, NothingThatWasStoredBecomesMarkup) {
  for (const std::string& attack : attacks) {
    reply_ = {};
    engine::Hit& hit = add(attack);
    hit.title = hit.site = hit.section = hit.url = attack;
    hit.authors = {{attack, attack}};
    hit.tags = {attack};
    hit.body = {{attack, {{0, 1}}}};
    reply_.text = attack;
    asked_ = {{"q", attack}, {"site", attack}};
    title_ = attack;
    const std::string markup = atom();
    EXPECT_EQ(schema::first_invalid(markup), std::string::npos) << attack;
    for (const char* bad :
         {"<img", "<script", "<!", "]]>", "&unknown;", "\x01", "\x0B", "\uFFFE", "&#x3C;"}) {
      EXPECT_EQ(markup.find(bad), std::string::npos) << attack << ": " << bad;
    }
    EXPECT_EQ(values(markup, "<?xml", "?>").size(), 1U) << attack;
  }
}

struct Paging {
  std::size_t offset;
  std::size_t limit;
  std::uint64_t total;
  const char* first;
  const char* previous;
  const char* next;
  const char* last;  // offsets in the links; "-": there is none, "": the first page
};

const Paging pagings[] = {
    {0, 10, 0, "", "-", "-", ""},
    {0, 10, 10, "", "-", "-", ""},
    {0, 10, 11, "", "-", "10", "10"},
    {10, 10, 35, "", "", "20", "30"},
    {30, 10, 35, "", "20", "-", "30"},
    {5, 10, 35, "", "", "15", "30"},
    {100, 10, 35, "", "90", "-", "30"},
    {0, 0, 35, "-", "-", "-", "-"},
    // nothing is asked for past the deepest hit
    {9980, 10, 50000, "", "9970", "9990", "9990"},
    {9990, 10, 50000, "", "9980", "-", "9990"},
    {0, 30, 50000, "", "-", "30", "-"},
};

TEST_F(Atom, PagesLeadOn) {
  for (const Paging& row : pagings) {
    page(row.offset, row.limit, row.total);
    const std::string base = "https://search.example.kr/search.atom?limit=10";
    const auto wanted = [&](std::string_view offset) {
      if (offset == "-") return std::string();
      return base + (offset.empty() ? "" : "&amp;offset=" + std::string(offset)) +
             "&amp;q=%ED%95%B4%EA%B3%A0&amp;site=%ED%95%9C%EB%B9%9B";
    };
    const std::string place = std::to_string(row.offset) + " of " + std::to_string(row.total);
    EXPECT_EQ(link("first"), wanted(row.first)) << place;
    EXPECT_EQ(link("previous"), wanted(row.previous)) << place;
    EXPECT_EQ(link("next"), wanted(row.next)) << place;
    EXPECT_EQ(link("last"), wanted(row.last)) << place;
  }
}

TEST_F(Atom, NoLastPageOfAnEstimate) {
  page(0, 10, 35, false);
  EXPECT_EQ(link("last"), "");
  EXPECT_NE(link("next"), "");
}

TEST_F(Atom, TellsOpenSearchWhereItStands) {
  page(20, 10, 35);
  reply_.text = "해고 \"복귀\"";
  const std::string markup = atom();
  EXPECT_EQ(texts("opensearch:totalResults"), std::vector<std::string>{"35"});
  EXPECT_EQ(texts("opensearch:startIndex"), std::vector<std::string>{"21"});
  EXPECT_EQ(texts("opensearch:itemsPerPage"), std::vector<std::string>{"10"});
  EXPECT_NE(markup.find("<opensearch:Query role=\"request\" searchTerms=\"해고 &quot;복귀&quot;\" "
                        "startIndex=\"21\" count=\"10\"/>"),
            std::string::npos)
      << markup;
  EXPECT_EQ(markup.find("correction"), std::string::npos);
  reply_.did_you_mean = "해고 & 복귀";
  EXPECT_NE(atom().find("<opensearch:Query role=\"correction\" searchTerms=\"해고 &amp; 복귀\"/>"),
            std::string::npos);
  EXPECT_EQ(link("search", feed::description_type), "https://search.example.kr/opensearch.xml");
}

TEST_F(Atom, IdsDoNotChangeWithTheHostOrThePage) {
  add("1");
  add("https://a.kr/2");
  const std::vector<std::string> ids = texts("id");
  ASSERT_EQ(ids.size(), 3U);
  address_ = "http://127.0.0.1:8377/";
  page(10, 10, 35);
  asked_.emplace("offset", "10");
  EXPECT_EQ(texts("id"), ids);
  asked_.emplace("sort", "newest");
  EXPECT_NE(texts("id").front(), ids.front());
}

struct Short {
  const char* name;
  const char* shortened;
};

const Short names[] = {
    {"서고", "서고"},
    {"열여섯 글자로 된 이름입니다요", "열여섯 글자로 된 이름입니다요"},
    {"열일곱 글자로 된 긴 이름입니다요", "열일곱 글자로 된 긴 이름입니"},
    {"  한빛일보 기사와 댓글 찾기 서비스  ", "한빛일보 기사와 댓글 찾기 서"},
    {"The Stacks of a Paper", "The Stacks of a"},
    // syllables in their parts: one that does not fit is left out whole
    {"1234567890abcde\u1112\u1161\u11ABx", "1234567890abcde"},
    {"1234567890abcd👍🏽👍🏽", "1234567890abcd👍🏽"},
};

TEST(Description, ShortNameIsCutBetweenSyllables) {
  for (const Short& row : names) {
    EXPECT_EQ(feed::shortened(row.name, 16), row.shortened) << row.name;
    EXPECT_LE(schema::code_points(feed::shortened(row.name, 16)), 16U) << row.name;
  }
}

TEST(Description, TellsWholeAddresses) {
  const std::string markup = feed::description("R&D 서고", "https://search.example.kr/stacks/");
  for (const char* piece :
       {"<ShortName>R&amp;D 서고</ShortName>", "<InputEncoding>UTF-8</InputEncoding>",
        "type=\"text/html\" rel=\"results\" "
        "template=\"https://search.example.kr/stacks/search?q={searchTerms}\"",
        "type=\"application/x-suggestions+json\" rel=\"suggestions\" "
        "template=\"https://search.example.kr/stacks/suggest.json?q={searchTerms}\"",
        "template=\"https://search.example.kr/stacks/search.atom?q={searchTerms}&amp;startIndex="
        "{startIndex?}&amp;limit={count?}\"",
        "rel=\"self\" template=\"https://search.example.kr/stacks/opensearch.xml\""}) {
    EXPECT_NE(markup.find(piece), std::string::npos) << piece << "\n" << markup;
  }
}

}  // namespace
