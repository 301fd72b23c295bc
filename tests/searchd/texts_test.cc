// Texts that stay between searches.
#include "searchd/engine/texts.h"

#include <string>

#include <gtest/gtest.h>

#include "searchd/engine/stored.h"
#include "tests/archive.h"

namespace {

using namespace seogo::searchd::engine;

Text text_of(std::size_t bytes) { return std::make_shared<const std::string>(bytes, 'x'); }

TEST(Texts, ThoseUsedLastStay) {
  Texts texts(10'000, text_parts);
  for (Xapian::docid id = 1; id <= 8; ++id) texts.keep(id, text_of(1000));
  EXPECT_NE(texts.find(1), nullptr);
  texts.keep(9, text_of(1000));  // one must go: 2 is the one used longest ago
  EXPECT_NE(texts.find(1), nullptr);
  EXPECT_EQ(texts.find(2), nullptr);
  EXPECT_NE(texts.find(9), nullptr);
  EXPECT_LE(texts.bytes(), 10'000U);
}

TEST(Texts, OneOfMegabytesDrivesOutNoOther) {
  Texts texts(10'000, text_parts);
  texts.keep(1, text_of(1000));
  texts.keep(2, text_of(5000));
  EXPECT_EQ(texts.find(2), nullptr);
  EXPECT_NE(texts.find(1), nullptr);
}

TEST(Texts, WhoHoldsOneMayGoOnReadingWhenItIsForgotten) {
  Texts texts(10'000, text_parts);
  const Text held = text_of(1000);
  texts.keep(1, held);
  for (Xapian::docid id = 2; id < 30; ++id) texts.keep(id, text_of(1000));
  EXPECT_EQ(texts.find(1), nullptr);
  EXPECT_EQ(held->size(), 1000U);
}

TEST(Stored, ATextIsReadOnceForAllSearchesOfACommit) {
  seogo::tests::Archive archive;
  archive.add("글", "보리밭을 걸었다");
  archive.writer().commit();
  const seogo::schema::Generation live = archive.directory().open_live();
  Texts texts(std::size_t{1} << 20, text_parts);
  const Text first = Stored(live.database, articles(), &texts).of(1);
  EXPECT_NE(first->find("보리밭"), std::string::npos);
  EXPECT_EQ(Stored(live.database, articles(), &texts).of(1), first);
  EXPECT_NE(Stored(live.database, articles()).of(1), first);  // keeps nothing beyond itself
}

}  // namespace
