#include "searchd/engine/telling_terms.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "schema/analyzer.h"
#include "schema/fields.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using schema::FieldName;

constexpr double common_share = 0.05;
constexpr Xapian::doccount common_least = 20;  // articles; few archives are large
constexpr double title_factor = 2;
constexpr std::size_t most_looked_up = 256;  // terms; each takes some 2 µs
constexpr std::size_t most_read = 20'000;    // bytes of a body: what it is about stands first
constexpr std::size_t longest_mixed = 3;     // 5g, g20; longer ones are addresses and models

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool tells(std::string_view term) {
  if (term.ends_with('_') || schema::code_points(term) < 2) return false;
  const bool digits = std::any_of(term.begin(), term.end(), is_digit);
  return !digits ||
         (term.size() <= longest_mixed && !std::all_of(term.begin(), term.end(), is_digit));
}

struct Candidate {
  std::string term;
  double occurs = 0;  // as the index weighs it (fields.h), but for comments
  bool in_title = false;
};

// By occurrences, titles first: what of an article is worth a look into the index.
bool is_likelier(const Candidate& a, const Candidate& b) {
  if (a.in_title != b.in_title) return a.in_title;
  return a.occurs != b.occurs ? a.occurs > b.occurs : a.term < b.term;
}

class Terms {
 public:
  void add(std::string_view text, FieldName field) {
    schema::each_term(schema::normalize(text),
                      [&](std::string_view term, schema::Strength strength) {
                        if (strength != schema::Strength::weighted || !tells(term)) return;
                        Candidate& one = all_[std::string(term)];
                        one.occurs += schema::field(field).weight;
                        one.in_title = one.in_title || field == FieldName::title;
                      });
  }

  // Names are terms too, of the line that bears them if not of their own.
  void leave_out(std::string_view text) {
    schema::each_term(schema::normalize(text), [&](std::string_view term, schema::Strength) {
      const auto at = all_.find(std::string(term));
      if (at != all_.end() && !at->second.in_title) all_.erase(at);
    });
  }

  [[nodiscard]] std::vector<Candidate> take() {
    std::vector<Candidate> terms;
    for (auto& [term, one] : all_) {
      one.term = term;
      terms.push_back(std::move(one));
    }
    if (terms.size() > most_looked_up) {
      std::nth_element(terms.begin(), terms.begin() + most_looked_up, terms.end(), is_likelier);
      terms.resize(most_looked_up);
    }
    return terms;
  }

 private:
  std::unordered_map<std::string, Candidate> all_;
};

std::vector<Candidate> candidates(const schema::Article& article) {
  Terms terms;
  terms.add(article.title, FieldName::title);
  terms.add(article.subtitle, FieldName::subtitle);
  terms.add(schema::head(article.body, most_read), FieldName::body);
  for (const std::string& tag : article.tags) terms.add(tag, FieldName::tag);
  for (const schema::Author& author : article.authors) {
    terms.leave_out(author.name);
    terms.leave_out(author.role);
  }
  return terms.take();
}

}  // namespace

std::vector<TellingTerm> telling_terms(const Xapian::Database& database,
                                       const schema::Article& article, std::size_t most) {
  struct Scored {
    TellingTerm telling;
    double score;
  };
  const double articles = database.get_doccount();
  const auto common =
      std::max(common_least, static_cast<Xapian::doccount>(articles * common_share));
  std::vector<Scored> scored;
  for (Candidate& one : candidates(article)) {
    const Xapian::doccount have = database.get_termfreq(one.term);
    if (have < 2 || have > common) continue;  // nobody else's, or everybody's
    const double weight =
        (one.in_title ? title_factor : 1) * one.occurs / (one.occurs + query::bm25_k1);
    scored.push_back({{std::move(one.term), weight}, weight * std::log(1 + articles / have)});
  }
  std::sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) {
    return a.score != b.score ? a.score > b.score : a.telling.term < b.telling.term;
  });
  if (scored.size() > most) scored.resize(most);
  std::vector<TellingTerm> terms;
  for (Scored& one : scored) terms.push_back(std::move(one.telling));
  return terms;
}

}  // namespace seogo::searchd::engine
