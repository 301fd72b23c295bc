// From a capture to an article.
//
//   "맨위로 가기\n…OpenAI의 닷새, 샘 알트만 해고 및 복귀\n…김주성 기자\n2023.12.11 (월) 18:32\n…"
//   → title OpenAI의 닷새, 샘 알트만 해고 및 복귀, author 김주성/기자,
//     published 2023-12-11T18:32:00+09:00 …
//
// Every field is right or absent, never guessed. Throws schema::Error(input) when no article is
// found, when it has no text, or when its date is none; the text says which and where. `origins`, if
// asked for, tells where each field was read. Safe to call from several threads with one Profile.
#pragma once

#include "indexer/extract/origins.h"
#include "indexer/extract/profile.h"
#include "indexer/source/capture.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

[[nodiscard]] schema::Article extract(const source::Capture& capture, const Profile& profile,
                                      Origins* origins = nullptr);

}  // namespace seogo::indexer::extract
