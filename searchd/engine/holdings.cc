#include "searchd/engine/holdings.h"

#include "schema/document.h"
#include "schema/stored.h"
#include "searchd/engine/conditions.h"

namespace seogo::searchd::engine {

const Holdings& articles() {
  static const Holdings holdings = {
      .conditions = conditions,
      .stored = [](const Xapian::Database& database, const Xapian::Document& document)
          -> std::optional<std::string> { return schema::stored_data(database, document); },
      .read = schema::to_article,
      .view = schema::view_article,
      .fold_slot =
          [](const Request& request) {
            return request.fold && request.duplicates_of.empty() ? schema::group_slot
                                                                 : schema::no_slot;
          },
      .reranks = true,
      .keeps_texts = true,
      .has_facets = true};
  return holdings;
}

}  // namespace seogo::searchd::engine
