// What it cost to index the corpus: ours, and what Xapian's TermGenerator makes of the same texts.
//
//   index_baseline("corpus.jsonl", "plain")  →  {62 s wall, 60 s processor, 900 MB; docdata 60 MB …}
//   table(indexing, &baseline, 80'000'000)   →  lines with ratios, goals and whether they are met
//
// Both are processes of their own, one after the other.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/index_tables.h"
#include "tests/beside/cost.h"

namespace seogo::bench {

struct Indexing {
  beside::Cost update;        // into a new index
  beside::Cost update_again;  // of the same file, untouched; zero for the baseline
  std::vector<TableSize> tables;
};

// A program beside this one. `worst` is the highest exit status to go on with. Throws
// schema::Error(io).
[[nodiscard]] beside::Cost run_neighbour(const char* name, std::vector<std::string> arguments,
                                         int worst = 0);
[[nodiscard]] std::filesystem::path programs();  // the folder of this one

// Throws schema::Error(usage) where `index` is there already and holds something.
[[nodiscard]] Indexing index_ours(const std::filesystem::path& corpus,
                                  const std::filesystem::path& index);
[[nodiscard]] Indexing index_baseline(const std::filesystem::path& corpus,
                                      const std::filesystem::path& plain);

[[nodiscard]] std::string table(const Indexing& ours, const Indexing& baseline,
                                std::uint64_t text_bytes);
// MB of each table, and of all; of the text they were made from.
[[nodiscard]] std::string table(const std::vector<TableSize>& tables, std::uint64_t text_bytes);

}  // namespace seogo::bench
