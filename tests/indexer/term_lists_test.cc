// Documents that were written without term lists change as those that have them.
#include "indexer/term_lists.h"

#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/glass/database.h"
#include "indexer/recall.h"
#include "indexer/table_check.h"
#include "tests/temporary_directory.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

constexpr Xapian::docid documents = 400;

// Of a document: words that many have, one that only it has, slots, and data.
Xapian::Document sample(Xapian::docid number) {
  std::mt19937 random(number);
  Xapian::Document document;
  for (int i = 0; i < 60; ++i) {
    document.add_term("말" + std::to_string(random() % 300),
                      static_cast<Xapian::termcount>(1 + random() % 20));
  }
  document.add_boolean_term("Q" + std::to_string(number));
  document.add_value(1, std::to_string(random() % 9));
  if (number % 3 == 0) document.add_value(6, "무리" + std::to_string(number % 7));
  document.set_data("글 " + std::to_string(number));
  return document;
}

void write_by_xapian(const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (Xapian::docid number = 1; number <= documents; ++number) {
    database.replace_document(number, sample(number));
  }
  database.commit();
}

void write_in_one_pass(const fs::path& path, Xapian::docid last = documents) {
  glass::Database database(path);
  std::map<std::string, std::vector<glass::Posting>> postings;
  for (Xapian::docid number = 1; number <= last; ++number) {
    const Xapian::Document document = sample(number);
    glass::Row row;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      postings[*term].push_back({number, term.get_wdf()});
      row.length += term.get_wdf();
      row.greatest_wdf = std::max(row.greatest_wdf, term.get_wdf());
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      row.values.push_back({value.get_valueno(), *value});
    }
    row.data = glass::packed(document.get_data());
    database.add_document(number, row);
  }
  for (const auto& [term, list] : postings) database.add_term(term, list);
  database.finish();
}

// What searches read.
std::string told(const Xapian::Database& database) {
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_total_length() << '\n';
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const Xapian::Document document = database.get_document(*it);
    out << *it << ": " << database.get_doclength(*it) << ' ' << document.get_data();
    for (Xapian::valueno slot = 0; slot < 10; ++slot) out << '|' << document.get_value(slot);
    out << '\n';
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ':';
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it) {
      out << ' ' << *it << '/' << it.get_wdf();
    }
    out << '\n';
  }
  for (Xapian::valueno slot = 0; slot < 10; ++slot) out << database.get_value_freq(slot) << ' ';
  return out.str();
}

class TermListsOf : public testing::Test {
 protected:
  TermListsOf() { write_in_one_pass(ours_); }

  [[nodiscard]] Xapian::Database open() const { return Xapian::Database(ours_.string()); }
  [[nodiscard]] std::map<Xapian::docid, Xapian::Document> recalled(
      const std::set<Xapian::docid>& numbers) const {
    return recall_by_postings(open(), numbers);
  }

  tests::TemporaryDirectory place_;
  fs::path ours_ = place_.path() / "ours";
  fs::path room_ = place_.path() / "room";
};

TEST_F(TermListsOf, ABulkBuildAreNone) {
  EXPECT_FALSE(has_term_list(open(), 1));
  EXPECT_FALSE(has_term_list(open(), documents + 1));
  EXPECT_EQ(table_errors(ours_), 0U);
}

TEST_F(TermListsOf, DocumentsByTheirPostingsAreThoseThatWerePutIn) {
  for (const auto& [number, document] : recalled({1, 2, 77, documents})) {
    Xapian::Document wanted = sample(number);
    wanted.set_data("");
    EXPECT_EQ(document.serialise(), wanted.serialise()) << number;
  }
}

TEST_F(TermListsOf, SomeLetTheseChangeAsIfAllHadThem) {
  const fs::path theirs = place_.path() / "theirs";
  write_by_xapian(theirs);
  std::set<Xapian::docid> changing;
  // In rounds, so that lists are added to a table that has some, after commits of Xapian's.
  for (Xapian::docid round = 0; round < 4; ++round) {
    std::set<Xapian::docid> numbers;
    for (Xapian::docid number = 1 + round; number <= documents; number += 9) numbers.insert(number);
    give_term_lists(ours_, room_, recalled(numbers), round % 2 == 0 ? Sync::yes : Sync::no);
    for (const fs::path& path : {ours_, theirs}) {
      Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
      for (const Xapian::docid number : numbers) {
        ASSERT_TRUE(has_term_list(database, number)) << number;
        if (number % 3 == 0) {
          database.delete_document(number);
        } else if (number % 3 == 1) {
          database.replace_document(number, sample(number + 1000));
        } else {
          Xapian::Document document = database.get_document(number);
          document.remove_term("Q" + std::to_string(number));
          document.add_term("새로운", number);
          document.add_value(8, "새");
          database.replace_document(number, document);
        }
      }
      database.add_document(sample(5000 + round));
      database.commit();
    }
    EXPECT_EQ(table_errors(ours_), 0U);
    EXPECT_EQ(told(open()), told(Xapian::Database(theirs.string()))) << round;
  }
  EXPECT_FALSE(has_term_list(open(), 9));
  EXPECT_FALSE(fs::exists(room_));
}

TEST_F(TermListsOf, AreNotSeenBeforeTheEnd) {
  const std::string before = told(open());
  for (int attempt = 0; attempt < 3; ++attempt) {
    TermLists lists(ours_, room_, Sync::yes);
    for (const auto& [number, document] : recalled({1, 2, 3})) lists.add(number, document);
  }
  EXPECT_FALSE(has_term_list(open(), 1));
  EXPECT_EQ(told(open()), before);
  EXPECT_EQ(table_errors(ours_), 0U);
  give_term_lists(ours_, room_, recalled({1}), Sync::yes);
  EXPECT_TRUE(has_term_list(open(), 1));
}

// What a table was two commits ago may be written over.
TEST_F(TermListsOf, ThousandsThatAreCutShortLeaveASoundDatabase) {
  const fs::path many = place_.path() / "many";
  write_in_one_pass(many, 4000);
  const auto recall = [&](Xapian::docid first, Xapian::docid last) {
    std::set<Xapian::docid> numbers;
    for (Xapian::docid number = first; number <= last; ++number) numbers.insert(number);
    return recall_by_postings(Xapian::Database(many.string()), numbers);
  };
  give_term_lists(many, room_, recall(500, 1500), Sync::no);
  const std::string before = told(Xapian::Database(many.string()));
  for (const Xapian::docid last : {999U, 1000U, 1001U, 2000U, 2300U, 3900U}) {
    {
      TermLists lists(many, room_, Sync::no);
      for (const auto& [number, document] : recall(1, last)) lists.add(number, document);
    }
    EXPECT_EQ(table_errors(many), 0U) << last;
    EXPECT_TRUE(has_term_list(Xapian::Database(many.string()), 1500)) << last;
    EXPECT_FALSE(has_term_list(Xapian::Database(many.string()), 3999)) << last;
  }
  EXPECT_EQ(told(Xapian::Database(many.string())), before);
  give_term_lists(many, room_, recall(3999, 3999), Sync::no);
  Xapian::WritableDatabase(many.string(), Xapian::DB_OPEN).delete_document(3999);
  EXPECT_EQ(table_errors(many), 0U);
}

TEST_F(TermListsOf, LeaveAReaderWhereItIs) {
  const Xapian::Database reader = open();
  const std::string before = told(reader);
  give_term_lists(ours_, room_, recalled({1, 2, 3}), Sync::yes);
  EXPECT_EQ(told(reader), before);
  Xapian::WritableDatabase database(ours_.string(), Xapian::DB_OPEN);
  database.delete_document(2);
  database.commit();
  EXPECT_EQ(told(reader), before);
  Xapian::Database again = reader;
  EXPECT_TRUE(again.reopen());
  EXPECT_EQ(again.get_doccount(), documents - 1);
}

TEST_F(TermListsOf, MayAllGoAgain) {
  const std::string before = told(open());
  give_term_lists(ours_, room_, recalled({1, 2, 3}), Sync::yes);
  const auto size = fs::file_size(ours_ / "termlist.glass");
  drop_term_lists(ours_);
  EXPECT_LT(fs::file_size(ours_ / "termlist.glass"), size);
  EXPECT_FALSE(has_term_list(open(), 1));
  EXPECT_EQ(told(open()), before);
  EXPECT_EQ(table_errors(ours_), 0U);
  give_term_lists(ours_, room_, recalled({2}), Sync::yes);
  Xapian::WritableDatabase(ours_.string(), Xapian::DB_OPEN).delete_document(2);
  EXPECT_EQ(table_errors(ours_), 0U);
}

}  // namespace
}  // namespace seogo::indexer
