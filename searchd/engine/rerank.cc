#include "searchd/engine/rerank.h"

#include <algorithm>
#include <cmath>

#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using query::Bond;
using query::rerank_weights;
using query::Sign;

std::uint64_t key(char32_t a, char32_t b) { return (std::uint64_t{a} << 32) | b; }

// Fibonacci hashing: the upper bits of a product with 2^64 over the golden ratio.
std::size_t place_in_sieve(std::uint64_t pair) {
  constexpr int bits = 13;
  return static_cast<std::size_t>((pair * 0x9E3779B97F4A7C15U) >> (64 - bits));
}

char32_t code_of(const Sign& sign) { return letters_of(sign.best()).front().code; }

double inverse_frequency(double articles, double with) {
  return std::log(1 + (articles - with + 0.5) / (with + 0.5));
}

double bond_weight(Bond bond) {
  switch (bond) {
    case Bond::stem:
      return 1;
    case Bond::ending:
      return rerank_weights.ending;
    case Bond::seam:
      return rerank_weights.seam;
    case Bond::start:
    case Bond::gap:
      break;
  }
  return rerank_weights.gap;
}

}  // namespace

Rerank::Rerank(const query::Readings& readings, const schema::Lexicon& lexicon,
               const Xapian::Database& database)
    // A pair of syllables of the body counts body_weight, and a text has about as many as letters.
    : average_letters_(std::max(1.0, database.get_average_length() / schema::body_weight)) {
  for (const query::Reading& reading : readings) {
    Form form = form_of(reading, lexicon, database);
    if (form.weight > 0) forms_.push_back(std::move(form));
  }
}

bool Rerank::has_words() const { return !forms_.empty(); }

Rerank::Form Rerank::form_of(const query::Reading& reading, const schema::Lexicon& lexicon,
                             const Xapian::Database& database) {
  const std::vector<Sign>& signs = reading.signs;
  const double articles = database.get_doccount();
  const double highest = std::log(1 + articles);
  Form form;
  // 하하하하 asked of a body of 하하하… would find each of its pairs everywhere.
  constexpr std::size_t most_of_a_pair = 4;
  const auto add = [&form](std::uint64_t pair, double weight) {
    form.sieve.set(place_in_sieve(pair));
    std::vector<std::uint32_t>& units = form.by_pair[pair];
    if (units.size() < most_of_a_pair) {
      units.push_back(static_cast<std::uint32_t>(form.units.size()));
    }
    form.units.push_back({weight});
    form.weight += weight;
  };
  const auto complete_stem = [&form](double weight, std::size_t pairs) {
    form.units.back().stem = static_cast<int>(form.stems.size());
    form.units.back().pairs = static_cast<std::uint32_t>(pairs);
    form.stems.push_back(weight);
    form.stem_weight += weight;
  };
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (signs[i].whole_word) {
      const double weight = inverse_frequency(articles, lexicon.articles_with(signs[i].text));
      add(key(code_of(signs[i]), 0), weight);
      complete_stem(weight, 1);
    }
    if (i + 1 == signs.size()) break;
    const Sign& next = signs[i + 1];
    const std::uint64_t pair = key(code_of(signs[i]), code_of(next));
    if (signs[i].whole_word || next.whole_word) {
      add(pair, rerank_weights.gap * highest / 2);  // beside each other: no term tells how rare
      continue;
    }
    const double with = lexicon.articles_with(signs[i].best() + next.best());
    const double rarity =
        with > 0 ? inverse_frequency(articles, with) : rerank_weights.unknown * highest;
    add(pair, rarity * bond_weight(next.bond));

    const bool stem_ends =
        i + 2 == signs.size() || signs[i + 2].word != next.word || signs[i + 2].in_ending;
    if (next.bond != Bond::stem || !stem_ends) continue;
    std::string stem = next.best();
    std::size_t begin = i + 1;
    while (begin > 0 && signs[begin - 1].word == next.word) {
      stem = signs[--begin].best() + stem;
    }
    complete_stem(inverse_frequency(articles, lexicon.count(stem)), i + 1 - begin);
  }
  return form;
}

std::vector<Rerank::Hit> Rerank::hits(const Form& form, const std::vector<char32_t>& letters) {
  std::vector<Hit> found;
  const auto look_up = [&](std::uint64_t pair, std::size_t at) {
    if (!form.sieve[place_in_sieve(pair)]) return;
    const auto units = form.by_pair.find(pair);
    if (units == form.by_pair.end()) return;
    for (const std::uint32_t unit : units->second) {
      found.push_back({static_cast<std::uint32_t>(at), unit});
    }
  };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (is_word(letters[i])) look_up(key(letters[i], 0), i);
    if (i + 1 < letters.size()) look_up(key(letters[i], letters[i + 1]), i);
  }
  return found;
}

// The most of the query that so many neighbouring letters hold.
double Rerank::densest(const Form& form, const std::vector<Hit>& hits, std::uint32_t letters) {
  std::vector<std::uint32_t> counts(form.units.size(), 0);
  double sum = 0;
  double most = 0;
  std::size_t from = 0;
  for (const Hit& hit : hits) {
    if (counts[hit.unit]++ == 0) sum += form.units[hit.unit].weight;
    for (; hits[from].at + letters < hit.at; ++from) {
      if (--counts[hits[from].unit] == 0) sum -= form.units[hits[from].unit].weight;
    }
    most = std::max(most, sum);
  }
  return most / form.weight;
}

RerankParts Rerank::parts(const Form& form, const std::vector<char32_t>& letters) const {
  RerankParts parts;
  const std::vector<Hit> found = hits(form, letters);
  parts.near = densest(form, found, rerank_weights.near_letters);
  parts.around = densest(form, found, rerank_weights.around_letters);

  // How many units of the query end here without a break, and the longest stretch each is part of.
  std::vector<std::uint32_t> length(found.size(), 1);
  std::vector<std::uint32_t> longest(form.units.size(), 0);
  std::vector<double> times(form.stems.size(), 0);
  std::size_t from = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    while (found[from].at + 1 < found[i].at) ++from;
    for (std::size_t before = from; before < i; ++before) {
      if (found[before].unit + 1 == found[i].unit) {
        length[i] = std::max(length[i], length[before] + 1);
      }
    }
    const Unit& unit = form.units[found[i].unit];
    if (unit.stem >= 0 && length[i] >= unit.pairs) ++times[static_cast<std::size_t>(unit.stem)];
  }
  for (std::size_t i = found.size(); i-- > 0;) {
    for (std::uint32_t back = 0; back < length[i]; ++back) {
      std::uint32_t& known = longest[found[i].unit - back];
      if (known >= length[i]) break;
      known = length[i];
    }
  }
  for (std::size_t unit = 0; unit < longest.size(); ++unit) {
    if (longest[unit] == 0) continue;
    const double share = (longest[unit] - 1.0) / (rerank_weights.longest_stretch - 1);
    parts.stretch += form.units[unit].weight * std::min(1.0, share) / form.weight;
  }
  const double length_share = static_cast<double>(letters.size()) / average_letters_;
  const double norm =
      rerank_weights.stem_k1 * (1 - rerank_weights.stem_b + rerank_weights.stem_b * length_share);
  for (std::size_t stem = 0; stem < times.size(); ++stem) {
    parts.words += form.stems[stem] * times[stem] * (rerank_weights.stem_k1 + 1) /
                   (times[stem] + norm) / form.stem_weight;
  }
  return parts;
}

RerankParts Rerank::parts(const schema::StoredTexts& article) const {
  std::vector<char32_t> letters;
  for (const std::string_view text : {article.title, article.subtitle, article.body}) {
    append_letter_codes(text, letters);
  }
  RerankParts best;
  for (const Form& form : forms_) {
    const RerankParts found = parts(form, letters);
    if (found.bonus() >= best.bonus()) best = found;
  }
  return best;
}

double RerankParts::bonus() const {
  return rerank_weights.words * words + rerank_weights.near * near +
         rerank_weights.around * around + rerank_weights.stretch * stretch;
}

}  // namespace seogo::searchd::engine
