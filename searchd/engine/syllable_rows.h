// Which three syllables stand in a row in texts that searches looked at and that did not match: what
// the index lacks to tell 사람 시작 from 시작한 사람, kept for the next search.
//
//   SyllableRows rows(database.get_lastdocid(), most_bytes);
//   rows.add(docid 7, view of "그 사람 시작부터")    그사람, 사람시, 람시작, 시작부, 작부터
//   rows.may_hold(docid 7, "사람시작")   true
//   rows.may_hold(docid 7, "사람부터")   false: need not be read
//   rows.may_hold(docid 8, "사람부터")   true: nobody looked at it
//
// In a row are those with anything between that is no syllable, Latin letter or digit, as an anchor has
// them. Texts with Hanja, jamo or forms that are normalized count as they are folded and read. Never
// false for a row that is there; true for one in some 25 that is not, because of each document 8 bits
// for each three are kept (a Bloom filter, the bits of one row in one word). Rows of one or two may be
// everywhere. Documents beyond `most_bytes` are not kept. Of one commit of a database. Safe to use from
// several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/article_codec.h"

namespace seogo::searchd::engine {

class SyllableRows {
 public:
  SyllableRows(Xapian::docid last, std::size_t most_bytes);
  ~SyllableRows();
  SyllableRows(const SyllableRows&) = delete;
  SyllableRows& operator=(const SyllableRows&) = delete;

  void add(Xapian::docid document, const schema::ArticleView& texts);
  [[nodiscard]] bool knows(Xapian::docid document) const { return filter_of(document) != nullptr; }
  // `row`: syllables, three bytes each.
  [[nodiscard]] bool may_hold(Xapian::docid document, std::string_view row) const;
  [[nodiscard]] std::size_t bytes() const { return bytes_.load(std::memory_order_relaxed); }

 private:
  using Word = std::uint64_t;
  using Filter = const Word*;  // the first word: how many follow

  [[nodiscard]] Filter filter_of(Xapian::docid document) const {
    if (document >= filters_.size()) return nullptr;
    return filters_[document].load(std::memory_order_acquire);
  }

  std::vector<std::atomic<Filter>> filters_;  // by docid; null: not looked at
  std::size_t most_bytes_;
  std::atomic<std::size_t> bytes_;
};

}  // namespace seogo::searchd::engine
