// The list of a term in memory: which documents have it, and how often.
//
//   PostingLists lists(64 << 20);
//   lists.whole("알트", Source(database), deadline)    {documents {3, 7, 12}, counts {16, 8, 8}}
//   lists.soon("이라", Source(database))               null the first time, for 이라 is long; then its list
//
// Xapian takes a list apart anew for every search, and the length of each document too, some 15 ns a
// document; in memory it takes one or two. Lists used last stay, up to so many bytes, of whatever
// database and commit; one that is larger than a quarter of them is not kept. `counts` above 65,535 are
// this, where BM25 tells no difference any more. Xapian errors pass through. Safe to use from several
// threads, each with a database of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "searchd/engine/recent.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

struct PostingList {
  std::vector<Xapian::docid> documents;  // in order
  std::vector<std::uint16_t> counts;     // wdf, of each; empty: all 0
  bool whole = true;                     // false: the deadline passed while it was read

  [[nodiscard]] std::size_t bytes() const {
    return documents.capacity() * sizeof(documents[0]) + counts.capacity() * sizeof(counts[0]);
  }
};

[[nodiscard]] PostingList read_list(const Xapian::Database& database, const std::string& term,
                                    query::Deadline deadline);

class PostingLists {
 public:
  using Kept = Recent<std::string, PostingList>::Kept;

  explicit PostingLists(std::size_t bytes) : lists_(bytes, parts) {}

  // A database at a commit; the name tells it from any other.
  struct Source {
    explicit Source(const Xapian::Database& of);
    const Xapian::Database& database;
    std::string name;
  };
  // Read now, if it is not kept.
  [[nodiscard]] Kept whole(const std::string& term, const Source& source, query::Deadline deadline);
  // For who looks up few of its documents, so that reading it pays when it is asked for again.
  [[nodiscard]] Kept soon(const std::string& term, const Source& source, query::Deadline deadline);
  // Null where it is not kept.
  [[nodiscard]] Kept known(const std::string& term, const Source& source);

  [[nodiscard]] std::size_t bytes() const { return lists_.bytes(); }  // that are kept now

 private:
  static constexpr std::size_t parts = 4;  // of all bytes, of which a list may take one

  [[nodiscard]] Kept read(const std::string& key, const std::string& term, const Source& source,
                          query::Deadline deadline);

  Recent<std::string, PostingList> lists_;
  std::mutex mutex_;                       // guards what is below, and is held for a moment only
  std::unordered_set<std::string> asked_;  // once, and not read
};

}  // namespace seogo::searchd::engine
