// What MIME writes into header fields (RFC 2045, 2231, 2047): parameters and encoded words.
//
//   read_parameters("text/HTML; charset=\"euc-kr\"; name*=utf-8''%EA%B8%B0%EC%82%AC.html")
//       → value "text/html", parameters charset=euc-kr, name=기사.html
//   decode_words("=?utf-8?B?7IOY?= =?ks_c_5601-1987?Q?=BE=CB?=")   →  샘알
//
// Of parameters of one name the first counts. What is malformed is left as it is or out, never
// refused. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seogo::indexer::source {

struct ParametrizedValue {
  std::string value;                                            // in lower case: text/html
  std::vector<std::pair<std::string, std::string>> parameters;  // names in lower case
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};
[[nodiscard]] ParametrizedValue read_parameters(std::string_view field);

// Encoded words in UTF-8, the rest as it is.
[[nodiscard]] std::string decode_words(std::string_view field);

}  // namespace seogo::indexer::source
