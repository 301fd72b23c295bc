// Suggestions as JSON, for programs and for browsers.
//
//   suggest_json(found)          {"suggestions":[{"text":"샘 알트만","articles":12}]}
//   browser_json("샘 알트", found)  ["샘 알트",["샘 알트만"]]
//
// The second is what OpenSearch's extension for suggestions asks for. Valid JSON whatever was typed.
// Pure; safe to call from any thread.
#pragma once

#include <string>

#include "searchd/engine/suggest.h"

namespace seogo::searchd::wire {

[[nodiscard]] std::string suggest_json(const engine::Suggestions& found);
[[nodiscard]] std::string browser_json(const std::string& typed, const engine::Suggestions& found);

}  // namespace seogo::searchd::wire
