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
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

std::string generation_of(const Xapian::Database& database) {
  constexpr std::size_t kept = 6;  // bytes: to tell generations apart, not to prove anything
  return schema::Digest().field(database.get_uuid()).bytes().substr(0, kept);
}

// Where a document stands in the order by a slot; last of all in a descending one without a value.
struct SortedPlace {
  std::int64_t number;
  Xapian::docid id;

  [[nodiscard]] bool is_before(const SortedPlace& other, bool descending) const {
    if (number != other.number) return descending ? number > other.number : number < other.number;
    return id < other.id;
  }
};

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
      page_end_ = request_.limit;
      answer = page(Ties::by_number);
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
  const NumberColumn& numbers = columns_->numbers(key.slot, database_);
  const auto place_of = [&](Xapian::docid id) { return SortedPlace{numbers.of(id), id}; };
  const GroupColumn* const groups = this->groups();
  const auto group_of = [&](Xapian::docid id) { return groups == nullptr ? 0 : groups->of(id); };

  // What stands behind the last of the page before and came before the first page.
  Scored behind;
  std::unordered_map<std::uint32_t, std::vector<SortedPlace>> copies;
  const SortedPlace last{mark.number.value_or(NumberColumn::absent), mark.last};
  for (std::size_t i = 0; i < candidates_->size(); ++i) {
    const Xapian::docid id = candidates_->documents[i];
    if (id > mark.highest) continue;
    if (const std::uint32_t group = group_of(id); group != 0) copies[group].push_back(place_of(id));
    if (mark.last != 0 && !last.is_before(place_of(id), key.descending)) continue;
    behind.documents.push_back(id);
    behind.weights.push_back(candidates_->weights[i]);
  }
  std::unordered_map<std::uint32_t, Xapian::docid> first_of;  // of a group, the first that matches
  const auto stands_for_all = [&](Xapian::docid id) {
    const std::uint32_t group = group_of(id);
    if (group == 0) return true;
    if (const auto known = first_of.find(group); known != first_of.end()) {
      return known->second == id;
    }
    std::vector<SortedPlace>& places = copies[group];
    std::sort(places.begin(), places.end(), [&key](const SortedPlace& a, const SortedPlace& b) {
      return a.is_before(b, key.descending);
    });
    const auto first = std::find_if(places.begin(), places.end(), [&](const SortedPlace& place) {
      return check_.matches(place.id);
    });
    return (first_of[group] = first == places.end() ? 0 : first->id) == id;
  };

  candidates_ = std::make_shared<const Scored>(std::move(behind));
  Order order(*candidates_, sort_by_, Ties::by_number, database_, *columns_);
  std::size_t at = 0;
  for (; at < order.size() && answer.page.size() < request_.limit; ++at) {
    if (stopped_) break;  // others may stand before those found
    if (deadline_.passed()) {
      answer.out_of_time = true;
      break;
    }
    const Ranked next = ranked(order.at(at));
    if (stands_for_all(next.id) && check_.matches(next.id)) answer.page.push_back(next);
    mark.last = next.id;
    mark.number.reset();
    if (numbers.of(next.id) != NumberColumn::absent) mark.number = numbers.of(next.id);
  }
  if (stopped_) answer.out_of_time = true;
  if (at < order.size() || answer.out_of_time) answer.cursor = write_cursor(mark, request_);
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
      if (!in_head && !represents(*ranking, place)) continue;
      if (in_head || check_.matches(ranked.id)) answer.page.push_back(ranked);
    } catch (const Xapian::DocNotFoundError&) {
      continue;  // removed since
    }
  }
  if (mark.position < ranking->size()) answer.cursor = write_cursor(mark, request_);
}

// Whether none before it is its copy and matches.
bool Collector::represents(const Ranking& ranking, std::size_t place) {
  const GroupColumn* const groups = this->groups();
  if (groups == nullptr) return true;
  const auto group_of = [groups](Xapian::docid id) {
    return id < groups->groups.size() ? groups->of(id) : 0;
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
    candidates_ = std::make_shared<const Scored>(candidates_->up_to(mark.highest));
  }
  page_begin_ = 0;
  page_end_ = reranks() ? query::rerank_weights.depth : 1;
  const bool moved = answer.moved;
  answer = page(Ties::by_relevance);
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
    Order order(*candidates_, Sort::relevance, Ties::by_relevance, database_, *columns_);
    for (std::size_t place = 0; place < order.size(); ++place) {
      const Ranked next = ranked(order.at(place));
      const bool is_behind = next.index_score != last.index_score
                                 ? next.index_score < last.index_score
                                 : next.id > last.id;
      if (!is_behind) continue;
      ranking->tail.push_back({next.id, static_cast<float>(next.index_score / ranking->best)});
    }
    ranking->tail.shrink_to_fit();
  }
  return ranking;
}

}  // namespace seogo::searchd::engine
