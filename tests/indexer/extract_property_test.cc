// Whatever a page holds: no crash, nothing invented, time in step with size.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/extract/line/lines.h"
#include "schema/error.h"
#include "schema/utf8.h"
#include "tests/indexer/extract_capture.h"
#include "tests/stopwatch.h"

namespace seogo::indexer::extract {
namespace {

const std::vector<std::string>& scraps() {
  static const std::vector<std::string> all = {
      "",
      "공유 공유",
      "• 추천",
      "김주성 기자",
      "홍길동 기자 a@b.kr",
      "2023.12.11 (월) 18:32",
      "2023.13.45",
      "입력 2023.12.11 18:32",
      "댓글 3",
      "댓글",
      "4",
      "전체댓글 [4]",
      "답글 달기",
      "•",
      "·",
      "└",
      "ㄴ 나루",
      "많이 본 기사",
      "관련기사",
      "<저작권자 ⓒ 가나일보, 무단전재 금지>",
      "[사진=연합뉴스]",
      "▲ 사진 설명",
      "◆ 소제목 하나",
      "제목: 가나다라",
      "봄꽃이 마을의 풍경을 바꾸었다고 주민들은 오래도록 말했다.",
      "첫눈이 왔다.",
      "ㅋㅋㅋ",
      "^^",
      "[[[",
      "((((",
      "{text}",
      "해당 기사는 가나에 게재되어",
      "(서울=가나) 홍길동 기자 = 눈이 왔다.",
      "#꽃 #봄",
      "https://a.example/",
      "3시간 전",
      std::string("a\0b", 3),
      "\x01\x02",
      "\xEF\xBF\xBD",
      "👍 3",
      "답글 2개 접기",
      "답글 닫기",
      "404",
      "<<<>>>",
      "10,000,000,000,000,000",
  };
  return all;
}

std::string soup(std::mt19937& random, std::size_t lines) {
  std::string page;
  for (std::size_t i = 0; i < lines; ++i) {
    page += scraps()[random() % scraps().size()];
    if (random() % 5 == 0) page += ' ' + scraps()[random() % scraps().size()];
    page += '\n';
  }
  return page;
}

std::optional<schema::Article> try_extract(const std::string& page) {
  try {
    return extract_text(page);
  } catch (const schema::Error& error) {
    EXPECT_EQ(error.code(), schema::ErrorCode::input);
    EXPECT_FALSE(error.text().empty());
    return std::nullopt;
  }
}

// Every line of `text` stands in the page.
void expect_from(const std::string& text, const std::string& page) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    EXPECT_NE(page.find(line), std::string::npos) << line;
    at = end + 1;
  }
}

TEST(Property, LineSoupInventsNothing) {
  std::mt19937 random(20240402);
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string page = soup(random, 5 + random() % 60);
    const auto article = try_extract(page);
    if (!article) continue;
    ++found;
    const std::string cleaned = clean(page);
    // Wrapped lines are joined with a space.
    std::string flat = cleaned;
    std::replace(flat.begin(), flat.end(), '\n', ' ');
    const std::string both = cleaned + "\n" + flat;
    for (const std::string* field :
         {&article->title, &article->subtitle, &article->body, &article->source_note,
          &article->copyright, &article->site, &article->url, &article->section})
      expect_from(*field, both);
    for (const schema::Author& author : article->authors) expect_from(author.name, cleaned);
    for (std::size_t i = 0; i < article->comments.size(); ++i) {
      const schema::Comment& comment = article->comments[i];
      expect_from(comment.text, cleaned);
      expect_from(comment.author, cleaned);
      EXPECT_EQ(comment.id, "c" + std::to_string(i + 1));
      EXPECT_FALSE(comment.text.empty());
      if (comment.parent.empty()) continue;
      const std::size_t parent = std::stoul(comment.parent.substr(1)) - 1;
      ASSERT_LT(parent, i);
      EXPECT_TRUE(article->comments[parent].parent.empty());
    }
    const std::string body = "\n\n" + article->body + "\n\n";
    for (const std::string& subheading : article->subheadings)
      EXPECT_NE(body.find("\n\n" + subheading + "\n\n"), std::string::npos);
  }
  EXPECT_GT(found, 300U);
}

TEST(Property, RandomBytesDoNoHarm) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string page;
    for (std::size_t i = 0, size = random() % 2000; i < size; ++i)
      page.push_back(static_cast<char>(random() % 256));
    (void)try_extract(page);
    std::string cut = page_with_comments("나루\n2024.04.03 10:00\n안녕\n답글 달기\n");
    for (int i = 0; i < 20; ++i) cut[random() % cut.size()] = static_cast<char>(random() % 256);
    (void)try_extract(cut);
  }
}

double seconds(const std::string& page) {
  const tests::Stopwatch watch;
  (void)try_extract(page);
  return watch.seconds();
}

std::string repeated(const std::string& unit, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + unit.size());
  while (out.size() < bytes) out += unit;
  return out;
}

// Four times the page may take four times as long, and on a busy machine some more; not sixteen
// times.
TEST(Property, TimeIsLinear) {
  const std::string header = "봄꽃이 핀 마을의 아침\n2024.04.02 09:30\n";
  const struct {
    const char* name;
    std::string unit;
  } cases[] = {
      {"prose", "봄꽃이 마을의 풍경을 바꾸었다고 주민들은 오래도록 말했다.\n\n"},
      {"short lines", "가나\n"},
      {"chrome", "공유하기 스크랩 인쇄\n"},
      {"comments", "전체댓글 [4]\n나루\n2024.04.03 10:00\n안녕\n답글 달기\n0\n0\n"},
      {"heads without text", "나루 2024.04.03 10:00\n"},
      {"one line", "가나다라 "},
      {"brackets", "[사진=([사진=("},
      {"bracket lines", "[[[[[[[[[[[[[[[[\n"},
      {"wild templates", "해당 기사는 무단 전재 "},
      {"dates", "2023.12.11 18:32\n"},
      {"dates that are none", "2023.13.45\n"},
      {"credits", "▲ 꽃 [사진=가]\n"},
      {"bullets", "•\n"},
      {"blank", "\n"},
      {"replies", "답글 2개 접기\n└\n나루\n3시간 전\n네\n"},
  };
  constexpr std::size_t size = 150'000;
  (void)seconds(header);
  for (const auto& c : cases) {
    const double once = std::max(seconds(header + repeated(c.unit, size)), 0.01);
    const double four = seconds(header + repeated(c.unit, 4 * size));
    EXPECT_LT(four, 10 * once) << c.name;
  }
}

TEST(Property, ADumpOfLinesIsRefused) {
  try {
    (void)extract_text(repeated("가\n", 4 * (max_lines + 10)));
    FAIL();
  } catch (const schema::Error& error) {
    EXPECT_EQ(error.code(), schema::ErrorCode::input);
    EXPECT_NE(error.text().find("lines"), std::string::npos);
  }
}

}  // namespace
}  // namespace seogo::indexer::extract
