#include "searchd/query/compile.h"

#include <algorithm>
#include <utility>

#include "schema/author.h"
#include "schema/document.h"
#include "schema/initials.h"
#include "schema/normalizer.h"
#include "searchd/query/free_words.h"
#include "searchd/query/ranked.h"
#include "searchd/query/weights.h"
#include "searchd/query/word.h"
#include "searchd/query/word_query.h"

namespace seogo::searchd::query {
namespace {

Plan exact_plan(const Node& node, const Source& source) {
  const std::string term = schema::exact_term(exact_value(node));
  if (term.empty()) return {};
  const std::string whole = std::string(node.field->prefix) + term;
  return node.kind == Kind::prefix ? asked(wildcard(whole, source.database, source.deadline))
                                   : of_term(whole);
}

// Terms under the prefix of initials weigh nothing.
Plan initials_plan(const Node& node) {
  std::vector<Plan> terms;
  schema::each_initial_pair(node.text, [&terms](std::string_view pair, schema::Strength) {
    terms.push_back(of_term(std::string(schema::initials_prefix).append(pair)));
  });
  return all_of(std::move(terms));
}

bool asks_comments(const Node& node) {
  return node.field != nullptr && node.field->id == schema::FieldName::comment &&
         (node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::prefix);
}

Plan required(const Node& node, const Source& source);

// Conditions joined by AND; those that exclude are taken off the rest.
Plan conjunction(const std::vector<Node>& children, std::vector<Plan> wanted,
                 const Source& source) {
  std::vector<Plan> unwanted;
  bool excludes = false;
  for (const Node& child : children) {
    if (child.kind != Kind::exclude) continue;
    excludes = true;
    // What only the text decides must not be taken off here: Matcher does that.
    const Node& other = child.children.front();
    const bool can_ask = source.commented != nullptr || !asks_comments(other);
    if (decided_by_index(other) && can_ask) unwanted.push_back(required(other, source));
  }
  std::erase_if(wanted, [](const Plan& plan) { return plan.empty(); });
  if (wanted.empty() && excludes) wanted.push_back(every_document());
  return without(all_of(std::move(wanted)), any_of(std::move(unwanted)));
}

// Comments find, and the common terms of the articles rank.
Plan commented_plan(const Node& node, const Source& source) {
  Node said = node;
  said.field = nullptr;
  const Source comments{source.lexicon, source.commented->comments, source.deadline};
  const Plan of_comments = required(said, comments);
  if (of_comments.empty()) return {};
  return maybe(source.commented->articles(of_comments), pair_weights(said));
}

Plan required(const Node& node, const Source& source) {
  if (source.commented != nullptr && asks_comments(node)) return commented_plan(node, source);
  if (node.kind == Kind::initials) return initials_plan(node);
  if (node.field != nullptr && node.field->kind == schema::Kind::exact)
    return exact_plan(node, source);
  switch (node.kind) {
    case Kind::everything:
      return every_document();
    case Kind::word:
      return word_query(node, source.lexicon);
    case Kind::phrase:
      return phrase_query(node);
    case Kind::prefix:
      return prefix_query(node, source.database, source.deadline);
    case Kind::range:
      return in_range(node.field->slot, node.low, node.high);
    case Kind::initials:
      break;
    case Kind::exclude:
      return conjunction({node}, {}, source);
    case Kind::any: {
      std::vector<Plan> options;
      for (const Node& child : node.children) options.push_back(required(child, source));
      return any_of(std::move(options));
    }
    case Kind::all: {
      std::vector<Plan> wanted;
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

bool decided_by_index(const Node& node) {
  if (node.kind == Kind::initials) return false;
  if (node.kind == Kind::range) return true;
  const bool exact = node.field != nullptr && node.field->kind == schema::Kind::exact;
  if (exact && node.kind != Kind::prefix) return true;
  const bool has_terms = node.field == nullptr || !node.field->prefix.empty() ||
                         node.field->id == schema::FieldName::comment;  // in their own database
  if (node.kind != Kind::word || !has_terms) return false;
  const std::vector<Piece> pieces = cut(node);
  return pieces.size() == 1 && pairs(pieces.front()).size() == 1;
}

std::vector<std::string> deciding_terms(const Node& root, Mode mode, const Source& source) {
  std::vector<std::string> terms;
  if (mode != Mode::required || root.kind != Kind::any) return terms;
  for (const Node& child : root.children) {
    if (!decided_by_index(child) || asks_comments(child)) continue;
    const Plan plan = required(child, source);
    const Plan& wanted = plan.kind == Plan::Kind::maybe ? plan.parts.front() : plan;
    if (wanted.kind == Plan::Kind::term || wanted.kind == Plan::Kind::given) {
      terms.push_back(wanted.term);
    }
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
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

Plan plan(const Node& root, Mode mode, const Source& source, const Readings* readings) {
  if (mode == Mode::required || free_words(root).empty()) return required(root, source);
  const std::vector<Words> words = forms(root);
  schema::TermCounts own;
  std::vector<Plan> wanted = {ranked_plan(
      words,
      readings != nullptr ? *readings
                          : read_all(words, source.lexicon, source.database, source.deadline),
      source.database, source.counts != nullptr ? *source.counts : own)};
  if (root.kind == Kind::all) {
    for (const Node& child : root.children) {
      if (!is_free(child) && child.kind != Kind::exclude) wanted.push_back(required(child, source));
    }
  }
  return conjunction(root.children, std::move(wanted), source);
}

}  // namespace seogo::searchd::query
