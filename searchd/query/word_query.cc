#include "searchd/query/word_query.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "schema/analyzer.h"
#include "searchd/query/hidden.h"
#include "searchd/query/weights.h"
#include "searchd/query/word.h"

namespace seogo::searchd::query {

std::string_view prefix_of(const schema::Field* field) {
  return field == nullptr ? std::string_view() : field->prefix;
}

namespace {

Plan term_query(const schema::Field* field, std::string_view term) {
  return of_term(std::string(prefix_of(field)).append(term));
}

Plan terms_query(const schema::Field* field, const Terms& terms) {
  std::vector<Plan> parts;
  for (const std::string& term : terms) parts.push_back(term_query(field, term));
  return all_of(std::move(parts));
}

// The whole word, or a number and its unit apart.
Plan latin_candidates(const schema::Field* field, const Piece& piece) {
  const std::string_view number = piece.number();
  if (number.empty()) return term_query(field, piece.text);
  const std::string_view unit = std::string_view(piece.text).substr(number.size());
  return any_of({term_query(field, piece.text),
                 all_of({term_query(field, number), term_query(field, unit)})});
}

bool has(const Terms& terms, const std::string& term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}
bool includes(const Terms& terms, const Terms& others) {
  return std::all_of(others.begin(), others.end(),
                     [&](const std::string& term) { return has(terms, term); });
}
Terms minus(Terms terms, const Terms& others) {
  std::erase_if(terms, [&](const std::string& term) { return has(others, term); });
  return terms;
}

// The documents that have all terms of one way. A way that asks for another's terms and for more adds
// none (대해 해있 있다, beside 대해 있다), and what all ways ask for is asked once.
Plan any_way(const schema::Field* field, std::vector<Terms> ways) {
  for (Terms& way : ways) {
    Terms once;
    for (std::string& term : way) {
      if (!has(once, term)) once.push_back(std::move(term));
    }
    way = std::move(once);
  }
  std::stable_sort(ways.begin(), ways.end(),
                   [](const Terms& a, const Terms& b) { return a.size() < b.size(); });
  std::vector<Terms> fewest;
  for (Terms& way : ways) {
    const bool adds = std::none_of(fewest.begin(), fewest.end(),
                                   [&](const Terms& known) { return includes(way, known); });
    if (adds) fewest.push_back(std::move(way));
  }
  Terms common = fewest.front();
  for (const Terms& way : fewest) {
    std::erase_if(common, [&](const std::string& term) { return !has(way, term); });
  }
  std::vector<Plan> parts;
  for (const std::string& term : common) parts.push_back(term_query(field, term));
  if (fewest.size() == 1) return all_of(std::move(parts));
  std::vector<Plan> rests;
  for (const Terms& way : fewest) rests.push_back(terms_query(field, minus(way, common)));
  parts.push_back(any_of(std::move(rests)));
  return all_of(std::move(parts));
}

// What a piece must have: all pairs of its stem, or those that no space hides.
Plan piece_candidates(const schema::Field* field, const Piece& piece, std::size_t fewest,
                      const schema::Lexicon& lexicon) {
  if (piece.script == schema::Script::word) return latin_candidates(field, piece);
  Terms stem;
  for (const Pair& pair : pairs(piece)) {
    if (pair.in_stem) stem.emplace_back(pair.term);
  }
  if (stem.empty()) return {};
  if (piece.script != schema::Script::hangul || stem.size() + 1 < fewest) {
    return terms_query(field, stem);
  }
  std::vector<Terms> ways = hidden(piece.stem_text(), lexicon);
  if (ways.size() == 1) return terms_query(field, ways.front());
  std::vector<Plan> weights;  // once, whichever way it is there
  for (const std::string& term : stem) weights.push_back(term_query(field, term));
  return maybe(scaled(any_way(field, std::move(ways)), 0), any_of(std::move(weights)));
}

// The documents that can hold the word.
Plan word_candidates(const schema::Field* field, const std::vector<Piece>& pieces,
                     const schema::Lexicon& lexicon) {
  std::vector<Plan> required;
  // Of 1234억원 also 억 and 원 may stand apart: the number keeps the candidates few.
  const std::size_t fewest = pieces.size() > 1 ? fewest_hiding - 1 : fewest_hiding;
  for (const Piece& piece : pieces) {
    Plan plan = piece_candidates(field, piece, fewest, lexicon);
    if (plan.empty()) continue;
    if (!piece.other_word.empty()) {
      const std::string& other = piece.other_word;
      plan = any_of({std::move(plan),
                     piece_candidates(field, {schema::Script::hangul, other, other.size(), {}},
                                      fewest, lexicon)});
    }
    required.push_back(std::move(plan));
  }
  return all_of(std::move(required));
}

// The documents that can hold a phrase: every pair, or where spaces do not matter every syllable.
Plan phrase_candidates(const Node& node, const std::vector<Piece>& pieces) {
  std::vector<Plan> required;
  for (const Piece& piece : pieces) {
    const bool by_syllables = node.spacing_free && piece.script != schema::Script::word;
    const std::vector<std::size_t> at = schema::boundaries(piece.text);
    for (std::size_t i = 0; by_syllables && i + 1 < at.size(); ++i) {
      required.push_back(
          term_query(node.field, std::string_view(piece.text).substr(at[i], at[i + 1] - at[i])));
    }
    if (by_syllables) continue;
    for (const Pair& pair : pairs(piece)) required.push_back(term_query(node.field, pair.term));
  }
  return all_of(std::move(required));
}

bool is_one_syllable(const Piece& piece) {
  return piece.script == schema::Script::hangul && piece.stem > 0 &&
         schema::boundaries(piece.text).size() == 2;
}

void add_syllable_weights(std::string_view syllable, std::vector<Plan>& extras) {
  const std::string alone = schema::lone_term(syllable);
  const std::string headline(schema::field(schema::FieldName::title).prefix);
  extras.push_back(given(alone, syllable_weights.alone));
  extras.push_back(given(headline + std::string(syllable), syllable_weights.in_headline));
  extras.push_back(given(headline + alone, syllable_weights.alone_in_headline));
}

// Pairs of an ending, and, for a field without weights, the common terms: they rank and find
// nothing.
Plan word_extras(const schema::Field* field, const std::vector<Piece>& pieces) {
  std::vector<Plan> extras;
  const bool weightless = !prefix_of(field).empty();
  const bool in_headline = field == nullptr || field->id == schema::FieldName::title;
  for (const Piece& piece : pieces) {
    for (const Pair& pair : pairs(piece)) {
      if (!pair.in_stem) {
        extras.push_back(scaled(of_term(std::string(pair.term)), ending_weight));
      } else if (weightless) {
        extras.push_back(of_term(std::string(pair.term)));
      }
    }
    if (in_headline && is_one_syllable(piece)) add_syllable_weights(piece.text, extras);
  }
  return any_of(std::move(extras));
}

Plan pair_weights(const std::vector<Piece>& pieces) {
  std::vector<Plan> weights;
  for (const Piece& piece : pieces) {
    for (const Pair& pair : pairs(piece)) {
      Plan term = of_term(std::string(pair.term));
      weights.push_back(pair.in_stem ? std::move(term) : scaled(std::move(term), ending_weight));
    }
  }
  return any_of(std::move(weights));
}

}  // namespace

Plan pair_weights(const Node& node) {
  return pair_weights(node.kind == Kind::word ? cut(node) : cut_phrase(node.text));
}

Plan word_query(const Node& node, const schema::Lexicon& lexicon) {
  const std::vector<Piece> pieces = cut(node);
  Plan candidates = word_candidates(node.field, pieces, lexicon);
  Plan extras = word_extras(node.field, pieces);
  return maybe(std::move(candidates), std::move(extras));
}

// A phrase stands in the text as it is: no ending is cut.
Plan phrase_query(const Node& node) {
  const std::vector<Piece> pieces = cut_phrase(node.text);
  Plan candidates = phrase_candidates(node, pieces);
  Plan extras = node.spacing_free ? pair_weights(pieces) : word_extras(node.field, pieces);
  return maybe(std::move(candidates), std::move(extras));
}

// OP_WILDCARD does the same, but looks at no clock.
Xapian::Query wildcard(const std::string& start, const Xapian::Database& database,
                       Deadline deadline) {
  constexpr std::size_t between_looks = 1024;  // words, under a millisecond
  std::vector<std::pair<Xapian::doccount, std::string>> words;
  const auto end = database.allterms_end(start);
  for (auto term = database.allterms_begin(start); term != end; ++term) {
    if (words.size() % between_looks == between_looks - 1 && deadline.passed()) break;
    words.emplace_back(term.get_termfreq(), *term);
  }
  // Of no words a query that finds nothing, not one that asks for nothing.
  if (words.empty()) return Xapian::Query(start);
  const std::size_t kept = std::min<std::size_t>(words.size(), most_expansions);
  std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept), words.end(),
                    [](const auto& a, const auto& b) {
                      return a.first != b.first ? a.first > b.first : a.second < b.second;
                    });
  std::vector<Xapian::Query> terms;
  for (std::size_t i = 0; i < kept; ++i) terms.emplace_back(words[i].second);
  return {Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()};
}

// 알트* is found by its pairs, open* by the words that begin so.
Plan prefix_query(const Node& node, const Xapian::Database& database, Deadline deadline) {
  std::vector<Piece> pieces = cut_phrase(node.text);
  if (pieces.empty()) return {};
  const Piece last = pieces.back();
  if (last.script == schema::Script::word) pieces.pop_back();
  Plan whole = phrase_candidates(node, pieces);
  if (last.script != schema::Script::word) return whole;
  Plan open = asked(wildcard(std::string(prefix_of(node.field)) + last.text, database, deadline));
  return whole.empty() ? open : all_of({std::move(whole), std::move(open)});
}

}  // namespace seogo::searchd::query
