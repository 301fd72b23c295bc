// What was found, put into order.
#include "searchd/engine/order.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "schema/fields.h"
#include "schema/slot_number.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;

class Ordering : public testing::Test {
 protected:
  // Documents 1 to 3,000 with few different numbers of likes and weights; some have no date.
  Ordering() : database_("", Xapian::DB_BACKEND_INMEMORY) {
    std::mt19937 random(5);
    for (Xapian::docid id = 1; id <= 3000; ++id) {
      Xapian::Document document;
      likes_.push_back(random() % 7);
      document.add_value(schema::likes_slot, schema::slot_value(likes_.back()));
      if (random() % 3 != 0) {
        document.add_value(schema::published_slot,
                           schema::slot_value(static_cast<std::int64_t>(random() % 9) - 4));
      }
      database_.add_document(document);
      if (random() % 4 == 0) continue;
      found_.documents.push_back(id);
      found_.weights.push_back(static_cast<double>(random() % 5));
    }
  }

  std::vector<Xapian::docid> all(Sort sort, Ties ties) {
    Order order(found_, sort, ties, database_, columns_);
    std::vector<Xapian::docid> out;
    for (std::size_t place = 0; place < order.size(); ++place) {
      out.push_back(found_.documents[order.at(place)]);
    }
    return out;
  }
  double weight(Xapian::docid id) {
    const auto at = std::lower_bound(found_.documents.begin(), found_.documents.end(), id);
    return found_.weights[static_cast<std::size_t>(at - found_.documents.begin())];
  }

  Xapian::WritableDatabase database_;
  Columns columns_;
  Scored found_;
  std::vector<std::int64_t> likes_;
};

TEST_F(Ordering, BestFirstAndOfEqualsWhatWasArchivedFirst) {
  std::vector<Xapian::docid> expected = found_.documents;
  std::stable_sort(expected.begin(), expected.end(),
                   [this](Xapian::docid a, Xapian::docid b) { return weight(a) > weight(b); });
  EXPECT_EQ(all(Sort::relevance, Ties::by_relevance), expected);
}

TEST_F(Ordering, ByANumberAndRelevanceAmongEquals) {
  std::vector<Xapian::docid> expected = found_.documents;
  std::stable_sort(expected.begin(), expected.end(), [this](Xapian::docid a, Xapian::docid b) {
    if (likes_[a - 1] != likes_[b - 1]) return likes_[a - 1] > likes_[b - 1];
    return weight(a) > weight(b);
  });
  EXPECT_EQ(all(Sort::likes, Ties::by_relevance), expected);
}

TEST_F(Ordering, PagesInARowHaveNoRelevanceAmongEquals) {
  std::vector<Xapian::docid> expected = found_.documents;
  std::stable_sort(expected.begin(), expected.end(), [this](Xapian::docid a, Xapian::docid b) {
    return likes_[a - 1] < likes_[b - 1];
  });
  EXPECT_EQ(all(Sort::least_likes, Ties::by_number), expected);
}

TEST_F(Ordering, WhatHasNoDateComesLast) {
  const std::vector<Xapian::docid> newest = all(Sort::newest, Ties::by_number);
  const NumberColumn& dates = columns_.numbers(schema::published_slot, database_);
  const auto first = std::find_if(newest.begin(), newest.end(), [&](Xapian::docid id) {
    return dates.of(id) == NumberColumn::absent;
  });
  ASSERT_NE(first, newest.end());
  EXPECT_TRUE(std::all_of(first, newest.end(),
                          [&](Xapian::docid id) { return dates.of(id) == NumberColumn::absent; }));
}

TEST_F(Ordering, OfNothingThereIsNoOrder) {
  found_ = {};
  EXPECT_TRUE(all(Sort::newest, Ties::by_relevance).empty());
}

TEST(Scored, KnowsItsBestAndWhatIsNoTail) {
  const Scored found{{3, 7, 12}, {2.1, 4.0, 0.7}};
  EXPECT_EQ(found.best(), 4.0);
  EXPECT_EQ(found.at_least(2).documents, (std::vector<Xapian::docid>{3, 7}));
  EXPECT_EQ(found.up_to(7).documents, (std::vector<Xapian::docid>{3, 7}));
  EXPECT_EQ(found.up_to(7).weights, (std::vector<double>{2.1, 4.0}));
  EXPECT_EQ(found.up_to(2).size(), 0U);
  EXPECT_EQ(Scored().best(), 0);
}

}  // namespace
