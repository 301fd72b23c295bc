#include "tests/bench/suggesting.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include <fmt/format.h>

#include "schema/jamo.h"
#include "searchd/engine/engine.h"
#include "tests/bench/field_queries.h"
#include "tests/bench/random.h"

namespace seogo::bench {
namespace {

constexpr std::size_t syllable = 3;  // bytes

// A word of some text, without its ending: 2 to 6 syllables.
std::string draw_word(const std::vector<std::string>& bodies, Random& random) {
  while (true) {
    const std::string& body = bodies[random.below(static_cast<std::uint32_t>(bodies.size()))];
    std::string word = draw_stem(body, random);
    if (!word.empty()) return word;
  }
}

std::string without_last(const std::string& word) { return word.substr(0, word.size() - syllable); }

// 알트만 → 알트ㅁ
std::string half_typed(const std::string& word) {
  return without_last(word) + schema::initials(word.substr(word.size() - syllable));
}

using Bodies = std::vector<std::string>;
struct Class {
  const char* name;
  std::string (*typed)(const Bodies& bodies, Random& random);
};
constexpr Class classes[] = {
    {"syllable", [](const Bodies& b, Random& r) { return draw_word(b, r).substr(0, syllable); }},
    {"begun", [](const Bodies& b, Random& r) { return without_last(draw_word(b, r)); }},
    {"half", [](const Bodies& b, Random& r) { return half_typed(draw_word(b, r)); }},
    {"initials", [](const Bodies& b, Random& r) { return schema::initials(draw_word(b, r)); }},
    {"whole", [](const Bodies& b, Random& r) { return draw_word(b, r); }},
    {"second",
     [](const Bodies& b, Random& r) {
       return draw_word(b, r) + " " + draw_word(b, r).substr(0, syllable);
     }},
    {"space", [](const Bodies& b, Random& r) { return draw_word(b, r) + " "; }},
    {"author",
     [](const Bodies& b, Random& r) { return "기자:" + draw_word(b, r).substr(0, syllable); }},
    {"tag",
     [](const Bodies& b, Random& r) { return "태그:" + draw_word(b, r).substr(0, syllable); }},
};

}  // namespace

std::vector<TypingTimes> time_suggestions(const std::filesystem::path& index,
                                          const std::vector<std::string>& bodies,
                                          const TypingPlan& plan) {
  std::vector<TypingTimes> out;
  if (bodies.empty()) return out;
  const searchd::engine::Engine engine{schema::IndexDirectory(index)};
  Random random(plan.seed);
  TypingTimes all{"overall", 0, 0, {}};
  std::vector<double> all_times;
  for (const Class& row : classes) {
    TypingTimes one{row.name, 0, 0, {}};
    std::vector<double> times;
    for (int i = 0; i < plan.queries; ++i) {
      const std::string typed = row.typed(bodies, random);
      std::size_t found = 0;
      for (int pass = 0; pass <= plan.passes; ++pass) {
        const auto start = std::chrono::steady_clock::now();
        found = engine.suggest(typed, searchd::engine::default_suggestions).all.size();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        if (pass > 0) times.push_back(took.count());
      }
      ++one.queries;
      one.mean_suggestions += static_cast<double>(found);
    }
    all.queries += one.queries;
    all.mean_suggestions += one.mean_suggestions;
    all_times.insert(all_times.end(), times.begin(), times.end());
    one.mean_suggestions /= static_cast<double>(one.queries);
    one.times = spread(std::move(times));
    out.push_back(std::move(one));
  }
  all.mean_suggestions /= static_cast<double>(all.queries);
  all.times = spread(std::move(all_times));
  out.push_back(std::move(all));
  return out;
}

std::string table(const std::vector<TypingTimes>& typing) {
  std::string out =
      fmt::format("\nsuggestions, one at a time, warm, in ms\n{:<14}{:>8}{:>13}{:>9}{:>9}\n",
                  "class", "texts", "suggestions", "median", "p99");
  for (const TypingTimes& row : typing) {
    out += fmt::format("{:<14}{:>8}{:>13.1f}{:>9.2f}{:>9.2f}\n", row.klass, row.queries,
                       row.mean_suggestions, row.times.median_ms, row.times.p99_ms);
  }
  return out;
}

}  // namespace seogo::bench
