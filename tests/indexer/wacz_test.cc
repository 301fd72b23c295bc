// Crawls in a zip: what is listed and what is not, and zips that are made to hurt.
#include "indexer/source/wacz.h"

#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <unistd.h>

#include "indexer/source/limits.h"
#include "indexer/source/page_list.h"
#include "tests/indexer/gathered.h"
#include "tests/indexer/zip_writer.h"
#include "tests/stopwatch.h"

namespace seogo::indexer::source {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

std::string record(const std::string& url, const std::string& html) {
  const std::string response =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html;
  return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2024-04-02T01:20:05Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
         "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(response.size()) + "\r\n\r\n" + response + "\r\n\r\n";
}

std::string listed(const std::string& url) {
  return "{\"url\": \"" + url + "\", \"title\": \"글\"}\n";
}
const std::string list_head = "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n";

Gathered read(const std::string& zip) {
  return gather([](Stream& stream, const std::string& file,
                   const Sinks& sinks) { read_wacz(Zip(stream), file, sinks); },
                zip, "pack.wacz");
}

TEST(Wacz, ReadsItsArchivesAndMarksWhatItsListsDoNotName) {
  ZipWriter zip;
  zip.add("archive/a.warc",
          record("https://doldam.kr/1", "<p>하나") + record("https://doldam.kr/frame", "<p>광고"));
  zip.add({.name = "archive/b.warc",
           .bytes = record("http://doldam.kr/2/", "<p>둘"),
           .deflated = true});
  zip.add("indexes/index.cdx", "kr,doldam)/1 …");
  zip.add("pages/pages.jsonl",
          list_head + listed("https://doldam.kr/1#top") + listed("https://doldam.kr/3"));
  zip.add("pages/extraPages.jsonl", listed("https://doldam.kr/2"));
  zip.add("datapackage.json", "{}");
  const Gathered got = read(zip.finish());
  EXPECT_EQ(got.refusals, Lines());
  EXPECT_EQ(got.skipped, (Lines{"listed page without a capture", "other file", "other file"}));
  ASSERT_EQ(got.captures.size(), 3U);
  EXPECT_EQ(got.captures[0].url, "https://doldam.kr/1");
  EXPECT_EQ(got.captures[0].provenance.file, "pack.wacz!archive/a.warc");
  EXPECT_FALSE(got.captures[0].incidental);
  EXPECT_TRUE(got.captures[1].incidental);
  EXPECT_GT(got.captures[1].provenance.offset, 0U);
  EXPECT_FALSE(got.captures[2].incidental);
  EXPECT_EQ(got.captures[2].bytes, "<p>둘");
}

TEST(Wacz, ANameThatIsMarkedAsUtf8IsReadInAnyLocale) {
  ZipWriter zip;
  zip.add({.name = "archive/수집.warc",
           .bytes = record("https://doldam.kr/1", "<p>하나"),
           .utf8 = true});
  const Gathered got = read(zip.finish());
  ASSERT_EQ(got.captures.size(), 1U);
  EXPECT_EQ(got.captures[0].provenance.file, "pack.wacz!archive/수집.warc");
}

TEST(Wacz, WhatIsPackedByOtherMeansThanDeflateIsRefused) {
  ZipWriter zip;
  zip.add({.name = "archive/a.warc", .bytes = record("https://doldam.kr/1", "<p>"), .method = 14});
  zip.add("archive/b.warc", record("https://doldam.kr/2", "<p>둘"));
  const Gathered got = read(zip.finish());
  EXPECT_EQ(got.captures.size(), 1U);
  EXPECT_EQ(got.refusals,
            Lines{"pack.wacz!archive/a.warc: packed in a way that is not read (only deflate is)"});
}

TEST(Wacz, FoldersCalledSoMakeNoWacz) {
  const auto described = [](const std::vector<std::string>& names) {
    ZipWriter zip;
    for (const std::string& name : names) zip.add(name, "x");
    const std::string bytes = zip.finish();
    return is_wacz(Zip(*memory_stream(bytes)));
  };
  EXPECT_TRUE(described({"archive/a.warc.gz", "pages/pages.jsonl"}));
  EXPECT_TRUE(described({"archive/a.warc.gz", "datapackage.json"}));
  EXPECT_FALSE(described({"archive/a.warc", "a.html"}));
  EXPECT_FALSE(described({"pages/pages.jsonl", "a.html"}));
  EXPECT_FALSE(described({"datapackage.json", "a.html"}));
}

TEST(Wacz, WithoutAListEveryPageCounts) {
  ZipWriter zip;
  zip.add("archive/a.warc", record("https://doldam.kr/1", "<p>하나"));
  const Gathered got = read(zip.finish());
  ASSERT_EQ(got.captures.size(), 1U);
  EXPECT_FALSE(got.captures[0].incidental);
}

TEST(Wacz, AFileIsReadWhereItLies) {
  const fs::path path = fs::path(testing::TempDir()) / ("wacz" + std::to_string(::getpid()));
  ZipWriter zip;
  zip.add(
      {.name = "archive/a.warc", .bytes = record("https://doldam.kr/1", "<p>하나"), .zip64 = true});
  std::ofstream(path, std::ios::binary) << zip.finish();
  Gathered got;
  read_wacz(Zip(path.string()), "pack.wacz", got.sinks());
  fs::remove(path);
  EXPECT_EQ(got.captures.size(), 1U);
  EXPECT_THROW(Zip(path.string()), schema::Error);
}

TEST(Wacz, RefusesEntriesByNameAndReadsTheOthers) {
  const std::string page = record("https://doldam.kr/1", "<p>하나");
  ZipWriter zip;
  zip.add({.name = "archive/secret.warc", .bytes = page, .encrypted = true});
  zip.add({.name = "archive/bad\x01\xFF.warc", .bytes = page, .damaged = true});
  zip.add({.name = "archive/bomb.warc", .bytes = std::string(64U << 20, ' '), .deflated = true});
  zip.add("archive/good.warc", page);
  const Gathered got = read(zip.finish());
  ASSERT_FALSE(got.captures.empty());
  EXPECT_EQ(got.captures.back().provenance.file, "pack.wacz!archive/good.warc");
  const auto refused = [&](const std::string& start) {
    return std::any_of(got.refusals.begin(), got.refusals.end(),
                       [&](const std::string& line) { return line.starts_with(start); });
  };
  EXPECT_TRUE(refused("pack.wacz!archive/secret.warc: encrypted"));
  EXPECT_TRUE(refused("pack.wacz!archive/bad\uFFFD\uFFFD.warc"))
      << testing::PrintToString(got.refusals);
  EXPECT_TRUE(refused("pack.wacz!archive/bomb.warc")) << testing::PrintToString(got.refusals);
}

TEST(Wacz, NoNameOfAnEntryIsAPathOfOurs) {
  const fs::path room = fs::path(testing::TempDir()) / ("wacz_room" + std::to_string(::getpid()));
  fs::create_directories(room / "a/b");
  const fs::path before = fs::current_path();
  fs::current_path(room / "a/b");
  const std::string page = record("https://doldam.kr/1", "<p>하나");
  ZipWriter zip;
  for (const char* name : {"../../x", "../../archive/x.warc", "/tmp/../../x",
                           "archive/../../../x.warc", "archive/y.warc", "pages/../../z"}) {
    zip.add(name, page);
  }
  const Gathered got = read(zip.finish());
  fs::current_path(before);
  Lines listing;
  for (const auto& entry : fs::recursive_directory_iterator(room)) {
    listing.push_back(fs::relative(entry.path(), room).string());
  }
  std::sort(listing.begin(), listing.end());
  fs::remove_all(room);
  EXPECT_EQ(listing, (Lines{"a", "a/b"}));
  EXPECT_EQ(got.captures.size(), 2U);
}

TEST(Wacz, WhatIsNoZipIsRefused) {
  for (const std::string& bytes :
       {std::string(), std::string("글"), std::string(100'000, 'P'), std::string("PK\5\6")}) {
    const Gathered got = read(bytes);
    ASSERT_EQ(got.refusals.size(), 1U);
    EXPECT_TRUE(got.refusals[0].starts_with("pack.wacz: no zip")) << got.refusals[0];
  }
}

TEST(Wacz, CutShortItGivesWhatCameBefore) {
  ZipWriter zip;
  zip.add("archive/a.warc", record("https://doldam.kr/1", "<p>하나"));
  zip.add("archive/b.warc", record("https://doldam.kr/2", "<p>둘"));
  const std::string whole = zip.finish();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Gathered got = read(whole.substr(0, size));
    EXPECT_LE(got.captures.size(), 2U);
    for (const Capture& capture : got.captures) EXPECT_TRUE(capture.bytes.starts_with("<p>"));
    EXPECT_TRUE(size >= whole.size() / 2 || !got.refusals.empty()) << size;
  }
  const std::size_t second = whole.find("archive/b.warc");
  EXPECT_EQ(read(whole.substr(0, second + 60)).captures.size(), 1U);
}

TEST(Wacz, RandomBytesInItBreakNothing) {
  ZipWriter zip;
  zip.add("archive/a.warc", record("https://doldam.kr/1", "<p>하나"));
  zip.add({.name = "archive/b.warc",
           .bytes = record("https://doldam.kr/2", "<p>둘"),
           .deflated = true});
  zip.add("pages/pages.jsonl", list_head + listed("https://doldam.kr/1"));
  const std::string whole = zip.finish();
  std::mt19937 random(5);
  for (int round = 0; round < 1000; ++round) {
    std::string bytes = whole;
    for (int i = 0; i <= round % 8; ++i)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    EXPECT_LE(read(bytes).captures.size(), 3U);
  }
}

TEST(Wacz, MoreEntriesThanTheLimitAreRefused) {
  ZipWriter zip;
  for (std::size_t i = 0; i <= limits::most_entries; ++i) {
    zip.add("archive/" + std::to_string(i), "");
  }
  const tests::Stopwatch watch;
  const Gathered got = read(zip.finish());
  EXPECT_LT(watch.seconds(), 10 * tests::patience);
  EXPECT_EQ(got.refusals.back(),
            "pack.wacz, entry 100001: over 100000 entries (the entries before it are taken)");
}

// A small file may else be read a thousand times over.
TEST(Wacz, EntriesThatShareTheirBytesAreRefused) {
  ZipWriter zip;
  std::string page = record("https://doldam.kr/1", "<p>" + std::string(1U << 20, 'x'));
  zip.add("archive/a.warc", page);
  for (int i = 0; i < 50; ++i) zip.add_around("archive/" + std::to_string(i) + ".warc");
  const Gathered got = read(zip.finish());
  ASSERT_FALSE(got.refusals.empty());
  EXPECT_EQ(got.refusals.back(), "pack.wacz: entries share their bytes");
}

TEST(PageList, TellsPagesByTheirAddress) {
  PageList list;
  Lines refusals;
  const auto refuse = [&](const Refusal& refusal) { refusals.push_back(refusal.line()); };
  list.read(
      *memory_stream(list_head +
                     "{\"url\": \"https://DOLDAM.kr/글?a=1\", \"ts\": \"2024-04-02T01:20:05Z\"}\r\n"
                     "\nno json\n[1]\n{\"url\": 1}\n" +
                     std::string((1U << 20) + 1, 'x') + "\n" + listed("http://doldam.kr/2/") +
                     "{\"url\": \"https://doldam.kr/3\", \"x\": " + std::string(100'000, '[') +
                     std::string(100'000, ']') + "}"),
      "pages.jsonl", refuse);
  EXPECT_EQ(refusals, (Lines{"pages.jsonl, line 4: not a page's JSON object",
                             "pages.jsonl, line 5: not a page's JSON object",
                             "pages.jsonl, line 7: longer than 1048576 bytes"}));
  ListedPage* const page = list.find("http://doldam.kr/%EA%B8%80?a=1#x");
  ASSERT_NE(page, nullptr);
  EXPECT_EQ(page->captured_at->iso(), "2024-04-02T01:20:05+00:00");
  EXPECT_NE(list.find("https://doldam.kr/2"), nullptr);
  EXPECT_NE(list.find("https://doldam.kr/3"), nullptr);
  EXPECT_EQ(list.find("https://doldam.kr/4"), nullptr);
  EXPECT_EQ(list.find("https://doldam.kr/글"), nullptr);
  page->captured = true;
  EXPECT_EQ(list.without_capture(), 2U);
}

}  // namespace
}  // namespace seogo::indexer::source
