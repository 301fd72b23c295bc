#include "tests/relevance/evaluation.h"

#include <algorithm>
#include <chrono>

#include "schema/error.h"

namespace seogo::relevance {
namespace {

using Clock = std::chrono::steady_clock;

double at_share(std::vector<double> times, double share) {
  if (times.empty()) return 0;
  std::sort(times.begin(), times.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(times.size()));
  return times[std::min(place, times.size() - 1)];
}

}  // namespace

Evaluation::Evaluation(const JudgedSet& set, const Plan& plan) : set_(set), plan_(plan) {
  for (const schema::Article& article : set.documents) {
    try {
      archive_.add(article);
    } catch (const schema::Error& error) {
      if (error.code() != schema::ErrorCode::input) throw;
      ++without_text_;
    }
  }
  if (plan.baseline) baseline_ = std::make_unique<Baseline>(set.documents);
}

Outcome Evaluation::run(const Perturbation& kind) {
  std::vector<Asked> queries;
  for (std::size_t i = 0; i < set_.queries.size(); ++i) {
    const bool chosen = i % 2 == 0;
    if (plan_.half != Half::all && chosen != (plan_.half == Half::chosen)) continue;
    const JudgedQuery& query = set_.queries[i];
    queries.push_back({query.id, perturbed(kind, query.text, i), query.relevant});
  }
  return ask(queries);
}

Outcome Evaluation::run(const std::vector<TypoCase>& typos) {
  std::vector<Asked> queries;
  for (const TypoCase& typo : typos) queries.push_back({typo.word, typo.typed, typo.relevant});
  return ask(queries);
}

// Sets judge single documents, and a copy may stand for the one they judged.
std::string Evaluation::judged_copy(const searchd::engine::Hit& hit,
                                    const std::map<std::string, int>& relevant) {
  if (!plan_.fold || hit.duplicates == 0 || relevant.contains(hit.id)) return hit.id;
  searchd::engine::Request copies;
  copies.duplicates_of = hit.id;
  copies.limit = searchd::engine::most_hits;
  for (const searchd::engine::Hit& copy : archive_.search(copies).hits) {
    if (relevant.contains(copy.id)) return copy.id;
  }
  return hit.id;
}

Outcome Evaluation::ask(const std::vector<Asked>& queries) {
  Outcome outcome;
  std::vector<double> times;
  std::size_t suggested = 0;
  for (const Asked& query : queries) {
    searchd::engine::Request request;
    request.text = query.text;
    request.match = plan_.match;
    request.fold = plan_.fold;
    const Clock::time_point start = Clock::now();
    const searchd::engine::Reply reply = archive_.search(request);
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    std::vector<std::string> found;
    for (const searchd::engine::Hit& hit : reply.hits)
      found.push_back(judged_copy(hit, query.relevant));
    if (reply.did_you_mean) ++suggested;
    outcome.ours.add(found, query.relevant);
    if (baseline_) outcome.baseline.add(baseline_->search(query.text), query.relevant);
    if (found.empty() || !query.relevant.contains(found.front())) {
      outcome.misses.push_back({query.id, query.text, found.empty() ? "" : found.front(),
                                query.relevant.empty() ? "" : query.relevant.begin()->first});
    }
  }
  outcome.median_ms = at_share(times, 0.5);
  outcome.p99_ms = at_share(times, 0.99);
  outcome.suggested = static_cast<double>(suggested) /
                      static_cast<double>(std::max<std::size_t>(1, queries.size()));
  return outcome;
}

}  // namespace seogo::relevance
