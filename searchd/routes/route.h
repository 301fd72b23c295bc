// One row of the table of addresses, and what its answers have in common.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/message.h"

namespace seogo::searchd::routes {

class Routes;

using Values = std::vector<std::string>;  // of the places in a pattern, decoded

struct Route {
  std::string_view method;
  std::string_view pattern;
  http::Response (*answer)(const Routes&, const http::Request&, const Values&);
  bool tagged = false;    // the same until the index changes: an ETag, and 304
  bool open = false;      // for everybody, also where keys are wanted
  bool absolute = false;  // holds whole addresses, of the host that it is asked at
};

using Header = std::pair<std::string, std::string>;
// Asked for anew each time: an index changes whenever its writer commits.
inline const Header revalidated = {"Cache-Control", "no-cache"};
inline const Header not_stored = {"Cache-Control", "no-store"};
inline const Header for_an_hour = {"Cache-Control", "public, max-age=3600"};
inline const Header lasting = {"Cache-Control", "public, max-age=86400"};
inline const Header immutable = {"Cache-Control", "public, max-age=31536000, immutable"};

}  // namespace seogo::searchd::routes
