#include "searchd/engine/order.h"

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

}  // namespace

const SortKey* sort_key(Sort sort) {
  for (const SortKey& key : keys) {
    if (key.sort == sort) return &key;
  }
  return nullptr;
}

void set_order(Xapian::Enquire& enquire, Sort sort, Ties ties) {
  const SortKey* const key = sort_key(sort);
  if (key == nullptr) return enquire.set_sort_by_relevance();
  const auto slot = static_cast<Xapian::valueno>(key->slot);
  if (ties == Ties::by_number) return enquire.set_sort_by_value(slot, key->descending);
  enquire.set_sort_by_value_then_relevance(slot, key->descending);
}

}  // namespace seogo::searchd::engine
