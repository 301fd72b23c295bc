#include "searchd/engine/collector.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "searchd/engine/commented.h"
#include "searchd/engine/fresh.h"
#include "searchd/engine/weighing.h"
#include "searchd/query/free_words.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

// So many candidates are all looked at: then the total is exact. Of more at least so many, beyond a
// full page, so that the share of them that matches tells the total.
struct Checked {
  std::size_t exactly;
  std::size_t least;
};
constexpr Checked usually = {100, 60};
// Where the total is all that is wanted, beside the results: a share of .9 that match is told to .06
// (one standard deviation) instead of .04. Looking at the texts of comments was a seventh of a search.
constexpr Checked roughly = {40, 24};
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

}  // namespace

Collector::Collector(const Index& index, const Holdings& holdings, const query::Node& root,
                     query::Mode mode, const Request& request, Attempt attempt)
    : database_(index.database),
      holdings_(holdings),
      kept_(index.kept),
      columns_(index.kept.columns(index.database)),
      stored_(index.stored),
      deadline_(index.deadline),
      request_(request),
      attempt_(attempt),
      tree_(query::key(root) + static_cast<char>('0' + static_cast<int>(mode))),
      check_(index.database, index.stored, index.kept, holdings,
             {root, mode, tree_,
              query::deciding_terms(root, mode, {index.lexicon, index.database, index.deadline})}),
      readings_(reranked_here(holdings, request) || mode != query::Mode::required
                    ? index.readings.all(query::forms(root))
                    : query::Readings()),
      rerank_(reranked_here(holdings, request) ? readings_ : query::Readings(), index.lexicon,
              index.database),
      leaves_words_out_(query::leaves_words_out(root, index.database)),
      cuts_tail_(mode != query::Mode::required && request.match != Match::any),
      fold_slot_(holdings.fold_slot(request)),
      folds_(fold_slot_ != schema::no_slot &&
             index.database.get_value_freq(static_cast<Xapian::valueno>(fold_slot_)) > 0),
      plan_(planned(index, root, mode, readings_, stopped_)),
      sort_by_(request.sort) {
  if (sort_by_ == Sort::relevance && !ranks(root)) sort_by_ = Sort::newest;
  all_ = candidates_ = find(request);
}

// What a request lets through, a tail included.
Collector::Found Collector::find(const Request& request) {
  std::vector<query::Plan> parts;
  parts.push_back(plan_);
  parts.push_back(query::scaled(holdings_.conditions(request, database_, deadline_, stopped_), 0));
  const query::Plan whole = query::all_of(std::move(parts));
  const Walked walked{database_, kept_, deadline_.within(weighing_time)};
  return std::make_shared<const Scored>(weighed(whole, walked, stopped_));
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
  if (cuts_tail_) {
    least_weight_ = all_->best() * query::tail_share;
    all_ = candidates_ = std::make_shared<const Scored>(all_->at_least(least_weight_));
  }
  if (request_.fresh && sort_by_ == Sort::relevance) {
    candidates_ = std::make_shared<const Scored>(freshened(*all_, request_, database_, *columns_));
  }
  if (request_.cursor.empty()) {
    page_begin_ = request_.offset;
    page_end_ = request_.offset + request_.limit;
    if (reranks()) {
      page_begin_ = 0;
      page_end_ = std::max(page_end_, query::rerank_weights.depth);
    }
    answer = page(Ties::by_relevance);
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

Answer Collector::page(Ties ties) {
  Order order(*candidates_, sort_by_, ties, database_, *columns_);
  Answer answer = check_.all_match() ? counted(order) : checked(order);
  if (stopped_) answer.out_of_time = true;
  if (leaves_words_out_ || answer.out_of_time) answer.total.exact = false;
  return answer;
}

Ranked Collector::ranked(std::size_t candidate) const {
  const double weight = candidates_->weights[candidate];
  return {candidates_->documents[candidate], weight, weight, {}, 0};
}

const GroupColumn* Collector::groups() const {
  return folds_ ? &columns_->groups(fold_slot_, database_) : nullptr;
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
    const Text stored = stored_.of(found[i].id);
    if (stored->empty()) continue;
    found[i].rerank = rerank_.parts(schema::stored_texts(*stored));
    found[i].score += found[i].rerank->bonus();
  }
  std::stable_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(depth),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

// The index decides alone.
Answer Collector::counted(Order& order) const {
  Answer answer;
  const GroupColumn* const groups = this->groups();
  std::unordered_set<std::uint32_t> met;
  std::size_t kept = 0;
  for (std::size_t place = 0; place < order.size() && kept < page_end_; ++place) {
    const std::size_t candidate = order.at(place);
    const std::uint32_t group =
        groups == nullptr ? 0 : groups->of(candidates_->documents[candidate]);
    if (group != 0 && !met.insert(group).second) continue;
    if (kept++ >= page_begin_) answer.page.push_back(ranked(candidate));
  }
  answer.total = {count_once(), true};
  return answer;
}

// Copies of one text are one.
std::uint64_t Collector::count_once() const {
  if (!folds_) return candidates_->size();
  const GroupColumn& groups = *this->groups();
  std::vector<bool> met(groups.count + std::size_t{1});
  std::uint64_t count = 0;
  for (const Xapian::docid id : candidates_->documents) {
    const std::uint32_t group = groups.of(id);
    if (group == 0 || !met[group]) ++count;
    met[group] = true;
  }
  return count;
}

Answer Collector::checked(Order& order) {
  const Checked& sizes = holdings_.counts_roughly ? roughly : usually;
  const std::size_t all = order.size();
  const std::size_t enough = all <= sizes.exactly ? all : sizes.least;
  const GroupColumn* const groups = this->groups();
  Answer answer;
  std::unordered_set<std::uint32_t> met;  // groups that are among the matching
  std::size_t looked_at = 0;
  std::size_t matching = 0;
  while (looked_at < all && (matching < page_end_ || looked_at < enough)) {
    if (deadline_.passed()) {
      answer.out_of_time = true;
      break;
    }
    const std::size_t candidate = order.at(looked_at);
    ++looked_at;
    const Xapian::docid id = candidates_->documents[candidate];
    const std::uint32_t group = groups == nullptr ? 0 : groups->of(id);
    if (met.contains(group) || !check_.matches(id)) continue;
    if (group != 0) met.insert(group);
    if (matching++ >= page_begin_ && matching <= page_end_) {
      answer.page.push_back(ranked(candidate));
    }
  }
  const double share =
      static_cast<double>(matching) / static_cast<double>(std::max<std::size_t>(looked_at, 1));
  const double rest = static_cast<double>(all - looked_at) * share;
  answer.total = {matching + static_cast<std::uint64_t>(std::llround(rest)), looked_at == all};
  return answer;
}

// All that match, copies once. The total is that of what was counted, where that tells it better.
void Collector::count_all(Answer& answer) {
  const std::vector<Choice> choices =
      holdings_.has_facets ? engine::choices(request_) : std::vector<Choice>();
  Found all = all_;
  if (!choices.empty()) {
    Request unchosen = request_;
    for (const Choice& choice : choices) unchosen.*choice.chosen = {};
    all = find(unchosen);
    if (cuts_tail_) {
      // Of what was chosen there may be nothing, so that its best does not tell what is a tail.
      const double least = least_weight_ > 0 ? least_weight_ : all->best() * query::tail_share;
      all = std::make_shared<const Scored>(all->at_least(least));
    }
  }
  const std::vector<Xapian::docid>& candidates = all->documents;
  const bool looks_at_all = request_.exact || candidates.size() <= all_looked_at;
  answer.matching = sift(candidates, choices, check_,
                         {database_, *columns_, folds_ ? fold_slot_ : schema::no_slot,
                          looks_at_all ? candidates.size() : sampled, deadline_});
  if (stopped_ || leaves_words_out_) answer.matching->whole = false;
  if (stopped_ || (request_.exact && deadline_.passed())) answer.out_of_time = true;
  if (!answer.total.exact && !answer.out_of_time && answer.matching->whole) {
    answer.total = answer.matching->total();
  }
}

}  // namespace seogo::searchd::engine
