// One query put to one database: how collect() (candidates.h) goes about it.
//
//   Collector(index, articles(), root, mode, {.text = "알트만"}, Attempt::typed).run()
//
// The page comes from counted(), where the index decides alone, or from checked(), where the text
// does; a page of a row from row() (row.cc). All candidates are found before the page is, so that
// whoever counts them needs no second search. Used once, by one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/engine/candidates.h"
#include "searchd/engine/order.h"
#include "searchd/engine/ranking.h"
#include "searchd/engine/rerank.h"
#include "searchd/engine/scored.h"
#include "searchd/engine/text_check.h"

namespace seogo::searchd::engine {

class Collector {
 public:
  Collector(const Index& index, const Holdings& holdings, const query::Node& root, query::Mode mode,
            const Request& request, Attempt attempt);

  [[nodiscard]] Answer run();

 private:
  using Found = std::shared_ptr<const Scored>;

  [[nodiscard]] Found find(const Request& request);

  [[nodiscard]] Answer page(Ties ties);
  [[nodiscard]] Answer counted(Order& order) const;
  [[nodiscard]] std::uint64_t count_once() const;
  [[nodiscard]] Answer checked(Order& order);
  [[nodiscard]] Ranked ranked(std::size_t candidate) const;
  [[nodiscard]] const GroupColumn* groups() const;  // null: copies count
  void rerank(std::vector<Ranked>& found) const;

  void count_all(Answer& answer);

  // Pages in a row.
  [[nodiscard]] Answer row();
  void read_sorted(Bookmark& mark, Answer& answer);
  void read_ranked(Bookmark& mark, Answer& answer);
  [[nodiscard]] std::string ranking_key(const Bookmark& mark) const;
  [[nodiscard]] std::shared_ptr<const Ranking> make_ranking(const Bookmark& mark, Answer& answer);
  [[nodiscard]] bool represents(const Ranking& ranking, std::size_t place);

  // Whether all that match are wanted, beyond the page.
  [[nodiscard]] bool counts_all() const {
    return !request_.facets.empty() || request_.facet_stats || request_.histogram || request_.exact;
  }
  [[nodiscard]] bool reranks() const {
    return holdings_.reranks && sort_by_ == Sort::relevance && rerank_.has_words();
  }

  const Xapian::Database& database_;
  const Holdings& holdings_;
  Kept& kept_;
  const std::shared_ptr<Columns> columns_;  // of the database
  Stored& stored_;
  const query::Deadline deadline_;
  const Request& request_;
  const Attempt attempt_;
  const std::string tree_;  // what is searched: tells it from all else
  TextCheck check_;
  query::Readings readings_;
  Rerank rerank_;
  bool leaves_words_out_;
  bool cuts_tail_;
  int fold_slot_;
  bool folds_;
  bool stopped_ = false;  // by the deadline, in the midst of matching
  query::Plan plan_;
  Found all_;         // that match
  Found candidates_;  // of the page: with what freshness adds, or up to where a row of pages began
  Sort sort_by_;
  double least_weight_ = 0;     // of what is no tail
  std::size_t page_begin_ = 0;  // of what is fetched
  std::size_t page_end_ = 0;
};

}  // namespace seogo::searchd::engine
