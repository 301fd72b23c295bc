#include "searchd/engine/scored.h"

#include <algorithm>
#include <utility>

#include "searchd/engine/gallop.h"

namespace seogo::searchd::engine {
namespace {

class ScoredSource : public Xapian::PostingSource {
 public:
  explicit ScoredSource(std::shared_ptr<const Scored> scored) : scored_(std::move(scored)) {
    for (const double weight : scored_->weights) most_ = std::max(most_, weight);
  }
  ScoredSource(const ScoredSource& other)
      : Xapian::PostingSource(), scored_(other.scored_), most_(other.most_) {}
  ScoredSource& operator=(const ScoredSource&) = delete;

  // A query may have the same documents in several places, each with a place of its own in them.
  [[nodiscard]] ScoredSource* clone() const override { return new ScoredSource(*this); }

  void init(const Xapian::Database& /*database*/) override {
    at_ = 0;
    started_ = false;
    set_maxweight(most_);
  }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return count(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return count(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return count(); }
  void next(double least_weight) override {
    if (started_) ++at_;
    started_ = true;
    pass_over(least_weight);
  }
  void skip_to(Xapian::docid document, double least_weight) override {
    started_ = true;
    at_ = gallop(scored_->documents, at_, document);
    pass_over(least_weight);
  }
  [[nodiscard]] bool at_end() const override { return at_ >= scored_->size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return scored_->documents[at_]; }
  [[nodiscard]] double get_weight() const override { return scored_->weights[at_]; }

 private:
  [[nodiscard]] Xapian::doccount count() const {
    return static_cast<Xapian::doccount>(scored_->size());
  }
  void pass_over(double least_weight) {
    while (at_ < scored_->size() && scored_->weights[at_] < least_weight) ++at_;
  }

  std::shared_ptr<const Scored> scored_;
  double most_ = 0;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace

Xapian::Query scored_query(std::shared_ptr<const Scored> scored) {
  return Xapian::Query((new ScoredSource(std::move(scored)))->release());
}

}  // namespace seogo::searchd::engine
