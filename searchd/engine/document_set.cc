#include "searchd/engine/document_set.h"

namespace seogo::searchd::engine {
namespace {

class SetSource : public Xapian::PostingSource {
 public:
  using Members = std::shared_ptr<const std::vector<bool>>;

  SetSource(Members members, Xapian::doccount count)
      : members_(std::move(members)), count_(count) {}

  // A query may have the same set in several places, each with a place of its own in it.
  [[nodiscard]] SetSource* clone() const override { return new SetSource(members_, count_); }

  void init(const Xapian::Database& /*database*/) override { at_ = 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return count_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return count_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double /*least_weight*/) override { move_to(at_ + 1); }
  void skip_to(Xapian::docid document, double /*least_weight*/) override {
    if (document > at_) move_to(document);
  }
  [[nodiscard]] bool at_end() const override { return at_ >= members_->size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }

 private:
  void move_to(Xapian::docid document) {
    at_ = document;
    while (at_ < members_->size() && !(*members_)[at_]) ++at_;
  }

  Members members_;
  Xapian::doccount count_;
  Xapian::docid at_ = 0;
};

}  // namespace

void DocumentSet::add_all(const std::string& term) {
  const auto end = database_->postlist_end(term);
  for (auto document = database_->postlist_begin(term); document != end; ++document) add(*document);
}

query::Plan DocumentSet::plan() const {
  auto members = std::make_shared<const std::vector<bool>>(members_);
  Xapian::Query query((new SetSource(members, count_))->release());
  return query::chosen({std::move(members), false}, std::move(query));
}

}  // namespace seogo::searchd::engine
