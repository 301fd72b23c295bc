#include "searchd/engine/matcher.h"

#include <algorithm>
#include <optional>

#include "schema/analyzer.h"
#include "schema/document.h"
#include "schema/hanja.h"
#include "schema/utf8.h"
#include "searchd/engine/initial_match.h"
#include "searchd/engine/occurrence.h"
#include "searchd/query/free_words.h"
#include "searchd/query/weights.h"
#include "searchd/query/word.h"

namespace seogo::searchd::engine {
namespace {

using query::Kind;
using query::Node;
using query::Piece;
using schema::Script;
using Wanted = Matcher::Wanted;

// 청와대 is found where a headline has 靑 alone.
bool has_headline(std::string_view folded, std::string_view word) {
  std::size_t at = 0;
  while (at < folded.size()) {
    const char32_t c = schema::decode(folded, at);
    if (!schema::is_hanja(c)) continue;
    std::string meaning;
    for (const char32_t syllable : schema::headline_word(c)) schema::append(meaning, syllable);
    if (!meaning.empty() && meaning.find(word) != std::string::npos) return true;
  }
  return false;
}

bool has_piece(const Fold& fold, const Piece& piece) {
  if (find_piece(fold.text(), piece, 0)) return true;
  if (!piece.other_word.empty() && fold.text().find(piece.other_word) != std::string::npos)
    return true;
  if (fold.reading().empty()) return false;
  return find_piece(fold.reading(), piece, 0) || has_headline(fold.text(), piece.stem_text());
}

bool has_spaced(const Fold& fold, const Spaced& wanted) {
  return find_spaced(fold.text(), fold.letters(), wanted, 0) ||
         (!fold.reading().empty() &&
          find_spaced(fold.reading(), fold.reading_letters(), wanted, 0));
}

// The whole word in one text, as it was typed or spaced in another way.
bool has_word(ArticleText& text, const Node& node, const Wanted& wanted) {
  return text.any(node.field, wanted.anchor, [&wanted](const Fold& fold) {
    if (wanted.pieces.size() == 1 && has_piece(fold, wanted.pieces.front())) return true;
    return std::any_of(wanted.spaced.begin(), wanted.spaced.end(),
                       [&fold](const Spaced& form) { return has_spaced(fold, form); });
  });
}

bool has_phrase(ArticleText& text, const Node& node, const Wanted& wanted) {
  return text.any(node.field, wanted.anchor, [&](const Fold& fold) {
    if (!node.spacing_free) return find_whole(fold.text(), wanted.folded, 0) != std::string::npos;
    return find_spaced(fold.text(), fold.letters(), wanted.spaced.front(), 0).has_value();
  });
}

// open*, 알트*: at the beginning of a run.
bool has_prefix(ArticleText& text, const Node& node, const Wanted& wanted) {
  const std::string& start = wanted.folded;
  const auto begins_run = [&start](const std::string& folded) {
    std::optional<std::vector<schema::Run>> runs;  // of all of it, once one has to be looked up
    for (std::size_t at = folded.find(start); at != std::string::npos;
         at = folded.find(start, at + 1)) {
      if (at == 0 || folded[at - 1] == ' ') return true;
      if (!runs) runs = schema::runs(folded);
      const auto run = std::lower_bound(
          runs->begin(), runs->end(), at,
          [](const schema::Run& other, std::size_t place) { return other.begin < place; });
      if (run != runs->end() && run->begin == at) return true;
    }
    return false;
  };
  return !start.empty() && text.any(node.field, [&](const Fold& fold) {
    return begins_run(fold.text()) || begins_run(fold.reading());
  });
}

bool has_initials(ArticleText& text, const Node& node) {
  const auto begins_so = [&node](const Fold& fold) {
    return find_initials(fold.text(), node.text, 0) || find_initials(fold.reading(), node.text, 0);
  };
  const auto wanted = [&node](schema::FieldName name) {
    return node.field == nullptr || node.field->id == name;
  };
  if (wanted(schema::FieldName::title) &&
      text.any(&schema::field(schema::FieldName::title), begins_so)) {
    return true;
  }
  const std::vector<schema::ArticleView::Person>& authors = text.view().authors;
  return wanted(schema::FieldName::author) &&
         std::any_of(authors.begin(), authors.end(),
                     [&](const schema::ArticleView::Person& author) {
                       return begins_so(Fold(author.name));
                     });
}

bool has_value(ArticleText& text, const Node& node) {
  const std::string wanted = schema::exact_term(query::exact_value(node));
  const std::vector<std::string> values = values_of(text.article(), *node.field);
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    const std::string term = schema::exact_term(value);
    return node.kind == Kind::prefix ? term.starts_with(wanted) : term == wanted;
  });
}

bool in_range(const schema::Article& article, const Node& node) {
  std::optional<std::int64_t> value;
  switch (node.field->id) {
    case schema::FieldName::likes:
      value = article.counts.likes.value_or(0);
      break;
    case schema::FieldName::comments:
      value = schema::comment_count(article);
      break;
    default:
      if (article.published) value = article.published->seconds;
      break;
  }
  return value && (!node.low || *value >= *node.low) && (!node.high || *value <= *node.high);
}

bool matches_node(ArticleText& text, const Node& node, const Matcher::AllWanted& all) {
  const auto child_matches = [&](const Node& child) { return matches_node(text, child, all); };
  if (node.kind == Kind::initials) return has_initials(text, node);
  if (node.field != nullptr && node.field->kind == schema::Kind::exact)
    return has_value(text, node);
  switch (node.kind) {
    case Kind::everything:
      return true;
    case Kind::word:
      return has_word(text, node, all.at(&node));
    case Kind::phrase:
      return has_phrase(text, node, all.at(&node));
    case Kind::prefix:
      return has_prefix(text, node, all.at(&node));
    case Kind::initials:
      break;
    case Kind::range:
      return in_range(text.article(), node);
    case Kind::exclude:
      return !child_matches(node.children.front());
    case Kind::all:
      return std::all_of(node.children.begin(), node.children.end(), child_matches);
    case Kind::any:
      return std::any_of(node.children.begin(), node.children.end(), child_matches);
  }
  return false;
}

bool may_match_node(const Matcher::MayHold& may_hold, const Node& node,
                    const Matcher::AllWanted& all) {
  const auto child_may = [&](const Node& child) { return may_match_node(may_hold, child, all); };
  const bool exact = node.field != nullptr && node.field->kind == schema::Kind::exact;
  switch (node.kind) {
    case Kind::word:
    case Kind::phrase:
      return exact || may_hold(all.at(&node).anchor);
    case Kind::all:
      return std::all_of(node.children.begin(), node.children.end(), child_may);
    case Kind::any:
      return std::any_of(node.children.begin(), node.children.end(), child_may);
    case Kind::everything:
    case Kind::prefix:
    case Kind::initials:
    case Kind::exclude:
    case Kind::range:
      break;
  }
  return true;
}

// Whether the candidates of this node can be other than its matches.
bool undecided(const Node& node) {
  if (node.kind == Kind::everything) return false;
  // A prefix of Latin letters stands for the commonest words that begin so: each of them matches.
  if (node.kind == Kind::prefix && node.field == nullptr) {
    const std::vector<Piece> pieces = query::cut_phrase(node.text);
    return pieces.size() != 1 || pieces.front().script != Script::word;
  }
  if (node.children.empty()) return !query::decided_by_index(node);
  if (node.kind == Kind::exclude) return !query::decided_by_index(node.children.front());
  return std::any_of(node.children.begin(), node.children.end(), undecided);
}

std::vector<std::string> stem_pairs(const Node& word) {
  std::vector<std::string> found;
  for (const Piece& piece : query::cut(word)) {
    for (const query::Pair& pair : query::pairs(piece)) {
      if (pair.in_stem) found.emplace_back(pair.term);
    }
  }
  return found;
}

double share_there(ArticleText& text, const std::vector<std::string>& pairs) {
  const auto there = std::count_if(pairs.begin(), pairs.end(), [&text](const std::string& pair) {
    return text.any(nullptr, [&pair](const Fold& fold) {
      return find_whole(fold.text(), pair, 0) != std::string::npos ||
             find_whole(fold.reading(), pair, 0) != std::string::npos;
    });
  });
  return static_cast<double>(there) / static_cast<double>(pairs.size());
}

// What has to be checked: all but the words that only rank.
Node without_ranked(const Node& root, query::Mode mode) {
  if (mode == query::Mode::required) return root;
  Node rest = root;
  if (query::is_free(rest)) return {};
  if (rest.kind == Kind::all) std::erase_if(rest.children, query::is_free);
  return rest;
}

}  // namespace

Matcher::Matcher(const Node& root, query::Mode mode)
    : root_(without_ranked(root, mode)), needed_(undecided(root_)) {
  prepare(root_);
  if (mode != query::Mode::widened) return;
  for (const Node* word : query::free_words(root)) {
    wanted_.push_back(stem_pairs(*word));
    if (wanted_.back().empty()) wanted_.pop_back();
  }
  needed_ = true;
}

void Matcher::prepare(const Node& node) {
  for (const Node& child : node.children) prepare(child);
  Wanted wanted;
  if (node.kind == Kind::word) {
    wanted.pieces = query::cut(node);
    wanted.spaced = spaced_word(wanted.pieces);
    const bool headline = std::any_of(wanted.pieces.begin(), wanted.pieces.end(),
                                      [](const Piece& piece) { return !piece.other_word.empty(); });
    if (!wanted.spaced.empty() && !headline) wanted.anchor = Anchor(wanted.spaced.front().letters);
    if (wanted.pieces.size() == 1 && wanted.pieces.front().script == Script::word) {
      wanted.anchor = Anchor::of_word(wanted.pieces.front().text);
    }
  } else if (node.kind == Kind::phrase && node.spacing_free) {
    wanted.spaced = {spaced_phrase(node.text)};
    wanted.anchor = Anchor(wanted.spaced.front().letters);
  } else if (node.kind == Kind::phrase || node.kind == Kind::prefix) {
    wanted.folded = fold(node.text);
    if (node.kind == Kind::phrase) wanted.anchor = Anchor(spaced_phrase(node.text).letters);
  } else {
    return;
  }
  prepared_.emplace(&node, std::move(wanted));
}

bool Matcher::asks_nothing() const {
  return root_.kind == Kind::all && root_.children.empty() && wanted_.empty();
}

bool Matcher::may_match(std::string_view stored) const {
  // The texts of a document are stored as they are, one behind the other.
  return may_match([stored](const Anchor& anchor) { return anchor.may_be_in(stored); });
}

bool Matcher::may_match(const MayHold& may_hold) const {
  return may_match_node(may_hold, root_, prepared_);
}

bool Matcher::matches(ArticleText& text) const {
  if (!matches_node(text, root_, prepared_)) return false;
  if (wanted_.empty()) return true;
  double share = 0;
  for (const std::vector<std::string>& pairs : wanted_) share += share_there(text, pairs);
  const double least = wanted_.size() == 1 ? query::widened_share_of_one : query::widened_share;
  return share >= least * static_cast<double>(wanted_.size());
}

}  // namespace seogo::searchd::engine
