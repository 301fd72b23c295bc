#include "searchd/engine/stored.h"

#include <memory>
#include <string>

namespace seogo::searchd::engine {

Text Stored::look(Xapian::docid document) {
  if (Text known = texts_.find(document)) return known;
  // It was found in this commit: a look whether it is there would cost as much as half the reading.
  return std::make_shared<const std::string>(
      holdings_.stored(database_, database_.get_document(document, Xapian::DOC_ASSUME_VALID))
          .value_or(std::string()));
}

Text Stored::of(Xapian::docid document) {
  Text text = look(document);
  keep(document, text);
  return text;
}

}  // namespace seogo::searchd::engine
