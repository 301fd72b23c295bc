#include "indexer/recapture.h"

#include <algorithm>
#include <utility>

namespace seogo::indexer {
namespace {

using schema::Article;
using schema::Snapshot;

Snapshot snapshot_of(const Article& article) { return {article.captured_at, article.provenance}; }

// Of one moment there is one capture, whatever file it was copied to. Where the moment is not known:
// offsets move when a file is written anew, so the same page in the same file is the same capture.
bool same(const Snapshot& a, const Snapshot& b) {
  if (a.captured_at && b.captured_at) return a.captured_at->seconds == b.captured_at->seconds;
  return a.captured_at == b.captured_at && a.provenance.file == b.provenance.file;
}

bool newer(const Snapshot& a, const Snapshot& b) {
  const auto seconds = [](const Snapshot& row) {
    return row.captured_at ? row.captured_at->seconds : INT64_MIN;
  };
  return seconds(a) > seconds(b);
}

void remember(Article& counts, Article other) {
  std::vector<Snapshot> all = std::exchange(counts.other_captures, {});
  all.push_back(snapshot_of(other));
  all.insert(all.end(), other.other_captures.begin(), other.other_captures.end());
  const Snapshot own = snapshot_of(counts);
  for (const Snapshot& row : all) {
    if (row.provenance.file.empty() || same(row, own)) continue;
    const bool known = std::any_of(counts.other_captures.begin(), counts.other_captures.end(),
                                   [&row](const Snapshot& kept) { return same(kept, row); });
    if (!known) counts.other_captures.push_back(row);
  }
  std::stable_sort(counts.other_captures.begin(), counts.other_captures.end(), newer);
  if (counts.other_captures.size() > most_remembered) {
    counts.other_captures.resize(most_remembered);
  }
}

}  // namespace

bool same_capture(const Article& a, const Article& b) {
  return same(snapshot_of(a), snapshot_of(b));
}

Article newest_of(Article known, Article incoming) {
  const bool older = known.captured_at && incoming.captured_at &&
                     incoming.captured_at->seconds < known.captured_at->seconds;
  if (older) std::swap(known, incoming);
  remember(incoming, std::move(known));
  return incoming;
}

}  // namespace seogo::indexer
