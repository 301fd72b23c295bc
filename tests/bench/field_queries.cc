#include "tests/bench/field_queries.h"

#include <algorithm>

#include "schema/analyzer.h"
#include "schema/endings.h"
#include "tests/bench/random.h"

namespace seogo::bench {
namespace {

constexpr std::size_t syllable = 3;       // bytes
constexpr int tries_for_each = 500;       // most draws of a title meet a number or a name in Latin
constexpr std::uint64_t own_seed = 1000;  // apart from the draws of draw_queries

constexpr std::string_view counted[] = {"word-mid", "word-common", "two-words"};

std::size_t any(const Corpus& corpus, Random& random) {
  return random.below(static_cast<std::uint32_t>(corpus.bodies.size()));
}

std::string title_query(const Corpus& corpus, Random& random) {
  const std::string stem = draw_stem(corpus.titles[any(corpus, random)], random);
  return stem.empty() ? "" : "제목:" + stem;
}

std::string site_query(const Corpus& corpus, Random& random) {
  const std::size_t at = any(corpus, random);
  const std::string& site = corpus.sites[at];
  const std::string stem = draw_stem(corpus.bodies[at], random);
  // A name with spaces would need quotes, which both read in their own way.
  if (stem.empty() || site.empty() || site.find(' ') != std::string::npos) return "";
  return stem + " 매체:" + site;
}

struct Klass {
  const char* name;
  std::string (*draw)(const Corpus&, Random&);
};
constexpr Klass klasses[] = {{"title", title_query}, {"site-word", site_query}};

}  // namespace

std::string draw_stem(std::string_view text, Random& random) {
  const std::vector<schema::Run> runs = schema::runs(text);
  if (runs.empty()) return "";
  const schema::Run& run = runs[random.below(static_cast<std::uint32_t>(runs.size()))];
  if (run.script != schema::Script::hangul) return "";
  const std::string_view whole = text.substr(run.begin, run.end - run.begin);
  const std::string_view stem = whole.substr(0, schema::stem_length(whole));
  return stem.size() >= 2 * syllable && stem.size() <= 6 * syllable ? std::string(stem) : "";
}

std::vector<BenchQuery> draw_field_queries(const Corpus& corpus,
                                           const std::vector<BenchQuery>& words, std::uint64_t seed,
                                           int per_class) {
  std::vector<BenchQuery> queries;
  if (corpus.bodies.empty()) return queries;
  Random random(seed + own_seed);
  for (const Klass& klass : klasses) {
    int tries = per_class * tries_for_each;
    for (int found = 0; found < per_class && tries > 0; --tries) {
      std::string text = klass.draw(corpus, random);
      if (text.empty()) continue;
      queries.push_back({klass.name, std::move(text)});
      ++found;
    }
  }
  std::vector<std::string> texts;
  for (const BenchQuery& query : words) {
    if (std::ranges::count(counted, query.klass) > 0) texts.push_back(query.text);
  }
  for (int i = 0; i < per_class && !texts.empty(); ++i) {
    queries.push_back(
        {"facets", texts[random.below(static_cast<std::uint32_t>(texts.size()))], true});
  }
  return queries;
}

std::vector<BenchQuery> draw_all_queries(const Corpus& corpus, std::uint64_t seed, int per_class) {
  std::vector<BenchQuery> queries = draw_queries(corpus.bodies, seed, per_class);
  const std::vector<BenchQuery> more = draw_field_queries(corpus, queries, seed, per_class);
  queries.insert(queries.end(), more.begin(), more.end());
  return queries;
}

}  // namespace seogo::bench
