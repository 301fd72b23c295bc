#include "tests/bench/relating.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "schema/article_codec.h"
#include "schema/generation.h"
#include "schema/stored.h"
#include "searchd/engine/engine.h"
#include "tests/bench/random.h"
#include "tests/bench/theme.h"

namespace seogo::bench {
namespace {

constexpr std::uint32_t first_number = 100'000;  // what article_writer.cc adds in addresses

class Themes {
 public:
  explicit Themes(std::uint64_t seed) : seed_(seed) {}

  [[nodiscard]] std::vector<std::uint32_t> topics(std::string_view id) const {
    std::uint32_t number = 0;
    const std::size_t at = id.rfind('/') + 1;
    std::from_chars(id.data() + at, id.data() + id.size(), number);
    Random random(seed_, number - first_number);
    return Theme(vocabulary_, random).topics();
  }

 private:
  Vocabulary vocabulary_;
  std::uint64_t seed_;
};

struct Shares {
  std::uint64_t pairs = 0;
  std::uint64_t topic = 0;
  std::uint64_t lead = 0;

  void add(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    ++pairs;
    topic += std::any_of(
                 a.begin(), a.end(),
                 [&](std::uint32_t one) { return std::find(b.begin(), b.end(), one) != b.end(); })
                 ? 1
                 : 0;
    lead += a.front() == b.front() ? 1 : 0;
  }
  [[nodiscard]] double of(std::uint64_t count) const {
    return pairs == 0 ? 0 : static_cast<double>(count) / static_cast<double>(pairs);
  }
};

std::vector<std::string> some_ids(const std::filesystem::path& index, int count, Random& random) {
  const schema::Generation live = schema::IndexDirectory(index).open_live();
  const Xapian::docid last = live.database.get_lastdocid();
  std::vector<std::string> ids;
  for (int tries = 0; std::ssize(ids) < count && tries < 10 * count; ++tries) {
    auto place = live.database.postlist_begin("");
    place.skip_to(1 + random.below(last));
    if (place == live.database.postlist_end("")) continue;
    ids.push_back(schema::stored_article(live.database, *place).id);
  }
  return ids;
}

}  // namespace

Relating relate(const std::filesystem::path& index, const RelatingPlan& plan) {
  Random random(plan.seed);
  const std::vector<std::string> ids = some_ids(index, plan.articles, random);
  const Themes themes(plan.seed);
  const searchd::engine::Engine engine{schema::IndexDirectory(index)};
  Relating out;
  Shares related;
  Shares chance;
  std::vector<double> times;
  double last_scores = 0;
  std::uint64_t with_any = 0;
  for (const std::string& id : ids) {
    const auto start = std::chrono::steady_clock::now();
    const auto found = engine.related(id, {});
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    if (!found) continue;
    times.push_back(took.count());
    ++out.articles;
    const std::vector<std::uint32_t> own = themes.topics(id);
    for (const searchd::engine::Hit& hit : found->hits) related.add(own, themes.topics(hit.id));
    for (int i = 0; i < 20; ++i) {
      chance.add(own, themes.topics(ids[random.below(static_cast<std::uint32_t>(ids.size()))]));
    }
    if (found->hits.empty()) continue;
    ++with_any;
    last_scores += found->hits.back().score;
  }
  if (out.articles == 0) return out;
  out.mean_related = static_cast<double>(related.pairs) / static_cast<double>(out.articles);
  out.same_topic = related.of(related.topic);
  out.same_lead = related.of(related.lead);
  out.chance_topic = chance.of(chance.topic);
  out.chance_lead = chance.of(chance.lead);
  out.mean_last_score = with_any == 0 ? 0 : last_scores / static_cast<double>(with_any);
  out.times = spread(times);
  return out;
}

std::string table(const Relating& relating) {
  constexpr double percent = 100;
  return fmt::format(
      "\nrelated articles of {} articles: {:.1f} of five each; median {:.2f} ms, p99 {:.2f} ms\n"
      "share a topic   {:.1f} % of them, {:.1f} % of pairs drawn at random\n"
      "the first one   {:.1f} % of them, {:.1f} % of pairs drawn at random\n",
      relating.articles, relating.mean_related, relating.times.median_ms, relating.times.p99_ms,
      percent * relating.same_topic, percent * relating.chance_topic, percent * relating.same_lead,
      percent * relating.chance_lead);
}

}  // namespace seogo::bench
