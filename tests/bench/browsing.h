// What it costs to look around in what was found: facets, bars over time, pages far down a row, comments.
//
//   time_browsing("stacks", 7)
//   → {사람, none 9.1, four facets 11.2, six 12.0, histogram 11.0, fresh 9.5,
//      newest: page 1 14, page 1000 9; relevance: page 1 22, page 1000 1.2}
//
// Medians in ms, replies not remembered, one thread. What is read from the index once after a commit,
// the columns, is told apart.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace seogo::bench {

struct Browsed {
  std::string query;
  double hits = 0;
  double plain = 0;
  double four_facets = 0;  // site, section, author, year
  double six_facets = 0;   // and tag, month
  double histogram = 0;    // by month
  double fresh = 0;
  double comments = 0;  // comments as results, of these
  double comment_hits = 0;
  struct Row {
    double first = 0;
    double deep = 0;
    int page = 0;  // how deep: 1,000, or the last
  };
  Row newest;
  Row relevance;
};

struct ColumnTime {
  std::string name;
  double ms = 0;  // what the first search that needs it takes longer
};

struct Browsing {
  std::vector<Browsed> queries;
  std::vector<ColumnTime> columns;
};

// Throws schema::Error(index).
[[nodiscard]] Browsing time_browsing(const std::filesystem::path& index, int times);

[[nodiscard]] std::string table(const Browsing& browsing);

}  // namespace seogo::bench
