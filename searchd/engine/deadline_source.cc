#include "searchd/engine/deadline_source.h"

namespace seogo::searchd::engine {
namespace {

// Xapian takes some 0.1 µs for each, so that either is well under a millisecond.
constexpr unsigned moves_between_looks = 256;
constexpr Xapian::docid documents_between_looks = 1024;

}  // namespace

void DeadlineSource::init(const Xapian::Database& database) {
  documents_ = database.get_doccount();
  last_ = database.get_lastdocid();
  at_ = 0;
  seen_at_ = 0;
  unseen_ = moves_between_looks;  // the first move looks
  at_end_ = false;
}

void DeadlineSource::next(double /*least_weight*/) { move_to(at_ + 1); }

void DeadlineSource::skip_to(Xapian::docid document, double /*least_weight*/) {
  if (document > at_) move_to(document);
}

void DeadlineSource::move_to(Xapian::docid document) {
  at_ = document;
  if (at_ > last_) {
    at_end_ = true;
    return;
  }
  if (++unseen_ < moves_between_looks && at_ - seen_at_ < documents_between_looks) return;
  unseen_ = 0;
  seen_at_ = at_;
  if (deadline_.passed()) stopped_ = at_end_ = true;
}

Xapian::Query until(query::Deadline deadline, const Xapian::Query& query, bool& stopped) {
  auto* const source = new DeadlineSource(deadline, stopped);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source->release())};
}

}  // namespace seogo::searchd::engine
