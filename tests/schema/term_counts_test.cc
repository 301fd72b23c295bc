// How many documents have a term, as it is remembered.
#include "schema/term_counts.h"

#include <thread>

#include <gtest/gtest.h>

namespace {

using seogo::schema::TermCounts;

Xapian::WritableDatabase with_documents(int count) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < count; ++i) {
    Xapian::Document document;
    document.add_term("물결");
    if (i == 0) document.add_term("등대");
    database.add_document(document);
  }
  return database;
}

TEST(TermCounts, AreThoseOfTheDatabase) {
  const Xapian::WritableDatabase database = with_documents(3);
  TermCounts counts;
  EXPECT_EQ(counts.of("물결", database), 3U);
  EXPECT_EQ(counts.of("등대", database), 1U);
  EXPECT_EQ(counts.of("없음", database), 0U);
}

TEST(TermCounts, AreAskedForOnce) {
  TermCounts counts;
  EXPECT_EQ(counts.of("물결", with_documents(3)), 3U);
  EXPECT_EQ(counts.of("물결", with_documents(5)), 3U);
  EXPECT_EQ(counts.of("등대", with_documents(5)), 1U);
}

TEST(TermCounts, TakeNoMoreThanSoManyBytes) {
  const Xapian::WritableDatabase database = with_documents(1);
  TermCounts counts;
  std::size_t most = 0;
  for (int i = 0; i < 250'000; ++i) {
    EXPECT_EQ(counts.of(std::to_string(i), database), 0U);
    most = std::max(most, counts.bytes());
  }
  EXPECT_GT(most, 1'000'000U);
  EXPECT_LT(most, 10'000'000U);
  EXPECT_EQ(counts.of("물결", database), 1U);
}

TEST(TermCounts, AreTheSameForManyThreads) {
  TermCounts counts;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      const Xapian::WritableDatabase database = with_documents(7);
      for (int round = 0; round < 1000; ++round) {
        EXPECT_EQ(counts.of(std::to_string(round), database), 0U);
        EXPECT_EQ(counts.of("물결", database), 7U);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
