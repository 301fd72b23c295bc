#include "searchd/engine/holdings.h"

#include "schema/document.h"
#include "searchd/engine/filter_query.h"

namespace seogo::searchd::engine {

const Holdings& articles() {
  static const Holdings holdings = {
      .narrow = filtered,
      .read = [](const std::string& data) { return schema::to_article(data); },
      .fold_slot =
          [](const Request& request) {
            return request.fold && request.duplicates_of.empty() ? schema::group_slot
                                                                 : schema::no_slot;
          },
      .reranks = true,
      .has_facets = true};
  return holdings;
}

}  // namespace seogo::searchd::engine
