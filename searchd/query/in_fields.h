// A query whose words are looked for in some fields only, where a person did not say which.
//
//   in_fields((and 알트만 해고), required, {title})    (and title:알트만 title:해고)
//   in_fields(셋 이상의 낱말, ranked, {title, tag})     the words as they are, and one of them at least
//                                                   in a title or among the tags
//   no fields                                       the query as it is
//
// Pure; safe to call from any thread.
#pragma once

#include <vector>

#include "schema/fields.h"
#include "searchd/query/compile.h"
#include "searchd/query/tree.h"

namespace seogo::searchd::query {

[[nodiscard]] Node in_fields(Node root, Mode mode, const std::vector<schema::FieldName>& fields);

}  // namespace seogo::searchd::query
