// Whole pages: invented captures beside the articles in them. After a wanted change, write the
// articles anew with SEOGO_REGENERATE=1 and read the difference.
#include "tests/indexer/extract_capture.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/extract/line/glyphs.h"
#include "schema/article_json.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Captures, GiveTheArticlesBesideThem) {
  const fs::path folder = fs::path(SEOGO_SOURCE_DIR) / "tests/indexer/captures";
  const bool regenerate = std::getenv("SEOGO_REGENERATE") != nullptr;
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    ++count;
    source::Capture capture;
    capture.bytes = read_file(entry.path());
    capture.provenance.file = entry.path().filename().string();
    const std::string json = schema::article_to_json(extract(capture, Profile::built_in())) + "\n";
    fs::path golden = entry.path();
    golden.replace_extension(".json");
    if (regenerate) std::ofstream(golden, std::ios::binary) << json;
    EXPECT_EQ(json, read_file(golden)) << entry.path();
  }
  EXPECT_GE(count, 12U);
}

TEST(Captures, GiveTheSameWithSpacesAndInvisiblesAdded) {
  const fs::path folder = fs::path(SEOGO_SOURCE_DIR) / "tests/indexer/captures";
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    const std::string page = read_file(entry.path());
    std::string noisy = "\u200B";
    for (const char c : page) {
      if (c == '\n') noisy += "\u00A0 \t";
      if (c == ' ')
        noisy += "\u200B\u3000";
      else
        noisy += c;
    }
    EXPECT_EQ(schema::article_to_json(extract_text(noisy)),
              schema::article_to_json(extract_text(page)))
        << entry.path();
  }
}

// Hangul as some systems save it (NFD): each syllable as its jamo.
std::string decomposed(std::string_view text) {
  std::string out;
  for (schema::Cursor cursor(text); !cursor.done();) {
    const char32_t c = cursor.next();
    if (c < 0xAC00 || c > 0xD7A3) {
      schema::append(out, c);
      continue;
    }
    const char32_t index = c - 0xAC00;
    schema::append(out, 0x1100 + index / 588);
    schema::append(out, 0x1161 + index % 588 / 28);
    if (index % 28 != 0) schema::append(out, 0x11A7 + index % 28);
  }
  return out;
}

TEST(Captures, GiveTheSameFromDecomposedPages) {
  const fs::path folder = fs::path(SEOGO_SOURCE_DIR) / "tests/indexer/captures";
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    const std::string page = read_file(entry.path());
    const schema::Article article = extract_text(decomposed(page));
    EXPECT_EQ(article.title, decomposed(article.title)) << "stored as the page has it";
    EXPECT_EQ(composed(schema::article_to_json(article)),
              schema::article_to_json(extract_text(page)))
        << entry.path();
  }
}

// A real page, kept beside the repository where there is a copy: it is not ours to distribute.
TEST(Captures, ReadTheSeedPage) {
  const fs::path seed =
      fs::path(SEOGO_SOURCE_DIR) / "../shared/seeds/tokenpost_article_capture.txt";
  if (!fs::exists(seed)) GTEST_SKIP() << "no seed page here";
  const schema::Article article = extract_text(read_file(seed));
  EXPECT_TRUE(article.title.starts_with("샘 알트만") && article.title.ends_with("CEO 복귀"))
      << article.title;
  EXPECT_EQ(characters(article.title), 25U);
  ASSERT_EQ(article.authors.size(), 1U);
  EXPECT_EQ(article.authors[0], (schema::Author{"김주성", "기자"}));
  ASSERT_TRUE(article.published);
  EXPECT_EQ(article.published->iso(), "2023-12-11T18:32:00+09:00");
  EXPECT_FALSE(article.modified);
  EXPECT_EQ(article.image_credits, std::vector<std::string>{"Jonathan Kemper/Unsplash"});
  EXPECT_EQ(article.counts.likes, 16);
  EXPECT_EQ(article.counts.comments, 4);
  EXPECT_FALSE(article.counts.shares);
  EXPECT_TRUE(article.body.starts_with("예상치 못한 해고로"));
  EXPECT_TRUE(article.body.ends_with("공동 집필했다."));
  EXPECT_EQ(article.subheadings.size(), 2U);
  const auto paragraphs = [&] {
    std::size_t n = 1;
    for (std::size_t at = article.body.find("\n\n"); at != std::string::npos;
         at = article.body.find("\n\n", at + 2))
      ++n;
    return n;
  }();
  EXPECT_EQ(paragraphs, 21U);
  EXPECT_TRUE(article.source_note.starts_with("해당 기사는"));
  EXPECT_TRUE(article.copyright.starts_with("<저작권자"));
  EXPECT_TRUE(article.copyright.ends_with("금지>"));
  const struct {
    const char* author;
    const char* posted;
    const char* text;
  } comments[] = {
      {"1mini", "2023-12-14T15:37:24+09:00", "ㄱ ㅅ ㅇ"},
      {"사계절", "2023-12-13T20:42:55+09:00", "기사 감사합니다!"},
      {"사계절", "2023-12-12T10:10:41+09:00", "기사 감사합니다!"},
      {"주땡", "2023-12-11T23:25:18+09:00", "^^"},
  };
  ASSERT_EQ(article.comments.size(), std::size(comments));
  for (std::size_t i = 0; i < std::size(comments); ++i) {
    EXPECT_EQ(article.comments[i].author, comments[i].author);
    ASSERT_TRUE(article.comments[i].posted);
    EXPECT_EQ(article.comments[i].posted->iso(), comments[i].posted);
    EXPECT_EQ(article.comments[i].text, comments[i].text);
    EXPECT_TRUE(article.comments[i].parent.empty());
  }
  EXPECT_TRUE(article.id.empty());
  const std::string json = schema::article_to_json(article);
  for (const char* chrome : {"스탬프", "글자크기", "많이 본 기사", "선물이", "답글", "맨위로"})
    EXPECT_EQ(json.find(chrome), std::string::npos) << chrome;
}

}  // namespace
}  // namespace seogo::indexer::extract
