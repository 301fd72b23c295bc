// One query put to one database: how collect() (candidates.h) goes about it.
//
//   Collector(index, articles(), root, mode, {.text = "알트만"}, Attempt::typed).run()
//
// The page comes from counted(), where the index decides alone, or from checked(), where the text
// does; a page of a row from row() (row.cc). What is counted beyond the page is found on the same way
// where it can be, else by find_all(). Used once, by one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/engine/candidates.h"
#include "searchd/engine/ranking.h"
#include "searchd/engine/rerank.h"
#include "searchd/engine/scored.h"
#include "searchd/engine/seen.h"
#include "searchd/engine/text_check.h"

namespace seogo::searchd::engine {

using Found = std::vector<Seen::One>;

class Collector {
 public:
  Collector(const Index& index, const Holdings& holdings, const query::Node& root, query::Mode mode,
            const Request& request, Attempt attempt);

  [[nodiscard]] Answer run();

 private:
  [[nodiscard]] Xapian::Query narrowed(const Xapian::Query& words, const Request& request);
  void freshen();
  void cut_tail();
  [[nodiscard]] double least_score(const Xapian::MSet& best_first);

  [[nodiscard]] Answer page();
  [[nodiscard]] Answer counted();
  [[nodiscard]] std::uint64_t count_unweighed();
  [[nodiscard]] std::uint64_t count_once(const Scored& all) const;
  [[nodiscard]] Answer checked();
  void rerank(std::vector<Ranked>& found) const;

  void count_all(Answer& answer);
  [[nodiscard]] double least_of(const Request& unchosen);
  [[nodiscard]] Found find_all(const Xapian::Query& words, const Request& request,
                               std::optional<double> least);

  // Pages in a row.
  [[nodiscard]] Answer row();
  void read_sorted(Bookmark& mark, Answer& answer);
  void read_ranked(Bookmark& mark, Answer& answer);
  [[nodiscard]] std::string ranking_key(const Bookmark& mark) const;
  [[nodiscard]] std::shared_ptr<const Ranking> make_ranking(const Bookmark& mark, Answer& answer);
  [[nodiscard]] bool represents(const Ranking& ranking, std::size_t place,
                                const GroupColumn& groups);

  // Whether all that match are wanted, beyond the page.
  [[nodiscard]] bool counts_all() const {
    return !request_.facets.empty() || request_.facet_stats || request_.histogram || request_.exact;
  }
  // Whether the search for the page can see them: a tail is cut once the best is known, choices of
  // facets are left aside, and a page of a row begins anywhere.
  [[nodiscard]] bool sees_all_at_once() const {
    return !cuts_tail_ && !unseen_.cuts_tail && choices_.empty() && request_.cursor.empty();
  }
  [[nodiscard]] bool reranks() const {
    return holdings_.reranks && sort_by_ == Sort::relevance && rerank_.has_words();
  }
  [[nodiscard]] Xapian::valueno fold_number() const {
    return static_cast<Xapian::valueno>(fold_slot_);
  }

  // The query as all that match are found by it: before freshness counts.
  struct Unseen {
    Xapian::Query words;
    bool cuts_tail = false;
  };

  const Xapian::Database& database_;
  const Holdings& holdings_;
  Kept& kept_;
  Stored& stored_;
  const query::Deadline deadline_;
  const Request& request_;
  const Attempt attempt_;
  const std::string tree_;  // what is searched, printed
  TextCheck check_;
  query::Readings readings_;
  Rerank rerank_;
  bool leaves_words_out_;
  bool cuts_tail_;
  int fold_slot_;
  bool folds_;
  bool exact_wanted_ = false;
  std::vector<Choice> choices_;
  Xapian::Query words_;
  std::shared_ptr<const Scored> all_;  // that match, where nothing narrows the words; or null
  Unseen unseen_;
  double least_weight_ = 0;  // of what is no tail
  Seen seen_;
  std::size_t page_begin_ = 0;  // of what is fetched
  std::size_t page_end_ = 0;
  Sort sort_by_ = Sort::relevance;
  bool stopped_ = false;  // by the deadline, in the midst of matching
  Xapian::Enquire enquire_;
};

}  // namespace seogo::searchd::engine
