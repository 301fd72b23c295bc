#include "schema/term_counts.h"

namespace seogo::schema {
namespace {

constexpr std::size_t most_counts = 100'000;
constexpr std::size_t count_bytes = 64;  // of a term and what leads to it, about

}  // namespace

Xapian::doccount TermCounts::of(const std::string& term, const Xapian::Database& database) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = counts_.find(term); known != counts_.end()) return known->second;
  }
  const Xapian::doccount documents = database.get_termfreq(term);
  const std::lock_guard<std::mutex> lock(mutex_);
  if (counts_.size() >= most_counts) counts_.clear();
  counts_.emplace(term, documents);
  return documents;
}

std::size_t TermCounts::bytes() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return counts_.size() * count_bytes;
}

}  // namespace seogo::schema
