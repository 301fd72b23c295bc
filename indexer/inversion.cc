#include "indexer/inversion.h"

#include <fmt/format.h>

#include "indexer/run.h"

namespace seogo::indexer {

Inversion::Inversion(std::string prefix, std::size_t memory)
    : prefix_(std::move(prefix)), memory_(memory), postings_(memory) {}

Inversion::Entry& Inversion::entry_of(std::string_view key) {
  const std::uint32_t number = keys_.number(key);
  return number == entries_.size() ? entries_.emplace_back() : entries_[number];
}

void Inversion::add(std::uint32_t document, std::span<const schema::TermCount> terms) {
  for (const auto& [term, wdf] : terms) {
    Entry& entry = entry_of(term);
    if (!entry.has_postings) {
      entry.postings = postings_.begin();
      entry.has_postings = true;
    }
    postings_.append_number(entry.postings, document - entry.last);
    postings_.append_number(entry.postings, wdf);
    entry.last = document;
    ++entry.documents;
  }
  if (is_full()) spill();
}

void Inversion::count(std::uint32_t document, std::string_view key) {
  Entry& entry = entry_of(key);
  if (entry.last == document && entry.documents > 0) return;
  entry.last = document;
  ++entry.documents;
}

bool Inversion::is_full() const {
  return postings_.bytes() + keys_.bytes() + entries_.size() * sizeof(Entry) >= memory_;
}

void Inversion::spill() {
  if (entries_.empty()) return;
  runs_.emplace_back(fmt::format("{}{:06}", prefix_, runs_.size()));
  RunWriter run(runs_.back());
  std::string bytes;
  for (const std::uint32_t number : keys_.sorted()) {
    const Entry& entry = entries_[number];
    bytes.clear();
    if (entry.has_postings) {
      postings_.each(entry.postings, [&bytes](std::string_view piece) { bytes += piece; });
    }
    run.add({keys_.text(number), entry.documents, bytes});
  }
  run.finish();
  keys_.clear();
  entries_.clear();
  postings_.clear();
}

std::vector<std::filesystem::path> Inversion::finish() {
  spill();
  return std::move(runs_);
}

}  // namespace seogo::indexer
