// The part of a URL after "?": names and values, percent-encoded.
//
//   parse_query("q=%ED%95%B4%EA%B3%A0+AI&tag=a&tag=b")  {q: 해고 AI}, {tag: a}, {tag: b}
//   percent_encode("해고/1")                              %ED%95%B4%EA%B3%A0%2F1
//   percent_decode("100%&%zz")                          100%&%zz: what is no escape stays as it is
//
// Reading never fails: bytes that are not UTF-8 become U+FFFD. Pure; safe to call from any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace seogo::searchd::wire {

// Values of one name keep their order.
using Parameters = std::multimap<std::string, std::string, std::less<>>;

[[nodiscard]] Parameters parse_query(std::string_view query);
[[nodiscard]] std::string print_query(const Parameters& parameters);

// All but the unreserved characters of RFC 3986, so that the result is safe in a path, a query and
// HTML.
[[nodiscard]] std::string percent_encode(std::string_view text);
[[nodiscard]] std::string percent_decode(std::string_view text);

}  // namespace seogo::searchd::wire
