#include "searchd/engine/stored.h"

#include <utility>

namespace seogo::searchd::engine {

std::string_view Stored::of(Xapian::docid document) {
  const auto known = kept_.find(document);
  if (known != kept_.end()) return known->second;
  // It was found in this commit: a look whether it is there would cost as much as half the reading.
  std::string bytes =
      holdings_.stored(database_, database_.get_document(document, Xapian::DOC_ASSUME_VALID))
          .value_or(std::string());
  if (bytes_ + bytes.size() > most_stored_bytes) return last_ = std::move(bytes);
  bytes_ += bytes.size();
  return kept_[document] = std::move(bytes);
}

void Stored::keep(Xapian::docid document, std::string bytes) {
  if (bytes_ + bytes.size() > most_stored_bytes) return;
  const std::size_t size = bytes.size();
  if (kept_.try_emplace(document, std::move(bytes)).second) bytes_ += size;
}

}  // namespace seogo::searchd::engine
