// Feeds and exports: invented ones beside the articles in them (write those anew with
// SEOGO_REGENERATE=1 and read the difference), broken ones, and ones that are made to hurt.
#include "indexer/source/feed.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

#include "indexer/extract/feed/feed_entry.h"
#include "indexer/source/limits.h"
#include "schema/article_json.h"
#include "schema/file.h"
#include "schema/utf8.h"
#include "tests/indexer/gathered.h"
#include "tests/stopwatch.h"

namespace seogo::indexer::source {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

Gathered read(std::string_view bytes) { return gather(read_feed, bytes, "feed.xml"); }

// Articles one a line, then what was skipped and refused.
std::string report_of(Gathered got) {
  std::string out;
  for (std::size_t i = 0; i < got.captures.size(); ++i) {
    try {
      schema::Article article = extract::read_feed_entry(got.captures[i].bytes);
      EXPECT_EQ(article.url, got.captures[i].url);
      article.provenance = got.captures[i].provenance;
      out += schema::article_to_json(article) + "\n";
    } catch (const schema::Error& error) {
      out += "refused: " + got.places[i] + ": " + error.text() + "\n";
    }
  }
  for (const std::string& kind : got.skipped) out += "skipped: " + kind + "\n";
  for (const std::string& line : got.refusals) out += "refused: " + line + "\n";
  return out;
}

TEST(Feed, GivesTheArticlesBesideIt) {
  const fs::path folder = fs::path(SEOGO_SOURCE_DIR) / "tests/indexer/feeds";
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    ++count;
    const std::string report = report_of(read(schema::read_file(entry.path())));
    fs::path golden = entry.path();
    golden.replace_extension(".golden");
    if (std::getenv("SEOGO_REGENERATE") != nullptr) std::ofstream(golden) << report;
    EXPECT_EQ(report, schema::read_file(golden)) << entry.path();
  }
  EXPECT_GE(count, 4U);
}

TEST(Feed, TellsTheByteAndLineAtWhichAnEntryBegins) {
  const std::string text =
      "\xEF\xBB\xBF<?xml version='1.0'?>\n<rss><channel>\n\n <item><title>글</title>"
      "</item>\n<item><a/><title/></item></channel></rss>";
  const Gathered got = read(text);
  ASSERT_EQ(got.captures.size(), 2U);
  EXPECT_EQ(got.places, (Lines{"line 4", "line 5"}));
  EXPECT_EQ(text.substr(got.captures[0].provenance.offset, 6), "<item>");
  EXPECT_EQ(text.substr(got.captures[1].provenance.offset, 9), "<item><a/");
}

std::string rss(std::string_view inside) {
  return "<rss><channel><title>돌담</title>" + std::string(inside) + "</channel></rss>";
}

TEST(Feed, ForgivesWhatFeedsGetWrong) {
  const struct {
    std::string item;
    std::string title;
  } rows[] = {
      {"<title>A&T, 3 < 5</title>", "A&T, 3 < 5"},
      {"<title>가&nbsp;나&hellip;</title>", "가\u00a0나…"},
      {"<title>&모름; &#0; &#xD800; &#44032;</title>", "&모름; \uFFFD \uFFFD 가"},
      {"<title>가\x0b나\x01</title>", "가 나"},
      {"<title><![CDATA[가 & 나 <b>다</b>]]></title>", "가 & 나 다"},
      {"<title>가<!-- & < -->나</title>", "가나"},
      {"<title>가<b>나</b></title>", "가나"},
      {"<media:x/><title>가</title><a><title>나</title></a>", "가"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.item);
    const Gathered got =
        read(rss("<item>" + row.item + "<content:encoded>글</content:encoded></item>"));
    EXPECT_EQ(got.refusals, Lines());
    ASSERT_EQ(got.captures.size(), 1U);
    EXPECT_EQ(extract::read_feed_entry(got.captures[0].bytes).title, row.title);
  }
}

TEST(Feed, CountsTheBytesThatAreNoText) {
  const std::string text =
      rss("<item><title>가나다라마바사아자차카타파하</title></item>"
          "<item><title>가\xFF나다라마바사아자차카타파하</title></item>");
  const Gathered got = read(text);
  ASSERT_EQ(got.captures.size(), 2U);
  EXPECT_EQ(got.captures[0].bad_bytes, 0U);
  EXPECT_EQ(got.captures[1].bad_bytes, 1U);
}

TEST(Feed, FindsTheAddressOfAnEntry) {
  const struct {
    std::string item;
    std::string url;
  } rows[] = {
      {"<link> https://doldam.kr/1?a=1&amp;b=2 </link><guid>https://doldam.kr/x</guid>",
       "https://doldam.kr/1?a=1&b=2"},
      {"<guid>https://doldam.kr/x</guid>", "https://doldam.kr/x"},
      {"<guid isPermaLink='false'>https://doldam.kr/x</guid>", ""},
      {"<guid>doldam-1</guid>", ""},
      {"<link>/1</link>", "https://doldam.kr/1"},
      {"<link>//x.kr/1</link>", ""},
      {"<link>javascript:alert(1)</link>", ""},
      {"<link>https://feedproxy.kr/1</link><f:origLink "
       "xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>https://doldam.kr/1</f:origLink>",
       "https://doldam.kr/1"},
  };
  for (const auto& row : rows) {
    const Gathered got =
        read(rss("<link>https://doldam.kr/rss/</link><item>" + row.item + "</item>"));
    ASSERT_EQ(got.captures.size(), 1U);
    EXPECT_EQ(got.captures[0].url, row.url) << row.item;
  }
}

TEST(Feed, MalformedXmlLosesNoEntryBeforeIt) {
  const Gathered got = read(
      "<rss><channel>\n<item><title>가</title></item>\n<item><title>나</b>\n"
      "<item><title>다</title></item></channel></rss>");
  EXPECT_EQ(got.captures.size(), 1U);
  ASSERT_EQ(got.refusals.size(), 1U);
  EXPECT_TRUE(got.refusals[0].starts_with("feed.xml, line 3: XML malformed: ")) << got.refusals[0];
}

TEST(Feed, WhatIsNoFeedIsRefused) {
  const struct {
    std::string text;
    std::string refusal;
  } rows[] = {
      {"<html><body><item/></body></html>", "feed.xml: no feed: its root is <html>"},
      {"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>",
       "feed.xml: no feed: its root is <urlset>"},
      {"<rss><channel><title>돌담</title></channel></rss>", ""},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(read(row.text).refusals, row.refusal.empty() ? Lines() : Lines{row.refusal});
  }
  for (const char* text : {"", "글", "<", "<rss", "<rss>", "{\"a\": 1}"}) {
    EXPECT_EQ(read(text).refusals.size(), 1U) << text;
  }
}

TEST(Feed, CutAtAnyByteItKeepsWholeEntriesAndSaysThatItIsCut) {
  for (const char* name : {"rss.xml", "atom.xml"}) {
    const std::string whole =
        schema::read_file(std::string(SEOGO_SOURCE_DIR) + "/tests/indexer/feeds/" + name);
    const Gathered all = read(whole);
    for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
      const Gathered got = read(whole.substr(0, size));
      ASSERT_EQ(got.refusals.size(), 1U) << name << " at " << size;
      for (std::size_t i = 0; i < got.captures.size(); ++i) {
        ASSERT_TRUE(got.captures[i].bytes == all.captures[i].bytes) << name << " at " << size;
      }
    }
  }
}

TEST(Feed, RandomBytesInItBreakNothing) {
  const std::string whole =
      schema::read_file(std::string(SEOGO_SOURCE_DIR) + "/tests/indexer/feeds/rss.xml");
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string text = whole;
    for (int i = 0; i < 1 + round % 20; ++i) {
      constexpr std::string_view sharp = "<>&;\"'/![]-?\0\x80\xFF=";
      text[random() % text.size()] =
          random() % 2 == 0 ? sharp[random() % sharp.size()] : static_cast<char>(random());
    }
    for (const Capture& capture : read(text).captures) {
      EXPECT_EQ(schema::first_invalid(capture.bytes), std::string::npos);
      try {
        EXPECT_FALSE(extract::read_feed_entry(capture.bytes).body.empty());
      } catch (const schema::Error& error) {
        EXPECT_EQ(error.code(), schema::ErrorCode::input);
        EXPECT_NE(error.text(), "not an entry of a feed") << capture.bytes;
      }
    }
  }
}

TEST(Feed, AnEntryOverTheLimitIsRefusedAndTheNextIsRead) {
  const Gathered got = read(rss("<item><title>" + std::string(limits::largest_capture + 10, 'a') +
                                "</title></item><item><title>나</title></item>"));
  EXPECT_EQ(got.captures.size(), 1U);
  EXPECT_EQ(got.refusals, Lines{"feed.xml, line 1: longer than 16777216 bytes"});
}

TEST(Feed, EntitiesOfItsOwnAreNeverExpanded) {
  std::string bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha\">'>";
  for (int i = 1; i < 20; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "'>";
  }
  bomb += "<!ENTITY file SYSTEM 'file:///etc/passwd'><!-- don't -->]>" +
          rss("<item><title>&a19;&file;</title><description>글</description></item>");
  const Gathered got = read(bomb);
  ASSERT_EQ(got.captures.size(), 1U);
  EXPECT_EQ(extract::read_feed_entry(got.captures[0].bytes).title, "&a19;&file;");
}

// Each must be quick: a second a megabyte at most.
TEST(Feed, FeedsThatAreMadeToHurtDoNot) {
  const auto repeated = [](std::string_view piece, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
  };
  constexpr std::size_t megabyte = 1U << 20;
  std::string spaces = "<rss";
  for (int i = 0; i < 900; ++i)
    spaces += " xmlns:a" + std::to_string(i) + "='u" + std::to_string(i) + "'";
  std::string attributes = "<a";
  for (int i = 0; i < 990; ++i) attributes += " a" + std::to_string(i) + "=''";
  attributes += "/>";
  const std::string item = "<item><title>가</title><description>";
  const std::string rows[] = {
      rss(repeated("<item/>", megabyte)),
      rss(repeated("<item><link/></item>", megabyte)),
      "<rss><channel><title>" + repeated("&amp;lt;", megabyte) + "</title>" +
          repeated("<item><link/></item>", megabyte) + "</channel></rss>",
      rss("<item>" + repeated("<category/>", megabyte) + "</item>"),
      rss("<item>" +
          repeated("<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>", megabyte) +
          "</item>"),
      rss(item + repeated("<b>", megabyte)),
      rss(item + repeated("<b></b>", megabyte) + "</description></item>"),
      rss(item + repeated("&lt;b&gt;", megabyte) + "</description></item>"),
      rss(item + repeated("[caption ", megabyte) +
          "[/caption]</description><wp:post_type>post</wp:post_type></item>"),
      rss(item + repeated("[caption ]", megabyte) +
          "[/caption]</description><wp:post_type>post</wp:post_type></item>"),
      rss(item + "<![CDATA[" + repeated("글 & <", 4 * megabyte) + "]]></description></item>"),
      rss(item + repeated("&", megabyte) + "</description></item>"),
      rss("<item><dc:creator>" + repeated("가,나·", megabyte) + "</dc:creator></item>"),
      rss("<item a='" + repeated("가", 3 * megabyte) + "'/>"),
      rss("<item a='" + repeated("가", 6 * megabyte) + "'/>"),
      rss(repeated(attributes, megabyte)),
      "<rss" + repeated(" a=''", megabyte) + "/>",
      spaces + "><channel>" + repeated("<a899:x/>", megabyte) + "</channel></rss>",
      rss(repeated("<item xmlns:a='b'>", megabyte)),
      rss(repeated("<![CDATA[", megabyte)),
      rss(repeated("<!--", megabyte)),
      rss(repeated("<", megabyte)),
      rss(repeated("<!DOCTYPE [", megabyte)),
      repeated("<a>", megabyte),
  };
  for (const std::string& text : rows) {
    SCOPED_TRACE(text.substr(0, 120));
    const tests::Stopwatch watch;
    const Gathered got = read(text);
    for (const Capture& capture : got.captures) {
      try {
        (void)extract::read_feed_entry(capture.bytes);
      } catch (const schema::Error& error) {
        EXPECT_EQ(error.code(), schema::ErrorCode::input);
      }
    }
    const double seconds = watch.seconds();
    const double megabytes = static_cast<double>(text.size()) / megabyte;
    EXPECT_LT(seconds, (megabytes + 0.2) * tests::patience);
    if (std::getenv("SEOGO_TIMES") != nullptr) {
      std::printf("%6.2f s for %5.1f MB: %.60s\n", seconds, megabytes, text.c_str());
    }
  }
}

// An export of 64 MB, made while it is read.
class Export : public Stream {
 public:
  std::size_t read(char* out, std::size_t size) override {
    if (rest_.empty() && posts_ < 16'000) {
      rest_ = posts_ == 0 ? "<rss><channel><title>산들</title>" : "";
      rest_ += "<item><title>글 " + std::to_string(posts_) + "</title><content:encoded>";
      for (int i = 0; i < 100; ++i) rest_ += "산들바람이 불어오는 언덕. ";
      rest_ += "</content:encoded></item>\n";
      if (++posts_ == 16'000) rest_ += "</channel></rss>";
    }
    const std::size_t got = std::min(size, rest_.size());
    std::copy_n(rest_.begin(), got, out);
    rest_.erase(0, got);
    total += got;
    return got;
  }
  std::size_t total = 0;

 private:
  int posts_ = 0;
  std::string rest_;
};

TEST(Feed, AnExportIsReadAsItComes) {
  Export pages;
  std::size_t taken = 0;
  std::size_t read_before_first = 0;
  std::uint64_t last = 0;
  const Sinks sinks{[&](const Capture& capture, const std::string&) {
                      if (taken++ == 0) read_before_first = pages.total;
                      EXPECT_TRUE(taken == 1 || capture.provenance.offset > last);
                      last = capture.provenance.offset;
                    },
                    [](const Refusal& refusal) { ADD_FAILURE() << refusal.line(); },
                    [](std::string_view) {}};
  read_feed(pages, "export.xml", sinks);
  EXPECT_EQ(taken, 16'000U);
  EXPECT_GT(pages.total, 50U << 20);
  EXPECT_LT(read_before_first, 20U << 20);
}

}  // namespace
}  // namespace seogo::indexer::source
