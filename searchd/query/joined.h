// Two words typed apart, taken for one as well: 인공지 능 finds 인공 지능, 42.195 km finds 42.195km.
//
//   (and 인공지 능)            →  (or (and 인공지 능) 인공지능)
//   (and 오픈 AI -주가)        →  (and (or (and 오픈 AI) 오픈AI) (not 주가))
//   (or (and 인공 지능) AI)    →  (or (and 인공 지능) AI 인공지능)      a name (expansion.h)
//
// The word comes as one of Origin::joined. Of three and more words none is joined: they only rank.
// Pure; safe to call from any thread.
#pragma once

#include "searchd/query/tree.h"

namespace seogo::searchd::query {

[[nodiscard]] Node with_joined(Node root);

}  // namespace seogo::searchd::query
