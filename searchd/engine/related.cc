#include "searchd/engine/related.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "schema/analyzer.h"
#include "schema/document.h"
#include "schema/fields.h"
#include "schema/normalizer.h"
#include "schema/stored.h"
#include "searchd/engine/conditions.h"
#include "searchd/engine/copies.h"
#include "searchd/engine/deadline_source.h"
#include "searchd/engine/hit.h"
#include "searchd/engine/telling_terms.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using Xapian::Query;

Query any_of_terms(const std::vector<TellingTerm>& terms) {
  std::vector<Query> all;
  for (const TellingTerm& one : terms) {
    all.emplace_back(Query::OP_SCALE_WEIGHT, Query(one.term), one.weight);
  }
  return {Query::OP_OR, all.begin(), all.end()};
}

class Relatives {
 public:
  Relatives(const Xapian::Database& database, query::Deadline deadline)
      : database_(database), deadline_(deadline), enquire_(database) {
    enquire_.set_weighting_scheme(Xapian::BM25Weight(query::bm25_k1, 0, 1, query::bm25_b, 0));
  }

  // What the article itself would have.
  double own_score(const Query& query, const std::string& own_term) {
    enquire_.set_query(Query(Query::OP_FILTER, query, Query(own_term)));
    const Xapian::MSet set = enquire_.get_mset(0, 1);
    return set.empty() ? 0 : set.begin().get_weight();
  }

  void find(const Query& query, const std::vector<TellingTerm>& terms, double own,
            std::size_t limit, std::vector<Hit>& out) {
    if (database_.get_value_freq(schema::group_slot) > 0) {
      enquire_.set_collapse_key(schema::group_slot);
    }
    enquire_.set_query(until(deadline_, query, stopped_));
    // Some of the best may share too few terms.
    const auto wanted = static_cast<Xapian::doccount>(2 * limit);
    const Xapian::MSet set = enquire_.get_mset(0, wanted);
    const TermsOf terms_of = terms_in(set, terms);
    for (auto it = set.begin(); it != set.end() && out.size() < limit; ++it) {
      const double share = it.get_weight() / own;
      if (share < least_related_share) break;
      const Xapian::Document document = it.get_document();
      const schema::Article article = schema::stored_article(database_, document);
      const Shared shared = shared_terms(terms_of.at(*it), article);
      const double score = share * static_cast<double>(shared.in_text) /
                           static_cast<double>(std::max<std::size_t>(1, shared.all));
      if (shared.in_text < fewest_shared_terms || score < least_related_share) continue;
      Hit hit = make_hit(article, score, {});
      hit.duplicates = other_copies(database_, group_of(document));
      out.push_back(std::move(hit));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Hit& a, const Hit& b) { return a.score > b.score; });
  }

  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  struct Shared {
    std::size_t all = 0;
    std::size_t in_text = 0;
  };
  using TermsOf = std::map<Xapian::docid, std::vector<std::string_view>>;

  // By their postings: documents have no lists of their terms.
  [[nodiscard]] TermsOf terms_in(const Xapian::MSet& set,
                                 const std::vector<TellingTerm>& terms) const {
    TermsOf found;
    for (const Xapian::docid id : set) found[id];
    for (const TellingTerm& one : terms) {
      auto posting = database_.postlist_begin(one.term);
      const auto end = database_.postlist_end(one.term);
      for (auto& [id, own] : found) {
        posting.skip_to(id);
        if (posting == end) break;
        if (*posting == id) own.emplace_back(one.term);
      }
    }
    return found;
  }

  // The index does not tell what only comments say. A thread that names something forty times would
  // decide what the article is about.
  [[nodiscard]] static Shared shared_terms(const std::vector<std::string_view>& terms,
                                           const schema::Article& article) {
    std::string text;
    if (!article.comments.empty()) {
      text = schema::normalize(article.title) + " " + schema::normalize(article.subtitle) + " ";
      for (const std::string& tag : article.tags) text += schema::normalize(tag) + " ";
      text += schema::normalize(article.body);
      if (schema::has_hanja(text)) text += " " + schema::reading_of(text);
    }
    Shared shared;
    for (const std::string_view term : terms) {
      ++shared.all;
      if (text.empty() || text.find(term) != std::string::npos) ++shared.in_text;
    }
    return shared;
  }

  const Xapian::Database& database_;
  query::Deadline deadline_;
  Xapian::Enquire enquire_;
  bool stopped_ = false;
};

}  // namespace

std::optional<Related> related(const Xapian::Database& database, const std::string& id,
                               const RelatedRequest& request, query::Deadline deadline) {
  const std::string own_term = schema::id_term(id);
  const auto place = database.postlist_begin(own_term);
  if (place == database.postlist_end(own_term)) return std::nullopt;
  Related out;
  const std::size_t limit = std::min(request.limit, most_related);
  if (limit == 0) return out;
  if (deadline.passed()) {
    out.out_of_time = true;
    return out;
  }
  const schema::Article article = schema::stored_article(database, *place);
  const std::vector<TellingTerm> terms = telling_terms(database, article, most_related_terms);
  if (terms.size() < fewest_shared_terms) return out;

  Relatives relatives(database, deadline);
  Query query = any_of_terms(terms);
  const double own = relatives.own_score(query, own_term);
  if (own <= 0) return out;
  const std::string copies = copies_term(database, id).value_or(own_term);
  query = Query(Query::OP_AND_NOT, query, Query(own_term));
  if (copies != own_term) query = Query(Query::OP_AND_NOT, query, Query(copies));
  Request narrowed;
  narrowed.from = request.from;
  narrowed.to = request.to;
  narrowed.sites = request.sites;
  bool cut = false;
  query = Query(Query::OP_FILTER, query, conditions(narrowed, database, deadline, cut).query());
  relatives.find(query, terms, own, limit, out.hits);
  out.out_of_time = cut || relatives.stopped();
  return out;
}

}  // namespace seogo::searchd::engine
