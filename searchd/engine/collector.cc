#include "searchd/engine/collector.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "searchd/engine/commented.h"
#include "searchd/engine/deadline_source.h"
#include "searchd/engine/document_set.h"
#include "searchd/engine/filter_query.h"
#include "searchd/engine/fresh.h"
#include "searchd/engine/order.h"
#include "searchd/engine/weighing.h"
#include "searchd/query/free_words.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using Xapian::Query;

// Candidates that are fetched at once, and how many are looked at beyond a full page, so that the
// share of them that matches tells the total.
constexpr std::size_t fetched_at_once = 200;
// So many times more when they are not enough, which is nearly always all: to fetch them is a walk over
// all that match each time, while most of them need not be read (syllable_rows.h).
constexpr std::size_t fetched_growth = 100;
// So many candidates are all looked at: then the total is exact. Of more at least so many.
struct Checked {
  std::size_t exactly;
  std::size_t least;
};
constexpr Checked usually = {100, 60};
// Where the total is all that is wanted, beside the results: a share of .9 that match is told to .06
// (one standard deviation) instead of .04. Looking at the texts of comments was a seventh of a search.
constexpr Checked roughly = {40, 24};
constexpr std::size_t counted_exactly = 500;  // matches of a ranked query
// Candidates looked at where all that match are counted: all of so many, else so many of them.
constexpr std::size_t all_looked_at = 300;
constexpr std::size_t sampled = 40;

// Of the time that is left: what was weighed by then is still put in order, checked and shown.
constexpr double weighing_time = 0.7;

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

bool reranked_here(const Holdings& holdings, const Request& request) {
  return holdings.reranks && request.sort == Sort::relevance;
}

// How many of a list, best first, are no tail.
std::size_t without_tail(const Xapian::MSet& set, double least_weight) {
  Xapian::doccount good = set.size();
  while (good > 0 && set[good - 1].get_weight() < least_weight) --good;
  return good;
}

}  // namespace

Collector::Collector(const Index& index, const Holdings& holdings, const query::Node& root,
                     query::Mode mode, const Request& request, Attempt attempt)
    : database_(index.database),
      holdings_(holdings),
      kept_(index.kept),
      stored_(index.stored),
      deadline_(index.deadline),
      request_(request),
      attempt_(attempt),
      tree_(query::print(root) + static_cast<char>('0' + static_cast<int>(mode))),
      check_(index.database, index.stored, index.kept, holdings, root, mode),
      readings_(reranked_here(holdings, request) || mode != query::Mode::required
                    ? index.readings.all(query::forms(root))
                    : query::Readings()),
      rerank_(reranked_here(holdings, request) ? readings_ : query::Readings(), index.lexicon,
              index.database),
      leaves_words_out_(query::leaves_words_out(root, index.database)),
      cuts_tail_(mode != query::Mode::required && request.match != Match::any),
      fold_slot_(holdings.fold_slot(request)),
      folds_(fold_slot_ != schema::no_slot && index.database.get_value_freq(fold_number()) > 0),
      enquire_(index.database) {
  const Weighed weighed =
      engine::weighed(planned(index, root, mode, readings_, stopped_),
                      {index.database, index.kept, index.deadline.within(weighing_time)}, stopped_);
  words_ = weighed.query;
  if (holdings.has_facets && !narrows(request)) all_ = weighed.all;
  enquire_.set_query(narrowed(words_, request));
  enquire_.set_weighting_scheme(Xapian::BM25Weight(query::bm25_k1, 0, 1, query::bm25_b, 0));
  sort_by_ = request.sort;
  if (sort_by_ == Sort::relevance && !ranks(root)) sort_by_ = Sort::newest;
  if (holdings.has_facets) choices_ = choices(request);
  exact_wanted_ = mode == query::Mode::required;
  unseen_ = {words_, cuts_tail_};
}

Answer Collector::run() {
  // What was made of the query past the deadline may lack words.
  Answer answer;
  if (deadline_.passed()) {
    answer.total.exact = false;
    answer.out_of_time = true;
    if (!request_.cursor.empty()) answer.cursor = request_.cursor;
    return answer;
  }
  if (request_.fresh && sort_by_ == Sort::relevance) freshen();
  if (cuts_tail_ && sort_by_ != Sort::relevance) cut_tail();
  if (request_.cursor.empty()) {
    page_begin_ = request_.offset;
    page_end_ = request_.offset + request_.limit;
    if (reranks()) {
      page_begin_ = 0;
      page_end_ = std::max(page_end_, query::rerank_weights.depth);
    }
    set_order(enquire_, sort_by_, Ties::by_relevance);
    answer = page();
    if (reranks()) {
      rerank(answer.page);
      const std::size_t skipped = std::min(answer.page.size(), request_.offset);
      answer.page.erase(answer.page.begin(),
                        answer.page.begin() + static_cast<std::ptrdiff_t>(skipped));
      if (answer.page.size() > request_.limit) answer.page.resize(request_.limit);
    }
  } else {
    answer = row();
  }
  if (counts_all()) count_all(answer);
  return answer;
}

Answer Collector::page() {
  if (counts_all() && sees_all_at_once() && !all_) enquire_.add_matchspy(&seen_);
  Answer answer = check_.needed() ? checked() : counted();
  if (stopped_) answer.out_of_time = true;
  if (leaves_words_out_ || answer.out_of_time) answer.total.exact = false;
  return answer;
}

Query Collector::narrowed(const Query& words, const Request& request) {
  return until(deadline_, holdings_.narrow(words, request, database_, deadline_, stopped_),
               stopped_);
}

// What is a tail is told by the words alone: those that are none are found before, and only then
// weighed anew.
void Collector::freshen() {
  const Xapian::MSet first = enquire_.get_mset(0, 1);
  if (first.empty()) return;
  const double best = first.begin().get_weight();
  if (cuts_tail_) {
    least_weight_ = best * query::tail_share;
    const Found found = find_all(words_, request_, least_weight_);
    DocumentSet results(database_);
    for (const Seen::One& one : found) results.add(one.id);
    words_ = Query(Query::OP_FILTER, words_, results.query());
    all_ = nullptr;
    cuts_tail_ = false;
    exact_wanted_ = true;
  }
  words_ = Query(Query::OP_AND_MAYBE, words_, fresh_query(request_, best, database_));
  enquire_.set_query(narrowed(words_, request_));
}

// Past the deadline the rest stays in the order of the index.
void Collector::rerank(std::vector<Ranked>& found) const {
  const std::size_t depth = std::min(query::rerank_weights.depth, found.size());
  const double best =
      found.empty() || found.front().index_score <= 0 ? 1 : found.front().index_score;
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].share = found[i].index_score / best;
    found[i].score = found[i].share;
    if (i >= depth || deadline_.passed()) continue;
    const std::string_view stored = stored_.of(found[i].id);
    if (stored.empty()) continue;
    found[i].rerank = rerank_.parts(holdings_.view(stored));
    found[i].score += found[i].rerank->bonus();
  }
  std::stable_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(depth),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

// What lacks half of the best document's score is no result. By relevance the list itself tells;
// other orders need a search for the best one first.
double Collector::least_score(const Xapian::MSet& best_first) {
  if (!cuts_tail_ || sort_by_ != Sort::relevance || best_first.empty()) return 0;
  return least_weight_ = best_first.begin().get_weight() * query::tail_share;
}

void Collector::cut_tail() {
  const Xapian::MSet best = enquire_.get_mset(0, 1);
  if (best.empty()) return;
  least_weight_ = best.begin().get_weight() * query::tail_share;
  enquire_.set_cutoff(0, least_weight_);
}

// The index decides alone. Of folded results Xapian knows a lower bound only, which is their number
// where it was made to look at all of them; else a list of them is counted.
Answer Collector::counted() {
  const bool cuts_list = cuts_tail_ && sort_by_ == Sort::relevance;
  const bool counts_list = cuts_list || (folds_ && !exact_wanted_);
  const std::size_t begin = counts_list ? 0 : page_begin_;
  const std::size_t end = counts_list ? std::max(page_end_, counted_exactly) : page_end_;
  const bool sees_all = counts_all() && sees_all_at_once() && !all_;
  const bool knows_total = exact_wanted_ && all_;
  // Whoever has to weigh all that match cannot pass over those that have no chance.
  const bool counts_apart = exact_wanted_ && !folds_ && !sees_all && sort_by_ == Sort::relevance;
  const std::size_t least = counts_apart || counts_list || knows_total ? 0
                            : exact_wanted_ || sees_all                ? database_.get_doccount()
                                                        : std::max(counted_exactly, page_end_);
  if (folds_) enquire_.set_collapse_key(fold_number());
  const Xapian::MSet set = enquire_.get_mset(static_cast<Xapian::doccount>(begin),
                                             static_cast<Xapian::doccount>(end - begin),
                                             static_cast<Xapian::doccount>(least));
  enquire_.clear_matchspies();
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
  } else if (knows_total) {
    answer.total = {count_once(*all_), true};
  } else if (folds_ && exact_wanted_) {
    answer.total = {set.get_matches_lower_bound(), true};
  } else if (counts_apart && set.get_matches_lower_bound() < set.get_matches_upper_bound() &&
             !stopped_) {
    answer.total = {count_unweighed(), true};
  } else {
    answer.total = {set.get_matches_estimated(),
                    set.get_matches_lower_bound() == set.get_matches_upper_bound()};
  }
  return answer;
}

// Copies of one text are one.
std::uint64_t Collector::count_once(const Scored& all) const {
  if (!folds_) return all.size();
  const std::shared_ptr<Columns> columns = kept_.columns(database_);
  const GroupColumn& groups = columns->groups(fold_slot_, database_);
  std::vector<bool> met(groups.count + std::size_t{1});
  std::uint64_t count = 0;
  for (const Xapian::docid id : all.documents) {
    const std::uint32_t group = groups.of(id);
    if (group == 0 || !met[group]) ++count;
    met[group] = true;
  }
  return count;
}

// How many match, which takes half as long as weighing each of them.
std::uint64_t Collector::count_unweighed() {
  Xapian::Enquire enquire(database_);
  enquire.set_query(Query(Query::OP_SCALE_WEIGHT, narrowed(words_, request_), 0));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 1, database_.get_doccount()).get_matches_lower_bound();
}

Answer Collector::checked() {
  const std::size_t wanted = page_end_;
  Answer answer;
  std::unordered_set<std::string> groups;  // that are among the matching
  std::size_t looked_at = 0;
  std::size_t matching = 0;
  std::size_t candidates = 0;
  double least_weight = 0;
  std::size_t chunk = std::max(fetched_at_once, wanted);
  while (true) {
    const bool sees_all = looked_at == 0 && counts_all() && sees_all_at_once() && !all_;
    const std::size_t set_begin = looked_at;
    const Xapian::MSet set = enquire_.get_mset(static_cast<Xapian::doccount>(looked_at),
                                               static_cast<Xapian::doccount>(chunk),
                                               sees_all ? database_.get_doccount() : 0);
    enquire_.clear_matchspies();
    candidates = std::max<std::size_t>(looked_at + set.size(), set.get_matches_estimated());
    if (looked_at == 0) least_weight = least_score(set);
    const Checked& sizes = holdings_.counts_roughly ? roughly : usually;
    const std::size_t enough = check_.all_match()            ? fetched_at_once
                               : candidates <= sizes.exactly ? candidates
                                                             : sizes.least;
    bool tail = false;
    bool done = false;
    for (auto it = set.begin(); it != set.end() && !answer.out_of_time; ++it) {
      tail = it.get_weight() < least_weight;
      done = matching >= wanted && looked_at >= enough;
      if (tail || done) break;
      ++looked_at;
      if (!check_.rules_out(*it)) {
        const Xapian::Document document = it.get_document();
        const std::string group = folds_ ? document.get_value(fold_number()) : std::string();
        if (!groups.contains(group) && check_.matches(document)) {
          if (!group.empty()) groups.insert(group);
          ++matching;
          if (matching > page_begin_ && matching <= wanted) {
            answer.page.push_back({*it, it.get_weight(), it.get_weight(), {}, 0});
          }
        }
      }
      answer.out_of_time = deadline_.passed();
    }
    if (stopped_) answer.out_of_time = true;
    const bool all_seen = tail || (!done && set.size() < chunk);
    if (all_seen && !answer.out_of_time) {
      answer.total = {matching, true};
      return answer;
    }
    if (answer.out_of_time) break;
    if (matching >= wanted && looked_at >= enough) {
      // The tail may begin behind what was looked at.
      const std::size_t good = without_tail(set, least_weight);
      if (good < chunk) candidates = set_begin + good;
      break;
    }
    chunk *= fetched_growth;
  }
  const double share =
      static_cast<double>(matching) / static_cast<double>(std::max<std::size_t>(looked_at, 1));
  const double rest = static_cast<double>(candidates - looked_at) * share;
  answer.total = {matching + static_cast<std::uint64_t>(std::llround(rest)), false};
  return answer;
}

// All that match, copies once. The total is that of what was counted, where that tells it better.
void Collector::count_all(Answer& answer) {
  Found found = seen_.all();
  const bool knows_all = all_ && sees_all_at_once();
  if (!sees_all_at_once()) {
    Request unchosen = request_;
    for (const Choice& choice : choices_) unchosen.*choice.chosen = {};
    std::optional<double> least;
    if (unseen_.cuts_tail) least = least_weight_ > 0 ? least_weight_ : least_of(unchosen);
    found = find_all(unseen_.words, unchosen, least);
  }
  std::vector<Xapian::docid> candidates;
  candidates.reserve(found.size());
  for (const Seen::One& one : found) candidates.push_back(one.id);
  std::sort(candidates.begin(), candidates.end());
  if (knows_all) candidates = all_->documents;
  const std::shared_ptr<Columns> columns = kept_.columns(database_);
  const bool looks_at_all = request_.exact || candidates.size() <= all_looked_at;
  answer.matching = sift(candidates, choices_, check_,
                         {database_, *columns, folds_ ? fold_slot_ : schema::no_slot,
                          looks_at_all ? candidates.size() : sampled, deadline_});
  if (stopped_ || leaves_words_out_) answer.matching->whole = false;
  if (stopped_ || (request_.exact && deadline_.passed())) answer.out_of_time = true;
  if (!answer.total.exact && !answer.out_of_time && answer.matching->whole) {
    answer.total = answer.matching->total();
  }
}

// Of what was chosen there is nothing, so that its best does not tell what is a tail.
double Collector::least_of(const Request& unchosen) {
  enquire_.set_query(narrowed(unseen_.words, unchosen));
  enquire_.set_sort_by_relevance();
  const Xapian::MSet best = enquire_.get_mset(0, 1);
  return best.empty() ? 0 : best.begin().get_weight() * query::tail_share;
}

// All candidates in order of their numbers, with their weights where a least one is named.
Found Collector::find_all(const Query& words, const Request& request, std::optional<double> least) {
  Xapian::Enquire enquire(database_);
  enquire.set_query(narrowed(words, request));
  if (least) {
    enquire.set_weighting_scheme(Xapian::BM25Weight(query::bm25_k1, 0, 1, query::bm25_b, 0));
    enquire.set_cutoff(0, *least);
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  Seen seen;
  enquire.add_matchspy(&seen);
  static_cast<void>(enquire.get_mset(0, 1, database_.get_doccount()));
  return seen.all();
}

}  // namespace seogo::searchd::engine
