// All that a search matches, beyond the page that is asked for.
//
//   Seen seen;
//   enquire.add_matchspy(&seen);
//   enquire.get_mset(0, 1, doccount);    seen.all(): {(docid 7, 12.3), …}, copies too
//
// For one thread.
#pragma once

#include <vector>

#include <xapian.h>

namespace seogo::searchd::engine {

class Seen : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double weight) override {
    all_.push_back({document.get_docid(), weight});
  }
  struct One {
    Xapian::docid id;
    double weight;
  };
  [[nodiscard]] const std::vector<One>& all() const { return all_; }

 private:
  std::vector<One> all_;
};

}  // namespace seogo::searchd::engine
