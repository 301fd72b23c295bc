#include "tests/bench/index_tables.h"

#include <algorithm>

#include "schema/error.h"

namespace seogo::bench {

namespace fs = std::filesystem;

std::vector<TableSize> index_tables(const fs::path& database) {
  std::vector<TableSize> tables;
  TableSize other{"other", 0};
  std::error_code error;
  for (fs::directory_iterator it(database, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file()) continue;
    if (it->path().extension() == ".glass") {
      tables.push_back({it->path().stem().string(), it->file_size()});
    } else {
      other.bytes += it->file_size();
    }
  }
  if (error) {
    throw schema::Error(schema::ErrorCode::io,
                        "cannot read " + database.string() + ": " + error.message());
  }
  std::sort(tables.begin(), tables.end(),
            [](const TableSize& a, const TableSize& b) { return a.name < b.name; });
  if (other.bytes > 0) tables.push_back(std::move(other));
  return tables;
}

std::vector<TableSize> tables_of(const schema::IndexDirectory& directory) {
  const std::string live = directory.require_live();
  std::vector<TableSize> tables = index_tables(directory.generation_path(live));
  for (TableSize& table : index_tables(directory.comments_path(live))) {
    tables.push_back({"comments/" + table.name, table.bytes});
  }
  return tables;
}

std::uint64_t total_bytes(const std::vector<TableSize>& tables) {
  std::uint64_t bytes = 0;
  for (const TableSize& table : tables) bytes += table.bytes;
  return bytes;
}

}  // namespace seogo::bench
