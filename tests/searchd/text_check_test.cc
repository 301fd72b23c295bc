// Which candidates are looked at in their text, and which need not be.
#include "searchd/engine/text_check.h"

#include <random>

#include <gtest/gtest.h>

#include "searchd/engine/engine.h"
#include "searchd/query/parser.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using namespace seogo::searchd::engine;

class Deciding : public testing::Test {
 protected:
  static std::vector<std::string> terms(const std::string& text) {
    const Xapian::Database nothing("", Xapian::DB_BACKEND_INMEMORY);
    const schema::Lexicon lexicon(nothing);
    return query::deciding_terms(query::parse(text).root, query::Mode::required,
                                 {lexicon, nothing, {}});
  }
  using Terms = std::vector<std::string>;

  tests::Archive archive_;
};

TEST_F(Deciding, TermsAreThoseOfAlternativesThatNoTextNeedsToDecide) {
  EXPECT_EQ(terms("OTT OR 물레방아"), Terms{"ott"});
  EXPECT_EQ(terms("OTT OR \"동영상 서비스\" OR 금리"), (Terms{"ott", "금리"}));
  EXPECT_EQ(terms("샘 OR 물레방아"), Terms{"샘"});
  EXPECT_EQ(terms("OTT OR OTT OR 물레방아"), Terms{"ott"});
  EXPECT_EQ(terms("OTT 물레방아"), Terms());
  EXPECT_EQ(terms("OTT"), Terms());
  EXPECT_EQ(terms("물레방아 OR 댓글:OTT"), Terms());
  EXPECT_EQ(terms("물레방아 OR -OTT"), Terms());
}

TEST_F(Deciding, WordsLeaveTextsUnreadWhileTheirListIsAtHand) {
  archive_.add("영상", "OTT가 는다")
      .add("방아", "물레방아가 돈다")
      .add("물레", "물레로 레방과 방아");
  archive_.writer().commit();
  const schema::Generation live = archive_.directory().open_live();
  const query::Node root = query::parse("OTT OR 물레방아").root;
  Kept kept;
  std::size_t reads = 0;
  Holdings holdings = articles();
  holdings.stored = [&](const Xapian::Database& database, const Xapian::Document& document) {
    ++reads;
    return articles().stored(database, document);
  };
  const auto matches = [&](Xapian::docid id) {
    Stored stored(live.database, holdings);
    TextCheck check(live.database, stored, kept, holdings,
                    {root, query::Mode::required, "key", {"ott"}});
    return check.matches(id);
  };
  EXPECT_TRUE(matches(1));
  EXPECT_EQ(reads, 1U);
  const PostingLists::Source source(live.database);
  static_cast<void>(kept.postings().whole("ott", source, {}));
  EXPECT_TRUE(matches(1));
  EXPECT_EQ(reads, 1U);
  EXPECT_TRUE(matches(2));
  EXPECT_FALSE(matches(3));
  EXPECT_EQ(reads, 3U);
}

// Where no list is kept every text is read: both must come to the same.
TEST_F(Deciding, WordsFindWhatReadingFinds) {
  const std::vector<std::string> words = {
      "OTT",       "ＯＴＴ",   "ott를", "o tt", "OTT5",  "5G",    "5g망", "5 g",     "금리",
      "금 리",     "기준금리", "샘",    "샘플", "美",    "미국",  "美國", "ㅋㅋ",    "물레방아",
      "물레 방아", "방아물레", "O.T.T", "é",    "1,234", "1234",  "가온", "U\u0308", "금\u200b리",
      "금·리",     "12",       "12km",  "3.1",  "3·1절", "韓·美", "한미"};
  std::mt19937 random(3);
  const auto text = [&] {
    std::string out;
    for (int i = 0; i < 6; ++i) out += words[random() % words.size()] + (random() % 4 ? " " : "");
    return out;
  };
  for (int i = 0; i < 400; ++i) archive_.add(text(), text(), {text()});
  archive_.writer().commit();
  Limits limits;
  limits.cache_bytes = 0;
  const Engine keeps(archive_.directory(), limits);
  limits.posting_bytes = 0;
  const Engine reads(archive_.directory(), limits);
  std::size_t found = 0;
  for (const char* word : {"OTT", "5G", "금리", "샘", "美", "미국", "1234", "제목:ott", "본문:금리",
                           "12", "3.1", "한미"}) {
    for (const In in : {In::articles, In::comments}) {
      Request request;
      request.text = word + std::string(" OR 물레방아");
      request.in = in;
      request.limit = 100;
      request.exact = true;
      const Reply one = keeps.search(request);
      const Reply other = reads.search(request);
      EXPECT_EQ(one.total.value, other.total.value) << request.text;
      ASSERT_EQ(one.hits.size(), other.hits.size()) << request.text;
      for (std::size_t i = 0; i < one.hits.size(); ++i) {
        EXPECT_EQ(one.hits[i].id, other.hits[i].id) << request.text;
      }
      ASSERT_EQ(one.comments.size(), other.comments.size()) << request.text;
      for (std::size_t i = 0; i < one.comments.size(); ++i) {
        EXPECT_EQ(one.comments[i].article.id, other.comments[i].article.id) << request.text;
      }
      found += one.total.value;
    }
  }
  EXPECT_GT(found, 1000U);
}

}  // namespace
