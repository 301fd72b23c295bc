#include "searchd/engine/explanation.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "schema/document.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using Xapian::Query;
using Term = Explanation::Term;

class Walk {
 public:
  Walk(const Xapian::Database& database, std::string id_term)
      : database_(database), id_term_(std::move(id_term)), enquire_(database) {
    enquire_.set_weighting_scheme(Xapian::BM25Weight(query::bm25_k1, 0, 1, query::bm25_b, 0));
  }

  void visit(const Query& query, double scale) {
    const std::optional<double> weight = weight_of(query);
    if (!weight || *weight <= 0) return;
    switch (query.get_type()) {
      case Query::LEAF_TERM:
        return add(*query.get_terms_begin(), scale, *weight);
      case Query::OP_AND:
      case Query::OP_OR:
      case Query::OP_AND_MAYBE:
        for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
          visit(query.get_subquery(i), scale);
        }
        return;
      case Query::OP_FILTER:
        if (query.get_subquery(0).get_type() == Query::LEAF_POSTING_SOURCE) {
          return add(*query.get_terms_begin(), scale, *weight);  // a weight given, not counted
        }
        return visit(query.get_subquery(0), scale);
      case Query::OP_AND_NOT:
        return visit(query.get_subquery(0), scale);
      case Query::OP_SCALE_WEIGHT: {
        const std::optional<double> unscaled = weight_of(query.get_subquery(0));
        if (unscaled && *unscaled > 0) visit(query.get_subquery(0), scale * *weight / *unscaled);
        return;
      }
      default:  // open*: all words that begin so weigh as one
        return add(matching_terms(query), scale, *weight);
    }
  }

  [[nodiscard]] std::vector<Term> take() const {
    std::vector<Term> terms;
    for (const auto& [name, term] : terms_) terms.push_back(term);
    std::stable_sort(terms.begin(), terms.end(),
                     [](const Term& a, const Term& b) { return a.weight > b.weight; });
    return terms;
  }

 private:
  // Of this document; nothing if it does not match.
  [[nodiscard]] std::optional<double> weight_of(const Query& query) {
    const Xapian::MSet found = only_here(query);
    if (found.empty()) return std::nullopt;
    return found.begin().get_weight();
  }

  [[nodiscard]] Xapian::MSet only_here(const Query& query) {
    enquire_.set_query(Query(Query::OP_FILTER, query, Query(id_term_)));
    return enquire_.get_mset(0, 1);
  }

  [[nodiscard]] std::string matching_terms(const Query& query) {
    const Xapian::docid here = *only_here(query).begin();
    std::string names;
    for (auto it = query.get_unique_terms_begin(); it != query.get_terms_end(); ++it) {
      // By its postings: documents have no lists of their terms.
      auto posting = database_.postlist_begin(*it);
      posting.skip_to(here);
      const bool has = posting != database_.postlist_end(*it) && *posting == here;
      if (has) names += (names.empty() ? "" : " ") + *it;
    }
    return names;
  }

  void add(const std::string& name, double scale, double weight) {
    Term& term = terms_[name];
    term.term = name;
    term.documents = database_.get_termfreq(name);
    term.scale = (term.weight > 0 ? term.scale : 0) + scale;
    term.weight += scale * weight;
  }

  const Xapian::Database& database_;
  std::string id_term_;
  Xapian::Enquire enquire_;
  std::map<std::string, Term> terms_;
};

}  // namespace

Explanation explain(const Index& index, const query::Node& root, query::Mode mode,
                    const Ranked& ranked, const std::string& id) {
  Walk walk(index.database, schema::id_term(id));
  walk.visit(query::plan(root, mode, {index.lexicon, index.database, index.deadline}).query(), 1);
  return {walk.take(), ranked.index_score, ranked.share, ranked.rerank};
}

}  // namespace seogo::searchd::engine
