#include "searchd/engine/together.h"

#include <algorithm>
#include <cmath>

#include "schema/analyzer.h"
#include "schema/fields.h"
#include "searchd/query/parser.h"
#include "searchd/query/word.h"

namespace seogo::searchd::engine {
namespace {

using Xapian::docid;

constexpr std::size_t between_looks = 512;  // at the clock

void add_pieces(const std::vector<query::Piece>& pieces, const std::string& prefix, TermList& out) {
  for (const query::Piece& piece : pieces) {
    const bool lone =
        piece.script == schema::Script::hangul && schema::boundaries(piece.stem_text()).size() == 2;
    if (lone) {
      // 샘 is a word here, not a part of 샘플.
      out.push_back(prefix + schema::lone_term(piece.stem_text()));
      continue;
    }
    for (const query::Pair& pair : query::pairs(piece)) {
      if (pair.in_stem) out.push_back(prefix + std::string(pair.term));
    }
  }
}

void add_terms(const query::Node& node, TermList& out) {
  const bool whole_value = node.field != nullptr && node.field->kind == schema::Kind::exact;
  const std::string prefix(node.field == nullptr ? std::string_view() : node.field->prefix);
  switch (node.kind) {
    case query::Kind::all:
      for (const query::Node& child : node.children) add_terms(child, out);
      break;
    case query::Kind::word:
    case query::Kind::phrase:
      if (whole_value) {
        out.push_back(prefix + schema::exact_term(node.text));
      } else {
        add_pieces(node.kind == query::Kind::word ? query::cut(node) : query::cut_phrase(node.text),
                   prefix, out);
      }
      break;
    case query::Kind::everything:
    case query::Kind::prefix:
    case query::Kind::initials:
    case query::Kind::any:
    case query::Kind::exclude:
    case query::Kind::range:
      break;
  }
}

// Several lists of documents, asked for those that all have; ascending.
class Lists {
 public:
  // The rarest first, which leads.
  Lists(const Xapian::Database& database, TermList& terms) {
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    std::vector<std::pair<Xapian::doccount, std::string>> counted;
    for (const std::string& term : terms) counted.emplace_back(database.get_termfreq(term), term);
    std::sort(counted.begin(), counted.end());
    fewest_ = counted.empty() ? 0 : counted.front().first;
    if (fewest_ == 0) return;
    for (const auto& [count, term] : counted) {
      at_.push_back(database.postlist_begin(term));
      end_.push_back(database.postlist_end(term));
    }
  }

  [[nodiscard]] Xapian::doccount fewest() const { return fewest_; }

  [[nodiscard]] bool have(docid document) {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (at_[i] != end_[i]) at_[i].skip_to(document);
      if (at_[i] == end_[i] || *at_[i] != document) return false;
    }
    return !at_.empty();
  }

  // Of the rarest; 0 at the end.
  [[nodiscard]] docid lead() const { return at_.empty() || at_[0] == end_[0] ? 0 : *at_[0]; }
  void advance() { ++at_[0]; }
  [[nodiscard]] bool others_have(docid document) {
    for (std::size_t i = 1; i < at_.size(); ++i) {
      if (at_[i] != end_[i]) at_[i].skip_to(document);
      if (at_[i] == end_[i] || *at_[i] != document) return false;
    }
    return true;
  }

 private:
  Xapian::doccount fewest_ = 0;
  std::vector<Xapian::PostingIterator> at_;
  std::vector<Xapian::PostingIterator> end_;
};

}  // namespace

TermList terms_of_query(std::string_view text) {
  TermList terms;
  add_terms(query::parse(text).root, terms);
  return terms;
}

TermList terms_of_word(std::string_view normalized) {
  TermList terms;
  schema::each_term(normalized, [&](std::string_view term, schema::Strength strength) {
    if (strength == schema::Strength::weighted) terms.emplace_back(term);
  });
  return terms;
}

TermList in_titles(const TermList& terms) {
  return in_field(terms, schema::field(schema::FieldName::title));
}

TermList in_field(const TermList& terms, const schema::Field& field) {
  TermList out;
  const std::string prefix(field.prefix);
  for (const std::string& term : terms) out.push_back(prefix + term);
  return out;
}

Together::Together(const Xapian::Database& database, TermList terms, query::Deadline deadline)
    : database_(database), has_words_(!terms.empty()) {
  Lists lists(database, terms);
  std::size_t walked = 0;
  for (docid at = lists.lead(); at != 0 && walked < most_gathered; at = lists.lead()) {
    if (++walked % between_looks == 0 && deadline.passed()) {
      out_of_time_ = true;
      break;
    }
    if (lists.others_have(at)) documents_.push_back(at);
    lists.advance();
  }
  if (walked > 0)
    scale_ = std::max(1.0, static_cast<double>(lists.fewest()) / static_cast<double>(walked));
}

std::vector<docid> Together::first(const Xapian::Database& database, TermList terms,
                                   std::size_t most) {
  constexpr std::size_t most_walked = 2'000;
  Lists lists(database, terms);
  std::vector<docid> found;
  docid at = lists.lead();
  for (std::size_t walked = 0; at != 0 && found.size() < most && walked < most_walked; ++walked) {
    if (lists.others_have(at)) found.push_back(at);
    lists.advance();
    at = lists.lead();
  }
  return found;
}

std::vector<docid> Together::some(std::size_t most) const {
  if (documents_.size() <= most) return documents_;
  std::vector<docid> chosen;
  for (std::size_t i = 0; i < most; ++i) chosen.push_back(documents_[i * documents_.size() / most]);
  return chosen;
}

std::uint64_t Together::count(TermList terms) const {
  Lists lists(database_, terms);
  if (lists.fewest() == 0) return 0;
  std::uint64_t both = 0;
  double scale = scale_;
  if (lists.fewest() <= std::min(most_counted, documents_.size())) {
    for (docid at = lists.lead(); at != 0; at = lists.lead()) {
      const bool here = std::binary_search(documents_.begin(), documents_.end(), at);
      both += here && lists.others_have(at) ? 1 : 0;
      lists.advance();
    }
  } else {
    const std::vector<docid> looked_at = some(most_counted);
    for (const docid document : looked_at) both += lists.have(document) ? 1 : 0;
    scale *= static_cast<double>(documents_.size()) /
             static_cast<double>(std::max<std::size_t>(1, looked_at.size()));
  }
  return static_cast<std::uint64_t>(std::llround(static_cast<double>(both) * scale));
}

}  // namespace seogo::searchd::engine
