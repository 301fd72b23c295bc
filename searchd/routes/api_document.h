// What every address takes and answers, for programs: an OpenAPI 3.1 document, compiled in.
#pragma once

#include <string_view>

namespace seogo::searchd::routes {

[[nodiscard]] std::string_view api_document();  // openapi.json

}  // namespace seogo::searchd::routes
