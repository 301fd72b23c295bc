// Replies as the JSON of the HTTP API; `seogo-search --json` prints the same.
//
//   search_json(reply, Highlight::html)
//   {"query":{"text":"알트만 해고","parsed":"(and 알트만 해고)","notes":[]},
//    "total":{"value":12,"exact":true},"took_ms":3,"offset":0,"limit":10,
//    "hits":[{"id":…,"highlights":{"title":…,"body":[…]},"comments":[…]}],
//    "facets":{},"facets_exact":true,"did_you_mean":null}
//
// Highlight::ranges leaves `html` out; Highlight::none leaves `highlights` and every `marks` out. A
// date that is not known is null; a count that is not known is absent. Everything is one line, and
// valid JSON whatever bytes were stored. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "schema/article.h"
#include "searchd/engine/related.h"
#include "searchd/engine/request.h"
#include "searchd/wire/parameters.h"
#include "searchd/wire/replay.h"

namespace seogo::searchd::wire {

[[nodiscard]] std::string search_json(const engine::Reply& reply, Highlight highlight,
                                      const Replay& replay = no_replay());

// {"hits":[{"id":…}],"took_ms":2}: hits as those of a search with Highlight::none.
[[nodiscard]] std::string related_json(const engine::Related& related,
                                       const Replay& replay = no_replay());

// The form of article.schema.json, less `provenance`: where a capture lay on the indexing machine
// is not for clients.
[[nodiscard]] std::string article_json(schema::Article article);

// {"error":{"code":"bad_parameter","message":"…","field":"limit","hint":"…"}}
// What is empty is null.
struct ErrorReply {
  std::string_view code;
  std::string message;
  std::string field;
  std::string hint;
};
[[nodiscard]] std::string error_json(const ErrorReply& error);

}  // namespace seogo::searchd::wire
