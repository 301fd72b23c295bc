#include "searchd/query/compile.h"

#include <algorithm>

#include "schema/author.h"
#include "schema/document.h"
#include "schema/initials.h"
#include "schema/normalizer.h"
#include "schema/slot_number.h"
#include "searchd/query/free_words.h"
#include "searchd/query/ranked.h"
#include "searchd/query/weights.h"
#include "searchd/query/word.h"
#include "searchd/query/word_query.h"

namespace seogo::searchd::query {
namespace {
using Xapian::Query;

// What words are looked up in, and until when.
struct Source {
  const schema::Lexicon& lexicon;
  const Xapian::Database& database;
  Deadline deadline;
};

Query exact_query(const Node& node, const Source& source) {
  const std::string term = schema::exact_term(exact_value(node));
  if (term.empty()) return {};
  const std::string whole = std::string(node.field->prefix) + term;
  return node.kind == Kind::prefix ? wildcard(whole, source.database, source.deadline)
                                   : Query(whole);
}

// Terms under the prefix of initials weigh nothing.
Query initials_query(const Node& node) {
  std::vector<Query> terms;
  schema::each_initial_pair(node.text, [&terms](std::string_view pair, schema::Strength) {
    terms.emplace_back(std::string(schema::initials_prefix).append(pair));
  });
  return all_of(terms);
}

Query required(const Node& node, const Source& source);

// Conditions joined by AND; those that exclude are taken off the rest.
Query conjunction(const std::vector<Node>& children, std::vector<Query> wanted,
                  const Source& source) {
  std::vector<Query> unwanted;
  bool excludes = false;
  for (const Node& child : children) {
    if (child.kind != Kind::exclude) continue;
    excludes = true;
    // What only the text decides must not be taken off here: Matcher does that.
    if (decided_by_index(child.children.front()))
      unwanted.push_back(required(child.children.front(), source));
  }
  std::erase_if(wanted, [](const Query& query) { return query.empty(); });
  if (wanted.empty() && excludes) wanted.push_back(Query::MatchAll);
  const Query all = all_of(wanted);
  return unwanted.empty() ? all : Query(Query::OP_AND_NOT, all, any_of(unwanted));
}

Query required(const Node& node, const Source& source) {
  if (node.kind == Kind::initials) return initials_query(node);
  if (node.field != nullptr && node.field->kind == schema::Kind::exact)
    return exact_query(node, source);
  switch (node.kind) {
    case Kind::everything:
      return Query::MatchAll;
    case Kind::word:
      return word_query(node, source.lexicon);
    case Kind::phrase:
      return phrase_query(node);
    case Kind::prefix:
      return prefix_query(node, source.database, source.deadline);
    case Kind::range:
      return {Query::OP_SCALE_WEIGHT, range_query(node.field->slot, node.low, node.high), 0};
    case Kind::initials:
      break;
    case Kind::exclude:
      return conjunction({node}, {}, source);
    case Kind::any: {
      std::vector<Query> options;
      for (const Node& child : node.children) options.push_back(required(child, source));
      return any_of(options);
    }
    case Kind::all: {
      std::vector<Query> wanted;
      for (const Node& child : node.children) {
        if (child.kind != Kind::exclude) wanted.push_back(required(child, source));
      }
      return conjunction(node.children, std::move(wanted), source);
    }
  }
  return {};
}

// The term with which all words of a prefix begin; empty for one that is found by its pairs.
std::string prefix_start(const Node& node) {
  if (node.field != nullptr && node.field->kind == schema::Kind::exact) {
    const std::string term = schema::exact_term(exact_value(node));
    return term.empty() ? term : std::string(node.field->prefix) + term;
  }
  const std::vector<Piece> pieces = cut_phrase(node.text);
  if (pieces.empty() || pieces.back().script != schema::Script::word) return {};
  return std::string(prefix_of(node.field)) + pieces.back().text;
}

}  // namespace

Xapian::Query range_query(int slot, std::optional<std::int64_t> low,
                          std::optional<std::int64_t> high) {
  const auto number = static_cast<Xapian::valueno>(slot);
  if (low && !high) return {Xapian::Query::OP_VALUE_GE, number, schema::slot_value(*low)};
  // Below a bound lie also the documents without a value: ask for some value.
  return {Xapian::Query::OP_VALUE_RANGE, number, schema::slot_value(low.value_or(INT64_MIN)),
          schema::slot_value(high.value_or(INT64_MAX))};
}

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

bool leaves_words_out(const Node& node, const Xapian::Database& database) {
  if (node.kind == Kind::prefix) {
    const std::string start = prefix_start(node);
    std::size_t words = 0;
    for (auto term = database.allterms_begin(start);
         !start.empty() && term != database.allterms_end(start) && words <= most_expansions;
         ++term) {
      ++words;
    }
    return words > most_expansions;
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     [&database](const Node& child) { return leaves_words_out(child, database); });
}

std::string exact_value(const Node& node) {
  // 기자:이서린기자 means the name.
  if (node.field->id != schema::FieldName::author) return node.text;
  return schema::read_author(node.text).name;
}

Xapian::Query compile(const Node& root, Mode mode, const schema::Lexicon& lexicon,
                      const Xapian::Database& database, Deadline deadline,
                      const Readings* readings) {
  const Source source{lexicon, database, deadline};
  if (mode == Mode::required || free_words(root).empty()) return required(root, source);
  const std::vector<Words> words = forms(root);
  std::vector<Xapian::Query> wanted = {ranked_query(
      words, readings != nullptr ? *readings : read_all(words, lexicon, database, deadline),
      database)};
  if (root.kind == Kind::all) {
    for (const Node& child : root.children) {
      if (!is_free(child) && child.kind != Kind::exclude) wanted.push_back(required(child, source));
    }
  }
  return conjunction(root.children, std::move(wanted), source);
}

}  // namespace seogo::searchd::query
