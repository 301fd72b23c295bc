// A search stops when its time is out, and shows what it has by then.
#include <chrono>
#include <thread>

#include <gtest/gtest.h>
#include <xapian.h>

#include "searchd/engine/deadline_source.h"
#include "searchd/engine/search.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace std::chrono_literals;
using searchd::engine::DeadlineSource;
using searchd::engine::Engine;
using searchd::engine::Limits;
using searchd::engine::Reply;
using searchd::engine::Request;
using searchd::engine::until;
using searchd::query::Deadline;
using Clock = Deadline::Clock;
using Xapian::Query;

const Deadline never;
const Deadline long_passed(Clock::now() - 1h);

Limits limits_of(std::chrono::milliseconds query_time) {
  Limits limits;
  limits.query_time = query_time;
  limits.cache_bytes = 0;
  return limits;
}

Request asking(const std::string& text) {
  Request request;
  request.text = text;
  return request;
}

// Documents 1 to `count`, of which each has 16 terms that nearly all others have too.
Xapian::WritableDatabase common_terms(unsigned count) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 1; i <= count; ++i) {
    Xapian::Document document;
    for (unsigned term = 0; term < 16; ++term) {
      if (i % (term + 20) != 0) document.add_term("말" + std::to_string(term), 1 + i % (term + 2));
    }
    database.add_document(document);
  }
  return database;
}

Query any_of_common_terms() {
  std::vector<Query> terms;
  for (unsigned term = 0; term < 16; ++term) terms.emplace_back("말" + std::to_string(term));
  return {Query::OP_OR, terms.begin(), terms.end()};
}

// Hundreds of articles that have every pair of syllables of a phrase that none of them has: each
// text must be looked at.
void fill_with_near_misses(tests::Archive& archive) {
  std::string body;
  for (int i = 0; i < 300; ++i) body += "둘레길을 걷는다. 소식이 없다. 남산에서 ";
  for (int i = 0; i < 1200; ++i) archive.add("둘레길 " + std::to_string(i), body);
  archive.writer().commit();
}
constexpr const char* near_miss = "\"소식이 걷는다\"";

TEST(DeadlineSource, HasEveryDocumentUntilTimeIsOut) {
  const Xapian::WritableDatabase database = common_terms(5000);
  bool stopped = false;
  DeadlineSource source(Deadline::in(200ms), stopped);
  source.init(database);
  for (Xapian::docid id = 1; id <= 300; ++id) {
    source.next(0);
    ASSERT_FALSE(source.at_end());
    ASSERT_EQ(source.get_docid(), id);
  }
  std::this_thread::sleep_for(200ms);
  int moves = 0;
  for (; !source.at_end(); ++moves) source.next(0);
  EXPECT_LE(moves, 256);
  EXPECT_TRUE(stopped);
}

TEST(DeadlineSource, LooksAtTheClockAfterALongSkip) {
  const Xapian::WritableDatabase database = common_terms(5000);
  bool stopped = false;
  DeadlineSource source(Deadline::in(200ms), stopped);
  source.init(database);
  source.next(0);
  ASSERT_FALSE(source.at_end());
  std::this_thread::sleep_for(200ms);
  source.skip_to(4000, 0);
  EXPECT_TRUE(source.at_end());
  EXPECT_TRUE(stopped);
}

TEST(DeadlineSource, EndsWithTheDocuments) {
  const Xapian::WritableDatabase database = common_terms(3);
  bool stopped = false;
  DeadlineSource source(never, stopped);
  source.init(database);
  source.skip_to(3, 0);
  EXPECT_FALSE(source.at_end());
  source.skip_to(2, 0);  // behind it: stays
  EXPECT_EQ(source.get_docid(), 3U);
  source.next(0);
  EXPECT_TRUE(source.at_end());
  EXPECT_FALSE(stopped);
}

TEST(DeadlineSource, ChangesNeitherResultsNorTotals) {
  Xapian::WritableDatabase database = common_terms(3000);
  for (Xapian::docid id = 1; id < 3000; id += 7) database.delete_document(id);
  const std::vector<Query> queries = {
      any_of_common_terms(),
      Query::MatchAll,
      Query("말3"),
      Query("없는말"),
      Query(Query::OP_AND, Query("말1"), Query("말2")),
      Query(Query::OP_AND_NOT, Query("말1"), Query("말2")),
      Query(Query::OP_AND_MAYBE, Query("말1"), Query("말2")),
  };
  for (const Query& query : queries) {
    for (const Xapian::doccount checked : {0U, 3000U}) {
      Xapian::Enquire enquire(database);
      enquire.set_query(query);
      const Xapian::MSet without = enquire.get_mset(0, 50, checked);
      bool stopped = false;
      enquire.set_query(until(never, query, stopped));
      const Xapian::MSet with = enquire.get_mset(0, 50, checked);
      ASSERT_EQ(with.size(), without.size()) << query.get_description();
      for (auto a = with.begin(), b = without.begin(); a != with.end(); ++a, ++b) {
        EXPECT_EQ(*a, *b) << query.get_description();
        EXPECT_DOUBLE_EQ(a.get_weight(), b.get_weight()) << query.get_description();
      }
      if (checked > 0) {
        EXPECT_EQ(with.get_matches_lower_bound(), without.get_matches_lower_bound());
        EXPECT_EQ(with.get_matches_upper_bound(), without.get_matches_upper_bound());
      }
      EXPECT_EQ(with.get_matches_estimated(), without.get_matches_estimated())
          << query.get_description();
      EXPECT_FALSE(stopped);
    }
  }
}

TEST(DeadlineSource, StopsMatching) {
  const Xapian::WritableDatabase database = common_terms(3000);
  bool stopped = false;
  Xapian::Enquire enquire(database);
  enquire.set_query(until(long_passed, any_of_common_terms(), stopped));
  EXPECT_EQ(enquire.get_mset(0, 10).size(), 0U);
  EXPECT_TRUE(stopped);
}

// "Limits" in a name: not under the sanitizers, where time says nothing.
TEST(DeadlineSource, LimitsTheTimeOfMatching) {
  const Xapian::WritableDatabase database = common_terms(60'000);
  const auto time = [&database](Deadline deadline, bool& stopped) {
    const Clock::time_point start = Clock::now();
    Xapian::Enquire enquire(database);
    enquire.set_query(until(deadline, any_of_common_terms(), stopped));
    static_cast<void>(enquire.get_mset(0, 10, 60'000));
    return Clock::now() - start;
  };
  bool stopped = false;
  const auto whole = time(never, stopped);
  EXPECT_FALSE(stopped);
  const auto cut = time(Deadline::in(2ms), stopped);
  EXPECT_TRUE(stopped);
  EXPECT_LT(cut, whole / 2);
}

TEST(Deadline, LimitsTheTimeOfASearch) {
  tests::Archive archive;
  fill_with_near_misses(archive);
  const Reply whole = Engine(archive.directory(), limits_of(0ms)).search(asking(near_miss));
  EXPECT_FALSE(whole.out_of_time());
  ASSERT_GT(whole.took_ms, 20) << "the archive is too small to show anything";
  // One that knows the texts already answers in time.
  const Reply cut = Engine(archive.directory(), limits_of(2ms)).search(asking(near_miss));
  EXPECT_TRUE(cut.out_of_time());
  EXPECT_FALSE(cut.total.exact);
  EXPECT_LT(cut.took_ms, whole.took_ms / 2);
}

TEST(Deadline, ThatIsFarOffChangesNothing) {
  tests::Archive archive;
  for (int i = 0; i < 60; ++i) {
    archive.add("둘레길 " + std::to_string(i), "남산 둘레길 openai 소식 " + std::to_string(i % 7));
  }
  archive.writer().commit();
  Engine engine(archive.directory(), limits_of(0ms));
  for (const char* text : {"둘레길", "\"둘레길 openai\"", "남산 둘레길 소식", "op*", "둘레걸", "",
                           "\"소식 둘레길\"", "남산 자전거", "ㄷㄹㄱ", "likes:>3"}) {
    engine.set_limits(limits_of(0ms));
    const Reply without = engine.search(asking(text));
    engine.set_limits(limits_of(1h));
    const Reply with = engine.search(asking(text));
    EXPECT_FALSE(with.out_of_time()) << text;
    EXPECT_EQ(with.total.value, without.total.value) << text;
    EXPECT_EQ(with.total.exact, without.total.exact) << text;
    EXPECT_EQ(with.did_you_mean, without.did_you_mean) << text;
    ASSERT_EQ(with.hits.size(), without.hits.size()) << text;
    for (std::size_t i = 0; i < with.hits.size(); ++i) {
      EXPECT_EQ(with.hits[i].id, without.hits[i].id) << text;
      EXPECT_EQ(with.hits[i].score, without.hits[i].score) << text;
    }
  }
}

// Each of these is mended, widened or unquoted when there is time.
TEST(Deadline, LeavesOutFurtherSearchesAndSaysSo) {
  tests::Archive archive;
  archive.add("샘 알트만", "샘 알트만은 돌아왔다").add("나", "openai 소식").add("다", "openai");
  archive.writer().commit();
  const schema::Generation live = archive.directory().open_live();
  const searchd::query::Synonyms none;
  searchd::engine::Kept kept;
  const std::string version;
  const searchd::engine::Archive opened{live.database, live.comments, kept, version};
  for (const char* text : {"알트먼은", "opemai", "\"돌아왔다 알트만은\"", "알트만 자전거", "알트만",
                           "", "샘 알트만이 다시 돌아왔다", "op*", "ㅇㅌㅁ"}) {
    const Reply with_time = searchd::engine::search(opened, none, asking(text), never);
    EXPECT_FALSE(with_time.out_of_time()) << text;
    EXPECT_TRUE(with_time.total.value > 0 || with_time.did_you_mean) << text;
    const Reply reply = searchd::engine::search(opened, none, asking(text), long_passed);
    EXPECT_TRUE(reply.out_of_time()) << text;
    EXPECT_FALSE(reply.total.exact) << text;
    EXPECT_EQ(reply.did_you_mean, std::nullopt) << text;
    EXPECT_FALSE(reply.has_note("corrected") || reply.has_note("widened")) << text;
    EXPECT_EQ(reply.notes.size(), 1U) << text;
  }
}

// Nothing was found in time, but nothing else either would have been: still it was not searched for.
TEST(Deadline, IsToldOfWhereWordsWereNotLookedUp) {
  tests::Archive archive;
  archive.add("가", "openai 소식");
  archive.writer().commit();
  const schema::Generation live = archive.directory().open_live();
  searchd::engine::Kept kept;
  const std::string version;
  const searchd::engine::Archive opened{live.database, live.comments, kept, version};
  const Reply reply = searchd::engine::search(opened, {}, asking("zzqx azzq bzzq"), long_passed);
  EXPECT_TRUE(reply.out_of_time());
  EXPECT_FALSE(reply.total.exact);
}

}  // namespace
