// Plans weighed from lists in memory, beside what Xapian makes of the same.
#include "searchd/engine/weighing.h"

#include <map>
#include <optional>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "schema/slot_number.h"
#include "searchd/engine/document_set.h"
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

// 40,000 documents in ten windows, some of them gone; 물결 is in every second one, 썰물 in one of 500.
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
    thirds_.emplace(database_);
    const auto end = database_.postlist_end("");
    for (auto one = database_.postlist_begin(""); one != end; ++one) {
      if (*one % 3 == 0) thirds_->add(*one);
    }
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

  static Weights by_document(const engine::Scored& scored) {
    Weights out;
    for (std::size_t i = 0; i < scored.size(); ++i) out[scored.documents[i]] = scored.weights[i];
    return out;
  }

  // By sets, as a plan says it.
  std::set<Xapian::docid> matching(const Plan& plan) {
    const auto of = [this](const std::string& term) {
      return std::set<Xapian::docid>(database_.postlist_begin(term), database_.postlist_end(term));
    };
    std::set<Xapian::docid> out;
    switch (plan.kind) {
      case Plan::Kind::nothing:
        return {};
      case Plan::Kind::everything:
        return of("");
      case Plan::Kind::term:
      case Plan::Kind::given:
        return of(plan.term);
      case Plan::Kind::range:
      case Plan::Kind::asked:
      case Plan::Kind::chosen:
        for (const auto& [id, weight] : found(plan.query())) out.insert(id);
        return out;
      case Plan::Kind::any:
        for (const Plan& part : plan.parts) out.merge(matching(part));
        return out;
      case Plan::Kind::maybe:
        return matching(plan.parts[0]);
      case Plan::Kind::all:
      case Plan::Kind::without:
        out = matching(plan.parts[0]);
        for (std::size_t i = 1; i < plan.parts.size(); ++i) {
          const std::set<Xapian::docid> other = matching(plan.parts[i]);
          const bool wanted = plan.kind == Plan::Kind::all;
          std::erase_if(out, [&](Xapian::docid id) { return other.contains(id) != wanted; });
        }
        return out;
    }
    return out;
  }

  void compare(const Plan& plan) {
    const Weights expected = found(plan.query());
    // Xapian 1.4.22 was seen to let through 21 documents that a nested exclusion takes away.
    const std::set<Xapian::docid> truth = matching(plan);
    for (int asked = 0; asked < 2; ++asked) {  // a list is read whole when it is asked for again
      bool stopped = false;
      const Weights weights = by_document(engine::weighed(plan, {database_, kept_, {}}, stopped));
      EXPECT_EQ(engine::matched(plan, {database_, kept_, {}}, stopped).documents,
                std::vector<Xapian::docid>(truth.begin(), truth.end()));
      EXPECT_FALSE(stopped);
      ASSERT_EQ(weights.size(), truth.size()) << plan.query().get_description();
      for (const Xapian::docid id : truth) {
        ASSERT_TRUE(weights.contains(id)) << id;
        ASSERT_TRUE(expected.contains(id)) << id;
        const double weight = expected.at(id);
        const double share = id == often ? 1e-3 : 1e-12;  // its count is cut to 65,535
        ASSERT_NEAR(weights.at(id), weight, share * weight) << plan.query().get_description();
      }
    }
  }

  Plan any_plan(std::mt19937& random, int depth) {
    const auto part = [&] { return any_plan(random, depth - 1); };
    // Whoever compiles it, the same plans come of the same numbers.
    const auto in_order = [&](Plan (*join)(Plan, Plan)) {
      Plan first = part();
      Plan second = part();
      return join(std::move(first), std::move(second));
    };
    const auto term = [&] { return query::of_term(terms[random() % terms.size()]); };
    switch (depth == 0 ? random() % 4 : random() % 12) {
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
        return in_order(query::maybe);
      case 7:
        return in_order(query::without);
      case 8:
        return [&] {
          Plan whole = part();
          return query::scaled(std::move(whole), random() % 2 == 0 ? 0 : 0.5);
        }();
      case 9:
        return query::all_of({part(), query::in_range(slot, 20, 60)});
      case 10:
        return query::all_of({part(), thirds_->plan()});
      default:
        return query::all_of(
            {part(), query::asked(Xapian::Query(Xapian::Query::OP_SYNONYM, Xapian::Query(terms[1]),
                                                Xapian::Query(terms[2])))});
    }
  }

  tests::TemporaryDirectory folder_;
  Xapian::WritableDatabase database_;
  engine::Kept kept_;
  std::optional<engine::DocumentSet> thirds_;
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

TEST_F(Weighing, MatchesWithoutWeights) {
  bool stopped = false;
  const Plan both = query::all_of({query::of_term("물결"), query::of_term("모래")});
  const engine::Scored found = engine::matched(both, {database_, kept_, {}}, stopped);
  EXPECT_GT(found.size(), 100U);
  EXPECT_EQ(found.best(), 0);
}

TEST_F(Weighing, StopsAtTheDeadlineAndSaysSo) {
  bool stopped = false;
  const query::Deadline past(query::Deadline::Clock::now());
  const Plan many = query::any_of({query::of_term("물결"), query::of_term("모래")});
  EXPECT_LT(engine::weighed(many, {database_, kept_, past}, stopped).size(),
            found(many.query()).size());
  EXPECT_TRUE(stopped);
}

// A word that is excluded is looked for last, when there is no time.
TEST_F(Weighing, FindsNothingUnwantedPastTheDeadline) {
  const Plan plan = query::without(query::of_term("물결"), query::of_term("모래"));
  for (const Plan& asked : {plan, query::all_of({query::of_term("썰물"), plan})}) {
    const Weights wanted = found(asked.query());
    bool stopped = false;
    const query::Deadline past(query::Deadline::Clock::now());
    const engine::Scored late = engine::weighed(asked, {database_, kept_, past}, stopped);
    for (const Xapian::docid id : late.documents) EXPECT_TRUE(wanted.contains(id)) << id;
    EXPECT_TRUE(stopped);
  }
}

// Two hundred brackets of a filter: to count each part twice would take longer than anybody lives.
TEST_F(Weighing, OfAnAndInAnAndInAnAndComesToAnEnd) {
  Plan nested = query::of_term("물결");
  for (int depth = 0; depth < 200; ++depth) {
    nested = query::all_of({std::move(nested), query::of_term("모래")});
  }
  bool stopped = false;
  const Plan plain = query::all_of({query::of_term("물결"), query::of_term("모래")});
  EXPECT_EQ(engine::matched(nested, {database_, kept_, {}}, stopped).documents,
            engine::matched(plain, {database_, kept_, {}}, stopped).documents);
}

// Every document of a window is met.
TEST_F(Weighing, AddsUpListsWithoutGaps) {
  compare(query::any_of({query::of_term("배"), query::of_term("썰물")}));
  compare(query::all_of(
      {query::of_term("배"), query::any_of({query::of_term("배"), query::of_term("물결")})}));
}

TEST_F(Weighing, ForgetsListsThatTakeTooMuch) {
  engine::PostingLists lists(std::size_t{200} << 10);
  const engine::PostingLists::Source source(database_);
  EXPECT_EQ(lists.soon("모래", source, {}), nullptr);
  EXPECT_NE(lists.soon("모래", source, {}), nullptr);
  EXPECT_NE(lists.whole("물결", source, {}), nullptr);  // 120 KB: read, and not kept
  EXPECT_LT(lists.bytes(), std::size_t{60} << 10);
  EXPECT_EQ(lists.known("물결", source), nullptr);
  EXPECT_EQ(lists.known("모래", source), lists.whole("모래", source, {}));
  for (const std::string& term : terms) {
    EXPECT_EQ(lists.whole(term, source, {})->documents.size(), database_.get_termfreq(term));
  }
  EXPECT_LE(lists.bytes(), std::size_t{200} << 10);
}

}  // namespace
