// One search, from the text that was typed to the reply.
//
//   Reply reply = search(archive, synonyms, {.text = "알트먼이 해고"}, Deadline::in(500ms))
//   → note corrected (알트만이 for 알트먼이), hits {샘 알트만 해고, …}
//
// What was typed is widened by other names and searched. Where nothing is found, what was probably
// meant is, then parts of it. All of this has one deadline. Past it nothing else is tried: the hits
// found so far are shown, the last ones perhaps without marks, and the note out_of_time says that
// the reply may lack something; its total is not exact then. Reply::took_ms is left to the caller.
// Xapian errors pass through, for the caller's retry. For one thread, as the databases are.
#pragma once

#include "searchd/engine/archive.h"
#include "searchd/engine/request.h"
#include "searchd/query/deadline.h"
#include "searchd/query/synonyms.h"

namespace seogo::searchd::engine {

[[nodiscard]] Reply search(const Archive& archive, const query::Synonyms& synonyms,
                           const Request& request, query::Deadline deadline);

}  // namespace seogo::searchd::engine
