// How browsers and programs may search here: an OpenSearch 1.1 description.
//
//   description("한빛일보 기사 검색", "https://search.example.kr/")
//   → ShortName 한빛일보 기사 검색, Urls for the page, for suggestions and for the feed
//
// `address` is where the archive is, with a slash at its end. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

namespace seogo::searchd::feed {

inline constexpr const char* description_type = "application/opensearchdescription+xml";

[[nodiscard]] std::string description(std::string_view title, const std::string& address);

// At most so many characters from the start of a name; a syllable is never cut, nor what is written
// of several characters.
[[nodiscard]] std::string shortened(std::string_view name, std::size_t most_characters);

}  // namespace seogo::searchd::feed
