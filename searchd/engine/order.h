// The order of results: by relevance, or by a number in a slot and relevance among equals; and among
// those that are equal in that too what was archived first.
//
//   sort_key(Sort::newest)                                  {published_slot, descending}
//   Order order(found, Sort::newest, Ties::by_relevance, database, columns);
//   found.documents[order.at(0)]                            the newest; undated ones come last
//
// Pages in a row have no relevance among equals: only the number of the document. An order goes as far
// as it is asked for. `found` must outlive it. For
// one thread, as the database is.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "searchd/engine/columns.h"
#include "searchd/engine/request.h"
#include "searchd/engine/scored.h"

namespace seogo::searchd::engine {

struct SortKey {
  Sort sort;
  int slot;
  bool descending;
};
[[nodiscard]] const SortKey* sort_key(Sort sort);  // null: by relevance

enum class Ties { by_relevance, by_number };

class Order {
 public:
  // `columns`: of the database.
  Order(const Scored& found, Sort sort, Ties ties, const Xapian::Database& database,
        Columns& columns);

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  // Which of the found stands there; from 0 to size().
  [[nodiscard]] std::size_t at(std::size_t place);

 private:
  void go_on_to(std::size_t end);

  const Scored& found_;
  const SortKey* key_;
  Ties ties_;
  const NumberColumn* numbers_ = nullptr;  // of the key
  std::vector<std::uint32_t> places_;      // in order up to ordered_
  std::size_t ordered_ = 0;
};

}  // namespace seogo::searchd::engine
