#include "searchd/query/word_query.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "schema/analyzer.h"
#include "searchd/query/hidden.h"
#include "searchd/query/weights.h"
#include "searchd/query/word.h"

namespace seogo::searchd::query {

Xapian::Query all_of(const std::vector<Xapian::Query>& parts) {
  return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
}
Xapian::Query any_of(const std::vector<Xapian::Query>& parts) {
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

std::string_view prefix_of(const schema::Field* field) {
  return field == nullptr ? std::string_view() : field->prefix;
}

namespace {

using Xapian::Query;

Query term_query(const schema::Field* field, std::string_view term) {
  return Query(std::string(prefix_of(field)).append(term));
}

Query terms_query(const schema::Field* field, const Terms& terms) {
  std::vector<Query> parts;
  for (const std::string& term : terms) parts.push_back(term_query(field, term));
  return all_of(parts);
}

// The whole word, or a number and its unit apart.
Query latin_candidates(const schema::Field* field, const Piece& piece) {
  const std::string_view number = piece.number();
  if (number.empty()) return term_query(field, piece.text);
  const std::string_view unit = std::string_view(piece.text).substr(number.size());
  return term_query(field, piece.text) | (term_query(field, number) & term_query(field, unit));
}

// What a piece must have: all pairs of its stem, or those that no space hides.
Query piece_candidates(const schema::Field* field, const Piece& piece, std::size_t fewest,
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
  std::vector<Query> ways;
  for (const Terms& way : hidden(piece.stem_text(), lexicon))
    ways.push_back(terms_query(field, way));
  if (ways.size() == 1) return ways.front();
  std::vector<Query> weights;  // once, whichever way it is there
  for (const std::string& term : stem) weights.push_back(term_query(field, term));
  return {Query::OP_AND_MAYBE, Query(Query::OP_SCALE_WEIGHT, any_of(ways), 0), any_of(weights)};
}

// The documents that can hold the word.
Query word_candidates(const schema::Field* field, const std::vector<Piece>& pieces,
                      const schema::Lexicon& lexicon) {
  std::vector<Query> required;
  // Of 1234억원 also 억 and 원 may stand apart: the number keeps the candidates few.
  const std::size_t fewest = pieces.size() > 1 ? fewest_hiding - 1 : fewest_hiding;
  for (const Piece& piece : pieces) {
    Query query = piece_candidates(field, piece, fewest, lexicon);
    if (query.empty()) continue;
    if (!piece.other_word.empty()) {
      const std::string& other = piece.other_word;
      query |= piece_candidates(field, {schema::Script::hangul, other, other.size(), {}}, fewest,
                                lexicon);
    }
    required.push_back(query);
  }
  return all_of(required);
}

// The documents that can hold a phrase: every pair, or where spaces do not matter every syllable.
Query phrase_candidates(const Node& node, const std::vector<Piece>& pieces) {
  std::vector<Query> required;
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
  return all_of(required);
}

// The documents of a term that has no weight of its own, each with the same one.
Query weighing(const std::string& term, double weight) {
  return {Query::OP_FILTER, Query((new Xapian::FixedWeightPostingSource(weight))->release()),
          Query(term)};
}

bool is_one_syllable(const Piece& piece) {
  return piece.script == schema::Script::hangul && piece.stem > 0 &&
         schema::boundaries(piece.text).size() == 2;
}

void add_syllable_weights(std::string_view syllable, std::vector<Query>& extras) {
  const std::string alone = schema::lone_term(syllable);
  const std::string headline(schema::field(schema::FieldName::title).prefix);
  extras.push_back(weighing(alone, syllable_weights.alone));
  extras.push_back(weighing(headline + std::string(syllable), syllable_weights.in_headline));
  extras.push_back(weighing(headline + alone, syllable_weights.alone_in_headline));
}

// Pairs of an ending, and, for a field without weights, the common terms: they rank and find
// nothing.
Query word_extras(const schema::Field* field, const std::vector<Piece>& pieces) {
  std::vector<Query> extras;
  const bool weightless = !prefix_of(field).empty();
  const bool in_headline = field == nullptr || field->id == schema::FieldName::title;
  for (const Piece& piece : pieces) {
    for (const Pair& pair : pairs(piece)) {
      if (!pair.in_stem) {
        extras.emplace_back(Query::OP_SCALE_WEIGHT, Query(std::string(pair.term)), ending_weight);
      } else if (weightless) {
        extras.emplace_back(std::string(pair.term));
      }
    }
    if (in_headline && is_one_syllable(piece)) add_syllable_weights(piece.text, extras);
  }
  return any_of(extras);
}

Query pair_weights(const std::vector<Piece>& pieces) {
  std::vector<Query> weights;
  for (const Piece& piece : pieces) {
    for (const Pair& pair : pairs(piece)) weights.emplace_back(std::string(pair.term));
  }
  return any_of(weights);
}

}  // namespace

Xapian::Query word_query(const Node& node, const schema::Lexicon& lexicon) {
  const std::vector<Piece> pieces = cut(node);
  const Xapian::Query candidates = word_candidates(node.field, pieces, lexicon);
  const Xapian::Query extras = word_extras(node.field, pieces);
  return extras.empty() ? candidates
                        : Xapian::Query(Xapian::Query::OP_AND_MAYBE, candidates, extras);
}

// A phrase stands in the text as it is: no ending is cut.
Xapian::Query phrase_query(const Node& node) {
  const std::vector<Piece> pieces = cut_phrase(node.text);
  const Xapian::Query candidates = phrase_candidates(node, pieces);
  const Xapian::Query extras =
      node.spacing_free ? pair_weights(pieces) : word_extras(node.field, pieces);
  return extras.empty() ? candidates
                        : Xapian::Query(Xapian::Query::OP_AND_MAYBE, candidates, extras);
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
Xapian::Query prefix_query(const Node& node, const Xapian::Database& database, Deadline deadline) {
  std::vector<Piece> pieces = cut_phrase(node.text);
  if (pieces.empty()) return {};
  const Piece last = pieces.back();
  if (last.script == schema::Script::word) pieces.pop_back();
  const Xapian::Query whole = phrase_candidates(node, pieces);
  if (last.script != schema::Script::word) return whole;
  const Xapian::Query open =
      wildcard(std::string(prefix_of(node.field)) + last.text, database, deadline);
  return whole.empty() ? open : Xapian::Query(Xapian::Query::OP_AND, whole, open);
}

}  // namespace seogo::searchd::query
