#include "searchd/engine/plan_counts.h"

#include <algorithm>
#include <utility>

namespace seogo::searchd::engine {

using query::Plan;
using Kind = Plan::Kind;

std::size_t PlanCounts::of(const Plan& plan) const {
  switch (plan.kind) {
    case Kind::nothing:
      return 0;
    case Kind::everything:
    case Kind::range:
    case Kind::asked:
    case Kind::chosen:
      return database_.get_doccount();
    case Kind::term:
    case Kind::given:
      return of_terms_.of(plan.term, database_);
    case Kind::all: {
      // Each part once: a filter may nest an AND in an AND two hundred times.
      std::size_t least = database_.get_doccount();
      for (const Plan& part : plan.parts) least = std::min(least, of(part));
      return least;
    }
    case Kind::any: {
      std::size_t sum = 0;
      for (const Plan& part : plan.parts) sum += of(part);
      return sum;
    }
    case Kind::maybe:
    case Kind::without:
      return of(plan.parts[0]);
  }
  return 0;
}

std::vector<const Plan*> PlanCounts::rarest_first(const std::vector<Plan>& parts) const {
  std::vector<std::pair<std::size_t, const Plan*>> counted;
  for (const Plan& part : parts) counted.emplace_back(of(part), &part);
  std::stable_sort(counted.begin(), counted.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const Plan*> out;
  for (const auto& [documents, part] : counted) out.push_back(part);
  return out;
}

}  // namespace seogo::searchd::engine
