// Verdicts (verdicts.h) of one query at one commit, kept for who asks the same in another order, from
// another page on or with other filters, and for who comes back to a search that ran out of time.
//
//   SharedVerdicts verdicts(database.get_lastdocid());
//   verdicts.note(7, true);
//   verdicts.of(7)    true
//   verdicts.of(8)    nothing: nobody looked at it
//
// Two bits a document: of a million 250 KB. Safe to use from several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

namespace seogo::searchd::engine {

class SharedVerdicts {
 public:
  explicit SharedVerdicts(Xapian::docid last) : words_(last / documents_of_word + 1) {}

  // `document` is the last one at most. Who notes a verdict adds to what all know, so that it is const.
  void note(Xapian::docid document, bool matches) const;
  [[nodiscard]] std::optional<bool> of(Xapian::docid document) const;
  [[nodiscard]] std::size_t bytes() const { return words_.size() * sizeof(words_[0]); }

 private:
  static constexpr std::size_t documents_of_word = 32;

  // Of a document, from the lowest: whether it was looked at, and whether it matches.
  mutable std::vector<std::atomic<std::uint64_t>> words_;
};

}  // namespace seogo::searchd::engine
