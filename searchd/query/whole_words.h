// Words that only look as if they ended in a particle: the 이 of 고양이 is its own, and the archive
// shows it, by 고양이를 and 고양이가.
//
//   mark_whole(고양이)   →  whole, if it stands before endings in one article for every
//                         `least_whole_share` of the articles with 고양
//   mark_whole(알트만이) →  not whole: nobody writes 알트만이를
//
// Reads the lexicon; for one thread.
#pragma once

#include "schema/lexicon.h"
#include "searchd/query/tree.h"

namespace seogo::searchd::query {

void mark_whole(Node& node, const schema::Lexicon& lexicon);

}  // namespace seogo::searchd::query
