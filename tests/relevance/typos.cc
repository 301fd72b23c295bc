#include "tests/relevance/typos.h"

#include <algorithm>
#include <set>

#include "schema/analyzer.h"
#include "schema/endings.h"
#include "schema/normalizer.h"
#include "tests/relevance/perturbation.h"

namespace seogo::relevance {
namespace {

std::vector<std::string> words_of(const JudgedSet& set) {
  std::set<std::string> seen;
  std::vector<std::string> words;
  for (const JudgedQuery& query : set.queries) {
    const std::string text = schema::normalize(query.text);
    for (const schema::Run& run : schema::runs(text)) {
      if (run.script != schema::Script::hangul) continue;
      const std::string whole = text.substr(run.begin, run.end - run.begin);
      const std::string stem = whole.substr(0, schema::stem_length(whole));
      if (stem.size() >= 6 && seen.insert(stem).second) words.push_back(stem);
    }
  }
  bench::Random random(perturbation_seed);
  for (std::size_t i = words.size(); i > 1; --i) {
    std::swap(words[i - 1], words[random.below(static_cast<std::uint32_t>(i))]);
  }
  return words;
}

}  // namespace

std::vector<TypoCase> draw_typos(const JudgedSet& set, std::size_t most) {
  std::vector<std::string> texts;
  for (const schema::Article& article : set.documents) {
    texts.push_back(schema::normalize(article.title + "\n" + article.body));
  }
  std::vector<TypoCase> cases;
  const std::vector<std::string> words = words_of(set);
  for (std::size_t number = 0; number < words.size() && cases.size() < most; ++number) {
    TypoCase typo{words[number], perturbed(perturbations[1], words[number], number), false, {}};
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (texts[i].find(typo.word) != std::string::npos) typo.relevant[set.documents[i].id] = 1;
      typo.typed_stands = typo.typed_stands || texts[i].find(typo.typed) != std::string::npos;
    }
    if (!typo.relevant.empty()) cases.push_back(std::move(typo));
  }
  return cases;
}

}  // namespace seogo::relevance
