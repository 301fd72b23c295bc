#include "tests/bench/searching.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

#include "schema/generation.h"
#include "searchd/engine/engine.h"
#include "tests/bench/page_cache.h"
#include "tests/bench/random.h"

namespace seogo::bench {
namespace {

constexpr const char* overall = "overall";

struct Samples {
  std::string klass;
  std::uint64_t queries = 0;
  std::uint64_t hits = 0;
  std::vector<double> first;
  std::vector<double> warm;

  [[nodiscard]] ClassTimes times() const {
    return {klass, queries, static_cast<double>(hits) / static_cast<double>(queries), spread(first),
            spread(warm)};
  }
};

}  // namespace

std::vector<std::size_t> shuffled(std::size_t count, Random& random) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = count; left > 1; --left) {
    std::swap(order[left - 1], order[random.below(static_cast<std::uint32_t>(left))]);
  }
  return order;
}

Spread spread(std::vector<double> times_ms) {
  std::sort(times_ms.begin(), times_ms.end());
  const auto at = [&](double share) {
    const double rank = std::ceil(share * static_cast<double>(times_ms.size()));
    return times_ms[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
  };
  return {at(0.5), at(0.99)};
}

searchd::engine::Request request_of(const BenchQuery& query) {
  searchd::engine::Request request;
  request.text = query.text;
  if (query.by_site) request.facets = {searchd::engine::Facet::site};
  return request;
}

Searches time_searches(const std::filesystem::path& index, const std::vector<BenchQuery>& queries,
                       const SearchPlan& plan) {
  std::vector<Samples> classes;
  std::vector<std::size_t> class_of;
  for (const BenchQuery& query : queries) {
    const auto known = std::find_if(classes.begin(), classes.end(), [&](const Samples& samples) {
      return samples.klass == query.klass;
    });
    class_of.push_back(static_cast<std::size_t>(known - classes.begin()));
    if (known == classes.end()) classes.push_back({query.klass, 0, 0, {}, {}});
  }
  Samples all{overall, 0, 0, {}, {}};

  std::vector<SlowQuery> quickest;
  for (const BenchQuery& query : queries) {
    quickest.push_back({query.klass, query.text, std::numeric_limits<double>::infinity()});
  }
  const schema::IndexDirectory directory(index);
  drop_from_page_cache(directory);
  searchd::engine::Limits limits;
  limits.cache_bytes = 0;  // what a search takes, not what remembering one does
  const searchd::engine::Engine engine(directory, limits);
  Random random(plan.seed);
  for (int pass = 0; pass <= plan.passes; ++pass) {
    for (const std::size_t at : shuffled(queries.size(), random)) {
      const searchd::engine::Request request = request_of(queries[at]);
      const auto start = std::chrono::steady_clock::now();
      const searchd::engine::Reply reply = engine.search(request);
      const std::chrono::duration<double, std::milli> took =
          std::chrono::steady_clock::now() - start;
      if (pass > 0) quickest[at].ms = std::min(quickest[at].ms, took.count());
      for (Samples* samples : {&classes[class_of[at]], &all}) {
        (pass == 0 ? samples->first : samples->warm).push_back(took.count());
        if (pass > 0) continue;
        ++samples->queries;
        samples->hits += reply.total.value;
      }
    }
  }

  std::sort(quickest.begin(), quickest.end(),
            [](const SlowQuery& a, const SlowQuery& b) { return a.ms > b.ms; });
  Searches searches{{}, std::move(quickest)};
  for (const Samples& samples : classes) searches.classes.push_back(samples.times());
  if (!queries.empty()) searches.classes.push_back(all.times());
  return searches;
}

}  // namespace seogo::bench
