// Which articles of an index have a group in common.
#include "indexer/near_duplicates.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "indexer/articles_database.h"
#include "indexer/reanalysis.h"
#include "indexer/recall.h"
#include "schema/document.h"
#include "schema/fields.h"
#include "schema/stored.h"
#include "schema/utf8.h"
#include "tests/archive.h"
#include "tests/copied_texts.h"
#include "tests/stopwatch.h"

namespace {

using namespace seogo;
using schema::Article;
using Ids = std::set<std::string>;

Article article(const std::string& id, const std::string& body) {
  Article made;
  made.id = id;
  made.title = "제목 " + id;
  made.body = body;
  return made;
}

// A text of its own: `seed` decides every syllable.
std::string text_of(unsigned seed, std::size_t letters = 300) {
  std::string text;
  std::uint32_t state = seed * 2654435761U + 1;
  for (std::size_t i = 0; i < letters; ++i) {
    state = state * 1664525U + 1013904223U;
    schema::append(text, static_cast<char32_t>(0xAC00 + (state >> 16) % 11172));
  }
  return text;
}

std::string group_term(const std::string& key) { return std::string(schema::group_prefix) + key; }

// The groups of an index as sets of ids, each found by its term and told by the slot alike.
std::set<Ids> groups(const Xapian::Database& database) {
  std::map<std::string, Ids> by_key;
  const std::set<Xapian::docid> all(database.postlist_begin(""), database.postlist_end(""));
  for (const auto& [id, document] : indexer::recall_by_postings(database, all)) {
    const std::string key = document.get_value(schema::group_slot);
    std::size_t terms = 0;
    auto term = document.termlist_begin();
    for (term.skip_to(std::string(schema::group_prefix)); term != document.termlist_end(); ++term) {
      if (!(*term).starts_with(schema::group_prefix)) break;
      EXPECT_EQ(*term, group_term(key));
      ++terms;
    }
    EXPECT_EQ(terms, key.empty() ? 0U : 1U);
    if (!key.empty()) by_key[key].insert(schema::stored_article(database, id).id);
  }
  std::set<Ids> out;
  for (const auto& [key, ids] : by_key) {
    EXPECT_EQ(database.get_termfreq(group_term(key)), ids.size());
    out.insert(ids);
  }
  return out;
}

class NearDuplicates : public testing::Test {
 protected:
  void put(const std::string& id, const std::string& body) {
    archive_.writer().put(article(id, body));
  }
  std::set<Ids> groups_now() {
    archive_.writer().commit();
    return groups(archive_.directory().open_live().database);
  }

  tests::Archive archive_;
};

TEST_F(NearDuplicates, ACopyAndItsOriginalHaveAGroup) {
  put("통신", tests::wire_story);
  put("신문", tests::wire_story_in_a_paper);
  put("현장", tests::another_report);
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"통신", "신문"}}));
}

TEST_F(NearDuplicates, ACopyThatComesLaterJoins) {
  put("통신", tests::wire_story);
  EXPECT_EQ(groups_now(), std::set<Ids>());
  put("신문", tests::wire_story_in_a_paper);
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"통신", "신문"}}));
  put("포털", tests::wire_story + "\n\n구독하기");
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"통신", "신문", "포털"}}));
}

TEST_F(NearDuplicates, TheWeatherOfAnotherDayIsNoCopy) {
  put("월", tests::weather(6, 11));
  put("화", tests::weather(7, 13));
  put("월요일 다시", tests::weather(6, 11));
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"월", "월요일 다시"}}));
}

TEST_F(NearDuplicates, AnArticleThatIsNoCopyAnyMoreLeaves) {
  put("1", tests::wire_story);
  put("2", tests::wire_story);
  put("3", tests::wire_story);
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"1", "2", "3"}}));
  put("1", tests::another_report);
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"2", "3"}}));
  put("4", tests::another_report);  // the group of 1 is not the one that 1 gave its key to
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"2", "3"}, {"1", "4"}}));
  put("2", text_of(1));
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"3"}, {"1", "4"}}));
  put("2", tests::wire_story);
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"2", "3"}, {"1", "4"}}));
}

TEST_F(NearDuplicates, AChangeThatLeavesTheTextAloneLeavesTheGroup) {
  put("1", tests::wire_story);
  put("2", tests::wire_story);
  Article commented = article("1", tests::wire_story);
  commented.comments.push_back({"1", "", "사계절", std::nullopt, "기사 감사합니다!", 0, 0});
  static_cast<void>(groups_now());
  EXPECT_EQ(archive_.writer().put(commented), indexer::Writer::Outcome::changed);
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"1", "2"}}));
  EXPECT_EQ(archive_.writer().put(commented), indexer::Writer::Outcome::unchanged);
}

TEST_F(NearDuplicates, ACopyThatIsRemovedBeforeTheCommitIsNotMissed) {
  put("1", tests::wire_story);
  put("2", tests::wire_story);
  EXPECT_TRUE(archive_.writer().remove("2"));
  EXPECT_EQ(groups_now(), std::set<Ids>());
}

// What resembles both of two texts that do not resemble each other holds them together.
TEST_F(NearDuplicates, GroupsThatHangTogetherBecomeOne) {
  const std::string first = text_of(1, 100);
  const std::string common = text_of(2, 500);
  const std::string last = text_of(3, 100);
  put("a1", text_of(4, 40) + first + common);
  put("a2", text_of(4, 40) + first + common);
  put("a3", text_of(4, 40) + first + common);
  put("b1", common + last + text_of(5, 40));
  put("b2", common + last + text_of(5, 40));
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"a1", "a2", "a3"}, {"b1", "b2"}}));
  put("ab", first + common + last);
  EXPECT_EQ(groups_now(), (std::set<Ids>{{"a1", "a2", "a3", "b1", "b2", "ab"}}));
}

TEST_F(NearDuplicates, AreTheSameInAnIndexThatIsMadeAnew) {
  put("통신", tests::wire_story);
  put("신문", tests::wire_story_in_a_paper);
  put("현장", tests::another_report);
  const std::set<Ids> before = groups_now();
  const schema::Generation live = archive_.directory().open_live();
  const std::string name = archive_.directory().next_name();
  indexer::reanalyze(live, archive_.directory(), name, [](std::uint64_t) {});
  indexer::ArticlesDatabase(archive_.directory(), name, indexer::ArticlesDatabase::Target::aside)
      .link_all();
  const Xapian::Database anew(archive_.directory().generation_path(name).string());
  EXPECT_EQ(groups(anew), before);
  EXPECT_EQ(before, (std::set<Ids>{{"통신", "신문"}}));
}

TEST_F(NearDuplicates, ShortNoticesAreNoCopies) {
  put("1", "오늘은 쉽니다.");
  put("2", "오늘은 쉽니다.");
  EXPECT_EQ(groups_now(), std::set<Ids>());
}

// An index without any link, as one that was built in bulk.
class Bulk : public testing::Test {
 protected:
  Bulk() : database_(place_.path().string() + "/index", Xapian::DB_CREATE | Xapian::DB_NO_SYNC) {}
  void add(const std::string& id, const std::string& body) {
    database_.add_document(schema::to_document(article(id, body)));
  }

  void link_all() {
    const indexer::SharedBands bands(database_);
    std::set<Xapian::docid> lacking;
    const std::set<Xapian::docid> all(bands.documents().begin(), bands.documents().end());
    EXPECT_TRUE(indexer::link(database_, bands, all, lacking).empty());
    EXPECT_TRUE(lacking.empty());
    database_.commit();
  }

  tests::TemporaryDirectory place_;
  Xapian::WritableDatabase database_;
};

TEST_F(Bulk, IsLinkedAsOneByOne) {
  for (unsigned i = 0; i < 60; ++i) {
    const std::string id = std::to_string(i);
    add(id, text_of(i % 20) + (i >= 40 ? text_of(100 + i, 30) : ""));
  }
  add("통신", tests::wire_story);
  add("현장", tests::another_report);
  add("신문", tests::wire_story_in_a_paper);
  link_all();
  std::set<Ids> expected = {{"통신", "신문"}};
  for (unsigned i = 0; i < 20; ++i) {
    expected.insert({std::to_string(i), std::to_string(i + 20), std::to_string(i + 40)});
  }
  EXPECT_EQ(groups(database_), expected);
}

TEST_F(Bulk, IsLinkedTheSameTwice) {
  for (unsigned i = 0; i < 30; ++i) add(std::to_string(i), text_of(i % 10));
  link_all();
  const auto state = [this] {
    std::string all;
    for (Xapian::docid id = 1; id <= database_.get_lastdocid(); ++id) {
      all += database_.get_document(id).get_value(schema::group_slot) + " ";
    }
    return all;
  };
  const std::string once = state();
  const std::uint64_t revision = database_.get_revision();
  link_all();
  EXPECT_EQ(state(), once);
  EXPECT_EQ(database_.get_revision(), revision) << "something was written again";
}

TEST_F(Bulk, AnEmptyIndexHasNothingToLink) {
  link_all();
  EXPECT_EQ(groups(database_), std::set<Ids>());
}

// Ten times as many copies take ten times as long, not a hundred times.
TEST_F(Bulk, ThousandsOfCopiesTakeLinearTime) {
  for (int i = 0; i < 4000; ++i) add(std::to_string(i), tests::wire_story);
  const tests::Stopwatch watch;
  link_all();
  const double seconds = watch.seconds();
  EXPECT_EQ(groups(database_).size(), 1U);
  EXPECT_EQ(groups(database_).begin()->size(), 4000U);
  EXPECT_LT(seconds, 60 * tests::patience);
  RecordProperty("seconds", std::to_string(seconds));
}

// Notices with the same words and other numbers share bands and are no copies.
TEST_F(Bulk, ThousandsOfNoticesThatAreNoCopiesTakeLinearTime) {
  for (int i = 0; i < 2000; ++i) add(std::to_string(i), tests::weather(i, i * 7));
  const tests::Stopwatch watch;
  link_all();
  const double seconds = watch.seconds();
  EXPECT_EQ(groups(database_), std::set<Ids>());
  EXPECT_LT(seconds, 60 * tests::patience);
  RecordProperty("seconds", std::to_string(seconds));
}

}  // namespace
