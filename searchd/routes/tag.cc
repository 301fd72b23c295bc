#include "searchd/routes/tag.h"

#include <algorithm>

#include "schema/digest.h"
#include "schema/utf8.h"

namespace seogo::searchd::routes {
namespace {

std::string_view without_weakness(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

}  // namespace

std::string tag_of(std::string_view version, std::string_view settings,
                   const http::Request& request) {
  schema::Digest digest;
  digest.field(version).field(settings).field(request.path);
  digest.field(wire::print_query(request.parameters));
  return "W/\"" + schema::hex(digest.bytes()) + "\"";
}

bool is_known(std::string_view if_none_match, std::string_view tag) {
  while (!if_none_match.empty()) {
    const std::string_view item = if_none_match.substr(0, if_none_match.find(','));
    if_none_match.remove_prefix(std::min(if_none_match.size(), item.size() + 1));
    const std::string_view given = schema::trimmed(item);
    if (without_weakness(given) == without_weakness(tag)) return true;
  }
  return false;
}

http::Response kept_by_version(const http::Request& request, std::string_view version,
                               http::Response response) {
  const std::string tag = "W/\"" + std::string(version) + "\"";
  if (is_known(request.header("if-none-match"), tag)) {
    response.status = 304;
    response.type.clear();
    response.body.clear();
  }
  response.headers.emplace_back("ETag", tag);
  return response;
}

}  // namespace seogo::searchd::routes
