// Plans weighed from lists in memory, beside what Xapian makes of the same.
#include "searchd/engine/weighing.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "schema/slot_number.h"
#include "searchd/engine/seen.h"
#include "searchd/query/weights.h"
#include "tests/temporary_directory.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using query::Plan;

using Weights = std::map<Xapian::docid, double>;

constexpr int slot = 1;
constexpr Xapian::docid often = 40'001;
const std::vector<std::string> terms = {"물결", "모래", "갈매", "등대", "썰물", "없음"};

// 40,000 documents in three windows, some of them gone; 물결 is in every second one, 썰물 in one of 500.
class Weighing : public testing::Test {
 protected:
  Weighing() : database_(folder_.path().string(), Xapian::DB_CREATE_OR_OVERWRITE) {
    std::mt19937 random(7);
    const int rarity[] = {2, 5, 40, 200, 500};
    for (int number = 0; number < 40'000; ++number) {
      Xapian::Document document;
      for (std::size_t i = 0; i < std::size(rarity); ++i) {
        if (random() % static_cast<unsigned>(rarity[i]) == 0) {
          document.add_term(terms[i], static_cast<Xapian::termcount>(8 * (random() % 4)));
        }
      }
      document.add_term("배", static_cast<Xapian::termcount>(random() % 900));
      if (random() % 3 != 0) document.add_value(slot, schema::slot_value(random() % 100));
      database_.add_document(document);
    }
    Xapian::Document full;
    full.add_term("갈매", 70'000);
    database_.replace_document(often, full);
    for (Xapian::docid gone = 30; gone < 40'000; gone += 311) database_.delete_document(gone);
    database_.commit();
  }

  Weights found(const Xapian::Query& query) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BM25Weight(query::bm25_k1, 0, 1, query::bm25_b, 0));
    engine::Seen seen;
    enquire.add_matchspy(&seen);
    static_cast<void>(enquire.get_mset(0, 1, database_.get_doccount()));
    Weights out;
    for (const engine::Seen::One& one : seen.all()) out[one.id] = one.weight;
    return out;
  }

  void compare(const Plan& plan) {
    const Weights expected = found(plan.query());
    for (int asked = 0; asked < 2; ++asked) {  // a list is read whole when it is asked for again
      bool stopped = false;
      const Weights weights = found(engine::weighed(plan, {database_, kept_, {}}, stopped).query);
      EXPECT_FALSE(stopped);
      ASSERT_EQ(weights.size(), expected.size()) << plan.query().get_description();
      for (const auto& [id, weight] : expected) {
        ASSERT_TRUE(weights.contains(id)) << id;
        const double share = id == often ? 1e-3 : 1e-12;  // its count is cut to 65,535
        ASSERT_NEAR(weights.at(id), weight, share * weight) << plan.query().get_description();
      }
    }
  }

  Plan any_plan(std::mt19937& random, int depth) {
    const auto part = [&] { return any_plan(random, depth - 1); };
    const auto term = [&] { return query::of_term(terms[random() % terms.size()]); };
    switch (depth == 0 ? random() % 4 : random() % 11) {
      case 0:
      case 1:
        return term();
      case 2:
        return query::scaled(term(), 0.2);
      case 3:
        return query::given(terms[random() % terms.size()], 3);
      case 4:
        return query::all_of({part(), part(), part()});
      case 5:
        return query::any_of({part(), part(), part()});
      case 6:
        return query::maybe(part(), part());
      case 7:
        return query::without(part(), part());
      case 8:
        return query::scaled(part(), random() % 2 == 0 ? 0 : 0.5);
      case 9:
        return query::all_of({part(), query::in_range(slot, 20, 60)});
      default:
        return query::all_of(
            {part(), query::asked(Xapian::Query(Xapian::Query::OP_SYNONYM, Xapian::Query(terms[1]),
                                                Xapian::Query(terms[2])))});
    }
  }

  tests::TemporaryDirectory folder_;
  Xapian::WritableDatabase database_;
  engine::Kept kept_;
};

TEST_F(Weighing, FindsAndWeighsAsXapianDoes) {
  compare(query::of_term("물결"));
  compare(query::of_term("갈매"));
  compare(query::of_term("없음"));
  compare(query::all_of({query::of_term("썰물"), query::of_term("물결")}));
  compare(query::any_of({query::of_term("썰물"), query::of_term("등대")}));
  compare(query::without(query::every_document(), query::of_term("물결")));
  compare(query::all_of({query::every_document(), query::in_range(slot, {}, 5)}));
  compare(query::all_of({query::of_term("물결"), query::in_range(slot, 90, {})}));
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) compare(any_plan(random, 3));
}

TEST_F(Weighing, KnowsHowManyWithoutALook) {
  bool stopped = false;
  const Plan both = query::all_of({query::of_term("물결"), query::of_term("모래")});
  Xapian::Enquire enquire(database_);
  enquire.set_query(engine::weighed(both, {database_, kept_, {}}, stopped).query);
  const Xapian::MSet first = enquire.get_mset(0, 1);
  EXPECT_EQ(first.get_matches_lower_bound(), found(both.query()).size());
  EXPECT_EQ(first.get_matches_upper_bound(), found(both.query()).size());
}

TEST_F(Weighing, StopsAtTheDeadlineAndSaysSo) {
  bool stopped = false;
  const query::Deadline past(query::Deadline::Clock::now());
  const Plan many = query::any_of({query::of_term("물결"), query::of_term("모래")});
  EXPECT_LT(found(engine::weighed(many, {database_, kept_, past}, stopped).query).size(),
            found(many.query()).size());
  EXPECT_TRUE(stopped);
}

TEST_F(Weighing, LeavesToXapianWhatExcludes) {
  bool stopped = false;
  const Plan plan = query::any_of(
      {query::without(query::of_term("물결"), query::of_term("모래")), query::of_term("등대")});
  const engine::Weighed weighed = engine::weighed(plan, {database_, kept_, {}}, stopped);
  EXPECT_EQ(weighed.all, nullptr);
  EXPECT_EQ(weighed.query.get_description(), plan.query().get_description());
}

TEST_F(Weighing, ForgetsListsThatTakeTooMuch) {
  engine::PostingLists lists(std::size_t{200} << 10);
  const engine::PostingLists::Source source{database_, "여기 "};
  EXPECT_EQ(lists.soon("모래", source, {}), nullptr);
  EXPECT_NE(lists.soon("모래", source, {}), nullptr);
  EXPECT_NE(lists.whole("물결", source, {}), nullptr);  // 120 KB: read, and not kept
  EXPECT_LT(lists.bytes(), std::size_t{60} << 10);
  for (const std::string& term : terms) {
    EXPECT_EQ(lists.whole(term, source, {})->documents.size(), database_.get_termfreq(term));
  }
  EXPECT_LE(lists.bytes(), std::size_t{200} << 10);
}

}  // namespace
