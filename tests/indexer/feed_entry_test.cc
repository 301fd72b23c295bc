// One entry's fields, and the paragraphs and shortcodes of its HTML. Whole entries: feed_test.cc.
#include "indexer/extract/feed/feed_entry.h"

#include <gtest/gtest.h>

#include "indexer/extract/feed/shortcodes.h"
#include "indexer/extract/html/paragraphs.h"
#include "schema/error.h"

namespace seogo::indexer::extract {
namespace {

using Lines = std::vector<std::string>;

// Subheadings are marked with "# ".
Lines paragraphs(std::string_view html, LineEnds line_ends = LineEnds::spaces) {
  const HtmlTree tree(html);
  Lines out;
  for (const Paragraph& paragraph : html_paragraphs(tree, 0, line_ends)) {
    out.push_back((paragraph.subheading ? "# " : "") + paragraph.text);
  }
  return out;
}

TEST(HtmlParagraphs, BlocksAndDoubleBreaksPartThem) {
  const struct {
    const char* html;
    Lines paragraphs;
  } rows[] = {
      {"", {}},
      {"글", {"글"}},
      {"<p>가</p>나<p>다", {"가", "나", "다"}},
      {"<div>가<div>나</div>다</div>라", {"가", "나", "다", "라"}},
      {"가<br>나<br/><br>다<br>\n<br><br>라", {"가\n나", "다", "라"}},
      {"<p>  여러   칸과\n줄 </p>", {"여러 칸과 줄"}},
      {"<p>붙<b>은</b> <i>글</i></p>", {"붙은 글"}},
      {"<h2>제<b>목</b></h2>글", {"# 제목", "글"}},
      {"글<h3>소제목</h3><h4>더 작은</h4><p>글</p>", {"글", "# 소제목", "# 더 작은", "글"}},
      {"<h2></h2><p>글</p>", {"글"}},
      {"<ul><li>하나<li>둘</ul><table><tr><td>가</td><td>나</td></tr><tr><td>다</table>",
       {"하나", "둘", "가 나", "다"}},
      {"<figure><img alt=x><figcaption>설명</figcaption></figure><p>글", {"글"}},
      {"<div class='wp-caption'><img><p class='wp-caption-text'>설명</p></div><p>글", {"글"}},
      {"<p>글<script>x()</script><style>p{}</style><button>공유</button></p>", {"글"}},
  };
  for (const auto& row : rows) EXPECT_EQ(paragraphs(row.html), row.paragraphs) << row.html;
}

TEST(HtmlParagraphs, InStoredPostsLineEndsCount) {
  EXPECT_EQ(paragraphs("가\n나\n\n<b>다</b> 라\r\n\r\n마", LineEnds::breaks),
            (Lines{"가\n나", "다 라", "마"}));
  EXPECT_EQ(paragraphs("<p>가</p>\n\n<h2>나</h2>\n다", LineEnds::breaks),
            (Lines{"가", "# 나", "다"}));
}

TEST(Shortcodes, OfWordPressAreTakenOut) {
  const struct {
    const char* text;
    const char* left;
  } rows[] = {
      {"글 [caption id=\"a\"]<img> 설명[/caption] 뒤", "글  뒤"},
      {"[gallery ids=\"1\"]글[/gallery]", ""},
      {"[embed]https://x.kr[/embed]글", "글"},
      {"[단독] 소식 [사진] [captions x]", "[단독] 소식 [사진] [captions x]"},
      {"[caption id=1]글", "글"},
      {"[caption a]가[caption b]나[/caption]다", "가다"},
      {"[/caption]글[", "글["},
      {"[caption", "[caption"},
  };
  for (const auto& row : rows) EXPECT_EQ(without_shortcodes(row.text), row.left) << row.text;
}

schema::Article entry(const std::string& fields) {
  return read_feed_entry("<seogo:entry xmlns:seogo='urn:seogo:entry' site='돌담' url='u'>" +
                         fields + "<description>글</description></seogo:entry>");
}

TEST(FeedEntry, ReadsDatesInTheirFormsOrNone) {
  const struct {
    const char* fields;
    const char* published;
    const char* modified;
  } rows[] = {
      {"<pubDate>Mon, 11 Dec 2023 18:32:00 +0900</pubDate>", "2023-12-11T18:32:00+09:00", ""},
      {"<pubDate>2023-12-11 18:32:00</pubDate>", "2023-12-11T18:32:00+09:00", ""},
      {"<pubDate>2023-13-45</pubDate>", "", ""},
      {"<pubDate>어제</pubDate><dc:date>2023-12-11T09:32:00Z</dc:date>",
       "2023-12-11T09:32:00+00:00", ""},
      {"<atom:updated>2023-12-11T09:32:00Z</atom:updated>", "2023-12-11T09:32:00+00:00", ""},
      {"<pubDate>11 Dec 2023 10:00 KST</pubDate><atom:updated>2023-12-12T00:00:00Z</atom:updated>",
       "2023-12-11T10:00:00+09:00", "2023-12-12T00:00:00+00:00"},
      {"<wp:post_date>2023-12-11 18:32:00</wp:post_date>"
       "<wp:post_date_gmt>2023-12-11 09:32:00</wp:post_date_gmt>",
       "2023-12-11T18:32:00+09:00", ""},
      {"<wp:post_date>2023-12-11 04:32:00</wp:post_date>"
       "<wp:post_date_gmt>2023-12-11 09:32:00</wp:post_date_gmt>",
       "2023-12-11T04:32:00-05:00", ""},
      {"<wp:post_date>2023-12-11 18:32:00</wp:post_date>"
       "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>",
       "2023-12-11T18:32:00+09:00", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.fields);
    const schema::Article article = entry(row.fields);
    EXPECT_EQ(article.published ? article.published->iso() : "", row.published);
    EXPECT_EQ(article.modified ? article.modified->iso() : "", row.modified);
  }
}

TEST(FeedEntry, ReadsWhoWroteIt) {
  const struct {
    const char* fields;
    std::vector<schema::Author> authors;
  } rows[] = {
      {"<dc:creator>김주성 기자</dc:creator>", {{"김주성", "기자"}}},
      {"<author>a@doldam.kr (김주성 기자)</author>", {{"김주성", "기자"}}},
      {"<author>a@doldam.kr</author>", {}},
      {"<author>가</author><dc:creator>나</dc:creator>", {{"나", ""}}},
      {"<atom:author><atom:name>가</atom:name></atom:author><atom:author><atom:name>나</atom:name>"
       "</atom:author>",
       {{"가", ""}, {"나", ""}}},
      {"<dc:creator>A &amp;amp; B</dc:creator>", {{"A & B", ""}}},
  };
  for (const auto& row : rows) EXPECT_EQ(entry(row.fields).authors, row.authors) << row.fields;
}

TEST(FeedEntry, AnExcerptIsTheSubtitleUnlessItBeginsTheBody) {
  EXPECT_EQ(entry("<excerpt:encoded>다른 말</excerpt:encoded>").subtitle, "다른 말");
  EXPECT_EQ(entry("<excerpt:encoded>글</excerpt:encoded>").subtitle, "");
  EXPECT_EQ(entry("<excerpt:encoded></excerpt:encoded>").subtitle, "");
}

TEST(FeedEntry, CountsAreNumbersOrAbsent) {
  EXPECT_EQ(entry("<slash:comments> 12 </slash:comments>").counts.comments, 12);
  EXPECT_EQ(entry("<thr:total>0</thr:total>").counts.comments, 0);
  EXPECT_FALSE(entry("<slash:comments>-1</slash:comments>").counts.comments);
  EXPECT_FALSE(entry("<slash:comments>많음</slash:comments>").counts.comments);
  EXPECT_FALSE(entry("").counts.comments);
}

TEST(FeedEntry, WhatIsNoEntryIsRefused) {
  for (const char* xml :
       {"", "글", "<a/>", "<seogo:entry>", "<seogo:entry><a><b><c/></b></a></seogo:entry>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><seogo:entry><title>&b;</title></seogo:entry>"}) {
    EXPECT_THROW((void)read_feed_entry(xml), schema::Error) << xml;
  }
}

}  // namespace
}  // namespace seogo::indexer::extract
