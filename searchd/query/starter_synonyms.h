// The text of synonyms.txt, compiled into the program by seogo_embed() in CMakeLists.txt.
#pragma once

#include <string_view>

namespace seogo::searchd::query {

[[nodiscard]] std::string_view starter_synonyms();

}  // namespace seogo::searchd::query
