// Suggestions as JSON, for programs and for browsers.
//
//   suggest_json(found)          {"suggestions":[{"text":"샘 알트만","articles":12,"kind":"phrase"}]}
//   browser_json("샘 알트", found)  ["샘 알트",["샘 알트만"]]
//
// Of a title the first says the article too, as `id`. The second is what OpenSearch's extension for
// suggestions asks for; titles are left out of it, because a browser's box goes to searches only. Valid
// JSON whatever was typed.
// Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "searchd/engine/suggest.h"

namespace seogo::searchd::wire {

// word, phrase, author, commenter, site, section, tag, title.
[[nodiscard]] std::string_view name_of(engine::SuggestionKind kind);

[[nodiscard]] std::string suggest_json(const engine::Suggestions& found);
[[nodiscard]] std::string browser_json(const std::string& typed, const engine::Suggestions& found);

}  // namespace seogo::searchd::wire
