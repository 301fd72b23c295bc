// What a search reads: the databases of one generation as a reader has them open, and what the engine
// keeps between searches of them.
//
//   Archive archive{reader.database(), reader.comments(), kept, version};
//   search(archive, synonyms, {.text = "알트만"}, deadline)
//
// References only: it lives as long as the search that it was made for.
#pragma once

#include <string>

#include <xapian.h>

#include "searchd/engine/kept.h"

namespace seogo::searchd::engine {

struct Archive {
  const Xapian::Database& articles;
  const Xapian::Database& comments;  // perhaps a commit behind
  Kept& kept;
  const std::string& version;  // Engine::version() of these
};

}  // namespace seogo::searchd::engine
