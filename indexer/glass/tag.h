// What stands under a key of a table, as it is or deflated: Xapian tells by a flag of the entry.
//
//   packed(term_list(…))  →  {bytes, Form::deflated}, or as it was where that is not smaller
//
// Texts at zlib's lowest level: 20,000 lists of 970 terms took 58 MB instead of 87, and 56 at the level
// that Xapian has. Numbers by their frequency and runs alone. Safe to call from any thread. Throws Error(io) if zlib fails.
#pragma once

#include <string>

namespace seogo::indexer::glass {

enum class Form { plain, deflated };

struct Tag {
  std::string bytes;
  Form form = Form::plain;
};

enum class Of { texts, numbers };

[[nodiscard]] Tag packed(std::string bytes, Of what = Of::texts);

}  // namespace seogo::indexer::glass
