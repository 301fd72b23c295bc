// A small judged set of the project's own, over sample_corpus: questions in other words than the
// articles', asked cleanly and as hurried people type them. The large sets run by seogo-evaluate.
#include "tests/relevance/evaluation.h"

#include <gtest/gtest.h>

namespace {

using namespace seogo::relevance;

const std::string root = SEOGO_SOURCE_DIR;

struct Floor {
  std::string_view perturbation;
  double mrr;
};
// A little below what was measured, so that a loss is seen and chance is not.
constexpr Floor floors[] = {
    {"as asked", 0.98},  {"one typo", 0.97},     {"typo a word", 0.90},
    {"no spaces", 0.97}, {"wrong spaces", 0.97},
};

TEST(OwnSet, IsAnsweredHoweverItIsTyped) {
  const JudgedSet set =
      read_judged_set(root + "/tests/relevance/sample_set", root + "/sample_corpus");
  ASSERT_EQ(set.queries.size(), 44U);
  Evaluation evaluation(set, {});
  for (std::size_t i = 0; i < std::size(floors); ++i) {
    ASSERT_EQ(perturbations[i].name, floors[i].perturbation);
    const Outcome outcome = evaluation.run(perturbations[i]);
    EXPECT_GE(outcome.ours.mrr(), floors[i].mrr) << floors[i].perturbation;
    EXPECT_GT(outcome.ours.mrr(), outcome.baseline.mrr()) << floors[i].perturbation;
  }
}

TEST(Measures, CountTheFirstTenAlone) {
  Measures measures;
  measures.add({"b", "a"}, {{"a", 1}});
  EXPECT_DOUBLE_EQ(measures.mrr(), 0.5);
  EXPECT_DOUBLE_EQ(measures.recall(), 1);
  EXPECT_NEAR(measures.ndcg(), 0.6309, 0.0001);
  std::vector<std::string> late(10, "x");
  late.push_back("a");
  measures.add(late, {{"a", 1}});
  EXPECT_DOUBLE_EQ(measures.mrr(), 0.25);
  EXPECT_DOUBLE_EQ(measures.recall(), 0.5);
}

TEST(Perturbations, AreTheSameEveryTimeAndDoWhatTheySay) {
  const std::string text = "인공 지능은 세계를 바꾼다";
  for (const Perturbation& kind : perturbations) {
    EXPECT_EQ(perturbed(kind, text, 7), perturbed(kind, text, 7)) << kind.name;
  }
  EXPECT_EQ(perturbed(perturbations[0], text, 7), text);
  EXPECT_NE(perturbed(perturbations[1], text, 7), text);
  EXPECT_EQ(perturbed(perturbations[3], text, 7), "인공지능은세계를바꾼다");
  const std::string spaced = perturbed(perturbations[4], text, 7);
  EXPECT_NE(spaced, text);
  EXPECT_EQ(spaced.size(), text.size()) << spaced;
}

}  // namespace
