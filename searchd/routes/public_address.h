// Where the archive is, for those who are told whole addresses: browsers that remember it, feed readers.
//
//   PublicAddress("https://search.example.kr/stacks").of(request)   https://search.example.kr/stacks/
//   PublicAddress().of(request)   http://a.kr:8377/, as its Host header says; https:// where a proxy of
//                                 ours says so
//
// A Host of anything but letters, digits, dots, dashes, underscores, a port, or an IPv6 address in
// brackets throws Error(parameter): it is never repeated. The constructor throws Error(usage) for what is
// no such address. Safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "searchd/http/message.h"

namespace seogo::searchd::routes {

class PublicAddress {
 public:
  PublicAddress() = default;
  explicit PublicAddress(std::string_view configured);  // empty: as the request has it

  [[nodiscard]] std::string of(const http::Request& request) const;  // with a slash at its end

 private:
  std::string configured_;
};

}  // namespace seogo::searchd::routes
