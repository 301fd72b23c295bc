// A set of documents of one index, as a bit each, and a plan that finds just these.
//
//   DocumentSet written_by_somebody(database);
//   written_by_somebody.add_all("A김주성");            every document with this term
//   all_of({words, written_by_somebody.plan()})
//
// For conditions that are too many terms for a query: of 100,000 documents it takes 12.5 KB. Xapian
// errors pass through. For one thread, as the database is.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/query/plan.h"

namespace seogo::searchd::engine {

class DocumentSet {
 public:
  explicit DocumentSet(const Xapian::Database& database)
      : database_(&database), members_(database.get_lastdocid() + std::size_t{1}) {}

  void add(Xapian::docid document) {
    count_ += members_[document] ? 0 : 1;
    members_[document] = true;
  }
  void add_all(const std::string& term);

  [[nodiscard]] bool has(Xapian::docid document) const { return members_[document]; }
  [[nodiscard]] const std::vector<bool>& members() const { return members_; }
  template <typename Take>
  void each(Take take) const {
    for (std::size_t id = 1; id < members_.size(); ++id) {
      if (members_[id]) take(static_cast<Xapian::docid>(id));
    }
  }
  [[nodiscard]] Xapian::doccount count() const { return count_; }

  // Weighs nothing. A copy of the set goes with it.
  [[nodiscard]] query::Plan plan() const;

 private:
  const Xapian::Database* database_;
  std::vector<bool> members_;
  Xapian::doccount count_ = 0;
};

}  // namespace seogo::searchd::engine
