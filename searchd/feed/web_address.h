// The address of an article on the web, as a link of a feed may have it.
//
//   web_address("https://a.kr/기사 1?q={x}")   https://a.kr/기사%201?q=%7Bx%7D
//   web_address("javascript:alert(1)")        nothing: neither http nor https
//   web_address("https://나쁜@a.kr/")           nothing: a host with a name before it
//
// What an IRI (RFC 3987) cannot have is percent-encoded; one that is an IRI already stays as it is.
// Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace seogo::searchd::feed {

[[nodiscard]] std::optional<std::string> web_address(std::string_view url);

}  // namespace seogo::searchd::feed
