// The widget that other sites put on their pages, as it is served: one script, <seogo-search>, and
// the style sheet it falls back to.
//
//   version()      3f0c2a9d5b7e1846: sixteen digits of what the script is
//   integrity()    sha384-…, of the bytes of script(), as Subresource Integrity wants it
//   address()      embed/3f0c2a9d5b7e1846.js: never another script
//
// The same as long as the program is. Safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

namespace seogo::searchd::embed {

[[nodiscard]] std::string_view script();
[[nodiscard]] std::string_view style_sheet();

[[nodiscard]] const std::string& version();
[[nodiscard]] const std::string& integrity();
[[nodiscard]] const std::string& address();  // from the archive's first page

}  // namespace seogo::searchd::embed
