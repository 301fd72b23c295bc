// Pages as browsers save them, whole, cut short and made to hurt.
#include "indexer/source/mhtml.h"

#include <random>

#include <gtest/gtest.h>

#include "indexer/source/limits.h"
#include "schema/file.h"
#include "schema/utf8.h"
#include "tests/indexer/gathered.h"
#include "tests/stopwatch.h"

namespace seogo::indexer::source {
namespace {

using Lines = std::vector<std::string>;

std::string fixture(const std::string& name) {
  return schema::read_file(std::string(SEOGO_SOURCE_DIR) + "/tests/indexer/mhtml/" + name);
}

Gathered read(std::string_view bytes) { return gather(read_mhtml, bytes, "page.mhtml"); }

// A part of a multipart with boundary "b".
std::string part(std::string_view type, std::string_view body) {
  return "--b\r\nContent-Type: " + std::string(type) + "\r\n\r\n" + std::string(body) + "\r\n";
}
const std::string head = "Content-Type: multipart/related; boundary=b\r\n\r\n";

TEST(Mhtml, ReadsWhatChromeSaves) {
  const Gathered got = read(fixture("chrome.mhtml"));
  EXPECT_EQ(got.refusals, Lines());
  EXPECT_EQ(got.skipped, (Lines{"frame", "image", "style"}));
  ASSERT_EQ(got.captures.size(), 1U);
  const Capture& page = got.captures[0];
  EXPECT_EQ(page.form, Form::html);
  EXPECT_EQ(page.url, "https://doldam.kr/news/20240402/1");
  ASSERT_TRUE(page.captured_at);
  EXPECT_EQ(page.captured_at->iso(), "2024-04-02T01:20:05+00:00");
  EXPECT_EQ(page.provenance, (schema::Provenance{"page.mhtml", 0}));
  EXPECT_NE(page.bytes.find("<title>돌담길의 봄</title>"), std::string::npos);
  EXPECT_NE(page.bytes.find("<p>봄꽃이 핀 마을이다.</p>"), std::string::npos);
  EXPECT_TRUE(page.bytes.ends_with("</html>")) << "the line end before a boundary is its own";
}

TEST(Mhtml, ReadsWhatInternetExplorerSaves) {
  const Gathered got = read(fixture("explorer.mht"));
  EXPECT_EQ(got.refusals, Lines());
  EXPECT_EQ(got.skipped, (Lines{"image", "text"}));
  ASSERT_EQ(got.captures.size(), 1U);
  EXPECT_EQ(got.captures[0].url, "http://www.gwangjang.kr//2013/1.html") << "folded";
  EXPECT_EQ(got.captures[0].captured_at->iso(), "2013-12-20T18:02:11+09:00");
  EXPECT_NE(got.captures[0].bytes.find("첫눈이 내린 광장에 사람들이 모였다."), std::string::npos);
}

TEST(Mhtml, TakesThePartThatStartNames) {
  const Gathered got = read(fixture("start.mhtml"));
  EXPECT_EQ(got.skipped, Lines{"frame"});
  ASSERT_EQ(got.captures.size(), 1U);
  EXPECT_EQ(got.captures[0].bytes, "<p>둘째 부분이 이 쪽이다.</p>\n--b1x\n<p>경계가 아니다.</p>");
  EXPECT_FALSE(got.captures[0].captured_at);
}

TEST(Mhtml, TakesTheFirstPageWhereStartNamesNone) {
  const Gathered got = read("Content-Type: multipart/related; boundary=b; start=\"<x>\"\n\n" +
                            part("image/png", "x") + part("text/html", "<p>하나") +
                            part("text/html", "<p>둘") + "--b--");
  ASSERT_EQ(got.captures.size(), 1U);
  EXPECT_EQ(got.captures[0].bytes, "<p>하나");
}

TEST(Mhtml, APageMayBeAllThereIs) {
  const Gathered got = read(fixture("single.mht"));
  ASSERT_EQ(got.captures.size(), 1U);
  EXPECT_EQ(got.captures[0].url, "") << "a path of some disk is no address";
  EXPECT_NE(got.captures[0].bytes.find("부분이 하나뿐인 저장본이다."), std::string::npos);
}

TEST(Mhtml, CutShortGivesThePageIfThatIsWhole) {
  const struct {
    std::string text;
    std::size_t captures;
    std::string refusal;
  } rows[] = {
      {head + part("text/html", "<p>글"), 0, "page.mhtml: cut short within the page at byte 87"},
      {head + part("text/html", "<p>글</p></HTML> "), 1, ""},
      {head + part("text/html", "<p>글") + "--b\r\nContent-Type: image/png\r\n\r\niVBO", 1, ""},
      {head + part("image/png", "iVBO"), 0, "page.mhtml: no HTML page in it"},
      {"Content-Type: text/plain\n\n글", 0, "page.mhtml: no HTML page in it"},
      {"글", 0, "page.mhtml: no header of a saved page at its start"},
      {"", 0, "page.mhtml: no header of a saved page at its start"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const Gathered got = read(row.text);
    EXPECT_EQ(got.captures.size(), row.captures);
    EXPECT_EQ(got.refusals, row.refusal.empty() ? Lines() : Lines{row.refusal});
  }
}

TEST(Mhtml, CutAtAnyByteItGivesThePageOrSaysWhy) {
  for (const char* name : {"chrome.mhtml", "explorer.mht", "start.mhtml"}) {
    const std::string whole = fixture(name);
    const std::string page = read(whole).captures.at(0).bytes;
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const Gathered got = read(whole.substr(0, size));
      ASSERT_EQ(got.captures.size() + got.refusals.size(), 1U) << name << " at " << size;
      if (!got.captures.empty()) {
        EXPECT_EQ(schema::trimmed(got.captures[0].bytes).substr(0, page.size()),
                  schema::trimmed(page).substr(0, schema::trimmed(got.captures[0].bytes).size()))
            << name << " at " << size;
      }
    }
  }
}

TEST(Mhtml, UnknownTransferEncodingsAreRefused) {
  const Gathered got = read("Content-Type: text/html\nContent-Transfer-Encoding: x-zip\n\n<p>글");
  EXPECT_EQ(got.refusals, Lines{"page.mhtml: the transfer encoding \"x-zip\" is not known"});
}

TEST(Mhtml, RandomBytesAreNoPage) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text = round % 2 == 0 ? head : std::string();
    for (int i = 0; i < 5000; ++i) {
      const auto byte = static_cast<char>(random());
      text += random() % 50 == 0 ? "\r\n--b\r\n" : std::string(1, byte);
    }
    const Gathered got = read(text);
    EXPECT_LE(got.captures.size(), 1U);
    for (const Capture& page : got.captures) {
      EXPECT_EQ(schema::first_invalid(page.bytes), std::string::npos);
    }
  }
}

// Each must be quick: a second a megabyte at most.
TEST(Mhtml, PagesThatAreMadeToHurtDoNot) {
  const auto repeated = [](std::string_view piece, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
  };
  std::string nested;
  for (int i = 0; i < 20'000; ++i) {
    nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
              std::to_string(i) + "\n";
  }
  const std::string page = part("text/html", "<p>글</p></html>");
  const std::string rows[] = {
      head + repeated("--b\n", 1U << 20),
      head + repeated("--b\n\n", 1U << 20),
      head + page + repeated("--b\n\n", 1U << 20),
      head + repeated("--b\r\nContent-Type: text/html\r\n\r\n<p>\r\n", 1U << 20),
      head + repeated("--", 1U << 20),
      head + repeated("\n", 1U << 20) + page,
      head + part("text/html", repeated("x", 20U << 20)),
      head + part("text/html", repeated("=", 4U << 20)) + "--b--",
      nested,
      nested + page,
      "Content-Type: multipart/related; boundary=" + repeated("b", 60'000) + "\n\n" +
          repeated("--bbbb\n", 1U << 20),
      "Content-Type: multipart/related; " + repeated("a=b;", 60'000) + "boundary=b\n\n" + page,
      repeated("Content-Type: text/html\n", 1U << 20),
  };
  for (const std::string& text : rows) {
    SCOPED_TRACE(text.substr(0, 120));
    const tests::Stopwatch watch;
    const Gathered got = read(text);
    EXPECT_LE(got.captures.size(), 1U);
    const double megabytes = static_cast<double>(text.size()) / (1U << 20);
    EXPECT_LT(watch.seconds(), (1 + megabytes) * tests::patience);
  }
  EXPECT_EQ(read(rows[2]).captures.size(), 1U) << "what follows the page does not undo it";
  EXPECT_EQ(read(rows[0]).refusals.size() + read(rows[1]).refusals.size(), 2U);
}

}  // namespace
}  // namespace seogo::indexer::source
