#include "tests/relevance/measures.h"

#include <algorithm>
#include <cmath>

namespace seogo::relevance {
namespace {

double gain(int grade, std::size_t rank) {
  return (std::exp2(grade) - 1) / std::log2(static_cast<double>(rank) + 2);  // rank from 0
}

}  // namespace

void Measures::add(const std::vector<std::string>& found,
                   const std::map<std::string, int>& relevant) {
  ++queries_;
  double reciprocal = 0;
  double hits = 0;
  double gained = 0;
  for (std::size_t rank = 0; rank < std::min(depth, found.size()); ++rank) {
    const auto grade = relevant.find(found[rank]);
    if (grade == relevant.end()) continue;
    if (reciprocal == 0) reciprocal = 1 / static_cast<double>(rank + 1);
    ++hits;
    gained += gain(grade->second, rank);
  }
  std::vector<int> grades;
  for (const auto& [id, grade] : relevant) grades.push_back(grade);
  std::sort(grades.rbegin(), grades.rend());
  double best = 0;
  for (std::size_t rank = 0; rank < std::min(depth, grades.size()); ++rank) {
    best += gain(grades[rank], rank);
  }
  mrr_ += reciprocal;
  if (!relevant.empty()) recall_ += hits / static_cast<double>(std::min(depth, relevant.size()));
  if (best > 0) ndcg_ += gained / best;
}

}  // namespace seogo::relevance
