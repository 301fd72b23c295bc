// The text of markers.json, compiled into the program by seogo_embed() in CMakeLists.txt.
#pragma once

#include <string_view>

namespace seogo::indexer::extract {

[[nodiscard]] std::string_view built_in_markers();

}  // namespace seogo::indexer::extract
