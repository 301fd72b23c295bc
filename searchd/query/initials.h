// Words typed by their initial consonants (초성 검색), in titles and authors' names.
//
//   ㅅㅇㅌㅁ     →  (or ㅅㅇㅌㅁ initials:ㅅㅇㅌㅁ)           샘 알트만
//   ㄳ          →  (or ㄳ ㄱㅅ initials:ㄱㅅ)               keyboards glue two letters to one
//   기자:ㄱㅈㅅ   →  (or author:ㄱㅈㅅ author:initials:ㄱㅈㅅ)   김주성
//   ㅋㅋㅋ       stays where somebody laughs so: it is no 쿠키
//
// For one thread, as the database is. Xapian errors pass through.
#pragma once

#include <xapian.h>

#include "searchd/query/tree.h"

namespace seogo::searchd::query {

[[nodiscard]] Node with_initials(Node root, const Xapian::Database& database);

}  // namespace seogo::searchd::query
