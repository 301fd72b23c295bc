#include "searchd/engine/fresh.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "schema/fields.h"
#include "schema/slot_number.h"

namespace seogo::searchd::engine {
namespace {

constexpr double day_seconds = 86400;

// All dated documents, each with the weight of its age.
class FreshSource : public Xapian::PostingSource {
 public:
  FreshSource(double newest, double half_life, double most)
      : newest_(newest), half_life_(half_life), most_(most) {}

  void init(const Xapian::Database& database) override {
    dated_ = database.get_value_freq(schema::published_slot);
    at_ = database.valuestream_begin(schema::published_slot);
    end_ = database.valuestream_end(schema::published_slot);
    started_ = false;
    set_maxweight(most_);
  }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return dated_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return dated_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return dated_; }

  // The iterator stands on the first from the beginning.
  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid document, double) override {
    started_ = true;
    if (at_ != end_) at_.skip_to(document);
  }
  [[nodiscard]] bool at_end() const override { return at_ == end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_.get_docid(); }
  [[nodiscard]] double get_weight() const override {
    const double age = std::max(0.0, newest_ - static_cast<double>(schema::slot_number(*at_)));
    return most_ * std::exp2(-age / half_life_);
  }

 private:
  double newest_;
  double half_life_;  // seconds
  double most_;
  Xapian::doccount dated_ = 0;
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
  bool started_ = false;
};

}  // namespace

Xapian::Query fresh_query(const Request& request, double best, const Xapian::Database& database) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  double newest =
      static_cast<double>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
  const std::string latest = database.get_value_upper_bound(schema::published_slot);
  if (!latest.empty()) newest = std::min(newest, static_cast<double>(schema::slot_number(latest)));
  if (request.to) {
    const auto start = static_cast<double>(request.to->start_of_day());
    newest = std::min(newest, start + day_seconds - 1);
  }
  auto* const source =
      new FreshSource(newest, request.fresh.value_or(1) * day_seconds, fresh_share * best);
  return Xapian::Query(source->release());
}

}  // namespace seogo::searchd::engine
