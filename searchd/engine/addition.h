// Weights of an OR, added up over lists in memory; and BM25, which weighs a term in a document.
//
//   Bm25 bm25(database);
//   bm25.weight(bm25.factor(41, 1), 16, 800)      of a term of 41 documents, 16 times in one of 800
//
//   Addition addition(bm25, lengths);
//   addition.add(list of 알트, bm25.factor(…));
//   addition.add(list of 해고, …);
//   addition.sum()                                documents with either, and their weights
//   addition.add_to(found, nullptr)               only to those found already
//
// Lists must outlive it, and it is used once. A window of 4,096 documents at a time takes some 30 KB,
// however many there are. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "searchd/engine/posting_list.h"
#include "searchd/engine/scored.h"
#include "searchd/engine/slot_columns.h"

namespace seogo::searchd::engine {

// As Xapian::BM25Weight has it, with the constants of query/weights.h.
class Bm25 {
 public:
  explicit Bm25(const Xapian::Database& database);

  [[nodiscard]] double factor(std::size_t documents, double scale) const;
  [[nodiscard]] double weight(double factor, double wdf, double length) const {
    return factor * (wdf / (length * per_length_ + least_ + wdf));
  }

 private:
  double documents_;
  double per_length_;
  double least_;
};

class Addition {
 public:
  Addition(const Bm25& bm25, const LengthColumn& lengths) : bm25_(bm25), lengths_(lengths) {}

  void add(const PostingList& list, double factor) { lanes_.push_back({&list, nullptr, factor}); }
  void add_given(const PostingList& list, double weight);  // the same of each document
  void add(const Scored& scored) { lanes_.push_back({nullptr, &scored, 1}); }

  [[nodiscard]] Scored sum();
  // `marks`: which of those found are in any list.
  void add_to(Scored& found, std::vector<char>* marks);

 private:
  struct Lane {
    const PostingList* list;
    const Scored* scored;
    double factor;
    bool is_given = false;
    std::size_t at = 0;

    [[nodiscard]] const std::vector<Xapian::docid>& documents() const {
      return list != nullptr ? list->documents : scored->documents;
    }
  };
  struct Window;
  // Calls `use` with what gives the weight at a place in a lane.
  template <typename Use>
  void with_weights(const Lane& lane, Use use) const;

  const Bm25& bm25_;
  const LengthColumn& lengths_;
  std::vector<Lane> lanes_;
};

}  // namespace seogo::searchd::engine
