#include "schema/term_counts.h"

namespace seogo::schema {
namespace {

constexpr std::size_t most_bytes = std::size_t{8} << 20;
constexpr std::size_t count_bytes =
    80;  // beside the letters of a term: its node and what leads to it

}  // namespace

Xapian::doccount TermCounts::of(const std::string& term, const Xapian::Database& database) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = counts_.find(term); known != counts_.end()) return known->second;
  }
  const Xapian::doccount documents = database.get_termfreq(term);
  const std::lock_guard<std::mutex> lock(mutex_);
  const std::size_t bytes = count_bytes + term.size();
  if (bytes_ + bytes > most_bytes) {
    counts_.clear();
    bytes_ = 0;
  }
  if (counts_.emplace(term, documents).second) bytes_ += bytes;
  return documents;
}

std::size_t TermCounts::bytes() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes_;
}

}  // namespace seogo::schema
