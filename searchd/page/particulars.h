// What a hit and an article's own page both tell of an article: when, by whom, how often liked.
//
//   particulars({text("토큰포스트"), time_of(published), Html()})   <ul …><li>토큰포스트</li><li>…
//
// Pure; safe to call from any thread.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "schema/article.h"
#include "searchd/page/html.h"

namespace seogo::searchd::page {

// http or https. An archived address may be anything, javascript: included.
[[nodiscard]] bool is_web_address(std::string_view url);

[[nodiscard]] Html time_of(const std::optional<schema::Timestamp>& time);        // 2023.12.11
[[nodiscard]] Html exact_time_of(const std::optional<schema::Timestamp>& time);  // 2023.12.11 18:32

[[nodiscard]] Html count_of(std::string_view words, const std::optional<std::int64_t>& count);

// A link to that address; nothing where there is none.
[[nodiscard]] Html link_to(const std::optional<std::string>& address, std::string_view words);

// A list of the parts that are not empty; nothing if all are.
[[nodiscard]] Html particulars(std::initializer_list<Html> parts);

}  // namespace seogo::searchd::page
