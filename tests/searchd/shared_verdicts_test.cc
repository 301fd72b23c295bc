// Verdicts on texts that one search leaves to the next which asks the same.
#include "searchd/engine/shared_verdicts.h"

#include <thread>

#include <gtest/gtest.h>

#include "searchd/engine/engine.h"
#include "searchd/engine/text_check.h"
#include "searchd/query/parser.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using namespace seogo::searchd::engine;

TEST(SharedVerdicts, AreNothingBeforeALookAndStay) {
  const SharedVerdicts verdicts(100);
  EXPECT_EQ(verdicts.of(1), std::nullopt);
  verdicts.note(31, true);
  verdicts.note(32, false);
  verdicts.note(100, true);
  EXPECT_EQ(verdicts.of(31), true);
  EXPECT_EQ(verdicts.of(32), false);
  EXPECT_EQ(verdicts.of(100), true);
  for (const Xapian::docid other : {1U, 30U, 33U, 99U}) EXPECT_EQ(verdicts.of(other), std::nullopt);
}

TEST(SharedVerdicts, OfSeveralThreadsAreAllKept) {
  constexpr Xapian::docid last = 40'000;
  const SharedVerdicts verdicts(last);
  std::vector<std::thread> threads;
  for (Xapian::docid thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (Xapian::docid id = 1; id <= last; ++id) {
        if (id % 5 == thread) verdicts.note(id, id % 3 == 0);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (Xapian::docid id = 1; id <= last; ++id) {
    ASSERT_EQ(verdicts.of(id), id % 5 == 4 ? std::nullopt : std::optional(id % 3 == 0)) << id;
  }
}

// Many articles that have the pairs of 물레방아 and not the word, and two that have it.
class Mills : public testing::Test {
 protected:
  static constexpr Xapian::docid many = 700;

  Mills() {
    for (Xapian::docid i = 1; i <= many; ++i) archive_.add(article(i, i % 300 == 0));
    archive_.writer().commit();
  }

  static schema::Article article(Xapian::docid number, bool matches) {
    schema::Article out;
    out.id = std::to_string(number);
    out.title = "글 " + out.id;
    out.body = (matches ? "물레 방아 " : "방아는 물레에 ") + out.id;
    out.published = schema::Timestamp{1'600'000'000 + 86'400 * static_cast<std::int64_t>(number)};
    return out;
  }

  static std::vector<std::string> ids(const Engine& engine, Sort sort,
                                      const char* text = "물레방아") {
    Request request;
    request.text = text;
    request.sort = sort;
    std::vector<std::string> found;
    for (const Hit& hit : engine.search(request).hits) found.push_back(hit.id);
    return found;
  }

  tests::Archive archive_;
};

TEST_F(Mills, AreKnownToTheNextSearchOfTheSameAndToNoOther) {
  const schema::Generation live = archive_.directory().open_live();
  const query::Node root = query::parse("물레방아").root;
  Kept kept;
  Stored stored(live.database, articles());
  const auto check = [&](const char* key) {
    return TextCheck(live.database, stored, kept, articles(), {root, query::Mode::required, key});
  };
  TextCheck first = check("물레방아");
  for (Xapian::docid id = 1; id <= many; ++id) EXPECT_EQ(first.matches(id), id % 300 == 0) << id;
  const auto verdicts = kept.columns(live.database)->verdicts().find("물레방아");
  ASSERT_NE(verdicts, nullptr);
  for (Xapian::docid id = 1; id <= many; ++id) EXPECT_EQ(verdicts->of(id), id % 300 == 0) << id;
  verdicts->note(many, true);  // what no text says
  TextCheck second = check("물레방아");
  EXPECT_TRUE(second.matches(many));
  EXPECT_EQ(second.known(1), std::nullopt);  // it counts what it looked at, as the first one did
  TextCheck other = check("방아물레");
  EXPECT_FALSE(other.matches(many));
}

TEST_F(Mills, AreNotKeptOfASearchThatLookedAtFew) {
  const schema::Generation live = archive_.directory().open_live();
  const query::Node root = query::parse("물레방아").root;
  Kept kept;
  Stored stored(live.database, articles());
  const auto look_at = [&](Xapian::docid last) {
    TextCheck check(live.database, stored, kept, articles(), {root, query::Mode::required, "key"});
    for (Xapian::docid id = 1; id <= last; ++id) static_cast<void>(check.matches(id));
    return kept.columns(live.database)->verdicts().bytes();
  };
  EXPECT_EQ(look_at(many / 2), 0U);
  EXPECT_GE(look_at(many), many / 4);
}

TEST_F(Mills, AreFoundInEveryOrderAndAsTheyAreAfterACommit) {
  Limits limits;
  limits.cache_bytes = 0;
  const Engine engine(archive_.directory(), limits);
  using Ids = std::vector<std::string>;
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(ids(engine, Sort::oldest), (Ids{"300", "600"}));
    EXPECT_EQ(ids(engine, Sort::newest), (Ids{"600", "300"}));
    EXPECT_EQ(ids(engine, Sort::oldest, "\"물레방아\""), Ids());
    EXPECT_EQ(ids(engine, Sort::oldest, "\"물레 방아\""), (Ids{"300", "600"}));
    for (const char* others : {"\"방아는 물레에\" 물레 방아", "-\"물레 방아\""}) {
      const Ids found = ids(engine, Sort::oldest, others);
      ASSERT_FALSE(found.empty()) << others;
      EXPECT_EQ(found.front(), "1") << others;
    }
  }
  archive_.add(article(300, false)).add(article(301, true));
  archive_.writer().commit();
  EXPECT_EQ(ids(engine, Sort::oldest), (Ids{"301", "600"}));
}

}  // namespace
