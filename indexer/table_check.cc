#include "indexer/table_check.h"

#include <array>

#include <xapian.h>

namespace seogo::indexer {
namespace {

struct TableFile {
  const char* name;
  bool always;  // else made when something is put into it
};
constexpr std::array<TableFile, 3> files = {{
    {"postlist.glass", true},
    {"docdata.glass", false},
    {"termlist.glass", true},
}};

}  // namespace

std::size_t table_errors(const std::filesystem::path& database, std::ostream* details) {
  std::size_t errors = 0;
  for (const auto& [name, always] : files) {
    const std::filesystem::path path = database / name;
    if (!always && !std::filesystem::exists(path)) continue;
    errors += Xapian::Database::check(path.string(), 0, details);
  }
  return errors;
}

}  // namespace seogo::indexer
