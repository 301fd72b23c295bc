// Which archived addresses are of the web: http and https, however they are written.
//
//   web_scheme("https://a.kr/1")       8: the bytes of https://
//   web_scheme("HTTP://a.kr")          7
//   web_scheme("javascript:alert(1)")  0: an archived address may be anything
//
// Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace seogo::searchd::wire {

[[nodiscard]] std::size_t web_scheme(std::string_view url);

}  // namespace seogo::searchd::wire
