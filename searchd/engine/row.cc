// Pages in a row (Collector): from where the cursor says on, each document once.
//
// Of copies the first in order stands for all, on whatever page. A document is left out if one before
// it in order is its copy and matches, which can be told of any document without the pages before.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "schema/digest.h"
#include "searchd/engine/collector.h"
#include "searchd/engine/document_set.h"
#include "searchd/engine/order.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t least_fetched = 50;  // candidates
constexpr std::size_t text_fetched = 200;  // where the text decides

std::string generation_of(const Xapian::Database& database) {
  constexpr std::size_t kept = 6;  // bytes: to tell generations apart, not to prove anything
  return schema::Digest().field(database.get_uuid()).bytes().substr(0, kept);
}

// A place in the order by a slot.
struct SortedPlace {
  std::string value;
  Xapian::docid id;

  [[nodiscard]] bool is_before(const SortedPlace& other, bool descending) const {
    if (value != other.value) return descending ? value > other.value : value < other.value;
    return id < other.id;
  }
};

// Lets documents through that stand behind the last of the page before and came before the first page.
class Behind : public Xapian::MatchDecider {
 public:
  Behind(const Bookmark& mark, const SortKey& key) : mark_(mark), key_(key) {}

  bool operator()(const Xapian::Document& document) const override {
    const Xapian::docid id = document.get_docid();
    if (id > mark_.highest) return false;
    if (mark_.last == 0) return true;
    const SortedPlace last{mark_.value, mark_.last};
    return last.is_before({document.get_value(static_cast<Xapian::valueno>(key_.slot)), id},
                          key_.descending);
  }

 private:
  const Bookmark& mark_;
  const SortKey& key_;
};

using CopiesOf = std::unordered_map<std::uint32_t, std::vector<Xapian::docid>>;

}  // namespace

Answer Collector::row() {
  const bool by_rank = sort_by_ == Sort::relevance;
  const bool first = request_.cursor == first_cursor;
  Bookmark mark;
  if (first) {
    mark.attempt = attempt_;
    mark.by_rank = by_rank;
    mark.generation = generation_of(database_);
    mark.highest = database_.get_lastdocid();
  } else if (const std::optional<Bookmark> read = read_cursor(request_)) {
    mark = *read;
  }
  Answer answer;
  if (mark.attempt != attempt_ || mark.by_rank != by_rank) return answer;
  if (mark.generation != generation_of(database_)) {
    // Numbers of documents mean nothing here: what is left to go by is the value, or the position.
    mark.generation = generation_of(database_);
    mark.highest = database_.get_lastdocid();
    if (by_rank) mark.ranking = "of another generation";
    answer.moved = true;
  }
  if (by_rank) {
    read_ranked(mark, answer);
  } else {
    if (first) {
      set_order(enquire_, sort_by_, Ties::by_number);
      page_end_ = request_.limit;
      answer = page();
      mark.total = answer.total;
      answer.page.clear();
    }
    read_sorted(mark, answer);
  }
  answer.total = mark.total;
  return answer;
}

void Collector::read_sorted(Bookmark& mark, Answer& answer) {
  const SortKey& key = *sort_key(sort_by_);
  const auto slot = static_cast<Xapian::valueno>(key.slot);
  const std::shared_ptr<Columns> columns = kept_.columns(database_);
  const GroupColumn* const groups = folds_ ? &columns->groups(fold_slot_, database_) : nullptr;
  enquire_.set_collapse_key(Xapian::BAD_VALUENO);
  set_order(enquire_, sort_by_, Ties::by_number);
  bool more = true;
  CopiesOf copies;  // that are among the found, of the groups met so far
  std::unordered_map<std::uint32_t, Xapian::docid> first_of;  // of a group, the first that matches
  const auto stands_for_all = [&](Xapian::docid id) {
    const std::uint32_t group = groups == nullptr ? 0 : groups->of(id);
    if (group == 0) return true;
    if (const auto known = first_of.find(group); known != first_of.end()) {
      return known->second == id;
    }
    std::vector<SortedPlace> places;
    for (const Xapian::docid other : copies[group]) {
      places.push_back({database_.get_document(other).get_value(slot), other});
    }
    std::sort(places.begin(), places.end(), [&key](const SortedPlace& a, const SortedPlace& b) {
      return a.is_before(b, key.descending);
    });
    const auto first = std::find_if(places.begin(), places.end(), [this](const SortedPlace& place) {
      return check_.matches(place.id);
    });
    return (first_of[group] = first == places.end() ? 0 : first->id) == id;
  };
  std::size_t fetched =
      std::max(request_.limit + 1, check_.needed() ? text_fetched : least_fetched);
  while (more && !answer.out_of_time && answer.page.size() < request_.limit) {
    const Bookmark from = mark;
    const Behind behind(from, key);
    const Xapian::MSet set =
        enquire_.get_mset(0, static_cast<Xapian::doccount>(fetched), 0, nullptr, &behind);
    if (stopped_) break;  // others may stand before those found
    more = set.size() == fetched;

    std::unordered_set<std::uint32_t> met;  // groups, for the first time
    if (groups != nullptr) {
      for (auto it = set.begin(); it != set.end(); ++it) {
        const std::uint32_t group = groups->of(*it);
        if (group != 0 && copies.try_emplace(group).second) met.insert(group);
      }
    }
    if (!met.empty()) {
      DocumentSet wanted(database_);
      for (Xapian::docid id = 1; id < groups->groups.size() && id <= mark.highest; ++id) {
        if (groups->of(id) != 0 && met.contains(groups->of(id))) wanted.add(id);
      }
      const Xapian::Query among(Xapian::Query::OP_FILTER, words_, wanted.query());
      std::optional<double> least;
      if (cuts_tail_) least = least_weight_;
      for (const Seen::One& one : find_all(among, request_, least)) {
        copies[groups->of(one.id)].push_back(one.id);
      }
      if (stopped_) break;
    }

    for (auto it = set.begin(); it != set.end(); ++it) {
      if (answer.page.size() == request_.limit) {
        more = true;
        break;
      }
      if (deadline_.passed()) {
        answer.out_of_time = true;
        break;
      }
      const Xapian::Document document = it.get_document();
      if (stands_for_all(*it) && check_.matches(document)) {
        answer.page.push_back({*it, it.get_weight(), it.get_weight(), {}, 0});
      }
      mark.last = *it;
      mark.value = document.get_value(slot);
    }
    fetched *= 2;
  }
  if (stopped_) answer.out_of_time = true;
  if (more || answer.out_of_time) answer.cursor = write_cursor(mark, request_);
}

std::string Collector::ranking_key(const Bookmark& mark) const {
  return schema::Digest()
      .field(row_key(request_))
      .field(tree_)
      .field(database_.get_uuid())
      .field(std::to_string(database_.get_revision()))
      .field(std::to_string(mark.highest))
      .bytes();
}

void Collector::read_ranked(Bookmark& mark, Answer& answer) {
  const bool first = mark.ranking.empty();
  const std::string here = ranking_key(mark);
  // The first page is counted too, which a ranking does not tell.
  std::shared_ptr<const Ranking> ranking = first ? nullptr : kept_.rankings().find(mark.ranking);
  if (!ranking) {
    if (!first && here != mark.ranking) answer.moved = true;
    mark.ranking = here;
    ranking = make_ranking(mark, answer);
    if (first) mark.total = answer.total;
    if (!ranking) {
      // Out of time before there was an order: the same page is to be asked for again.
      answer.page.clear();
      answer.cursor = request_.cursor;
      return;
    }
    // What is done with one page needs no order for the next.
    if (ranking->size() > request_.limit) kept_.rankings().keep(here, ranking);
  }
  answer.page.clear();

  const std::shared_ptr<Columns> columns = kept_.columns(database_);
  const GroupColumn* const groups = folds_ ? &columns->groups(fold_slot_, database_) : nullptr;
  const bool may_be_gone = mark.ranking != here;  // of a commit before
  for (; mark.position < ranking->size() && answer.page.size() < request_.limit; ++mark.position) {
    if (deadline_.passed()) {
      answer.out_of_time = true;
      break;
    }
    const std::size_t place = mark.position;
    const Ranked ranked = ranking->at(place);
    try {
      if (may_be_gone) static_cast<void>(database_.get_document(ranked.id));
      const bool in_head = place < ranking->head.size();
      if (!in_head && groups != nullptr && !represents(*ranking, place, *groups)) continue;
      if (in_head || check_.matches(ranked.id)) answer.page.push_back(ranked);
    } catch (const Xapian::DocNotFoundError&) {
      continue;  // removed since
    }
  }
  if (mark.position < ranking->size()) answer.cursor = write_cursor(mark, request_);
}

// Whether none before it is its copy and matches.
bool Collector::represents(const Ranking& ranking, std::size_t place, const GroupColumn& groups) {
  const auto group_of = [&groups](Xapian::docid id) {
    return id < groups.groups.size() ? groups.of(id) : 0;
  };
  const std::uint32_t group = group_of(ranking.at(place).id);
  if (group == 0) return true;
  for (const Ranked& ranked : ranking.head) {
    if (group_of(ranked.id) == group) return false;
  }
  for (std::size_t i = 0; i < place - ranking.head.size(); ++i) {
    const Xapian::docid other = ranking.tail[i].id;
    if (group_of(other) == group && check_.matches(other)) return false;
  }
  return true;
}

// Null past the deadline.
std::shared_ptr<const Ranking> Collector::make_ranking(const Bookmark& mark, Answer& answer) {
  if (mark.highest < database_.get_lastdocid()) {
    DocumentSet known(database_);
    for (Xapian::docid id = 1; id <= mark.highest; ++id) known.add(id);
    words_ = Xapian::Query(Xapian::Query::OP_FILTER, words_, known.query());
    all_ = nullptr;
    enquire_.set_query(narrowed(words_, request_));
  }
  page_begin_ = 0;
  page_end_ = reranks() ? query::rerank_weights.depth : 1;
  set_order(enquire_, Sort::relevance, Ties::by_relevance);
  const bool moved = answer.moved;
  answer = page();
  answer.moved = moved;
  if (answer.out_of_time) return nullptr;

  auto ranking = std::make_shared<Ranking>();
  if (answer.page.empty()) return ranking;
  ranking->best = std::max(answer.page.front().index_score, 1e-9);
  const Ranked last = answer.page.back();
  const bool is_all = answer.page.size() < page_end_;
  const std::vector<Ranked> by_index = answer.page;
  rerank(answer.page);
  // Texts of megabytes take all the time there is: then the order is that of the index.
  ranking->head = deadline_.passed() ? by_index : answer.page;
  if (!is_all) {
    Found found = find_all(words_, request_, cuts_tail_ ? least_weight_ : 0);
    if (stopped_) {
      answer.out_of_time = true;
      return nullptr;
    }
    std::sort(found.begin(), found.end(), [](const Seen::One& a, const Seen::One& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
    });
    for (const Seen::One& one : found) {
      const bool is_behind =
          one.weight != last.index_score ? one.weight < last.index_score : one.id > last.id;
      if (!is_behind) continue;
      ranking->tail.push_back({one.id, static_cast<float>(one.weight / ranking->best)});
    }
    ranking->tail.shrink_to_fit();
  }
  return ranking;
}

}  // namespace seogo::searchd::engine
