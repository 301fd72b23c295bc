// What makes Xapian stop at a deadline: a list of all documents that ends when time is out.
//
//   bool stopped = false;
//   enquire.set_query(until(deadline, query, stopped));
//   enquire.get_mset(…)      what 알트만 found by then, best first; stopped: there may be more
//
// Enquire::set_time_limit only ends the counting. Of the filters of a query the one with the most
// documents is asked last, once for each document that the others let through, which costs some 20
// ns. The clock is read every 256 of these, and whenever documents were passed over, because walking
// them took time too. A stretch of the index without any match is walked in one go, 12 ns a posting.
// Bounds of totals stay what they are without it, since it claims to have every document. For one
// thread, as the database is; `stopped` must outlive the query.
#pragma once

#include <xapian.h>

#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

class DeadlineSource : public Xapian::PostingSource {
 public:
  DeadlineSource(query::Deadline deadline, bool& stopped)
      : deadline_(deadline), stopped_(stopped) {}

  void init(const Xapian::Database& database) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return documents_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return documents_; }
  void next(double least_weight) override;
  void skip_to(Xapian::docid document, double least_weight) override;
  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }

 private:
  void move_to(Xapian::docid document);

  query::Deadline deadline_;
  bool& stopped_;
  Xapian::doccount documents_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  Xapian::docid seen_at_ = 0;  // where the clock was read
  unsigned unseen_ = 0;        // moves since
  bool at_end_ = false;
};

[[nodiscard]] Xapian::Query until(query::Deadline deadline, const Xapian::Query& query,
                                  bool& stopped);

}  // namespace seogo::searchd::engine
