// The same question again is answered from memory, and never from before a change.
#include "searchd/engine/reply_cache.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "tests/archive.h"

namespace {

using namespace seogo;
using searchd::engine::bytes_of;
using searchd::engine::CacheCounts;
using searchd::engine::canonical_key;
using searchd::engine::Engine;
using searchd::engine::Limits;
using searchd::engine::Match;
using searchd::engine::Reply;
using searchd::engine::ReplyCache;
using searchd::engine::Request;
using searchd::engine::Sort;
using searchd::engine::SynonymsFile;

Request asking(const std::string& text) {
  Request request;
  request.text = text;
  return request;
}

std::shared_ptr<const Reply> reply_of(std::size_t bytes) {
  Reply reply;
  reply.text = std::string(bytes, 'x');
  return std::make_shared<const Reply>(std::move(reply));
}

class CachedSearch : public testing::Test {
 protected:
  CachedSearch() {
    archive_.add("가", "남산 둘레길 소식").add("나", "북산 둘레길");
    archive_.writer().commit();
  }
  Reply search(const std::string& text) { return engine().search(asking(text)); }
  Engine& engine() {
    if (!engine_) engine_ = std::make_unique<Engine>(archive_.directory());
    return *engine_;
  }

  tests::Archive archive_;
  std::unique_ptr<Engine> engine_;
};

TEST_F(CachedSearch, AnswersTheSameRequestFromMemory) {
  const Reply first = search("둘레길");
  const Reply again = search("둘레길");
  EXPECT_EQ(engine().cache_counts().hits, 1U);
  EXPECT_EQ(engine().cache_counts().misses, 1U);
  EXPECT_EQ(engine().cache_counts().entries, 1U);
  EXPECT_EQ(again.total.value, 2U);
  ASSERT_EQ(again.hits.size(), first.hits.size());
  EXPECT_EQ(again.hits[0].id, first.hits[0].id);
  EXPECT_EQ(again.hits[0].body[0].marks, first.hits[0].body[0].marks);
}

TEST_F(CachedSearch, TellsItsOwnTime) {
  const Reply first = search("둘레길");
  const Reply again = search("둘레길");
  EXPECT_GT(again.took_ms, 0);
  EXPECT_NE(again.took_ms, first.took_ms);
}

TEST_F(CachedSearch, SeesACommitAtOnceAndForgetsWhatWasBefore) {
  search("둘레길");
  search("남산");
  archive_.add("다", "서산 둘레길");
  archive_.writer().commit();
  EXPECT_EQ(search("둘레길").total.value, 3U);
  EXPECT_EQ(engine().cache_counts().hits, 0U);
  EXPECT_EQ(engine().cache_counts().entries, 1U);
}

TEST_F(CachedSearch, KeepsNoExplanations) {
  Request request = asking("둘레길");
  request.explain = true;
  EXPECT_TRUE(engine().search(request).hits.at(0).explanation.has_value());
  EXPECT_TRUE(engine().search(request).hits.at(0).explanation.has_value());
  EXPECT_EQ(engine().cache_counts().entries, 0U);
  search("둘레길");
  EXPECT_TRUE(engine().search(request).hits.at(0).explanation.has_value());
}

TEST_F(CachedSearch, KeepsNoReplyThatRanOutOfTime) {
  // Some of these run out of a millisecond, on any machine that must read each of 400 texts.
  std::string body;
  for (int i = 0; i < 200; ++i) body += "소식이 없다. 둘레길을 걷는다. ";
  for (int i = 0; i < 400; ++i) archive_.add("글", body);
  archive_.writer().commit();
  Limits limits;
  limits.query_time = std::chrono::milliseconds(1);
  engine().set_limits(limits);
  ASSERT_TRUE(search("\"걷는다 둘레길을\"").out_of_time());
  EXPECT_EQ(engine().cache_counts().entries, 0U);
}

TEST_F(CachedSearch, IsOffWithoutBytes) {
  Limits limits;
  search("둘레길");
  limits.cache_bytes = 0;
  engine().set_limits(limits);
  EXPECT_EQ(engine().cache_counts().entries, 0U);
  EXPECT_EQ(engine().cache_counts().bytes, 0U);
  search("둘레길");
  search("둘레길");
  EXPECT_EQ(engine().cache_counts().hits, 0U);
  EXPECT_EQ(engine().cache_counts().entries, 0U);
}

TEST_F(CachedSearch, ChangesWithTheSynonyms) {
  const tests::TemporaryDirectory place;
  const std::filesystem::path path = place.path() / "names.txt";
  std::ofstream(path) << "애플, Apple\n";
  engine_ = std::make_unique<Engine>(
      archive_.directory(),
      std::make_unique<SynonymsFile>(path, SynonymsFile::Report(), std::chrono::hours(1)));
  EXPECT_EQ(search("앞산").total.value, 0U);
  std::ofstream(path, std::ios::trunc) << "앞산, 남산\n";
  engine_->read_synonyms();
  EXPECT_EQ(search("앞산").total.value, 1U);
}

// Whoever searches after a commit finds what it brought, with many at once and the cache between.
TEST_F(CachedSearch, IsNeverOlderThanTheIndex) {
  std::atomic<std::uint64_t> committed = 2;
  std::atomic<bool> done = false;
  Engine& shared = engine();
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        const std::uint64_t least = committed;
        EXPECT_GE(shared.search(asking("둘레길")).total.value, least);
      }
    });
  }
  for (int i = 0; i < 25; ++i) {
    archive_.add("더", "둘레길 하나 더");
    archive_.writer().commit();
    ++committed;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_GT(shared.cache_counts().hits, 0U);
}

TEST(ReplyCache, DropsWhatWasAskedForLongestAgo) {
  ReplyCache cache(40'000);
  for (const char* key : {"가", "나", "다"}) {
    EXPECT_EQ(cache.find("1", key), nullptr);
    cache.keep("1", key, reply_of(10'000));
  }
  EXPECT_NE(cache.find("1", "가"), nullptr);
  cache.keep("1", "라", reply_of(10'000));
  EXPECT_EQ(cache.find("1", "나"), nullptr);
  for (const char* key : {"가", "다", "라"}) EXPECT_NE(cache.find("1", key), nullptr) << key;
  EXPECT_LE(cache.counts().bytes, 40'000U);
  cache.set_most_bytes(25'000);
  EXPECT_EQ(cache.counts().entries, 2U);
  EXPECT_EQ(cache.find("1", "가"), nullptr);
}

TEST(ReplyCache, KeepsNothingLargerThanItself) {
  ReplyCache cache(20'000);
  static_cast<void>(cache.find("1", "가"));
  cache.keep("1", "가", reply_of(1'000));
  cache.keep("1", "나", reply_of(30'000));
  EXPECT_EQ(cache.find("1", "나"), nullptr);
  EXPECT_NE(cache.find("1", "가"), nullptr);
}

TEST(ReplyCache, KeepsNothingOfAnOlderVersion) {
  ReplyCache cache(20'000);
  EXPECT_EQ(cache.find("1", "가"), nullptr);  // a slow search begins
  EXPECT_EQ(cache.find("2", "나"), nullptr);  // a commit, and a search after it
  cache.keep("1", "가", reply_of(100));
  EXPECT_EQ(cache.find("2", "가"), nullptr);
  EXPECT_EQ(cache.counts().entries, 0U);
}

TEST(ReplyCache, LendsWhatItDropsMeanwhile) {
  ReplyCache cache(20'000);
  static_cast<void>(cache.find("1", "가"));
  cache.keep("1", "가", reply_of(100));
  const std::shared_ptr<const Reply> lent = cache.find("1", "가");
  cache.set_most_bytes(0);
  ASSERT_NE(lent, nullptr);
  EXPECT_EQ(lent->text.size(), 100U);
}

TEST(ReplySize, CountsAllThatAReplyHolds) {
  const std::string text(1000, 'x');
  const std::size_t empty = bytes_of(Reply());
  Reply reply;
  std::size_t pieces = 0;
  const auto add = [&](std::string& place) {
    place = text;
    ++pieces;
  };
  reply.hits.resize(2);
  reply.notes.resize(1);
  reply.did_you_mean = std::string();
  add(reply.text);
  add(reply.parsed);
  add(reply.notes[0].code);
  add(reply.notes[0].text);
  add(*reply.did_you_mean);
  for (auto& hit : reply.hits) {
    hit.authors.resize(1);
    hit.body.resize(1);
    hit.comments.resize(1);
    hit.tags.resize(1);
    for (std::string* place :
         {&hit.id, &hit.url, &hit.title, &hit.site, &hit.section, &hit.authors[0].name,
          &hit.authors[0].role, &hit.marked_title.text, &hit.body[0].text, &hit.comments[0].author,
          &hit.comments[0].text.text, &hit.tags[0]}) {
      add(*place);
    }
    hit.body[0].marks.resize(10);
  }
  const std::size_t counted = bytes_of(reply) - empty;
  const std::size_t least =
      pieces * 1000 + 2 * sizeof(reply.hits[0]) + 20 * 2 * sizeof(std::size_t);
  EXPECT_GT(counted, least);
  EXPECT_LT(counted, least + 3000);
}

TEST(CanonicalKey, TellsEveryFieldApart) {
  std::vector<Request> requests(25);
  requests[1].text = "둘레길";
  requests[2].limit = 11;
  requests[3].offset = 1;
  requests[4].sort = Sort::newest;
  requests[5].match = Match::all;
  requests[6].from = schema::Day{2024, 1, 1};
  requests[7].to = schema::Day{2024, 1, 1};
  requests[8].authors = {"가"};
  requests[9].sites = {"가"};
  requests[10].sections = {"가"};
  requests[11].tags = {"가"};
  requests[12].explain = true;
  requests[13].fold = false;
  requests[14].duplicates_of = "1";
  requests[15].authors = {"가", ""};
  using searchd::engine::Facet;
  requests[16].filter = searchd::engine::equals(schema::FieldName::site, "가");
  requests[17].filter = searchd::engine::equals(schema::FieldName::section, "가");
  requests[18].filter = searchd::engine::none_of({requests[16].filter});
  requests[19].search_in = {schema::FieldName::title};
  requests[20].facets = {Facet::site};
  requests[21].facet_values = 3;
  requests[22].facet_text = "가";
  requests[23].facet_stats = true;
  requests[24].whole = true;
  std::set<std::string> keys;
  for (const Request& request : requests) keys.insert(canonical_key(request));
  EXPECT_EQ(keys.size(), requests.size());
}

TEST(CanonicalKey, KeepsWhatWasTypedFromRunningTogether) {
  Request one;
  one.authors = {"가", "나"};
  Request other;
  other.authors = {"가1;나"};
  EXPECT_NE(canonical_key(one), canonical_key(other));
  other.authors = {"나", "가"};
  EXPECT_EQ(canonical_key(one), canonical_key(other));
}

}  // namespace
