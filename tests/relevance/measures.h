// How well a list of results answers, averaged over queries. All look at the first ten alone.
//
//   Measures m;
//   m.add({"b", "a"}, {{"a", 1}});     mrr 1/2, recall 1, ndcg 1/log2(3)
//
// MRR: reciprocal rank of the first relevant document. nDCG: gains 2^grade − 1, discounts
// log2(rank + 1) (Järvelin and Kekäläinen, 2002), against the best order possible.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace seogo::relevance {

inline constexpr std::size_t depth = 10;

class Measures {
 public:
  void add(const std::vector<std::string>& found, const std::map<std::string, int>& relevant);

  [[nodiscard]] double mrr() const { return mean(mrr_); }
  [[nodiscard]] double recall() const { return mean(recall_); }
  [[nodiscard]] double ndcg() const { return mean(ndcg_); }
  [[nodiscard]] std::size_t queries() const { return queries_; }

 private:
  [[nodiscard]] double mean(double sum) const {
    return queries_ == 0 ? 0 : sum / static_cast<double>(queries_);
  }
  double mrr_ = 0;
  double recall_ = 0;
  double ndcg_ = 0;
  std::size_t queries_ = 0;
};

}  // namespace seogo::relevance
