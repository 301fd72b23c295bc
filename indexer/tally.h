// What became of everything that was read, and the one line that tells it.
//
//   40 added, 2 changed, 3 unchanged, 4 refused; 12 files untouched; passed over: 310 image, 4 revisit
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace seogo::indexer {

struct Tally {
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t older = 0;  // captures of pages that a newer capture is known of
  std::uint64_t removed = 0;
  std::uint64_t refused = 0;
  std::uint64_t untouched_inputs = 0;
  std::uint64_t passed_over = 0;  // files in folders whose form is not read
  std::uint64_t left_out = 0;     // articles of the old index that a rebuild did not find again
  std::map<std::string, std::uint64_t, std::less<>> skipped;  // by kind: parts that are no page

  [[nodiscard]] std::string line() const;
};

}  // namespace seogo::indexer
