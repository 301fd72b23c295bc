// JSON as pages have it, mended to JSON as parsers read it.
//
//   <!-- {"headline": "그는 "좋다"고 했다",} -->  →  {"headline": "그는 \"좋다\"고 했다"}
//
// What wraps a script (HTML comments, CDATA, a semicolon) goes; commas before a bracket that closes
// go; line breaks and tabs within strings are escaped, and so is a quote that nothing of JSON
// follows; \' and halves of surrogate pairs are mended; brackets left open at the end are closed. One
// pass. What is broken in other ways stays
// broken. Pure.
#pragma once

#include <string>
#include <string_view>

namespace seogo::indexer::extract {

// The JSON within the wrapping of a <script>.
[[nodiscard]] std::string_view unwrapped_script(std::string_view script);

[[nodiscard]] std::string mended_json(std::string_view json);

}  // namespace seogo::indexer::extract
