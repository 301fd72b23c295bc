// What a client asks of the articles to read beside one.
//
//   read_related({{"limit","3"},{"from","2023-12"},{"site","한빛일보"}})
//   → limit 3, from 2023-12-01, sites {한빛일보}
//   read_related({{"from","어제"}})   throws BadParameter: field "from"
//
//   limit  from  to, and repeatable: site
//
// As parameters.h has it: unknown names are ignored, empty values absent, the last one counts. Pure;
// safe to call from any thread.
#pragma once

#include "searchd/engine/related.h"
#include "searchd/wire/query_string.h"

namespace seogo::searchd::wire {

[[nodiscard]] engine::RelatedRequest read_related(const Parameters& parameters);

}  // namespace seogo::searchd::wire
