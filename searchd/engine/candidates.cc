#include "searchd/engine/candidates.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "schema/analyzer.h"
#include "schema/document.h"
#include "searchd/engine/copies.h"
#include "searchd/engine/deadline_source.h"
#include "searchd/engine/filter_query.h"
#include "searchd/engine/matcher.h"
#include "searchd/engine/order.h"
#include "searchd/engine/rerank.h"
#include "searchd/engine/seen.h"
#include "searchd/query/free_words.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using Xapian::Query;

constexpr std::size_t least_checked = 200;    // candidates, about 10 ms
constexpr std::size_t counted_exactly = 500;  // matches of a ranked query
constexpr std::size_t most_sampled = 1000;    // candidates, for facets: about 50 ms

// A sample by number would miss every other day of a daily notice. The multiplier is Knuth's, 2^32
// over the golden ratio.
std::uint32_t scattered(Xapian::docid id) { return id * 2654435761U; }

// Whether a query has words to rank by: fields of whole values, numbers and days have none.
bool ranks(const query::Node& node) {
  switch (node.kind) {
    case query::Kind::word:
    case query::Kind::phrase:
    case query::Kind::prefix:
      return node.field == nullptr || node.field->kind == schema::Kind::text;
    case query::Kind::all:
    case query::Kind::any:
      return std::any_of(node.children.begin(), node.children.end(), ranks);
    case query::Kind::initials:
    case query::Kind::everything:
    case query::Kind::exclude:
    case query::Kind::range:
      break;
  }
  return false;
}

class Collector {
 public:
  Collector(const Index& index, const query::Node& root, query::Mode mode, const Request& request)
      : database_(index.database),
        deadline_(index.deadline),
        request_(request),
        matcher_(root, mode),
        rerank_(query::forms(root), index.lexicon, index.database, index.deadline),
        leaves_words_out_(query::leaves_words_out(root, index.database)),
        cuts_tail_(mode != query::Mode::required && request.match != Match::any),
        folds_(request.fold && request.duplicates_of.empty() &&
               index.database.get_value_freq(schema::group_slot) > 0),
        enquire_(index.database) {
    const Query query = query::compile(root, mode, index.lexicon, index.database, index.deadline);
    enquire_.set_query(
        until(deadline_, filtered(query, request, database_, deadline_, stopped_), stopped_));
    enquire_.set_weighting_scheme(Xapian::BM25Weight(query::bm25_k1, 0, 1, query::bm25_b, 0));
    sort_by_ = request.sort;
    if (sort_by_ == Sort::relevance && !ranks(root)) sort_by_ = Sort::newest;
    exact_wanted_ = mode == query::Mode::required;
    page_begin_ = request.offset;
    page_end_ = request.offset + request.limit;
    if (reranks()) {
      page_begin_ = 0;
      page_end_ = std::max(page_end_, query::rerank_weights.depth);
    }
  }

  Answer run() {
    // What was made of the query past the deadline may lack words.
    if (deadline_.passed()) return {{}, {0, false}, true, {}};
    if (cuts_tail_ && sort_by_ != Sort::relevance) cut_tail();
    set_order(enquire_, sort_by_);
    Answer answer = matcher_.needed() ? checked() : counted();
    if (stopped_) answer.out_of_time = true;
    if (leaves_words_out_ || answer.out_of_time) answer.total.exact = false;
    if (reranks()) rerank(answer.page);
    if (!request_.facets.empty() || request_.facet_stats) answer.matching = matching();
    return answer;
  }

 private:
  [[nodiscard]] bool reranks() const { return sort_by_ == Sort::relevance && rerank_.has_words(); }

  // From the first results on to the page asked for. Past the deadline the rest stays in the order of
  // the index.
  void rerank(std::vector<Ranked>& found) const {
    const std::size_t depth = std::min(query::rerank_weights.depth, found.size());
    const double best =
        found.empty() || found.front().index_score <= 0 ? 1 : found.front().index_score;
    for (std::size_t i = 0; i < found.size(); ++i) {
      found[i].share = found[i].index_score / best;
      found[i].score = found[i].share;
      if (i >= depth || deadline_.passed()) continue;
      const schema::Article article =
          schema::to_article(database_.get_document(found[i].id).get_data());
      found[i].rerank = rerank_.parts(article);
      found[i].score += found[i].rerank->bonus();
    }
    std::stable_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(depth),
                     [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    const std::size_t skipped = std::min(found.size(), request_.offset);
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(skipped));
    if (found.size() > request_.limit) found.resize(request_.limit);
  }

  // What lacks half of the best document's score is no result. By relevance the list itself tells;
  // other orders need a search for the best one first.
  [[nodiscard]] double least_score(const Xapian::MSet& best_first) const {
    if (!cuts_tail_ || sort_by_ != Sort::relevance || best_first.empty()) return 0;
    return best_first.begin().get_weight() * query::tail_share;
  }

  void cut_tail() {
    const Xapian::MSet best = enquire_.get_mset(0, 1);
    if (!best.empty()) enquire_.set_cutoff(0, best.begin().get_weight() * query::tail_share);
  }

  // The index decides alone. Of folded results Xapian knows a lower bound only, which is their number
  // where it was made to look at all of them; else a list of them is counted.
  Answer counted() {
    const bool cuts_list = cuts_tail_ && sort_by_ == Sort::relevance;
    const bool counts_list = cuts_list || (folds_ && !exact_wanted_);
    const std::size_t begin = counts_list ? 0 : page_begin_;
    const std::size_t end = counts_list ? std::max(page_end_, counted_exactly) : page_end_;
    const std::size_t least = exact_wanted_ ? database_.get_doccount()
                              : counts_list ? 0
                                            : std::max(counted_exactly, page_end_);
    if (folds_) enquire_.set_collapse_key(schema::group_slot);
    const Xapian::MSet set = enquire_.get_mset(static_cast<Xapian::doccount>(begin),
                                               static_cast<Xapian::doccount>(end - begin),
                                               static_cast<Xapian::doccount>(least));
    Answer answer;
    const double least_weight = least_score(set);
    std::size_t kept = 0;
    for (auto it = set.begin(); it != set.end() && it.get_weight() >= least_weight; ++it) {
      const std::size_t place = begin + kept++;
      if (place < page_begin_ || place >= page_end_) continue;
      answer.page.push_back({*it, it.get_weight(), it.get_weight(), {}, 0});
    }
    if (counts_list && (cuts_list || kept < end)) {
      answer.total = {kept, kept < end};
    } else if (folds_ && exact_wanted_) {
      answer.total = {set.get_matches_lower_bound(), true};
    } else {
      answer.total = {set.get_matches_estimated(),
                      set.get_matches_lower_bound() == set.get_matches_upper_bound()};
    }
    return answer;
  }

  // All that match, without order or page; copies once.
  Matching matching() {
    Seen seen;
    enquire_.clear_matchspies();
    enquire_.add_matchspy(&seen);
    enquire_.set_sort_by_relevance();
    enquire_.set_collapse_key(Xapian::BAD_VALUENO);
    enquire_.set_cutoff(0, 0);
    if (!cuts_tail_) enquire_.set_weighting_scheme(Xapian::BoolWeight());
    static_cast<void>(enquire_.get_mset(0, 1, database_.get_doccount()));
    enquire_.clear_matchspies();

    double least_weight = 0;
    for (const Seen::One& one : seen.all()) least_weight = std::max(least_weight, one.weight);
    least_weight = cuts_tail_ ? least_weight * query::tail_share : 0;
    std::vector<Xapian::docid> documents;
    for (const Seen::One& one : seen.all()) {
      if (one.weight >= least_weight) documents.push_back(one.id);
    }
    std::sort(documents.begin(), documents.end());

    Matching out(database_);
    out.whole = !stopped_;
    std::unordered_set<std::string> groups;
    std::size_t sampled = 0;
    std::size_t matching = 0;
    auto grouped = database_.valuestream_begin(schema::group_slot);
    const auto last_grouped = database_.valuestream_end(schema::group_slot);
    for (const Xapian::docid id : documents) {
      std::string group;
      if (folds_ && grouped != last_grouped) grouped.skip_to(id);
      if (folds_ && grouped != last_grouped && grouped.get_docid() == id) group = *grouped;
      if (!group.empty() && groups.contains(group)) continue;
      const bool in_sample =
          documents.size() <= most_sampled || scattered(id) % documents.size() < most_sampled;
      bool matched = !matcher_.needed();
      if (!matched && in_sample && !deadline_.passed()) {
        ++sampled;
        if (!matches(database_.get_document(id).get_data())) continue;
        ++matching;
        matched = true;
      }
      (matched ? out.certain : out.likely).add(id);
      if (!group.empty()) groups.insert(group);
    }
    out.share = sampled == 0 ? 1 : static_cast<double>(matching) / static_cast<double>(sampled);
    return out;
  }

  [[nodiscard]] bool matches(const std::string& stored) const {
    if (!matcher_.may_match(stored)) return false;
    const schema::Article article = schema::to_article(stored);
    ArticleText text(article);
    return matcher_.matches(text);
  }

  Answer checked() {
    const std::size_t wanted = page_end_;
    Answer answer;
    std::unordered_set<std::string> groups;  // that are among the matching
    std::size_t looked_at = 0;
    std::size_t matching = 0;
    std::size_t candidates = 0;
    double least_weight = 0;
    std::size_t chunk = std::max(least_checked, wanted);
    while (true) {
      const Xapian::MSet set = enquire_.get_mset(static_cast<Xapian::doccount>(looked_at),
                                                 static_cast<Xapian::doccount>(chunk));
      candidates = std::max<std::size_t>(looked_at + set.size(), set.get_matches_estimated());
      if (looked_at == 0) least_weight = least_score(set);
      bool tail = false;
      for (auto it = set.begin(); it != set.end() && !answer.out_of_time; ++it) {
        tail = it.get_weight() < least_weight;
        if (tail) break;
        ++looked_at;
        const Xapian::Document document = it.get_document();
        const std::string group = folds_ ? group_of(document) : std::string();
        if (!groups.contains(group) && matches(document.get_data())) {
          if (!group.empty()) groups.insert(group);
          ++matching;
          if (matching > page_begin_ && matching <= wanted) {
            answer.page.push_back({*it, it.get_weight(), it.get_weight(), {}, 0});
          }
        }
        answer.out_of_time = deadline_.passed();
      }
      if (stopped_) answer.out_of_time = true;
      const bool all_seen = tail || set.size() < chunk;
      if (all_seen && !answer.out_of_time) {
        answer.total = {matching, true};
        return answer;
      }
      if (answer.out_of_time || (matching >= wanted && looked_at >= least_checked)) break;
      chunk *= 2;
    }
    const double share =
        static_cast<double>(matching) / static_cast<double>(std::max<std::size_t>(looked_at, 1));
    const double rest = static_cast<double>(candidates - looked_at) * share;
    answer.total = {matching + static_cast<std::uint64_t>(std::llround(rest)), false};
    return answer;
  }

  const Xapian::Database& database_;
  const query::Deadline deadline_;
  const Request& request_;
  Matcher matcher_;
  Rerank rerank_;
  bool leaves_words_out_;
  bool cuts_tail_;
  bool folds_;
  bool exact_wanted_ = false;
  std::size_t page_begin_;  // of what is fetched
  std::size_t page_end_;
  Sort sort_by_ = Sort::relevance;
  bool stopped_ = false;  // by the deadline, in the midst of matching
  Xapian::Enquire enquire_;
};

}  // namespace

Answer collect(const Index& index, const query::Node& root, query::Mode mode,
               const Request& request) {
  return Collector(index, root, mode, request).run();
}

}  // namespace seogo::searchd::engine
