#include "searchd/engine/order.h"

#include <algorithm>
#include <numeric>

#include "schema/fields.h"

namespace seogo::searchd::engine {
namespace {

// No value is the least: where some articles have none, the order is a descending one, so that these
// come last. All have a number of likes and of comments.
constexpr SortKey keys[] = {
    {Sort::newest, schema::published_slot, true},
    {Sort::oldest, schema::age_slot, true},
    {Sort::likes, schema::likes_slot, true},
    {Sort::comments, schema::comments_slot, true},
    {Sort::least_likes, schema::likes_slot, false},
    {Sort::least_comments, schema::comments_slot, false},
};

// So many are put in order at first; when they are not enough, nearly always all are wanted.
constexpr std::size_t first = 200;
constexpr std::size_t growth = 100;

}  // namespace

const SortKey* sort_key(Sort sort) {
  for (const SortKey& key : keys) {
    if (key.sort == sort) return &key;
  }
  return nullptr;
}

Order::Order(const Scored& found, Sort sort, Ties ties, const Xapian::Database& database,
             Columns& columns)
    : found_(found), key_(sort_key(sort)), ties_(ties), places_(found.size()) {
  std::iota(places_.begin(), places_.end(), 0);
  if (key_ != nullptr) numbers_ = &columns.numbers(key_->slot, database);
}

std::size_t Order::at(std::size_t place) {
  if (place >= ordered_) go_on_to(std::max(place + 1, ordered_ == 0 ? first : ordered_ * growth));
  return places_[place];
}

// Documents are found in the order of their numbers, so that a lower place is a lower number.
void Order::go_on_to(std::size_t end) {
  end = std::min(end, places_.size());
  const auto sort_by = [&](auto is_before) {
    const auto at = [this](std::size_t place) {
      return places_.begin() + static_cast<std::ptrdiff_t>(place);
    };
    std::partial_sort(at(ordered_), at(end), places_.end(), is_before);
  };
  const std::vector<double>& weights = found_.weights;
  const auto by_weight = [&](std::uint32_t a, std::uint32_t b) {
    return weights[a] != weights[b] ? weights[a] > weights[b] : a < b;
  };
  if (key_ == nullptr) {
    sort_by(by_weight);
  } else {
    sort_by([&](std::uint32_t a, std::uint32_t b) {
      const std::int64_t number_a = numbers_->of(found_.documents[a]);
      const std::int64_t number_b = numbers_->of(found_.documents[b]);
      if (number_a != number_b) return key_->descending ? number_a > number_b : number_a < number_b;
      return ties_ == Ties::by_relevance ? by_weight(a, b) : a < b;
    });
  }
  ordered_ = end;
}

}  // namespace seogo::searchd::engine
