// One capture made ready for the index: an article with an id, or the reason why there is none.
//
//   Taken taken = take(capture, "line 3", "export.jsonl", profile)
//   → taken.article, or taken.refusal {"export.jsonl", "line 3", "an article without text"}
//
// Neither: a page that its archive does not list, and that holds no article. `origins`, if asked for,
// tells where each field was read; of a line of JSON that costs as much as the reading. Safe to call
// from several threads with one Profile.
#pragma once

#include <optional>
#include <string>

#include "indexer/extract/origins.h"
#include "indexer/extract/profile.h"
#include "indexer/source/capture.h"
#include "indexer/source/refusal.h"
#include "schema/article.h"

namespace seogo::indexer {

struct Taken {
  std::optional<schema::Article> article;
  std::optional<source::Refusal> refusal;
};

inline constexpr const char* unlisted_page = "unlisted page without an article";  // kind of a skip

[[nodiscard]] Taken take(const source::Capture& capture, const std::string& place,
                         const std::string& file, const extract::Profile& profile,
                         extract::Origins* origins = nullptr);

}  // namespace seogo::indexer
