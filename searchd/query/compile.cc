#include "searchd/query/compile.h"

#include <algorithm>

#include "schema/author.h"
#include "schema/document.h"
#include "schema/initials.h"
#include "schema/normalizer.h"
#include "searchd/query/free_words.h"
#include "searchd/query/hidden.h"
#include "searchd/query/ranked.h"
#include "searchd/query/weights.h"
#include "searchd/query/word.h"

namespace seogo::searchd::query {
namespace {
using Xapian::Query;

Query all_of(const std::vector<Query>& parts) {
  return {Query::OP_AND, parts.begin(), parts.end()};
}
Query any_of(const std::vector<Query>& parts) { return {Query::OP_OR, parts.begin(), parts.end()}; }

// Terms under a field's prefix have no weight of their own: the common terms beside them rank.
std::string_view prefix_of(const schema::Field* field) {
  return field == nullptr ? std::string_view() : field->prefix;
}

Query term_query(const schema::Field* field, std::string_view term) {
  return Query(std::string(prefix_of(field)).append(term));
}

Query terms_query(const schema::Field* field, const Terms& terms) {
  std::vector<Query> parts;
  for (const std::string_view term : terms) parts.push_back(term_query(field, term));
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
Query piece_candidates(const schema::Field* field, const Piece& piece, std::size_t fewest_hiding) {
  if (piece.script == schema::Script::word) return latin_candidates(field, piece);
  Terms stem;
  for (const Pair& pair : pairs(piece)) {
    if (pair.in_stem) stem.push_back(pair.term);
  }
  if (stem.empty()) return {};
  if (piece.script != schema::Script::hangul || stem.size() + 1 < fewest_hiding) {
    return terms_query(field, stem);
  }
  std::vector<Query> ways;
  for (const Terms& way : hidden(piece.stem_text())) ways.push_back(terms_query(field, way));
  if (ways.size() == 1) return ways.front();
  std::vector<Query> weights;  // once, whichever way it is there
  for (const std::string_view term : stem) weights.push_back(term_query(field, term));
  return {Query::OP_AND_MAYBE, Query(Query::OP_SCALE_WEIGHT, any_of(ways), 0), any_of(weights)};
}

// The documents that can hold the word.
Query word_candidates(const schema::Field* field, const std::vector<Piece>& pieces) {
  std::vector<Query> required;
  // Of 1234억원 also 억 and 원 may stand apart: the number keeps the candidates few.
  const std::size_t fewest = pieces.size() > 1 ? fewest_hiding - 1 : fewest_hiding;
  for (const Piece& piece : pieces) {
    Query query = piece_candidates(field, piece, fewest);
    if (query.empty()) continue;
    if (!piece.other_word.empty()) {
      const std::string& other = piece.other_word;
      query |= piece_candidates(field, {schema::Script::hangul, other, other.size(), {}}, fewest);
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

// Pairs of an ending, and, for a field without weights, the common terms: they rank and find
// nothing.
Query word_extras(const schema::Field* field, const std::vector<Piece>& pieces) {
  std::vector<Query> extras;
  const bool weightless = !prefix_of(field).empty();
  for (const Piece& piece : pieces) {
    for (const Pair& pair : pairs(piece)) {
      if (!pair.in_stem) {
        extras.emplace_back(Query::OP_SCALE_WEIGHT, Query(std::string(pair.term)), ending_weight);
      } else if (weightless) {
        extras.emplace_back(std::string(pair.term));
      }
    }
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

Query text_query(const Node& node) {
  const std::vector<Piece> pieces = cut(node);
  const Query candidates = word_candidates(node.field, pieces);
  const Query extras = word_extras(node.field, pieces);
  return extras.empty() ? candidates : Query(Query::OP_AND_MAYBE, candidates, extras);
}

// A phrase stands in the text as it is: no ending is cut.
Query phrase_query(const Node& node) {
  const std::vector<Piece> pieces = cut_phrase(node.text);
  const Query candidates = phrase_candidates(node, pieces);
  const Query extras = node.spacing_free ? pair_weights(pieces) : word_extras(node.field, pieces);
  return extras.empty() ? candidates : Query(Query::OP_AND_MAYBE, candidates, extras);
}

Query wildcard(const std::string& start) {
  return {Query::OP_WILDCARD, start, most_expansions, Query::WILDCARD_LIMIT_MOST_FREQUENT};
}

// 알트* is found by its pairs, open* by the words that begin so.
Query prefix_query(const Node& node) {
  std::vector<Piece> pieces = cut_phrase(node.text);
  if (pieces.empty()) return {};
  const Piece last = pieces.back();
  if (last.script == schema::Script::word) pieces.pop_back();
  const Query whole = phrase_candidates(node, pieces);
  if (last.script != schema::Script::word) return whole;
  const Query open = wildcard(std::string(prefix_of(node.field)) + last.text);
  return whole.empty() ? open : Query(Query::OP_AND, whole, open);
}

Query exact_query(const Node& node) {
  const std::string term = schema::exact_term(exact_value(node));
  if (term.empty()) return {};
  const std::string whole = std::string(node.field->prefix) + term;
  return node.kind == Kind::prefix ? wildcard(whole) : Query(whole);
}

Query range_query(const Node& node) {
  const auto slot = static_cast<Xapian::valueno>(node.field->slot);
  const auto value = [](std::int64_t bound) {
    return Xapian::sortable_serialise(static_cast<double>(bound));
  };
  if (node.low && node.high) {
    return {Query::OP_VALUE_RANGE, slot, value(*node.low), value(*node.high)};
  }
  if (node.low) return {Query::OP_VALUE_GE, slot, value(*node.low)};
  // Below a bound lie also the documents without a value: ask for some value.
  return {Query::OP_VALUE_RANGE, slot, value(INT64_MIN), value(*node.high)};
}

// Terms under the prefix of initials weigh nothing.
Query initials_query(const Node& node) {
  std::vector<Query> terms;
  schema::each_initial_pair(node.text, [&terms](std::string_view pair, schema::Strength) {
    terms.emplace_back(std::string(schema::initials_prefix).append(pair));
  });
  return all_of(terms);
}

Query required(const Node& node);

// Conditions joined by AND; those that exclude are taken off the rest.
Query conjunction(const std::vector<Node>& children, std::vector<Query> wanted) {
  std::vector<Query> unwanted;
  bool excludes = false;
  for (const Node& child : children) {
    if (child.kind != Kind::exclude) continue;
    excludes = true;
    // What only the text decides must not be taken off here: Matcher does that.
    if (decided_by_index(child.children.front()))
      unwanted.push_back(required(child.children.front()));
  }
  std::erase_if(wanted, [](const Query& query) { return query.empty(); });
  if (wanted.empty() && excludes) wanted.push_back(Query::MatchAll);
  const Query all = all_of(wanted);
  return unwanted.empty() ? all : Query(Query::OP_AND_NOT, all, any_of(unwanted));
}

Query required(const Node& node) {
  if (node.kind == Kind::initials) return initials_query(node);
  if (node.field != nullptr && node.field->kind == schema::Kind::exact) return exact_query(node);
  switch (node.kind) {
    case Kind::everything:
      return Query::MatchAll;
    case Kind::word:
      return text_query(node);
    case Kind::phrase:
      return phrase_query(node);
    case Kind::prefix:
      return prefix_query(node);
    case Kind::range:
      return {Query::OP_SCALE_WEIGHT, range_query(node), 0};
    case Kind::initials:
      break;
    case Kind::exclude:
      return conjunction({node}, {});
    case Kind::any: {
      std::vector<Query> options;
      for (const Node& child : node.children) options.push_back(required(child));
      return any_of(options);
    }
    case Kind::all: {
      std::vector<Query> wanted;
      for (const Node& child : node.children) {
        if (child.kind != Kind::exclude) wanted.push_back(required(child));
      }
      return conjunction(node.children, std::move(wanted));
    }
  }
  return {};
}

}  // namespace

bool decided_by_index(const Node& node) {
  if (node.kind == Kind::initials) return false;
  if (node.kind == Kind::range) return true;
  const bool exact = node.field != nullptr && node.field->kind == schema::Kind::exact;
  if (exact && node.kind != Kind::prefix) return true;
  if (node.kind != Kind::word || (node.field != nullptr && node.field->prefix.empty()))
    return false;
  const std::vector<Piece> pieces = cut(node);
  return pieces.size() == 1 && pairs(pieces.front()).size() == 1;
}

std::string exact_value(const Node& node) {
  // 기자:이서린기자 means the name.
  if (node.field->id != schema::FieldName::author) return node.text;
  return schema::read_author(node.text).name;
}

Xapian::Query compile(const Node& root, Mode mode, const schema::Lexicon& lexicon,
                      const Xapian::Database& database) {
  if (mode == Mode::required || free_words(root).empty()) return required(root);
  std::vector<Xapian::Query> wanted = {ranked_query(forms(root), lexicon, database)};
  if (root.kind == Kind::all) {
    for (const Node& child : root.children) {
      if (!is_free(child) && child.kind != Kind::exclude) wanted.push_back(required(child));
    }
  }
  return conjunction(root.children, std::move(wanted));
}

}  // namespace seogo::searchd::query
