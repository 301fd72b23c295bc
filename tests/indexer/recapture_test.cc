// Of several captures of a page the newest counts, and the others are remembered.
#include "indexer/recapture.h"

#include <gtest/gtest.h>

namespace {

using namespace seogo;
using schema::Article;

Article captured(const std::string& day, const std::string& file, const std::string& body) {
  Article article;
  article.id = "https://www.gana.kr/news/1";
  article.body = body;
  if (!day.empty()) article.captured_at = schema::read_timestamp(day);
  article.provenance = {file, 0};
  return article;
}

std::vector<std::string> remembered(const Article& article) {
  std::vector<std::string> out;
  for (const schema::Snapshot& row : article.other_captures) {
    out.push_back((row.captured_at ? row.captured_at->iso() : "-") + " " + row.provenance.file);
  }
  return out;
}

using Rows = std::vector<std::string>;

TEST(Recapture, TheNewestCountsWhicheverIsReadFirst) {
  const Article january = captured("2024-01-05", "a.warc", "댓글 3개");
  const Article march = captured("2024-03-01", "b.warc", "댓글 9개");
  EXPECT_EQ(indexer::newest_of(january, march).body, "댓글 9개");
  EXPECT_EQ(indexer::newest_of(march, january).body, "댓글 9개");
  EXPECT_EQ(remembered(indexer::newest_of(march, january)), (Rows{"2024-01-05 a.warc"}));
  EXPECT_EQ(remembered(indexer::newest_of(january, march)), (Rows{"2024-01-05 a.warc"}));
}

TEST(Recapture, AllAreRememberedNewestFirstAndOnce) {
  Article counts = captured("2024-03-01", "c.warc", "셋");
  counts = indexer::newest_of(counts, captured("2024-01-05", "a.warc", "하나"));
  counts = indexer::newest_of(counts, captured("2024-02-01", "b.warc", "둘"));
  counts = indexer::newest_of(counts, captured("2024-02-01", "b.warc", "둘"));
  counts = indexer::newest_of(counts, captured("2024-05-01", "d.warc", "넷"));
  EXPECT_EQ(counts.body, "넷");
  EXPECT_EQ(remembered(counts),
            (Rows{"2024-03-01 c.warc", "2024-02-01 b.warc", "2024-01-05 a.warc"}));
}

TEST(Recapture, WithoutATimeWhatIsReadLaterCounts) {
  const Article undated = captured("", "a.html", "먼저");
  EXPECT_EQ(indexer::newest_of(undated, captured("", "b.html", "나중")).body, "나중");
  EXPECT_EQ(indexer::newest_of(captured("2024-01-05", "a.warc", "먼저"), undated).body, "먼저");
  EXPECT_EQ(remembered(indexer::newest_of(undated, captured("", "b.html", "나중"))),
            (Rows{"- a.html"}));
}

TEST(Recapture, TheSameFileWrittenAnewIsNoOtherCapture) {
  Article before = captured("", "export.jsonl", "옛 글");
  Article after = captured("", "export.jsonl", "새 글");
  after.provenance.offset = 512;
  EXPECT_TRUE(indexer::same_capture(before, after));
  EXPECT_TRUE(indexer::newest_of(before, after).other_captures.empty());
}

TEST(Recapture, NoMoreThanTheLimitIsRemembered) {
  Article counts = captured("2024-01-01", "a.warc", "글");
  for (std::size_t i = 0; i < indexer::most_remembered + 20; ++i) {
    Article other = captured("2023-01-01", std::to_string(i) + ".warc", "글");
    other.captured_at->seconds += static_cast<std::int64_t>(i);
    counts = indexer::newest_of(counts, other);
  }
  EXPECT_EQ(counts.other_captures.size(), indexer::most_remembered);
  EXPECT_EQ(counts.other_captures.back().provenance.file, "20.warc");
}

}  // namespace
