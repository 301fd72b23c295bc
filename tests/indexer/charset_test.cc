// Every encoding with a right label, a wrong one and none.
#include "indexer/source/charset.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/source/legibility.h"
#include "indexer/source/utf16.h"
#include "schema/error.h"
#include "tests/indexer/packing.h"
#include "tests/stopwatch.h"

namespace {

using namespace seogo;
using indexer::source::decoded;
using indexer::source::Decoded;
using tests::encoded;

// 똠, 펲, 햏 and 믜 are syllables that windows-949 and Johab have and EUC-KR has not.
const std::string article =
    "<html><head><title>똠방각하와 펲시</title></head><body><p>어제 저녁 서울 종로의 한 서점에서 "
    "옛 소설 똠방각하를 다시 읽는 모임이 열렸다. 참석한 사람들은 펲시를 마시며 늦게까지 이야기를 "
    "나누었고, 다음 달에도 같은 자리에서 만나기로 했다.</p></body></html>\n";
// For ISO-2022-KR, which has only what EUC-KR has.
const std::string plain_article =
    "<html><body><p>어제 저녁 서울 종로의 한 서점에서 옛 소설을 다시 읽는 모임이 열렸다.\n"
    "참석한 사람들은 늦게까지 이야기를 나누었다.</p></body></html>\n";
const std::string short_note = "내일은 비가 오겠다.\n";

struct Row {
  const char* iconv;  // writes it
  const std::string& text;
  std::vector<const char*> right;
};
const Row rows[] = {
    {"UTF-8", article, {"utf-8", "UTF8", "\"utf-8\""}},
    {"UHC",
     article,
     {"euc-kr", "EUC_KR", "ks_c_5601-1987", "ksc5601", "KSC_5601", "cp949", "ms949", "uhc",
      "windows-949", "x-windows-949", "korean"}},
    {"JOHAB", article, {"johab", "x-Johab", "cp1361"}},
    {"ISO-2022-KR", plain_article, {"iso-2022-kr", "ISO_2022-KR"}},
    {"UTF-16LE", article, {"utf-16le", "utf-16"}},
    {"UTF-16BE", article, {"utf-16be"}},
    {"UHC", short_note, {"euc-kr"}},
    {"JOHAB", short_note, {"johab"}},
    {"UTF-8", short_note, {"utf-8"}},
};
const std::vector<const char*> all_labels = {
    "",         "utf-8",       "euc-kr", "johab",  "iso-2022-kr", "iso-8859-1", "windows-1252",
    "us-ascii", "shift_jis",   "euc-jp", "gb2312", "big5",        "koi8-r",     "utf-16",
    "utf-16be", "no-such-name"};

void expect_read(const std::string& bytes, const std::string& label, const std::string& text) {
  SCOPED_TRACE("label " + label);
  Decoded page;
  ASSERT_NO_THROW(page = decoded(bytes, label));
  EXPECT_EQ(page.text, text) << page.encoding;
  EXPECT_EQ(page.bad_bytes, 0U);
}

TEST(Charset, EveryEncodingIsReadWhateverItsLabel) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.iconv);
    const std::string bytes = encoded(row.text, row.iconv);
    for (const char* label : row.right) expect_read(bytes, label, row.text);
    for (const char* label : all_labels) expect_read(bytes, label, row.text);
  }
}

TEST(Charset, APagesOwnLabelIsBelievedAsLittle) {
  for (const char* label : all_labels) {
    for (const char* form : {"<meta charset=\"{}\">",
                             "<META HTTP-EQUIV='Content-Type' "
                             "CONTENT='text/html; charset={}'>",
                             "<?xml version='1.0' encoding=\"{}\"?>"}) {
      std::string page = form + article;
      page.replace(page.find("{}"), 2, label);
      for (const char* encoding : {"UTF-8", "UHC", "JOHAB"}) {
        SCOPED_TRACE(std::string(encoding) + " as " + page.substr(0, 60));
        expect_read(encoded(page, encoding), "", page);
      }
    }
  }
}

TEST(Charset, ByteOrderMarksAreTakenOff) {
  expect_read("\xEF\xBB\xBF" + article, "euc-kr", article);
  expect_read("\xFF\xFE" + encoded(article, "UTF-16LE"), "utf-8", article);
  expect_read("\xFE\xFF" + encoded(article, "UTF-16BE"), "utf-8", article);
  expect_read("\xFF\xFE" + encoded("짧다", "UTF-16LE"), "", "짧다");
}

TEST(Charset, OtherLanguagesAreReadByTheirLabelsAndMostlyWithout) {
  const std::string japanese =
      "昨日の夜、東京の本屋で古い小説をもう一度読む会が開かれた。参加した人たちは遅くまで話した。";
  const std::string french = "Hier soir, la librairie a été pleine; les élèves y étaient déjà.";
  const std::string chinese =
      "昨天晚上在一家书店里举行了读书会，参加的人一直谈到很晚，下个月还要再来。";
  expect_read(encoded(japanese, "SHIFT_JIS"), "shift_jis", japanese);
  expect_read(encoded(japanese, "EUC-JP"), "euc-jp", japanese);
  expect_read(encoded(japanese, "ISO-2022-JP"), "iso-2022-jp", japanese);
  expect_read(encoded(chinese, "GBK"), "gb2312", chinese);
  expect_read(encoded(french, "WINDOWS-1252"), "iso-8859-1", french);
  expect_read(encoded(french, "WINDOWS-1252"), "", french);
  expect_read(encoded(japanese, "EUC-JP"), "", japanese);
}

TEST(Charset, AsciiIsAsciiWhateverItIsCalled) {
  for (const char* label : all_labels) {
    expect_read("<p>It's \\ plain ~ text</p>", label, "<p>It's \\ plain ~ text</p>");
  }
}

TEST(Charset, TheBackslashOfJohabIsNoWon) {
  const std::string page = short_note + "var a = '\\n';";
  expect_read(encoded(short_note, "JOHAB") + "var a = '\\n';", "johab", page);
}

TEST(Charset, BadBytesAreCountedAndStandAsReplacementCharacters) {
  Decoded page = decoded(article + "잘린 글\xEC\x9E", "utf-8");
  EXPECT_EQ(page.text, article + "잘린 글\uFFFD\uFFFD");
  EXPECT_EQ(page.bad_bytes, 2U);
  EXPECT_EQ(page.encoding, "utf-8");
  page = decoded(article + "It\x92s");  // an apostrophe of windows-1252 amid UTF-8
  EXPECT_EQ(page.text, article + "It\uFFFDs");
  EXPECT_EQ(page.bad_bytes, 1U);
  page = decoded(encoded(article, "UHC") + "\xFF<b>", "euc-kr");
  EXPECT_EQ(page.text, article + "\uFFFD<b>");  // no ASCII is swallowed
  EXPECT_EQ(page.bad_bytes, 1U);
}

TEST(Charset, WhatIsNoTextIsRefused) {
  std::mt19937 random(7);
  std::string noise(5000, '\0');
  for (char& c : noise) c = static_cast<char>(random() | 0x80U);
  try {
    static_cast<void>(decoded(noise));
    FAIL();
  } catch (const schema::Error& error) {
    EXPECT_EQ(error.text(), "not text in any encoding we know");
  }
}

TEST(Charset, LegibilityPrefersWhatIsWritten) {
  EXPECT_GT(indexer::source::legibility(article), 0.7);
  EXPECT_LT(indexer::source::legibility("±×´Â ÇØ°í´çÇß´Ù"), 0.1);
  EXPECT_EQ(indexer::source::legibility("plain"), 0);
}

TEST(Charset, ZerosAloneDoNotMakeUtf16) {
  EXPECT_EQ(decoded(std::string("a\0b", 3)).text, std::string("a\0b", 3));
  EXPECT_EQ(decoded(article + std::string(100, '\0')).encoding, "utf-8");
}

// The worst of each kind, a megabyte each: well under a second.
TEST(Charset, NothingTakesLong) {
  const auto repeated = [](std::string_view piece) {
    std::string out;
    while (out.size() < 1U << 20) out += piece;
    return out;
  };
  for (const std::string& page :
       {repeated("<meta "), repeated("<!--"), repeated("charset="), repeated("\xFF"),
        repeated("\x81"), repeated("\x1b$)C\x0e"), repeated("\x0e!!\x0f"), repeated("\xB0\xA1"),
        repeated(std::string("\0\xAC", 2)), repeated("\xED\xA0\x80"), repeated("\xE9t\xE9 ")}) {
    for (const char* label : all_labels) {
      const tests::Stopwatch watch;
      try {
        EXPECT_LE(decoded(page, label).text.size(), 3 * page.size());
      } catch (const schema::Error&) {
        SUCCEED();
      }
      EXPECT_LT(watch.seconds(), 1 * tests::patience) << label;
    }
  }
}

}  // namespace
