// What seogo-bench is asked to measure.
//
//   read_options(argc, argv)   of  seogo-bench --articles 100000 --section index,search --baseline
//   → {articles 100,000, sections {index, search}, baseline}
//
// Throws schema::Error(usage) for what does not go together.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace seogo::bench {

enum class Section { index, search, browse, type, relate, http };

struct Options {
  std::uint32_t articles = 20'000;
  std::uint64_t seed = 42;
  double comments = 8;
  int queries = 200;  // a class
  int passes = 3;
  double seconds = 5;  // of each row of throughput
  std::string corpus;
  std::string index;  // made here and kept; without `Section::index` it may be there already
  std::string baseline_index;  // likewise
  std::string json;
  std::set<Section> sections = {Section::index, Section::search, Section::browse, Section::type,
                                Section::relate};
  bool baseline = false;
  std::size_t slowest = 0;

  std::vector<std::uint32_t> growth;  // sizes to go through instead
  std::string plot;
  std::string keep;

  [[nodiscard]] bool wants(Section section) const { return sections.contains(section); }
};

// Nothing where all was said already, as for --help: `status` is then the exit status.
[[nodiscard]] std::optional<Options> read_options(int argc, char** argv, int& status);

}  // namespace seogo::bench
