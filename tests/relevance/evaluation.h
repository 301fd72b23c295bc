// One judged set, searched in every way it is typed: by this engine, and by the baseline beside it.
//
//   Evaluation evaluation(set, {.baseline = true});
//   evaluation.run(perturbations[3])   →  ours {MRR .967 …}, baseline {.112 …}, times, suggestions
//
// The index is made in a temporary directory. For one thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/archive.h"
#include "tests/relevance/baseline.h"
#include "tests/relevance/judged_set.h"
#include "tests/relevance/measures.h"
#include "tests/relevance/perturbation.h"
#include "tests/relevance/typos.h"

namespace seogo::relevance {

enum class Half {
  all,
  chosen,  // queries with an even number: those that constants were chosen on
  held,    // the others
};

struct Plan {
  Half half = Half::all;
  bool baseline = true;
  searchd::engine::Match match = searchd::engine::Match::automatic;
  bool fold = false;  // copies as readers see them; a hit then counts as the copy that is judged
};

struct Miss {  // a query that was not answered first
  std::string id;
  std::string text;
  std::string found;
  std::string wanted;
};

struct Outcome {
  Measures ours;
  Measures baseline;
  double median_ms = 0;
  double p99_ms = 0;
  double suggested = 0;  // share of queries that got a "did you mean"
  std::vector<Miss> misses;
};

class Evaluation {
 public:
  Evaluation(const JudgedSet& set, const Plan& plan);

  [[nodiscard]] Outcome run(const Perturbation& kind);
  [[nodiscard]] Outcome run(const std::vector<TypoCase>& typos);

  [[nodiscard]] std::size_t without_text() const { return without_text_; }
  [[nodiscard]] std::size_t refused_by_baseline() const {
    return baseline_ ? baseline_->refused() : 0;
  }

 private:
  struct Asked {
    std::string id;
    std::string text;
    const std::map<std::string, int>& relevant;
  };
  [[nodiscard]] Outcome ask(const std::vector<Asked>& queries);
  [[nodiscard]] std::string judged_copy(const searchd::engine::Hit& hit,
                                        const std::map<std::string, int>& relevant);

  const JudgedSet& set_;
  Plan plan_;
  tests::Archive archive_;
  std::unique_ptr<Baseline> baseline_;
  std::size_t without_text_ = 0;  // documents that could not be indexed
};

}  // namespace seogo::relevance
