// Whole pages of HTML: invented ones beside the articles in them, or why there is none, and where
// each field was read. After a wanted change, write the articles anew with SEOGO_REGENERATE=1 and
// read the difference. A page's first line says what its archive would: address and time.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "indexer/extract/explanation.h"
#include "indexer/extract/extractor.h"
#include "schema/error.h"
#include "schema/utf8.h"
#include "tests/stopwatch.h"

namespace seogo::indexer::extract {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (const auto& entry :
       fs::directory_iterator(fs::path(SEOGO_SOURCE_DIR) / "tests/indexer/pages"))
    if (entry.path().extension() == ".html") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

source::Capture capture_of(const fs::path& path) {
  source::Capture capture;
  capture.form = source::Form::html;
  capture.bytes = read_file(path);
  capture.provenance.file = path.filename().string();
  std::istringstream head(capture.bytes);
  std::string skipped;
  std::string url;
  std::string time;
  head >> skipped >> skipped >> url >> time;
  if (url != "-") capture.url = url;
  capture.captured_at = schema::read_timestamp(time);
  return capture;
}

nlohmann::ordered_json reading_of(const source::Capture& capture, const Profile& profile) {
  try {
    Origins origins;
    const schema::Article article = extract(capture, profile, &origins);
    return nlohmann::ordered_json::parse(explained(article, origins));
  } catch (const schema::Error& error) {
    EXPECT_EQ(error.code(), schema::ErrorCode::input) << error.text();
    return {{"refused", error.text()}};
  }
}

TEST(HtmlPages, GiveTheArticlesBesideThem) {
  const bool regenerate = std::getenv("SEOGO_REGENERATE") != nullptr;
  for (const fs::path& page : pages()) {
    const std::string json =
        reading_of(capture_of(page), Profile::built_in()).dump(1, ' ', false) + "\n";
    fs::path golden = page;
    golden.replace_extension(".json");
    if (regenerate) std::ofstream(golden, std::ios::binary) << json;
    EXPECT_EQ(json, read_file(golden)) << page;
  }
  EXPECT_GE(pages().size(), 19U);
}

TEST(HtmlPages, ThatHoldNoArticleAreRefused) {
  std::size_t count = 0;
  for (const fs::path& page : pages()) {
    const bool refused = page.filename().string().starts_with("refused_");
    count += refused ? 1 : 0;
    EXPECT_EQ(reading_of(capture_of(page), Profile::built_in()).contains("refused"), refused)
        << page;
  }
  EXPECT_GE(count, 5U);
}

TEST(HtmlPages, ThatOnlyTheirTemplateCallsArticlesAreRefused) {
  const std::string type = "<meta property=og:type content=article>";
  const std::string text =
      "<article><p>주소가 바뀌었거나 지워졌을 수 있습니다. 주소를 다시 "
      "확인해 주세요.</p></article>";
  for (const char* title : {"페이지를 찾을 수 없습니다", "로그인", "404 Not Found", "오류 안내"}) {
    source::Capture capture;
    capture.form = source::Form::html;
    capture.bytes = "<html><head>" + type + "<title>" + title + "</title></head><body><h1>" +
                    title + "</h1>" + text + "</body></html>";
    EXPECT_TRUE(reading_of(capture, Profile::built_in()).contains("refused")) << title;
  }
}

TEST(HtmlPages, TellWhereEveryFieldWasRead) {
  for (const fs::path& page : pages()) {
    const auto reading = reading_of(capture_of(page), Profile::built_in());
    if (reading.contains("refused")) continue;
    for (const char* field : {"title", "body", "authors", "published", "url", "site", "comments"}) {
      const bool told = reading.contains(field) && !reading[field].empty();
      EXPECT_EQ(reading["explain"].contains(field), told) << page << " " << field;
    }
  }
}

// Neither what is made by chance nor what is cut, doubled or stirred ends the program or takes long.
TEST(HtmlPages, MutatedPagesAreReadOrRefusedInBoundedTime) {
  std::mt19937 random(20240402);
  const tests::Stopwatch watch;
  std::size_t bytes = 0;
  for (const fs::path& path : pages()) {
    const source::Capture whole = capture_of(path);
    for (int round = 0; round < 40; ++round) {
      source::Capture capture = whole;
      std::string& page = capture.bytes;
      for (int change = 0; change < 8; ++change) {
        const std::size_t at = random() % page.size();
        switch (random() % 4) {
          case 0:
            page.erase(at, random() % 60);
            break;
          case 1:
            page.insert(at, page.substr(random() % page.size(), random() % 200));
            break;
          case 2:
            page[at] = "<>\"'{}[],:\\/&#;= -"[random() % 18];
            break;
          default:
            page.insert(at, "<article itemscope itemtype='http://schema.org/Article'>");
        }
      }
      std::string valid;  // a capture is UTF-8
      for (schema::Cursor cursor(page); !cursor.done();) schema::append(valid, cursor.next());
      page = valid;
      bytes += page.size();
      const auto reading = reading_of(capture, Profile::built_in());
      EXPECT_FALSE(reading.empty());
    }
  }
  EXPECT_LT(watch.seconds(), (1 + static_cast<double>(bytes) / 1e5) * tests::patience);
}

TEST(HtmlPages, RandomBytesAreReadOrRefused) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    source::Capture capture;
    capture.form = source::Form::html;
    std::string noise;
    for (int i = 0; i < 2000; ++i) noise.push_back(static_cast<char>(random() % 256));
    for (schema::Cursor cursor(noise); !cursor.done();)
      schema::append(capture.bytes, cursor.next());
    EXPECT_TRUE(reading_of(capture, Profile::built_in()).contains("refused"));
  }
}

// Each is 4 MB of one trouble: a second a MB is the most that any may take.
TEST(HtmlPages, ThatAreMadeToHurtTakeNoLongerThanTheirSize) {
  const auto repeated = [](const std::string& piece, std::size_t bytes) {
    std::string out;
    while (out.size() + piece.size() < bytes) out += piece;
    return out;
  };
  constexpr std::size_t most = 3'900'000;
  const std::string script = "<script type=application/ld+json>";
  const std::vector<std::string> hurting = {
      script + repeated("[", most),
      script + repeated("[[],", 1'000'000),
      script + "[" + repeated("{},", 1'000'000) + "{}]",
      script + "[" + repeated(R"({"@type":"NewsArticle","headline":"봄"},)", 1'000'000) + "1]",
      script + R"({"@type":"NewsArticle","comment":[)" + repeated(R"({"text":"a"},)", 1'000'000) +
          "1]}",
      script + "\"" + repeated("\"", 1'000'000),
      script + repeated("\\", 1'000'000),
      repeated(script + "{}</script>", most),
      repeated("<meta property=og:title content=가>", most),
      "<title>" + repeated(" - ", 900) + "</title><meta property=og:site_name content=가나>",
      repeated("<div itemscope itemtype=http://schema.org/Article><b itemprop=headline>",
               1'000'000),
      repeated("<b itemscope itemprop=author itemtype=http://schema.org/Article>가", most),
      repeated("<h1>가나 ", most),
      repeated("<h2>봄 꽃</h2>", most),
      "<meta property=og:site_name content='" + repeated("가나", 1'000'000) + "'>" +
          repeated("<h2>봄 꽃</h2>", 1'000'000),
      "<title>" + repeated("[", most) + "</title>",
      repeated("<p>&amp;lt;b&amp;gt;", most),
  };
  for (const std::string& page : hurting) {
    SCOPED_TRACE(page.substr(0, 60));
    source::Capture capture;
    capture.form = source::Form::html;
    capture.bytes = page;
    const tests::Stopwatch watch;
    EXPECT_FALSE(reading_of(capture, Profile::built_in()).empty());
    const double megabytes = static_cast<double>(page.size()) / 1e6;
    EXPECT_LT(watch.seconds(), (0.3 + megabytes) * tests::patience);
  }
}

}  // namespace
}  // namespace seogo::indexer::extract
