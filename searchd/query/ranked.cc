#include "searchd/query/ranked.h"

#include <algorithm>
#include <map>
#include <utility>

#include "searchd/query/weights.h"
#include "searchd/query/word.h"

namespace seogo::searchd::query {
namespace {

using Scales = std::map<std::string, double>;

void offer(Scales& scales, const std::string& term, double scale) {
  double& known = scales[term];
  known = std::max(known, scale);
}

double weight_of(Bond bond) {
  switch (bond) {
    case Bond::stem:
      return 1;
    case Bond::ending:
      return ending_weight;
    case Bond::seam:
      return seam_weight;
    case Bond::start:
    case Bond::gap:
      break;
  }
  return 0;
}

bool begins_run(const Sign& sign) { return sign.bond == Bond::start || sign.bond == Bond::gap; }

void add_reading(const Reading& reading, Scales& scales) {
  const std::vector<Sign>& signs = reading.signs;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const bool ends_run = i + 1 == signs.size() || begins_run(signs[i + 1]);
    if (signs[i].whole_word || (begins_run(signs[i]) && ends_run)) offer(scales, signs[i].text, 1);
    const double weight = weight_of(signs[i].bond);
    if (weight == 0) continue;
    const Sign& before = signs[i - 1];
    offer(scales, before.text + signs[i].text, weight);
    if (!before.meant.empty() || !signs[i].meant.empty()) {
      offer(scales, before.best() + signs[i].best(), weight * meant_weight);
    }
  }
}

// 美 also ranks by 미국.
void add_headline_words(const Words& words, Scales& scales) {
  for (const Node* word : words) {
    for (const Piece& piece : cut(*word)) {
      if (piece.other_word.empty()) continue;
      const Piece other{schema::Script::hangul, piece.other_word, piece.other_word.size(), {}};
      for (const Pair& pair : pairs(other)) offer(scales, std::string(pair.term), 1);
    }
  }
}

}  // namespace

std::vector<RankedTerm> ranked_terms(const std::vector<Words>& forms, const Readings& readings,
                                     const Xapian::Database& database, schema::TermCounts& counts) {
  Scales scales;
  for (const Reading& reading : readings) add_reading(reading, scales);
  for (const Words& words : forms) add_headline_words(words, scales);
  std::vector<RankedTerm> terms;
  for (const auto& [term, scale] : scales) {
    const Xapian::doccount documents = counts.of(term, database);
    if (documents > 0) terms.push_back({term, scale, documents});
  }
  std::sort(terms.begin(), terms.end(),
            [](const RankedTerm& a, const RankedTerm& b) { return a.documents < b.documents; });
  if (terms.size() > most_terms) terms.resize(most_terms);
  return terms;
}

Plan ranked_plan(const std::vector<Words>& forms, const Readings& readings,
                 const Xapian::Database& database, schema::TermCounts& counts) {
  const double share = common_share * database.get_doccount();
  std::vector<Plan> rare;
  std::vector<Plan> common;
  for (const RankedTerm& term : ranked_terms(forms, readings, database, counts)) {
    const bool is_common = (term.documents > share && term.documents > common_least_documents) ||
                           term.scale < least_finding_weight;
    (is_common ? common : rare).push_back(scaled(of_term(term.term), term.scale));
  }
  Plan all_common = any_of(std::move(common));
  if (rare.empty()) return all_common;
  return maybe(any_of(std::move(rare)), std::move(all_common));
}

}  // namespace seogo::searchd::query
