#include "indexer/abandoned.h"

#include <utility>
#include <vector>

namespace seogo::indexer {

void abandon(std::unique_ptr<Xapian::WritableDatabase> database) {
  static auto* abandoned = new std::vector<std::unique_ptr<Xapian::WritableDatabase>>;
  abandoned->push_back(std::move(database));
}

}  // namespace seogo::indexer
