// Columns read off slots: a number of each document, what copies have in common, or the article that a
// comment stands under; and lengths.
//
//   read_numbers(database, likes_slot).of(docid 7)   16; absent where it has none
//   read_groups(database, group_slot).of(docid 7)    3, and so for its copies; 0 where it has none
//   read_articles(comments).of(docid 7)              2
//   read_lengths(database).of(docid 7)               812
//
// Some 3 ms for 100,000 documents. Immutable.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include <xapian.h>

namespace seogo::searchd::engine {

struct NumberColumn {
  static constexpr std::int64_t absent = std::numeric_limits<std::int64_t>::min();

  std::vector<std::int64_t> numbers;  // by docid

  [[nodiscard]] std::int64_t of(Xapian::docid document) const { return numbers[document]; }
  [[nodiscard]] std::size_t bytes() const { return numbers.capacity() * sizeof(numbers[0]); }
};

struct GroupColumn {
  std::vector<std::uint32_t> groups;  // by docid; 0: alone
  std::uint32_t count = 0;            // groups are 1 to this

  [[nodiscard]] std::uint32_t of(Xapian::docid document) const { return groups[document]; }
  [[nodiscard]] std::size_t bytes() const { return groups.capacity() * sizeof(groups[0]); }
};

// How long each document is, as BM25 counts it: all its wdf.
struct LengthColumn {
  static constexpr std::uint32_t absent = UINT32_MAX;

  std::vector<std::uint32_t> lengths;  // by docid

  [[nodiscard]] std::uint32_t of(Xapian::docid document) const { return lengths[document]; }
  [[nodiscard]] bool has(Xapian::docid document) const { return lengths[document] != absent; }
  [[nodiscard]] std::size_t bytes() const { return lengths.capacity() * sizeof(lengths[0]); }
};

// Which article each comment stands under.
struct ArticleColumn {
  std::vector<Xapian::docid> articles;  // by docid; 0 where there is none

  [[nodiscard]] Xapian::docid of(Xapian::docid comment) const { return articles[comment]; }
  [[nodiscard]] std::size_t bytes() const { return articles.capacity() * sizeof(articles[0]); }
};

[[nodiscard]] ArticleColumn read_articles(const Xapian::Database& comments);
[[nodiscard]] LengthColumn read_lengths(const Xapian::Database& database);

// The slot holds numbers as Xapian serialises them.
[[nodiscard]] NumberColumn read_numbers(const Xapian::Database& database, int slot);
// The slot holds any bytes.
[[nodiscard]] GroupColumn read_groups(const Xapian::Database& database, int slot);

}  // namespace seogo::searchd::engine
