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
// false for a row that is there; true for one in some 96 that is not, because of each document 10 bits
// for each three are kept (a Bloom filter, the bits of one row in one block). Rows of one or two may be
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
  [[nodiscard]] bool knows(Xapian::docid document) const {
    return document < filters_.size() &&
           filters_[document].blocks.load(std::memory_order_acquire) != nullptr;
  }
  // `row`: syllables, three bytes each.
  [[nodiscard]] bool may_hold(Xapian::docid document, std::string_view row) const;
  [[nodiscard]] std::size_t bytes() const { return bytes_.load(std::memory_order_relaxed); }

 private:
  // A line of the processor's cache: a look costs two, of the document and of the row.
  struct alignas(64) Block {
    std::uint64_t words[8];
  };
  struct Filter {
    std::atomic<const Block*> blocks;  // null: not looked at
    std::atomic<std::uint32_t> count;  // of them, there before they are
  };

  std::vector<Filter> filters_;  // by docid
  std::size_t most_bytes_;
  std::atomic<std::size_t> bytes_;
};

}  // namespace seogo::searchd::engine
