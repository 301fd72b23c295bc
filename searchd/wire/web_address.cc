#include "searchd/wire/web_address.h"

#include <algorithm>
#include <cctype>

namespace seogo::searchd::wire {

std::size_t web_scheme(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    const bool begins = url.size() >= scheme.size() &&
                        std::equal(scheme.begin(), scheme.end(), url.begin(), [](char a, char b) {
                          return a == std::tolower(static_cast<unsigned char>(b));
                        });
    if (begins) return scheme.size();
  }
  return 0;
}

}  // namespace seogo::searchd::wire
