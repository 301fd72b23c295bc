// The terms of many documents turned around: for each term the documents that have it.
//
//   Inversion inversion("building/run-0-", 256 << 20);
//   inversion.add(7, terms.sorted());        documents in ascending order
//   inversion.count(7, key);                 only how many documents have it, each once
//   each_key(inversion.finish(), …)          run.h
//
// Gathered in memory up to a limit, then written as a sorted run, and so on.
// Measured: to index 20,000 invented articles took 54 s of processor by Xapian's add_document into parts
// that were compacted together; turned around here and written in one pass, with texts cut once, 9 s.
// Throws Error(io). For one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/byte_lists.h"
#include "schema/terms.h"
#include "schema/vocabulary.h"

namespace seogo::indexer {

class Inversion {
 public:
  // Runs are named by `prefix` and a number.
  Inversion(std::string prefix, std::size_t memory);

  void add(std::uint32_t document, std::span<const schema::TermCount> terms);
  void count(std::uint32_t document, std::string_view key);

  // Writes what is left; the runs, in the order of their documents.
  [[nodiscard]] std::vector<std::filesystem::path> finish();

 private:
  struct Entry {
    std::uint32_t documents = 0;
    std::uint32_t last = 0;  // document
    bool has_postings = false;
    ByteLists::List postings;
  };

  Entry& entry_of(std::string_view key);
  [[nodiscard]] bool is_full() const;
  void spill();

  std::string prefix_;
  std::size_t memory_;
  schema::Vocabulary keys_;
  std::vector<Entry> entries_;  // at the keys' numbers
  ByteLists postings_;
  std::vector<std::filesystem::path> runs_;
};

}  // namespace seogo::indexer
