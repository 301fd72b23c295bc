// The words of a query that stand free at its top: without quotes, field or sign. They decide how it
// is searched (how many there are) and ranked.
//
//   free_words((and 샘 (or 해고 복귀) 제목:알트만))       →  샘
//   free_words((and (or 오픈AI OpenAI) 해고))            →  오픈AI 해고     of a name, what was typed
//   forms((and (or 오픈AI OpenAI) 해고))                 →  오픈AI 해고 | OpenAI 해고
//
// Pure; the nodes belong to the tree.
#pragma once

#include <vector>

#include "searchd/query/tree.h"

namespace seogo::searchd::query {

using Words = std::vector<const Node*>;

// Whether a node at the top is a free word, or one that stands among its other names.
[[nodiscard]] bool is_free(const Node& node);

[[nodiscard]] Words free_words(const Node& root);

// The free words as typed, then with the first other name of each, the second …
inline constexpr std::size_t most_forms = 4;
[[nodiscard]] std::vector<Words> forms(const Node& root);

}  // namespace seogo::searchd::query
