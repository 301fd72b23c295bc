#include "tests/load/stage.h"

#include <fmt/format.h>
#include <xapian.h>

#include "schema/article_codec.h"
#include "schema/generation.h"
#include "schema/stored.h"
#include "tests/bench/random.h"

namespace seogo::load {
namespace {

constexpr std::uint64_t seed = 42;
constexpr Xapian::doccount sampled_articles = 5'000;

std::vector<std::string> bodies_of(const std::filesystem::path& index) {
  const schema::Generation live = schema::IndexDirectory(index).open_live();
  const Xapian::Database& database = live.database;
  const Xapian::doccount every =
      std::max<Xapian::doccount>(1, database.get_doccount() / sampled_articles);
  std::vector<std::string> bodies;
  Xapian::doccount number = 0;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    if (number++ % every != 0) continue;
    bodies.push_back(schema::stored_article(database, *it).body);
  }
  return bodies;
}

}  // namespace

std::vector<bench::BenchQuery> searches_of(const std::filesystem::path& index, int per_class) {
  std::vector<bench::BenchQuery> queries = bench::draw_queries(bodies_of(index), seed, per_class);
  bench::Random random(seed);
  for (std::size_t left = queries.size(); left > 1; --left) {
    std::swap(queries[left - 1], queries[random.below(static_cast<std::uint32_t>(left))]);
  }
  return queries;
}

}  // namespace seogo::load
