#include "searchd/routes/feeds.h"

#include <algorithm>

#include "schema/utf8.h"
#include "searchd/feed/atom.h"
#include "searchd/feed/description.h"
#include "searchd/routes/api_document.h"
#include "searchd/routes/routes.h"
#include "searchd/wire/parameters.h"
#include "searchd/wire/suggest_json.h"

namespace seogo::searchd::routes {
namespace {

constexpr const char* suggestions_type = "application/x-suggestions+json; charset=utf-8";

// {startIndex?} is empty where a program has none.
std::size_t offset_of(const std::string& start_index) {
  const std::size_t index = wire::whole_number("startIndex", start_index, engine::deepest_hit);
  return index == 0 ? 0 : index - 1;
}

bool has_value(const wire::Parameters& parameters, std::string_view name) {
  const auto [first, last] = parameters.equal_range(name);
  return std::any_of(first, last,
                     [](const auto& given) { return !schema::trimmed(given.second).empty(); });
}

}  // namespace

http::Response search_description(const Routes& routes, const http::Request& request,
                                  const Values&) {
  const routes::Options& options = routes.options();
  return {200,
          std::string(feed::description_type) + "; charset=utf-8",
          feed::description(options.title, options.public_address.of(request)),
          {revalidated},
          {}};
}

http::Response search_feed(const Routes& routes, const http::Request& request, const Values&) {
  wire::Parameters asked = request.parameters;
  for (auto [at, end] = request.parameters.equal_range("startIndex"); at != end; ++at) {
    const std::string value(schema::trimmed(at->second));
    if (value.empty()) continue;
    if (has_value(request.parameters, "offset")) {
      throw wire::BadParameter("startIndex", "startIndex and offset say the same", "one of them");
    }
    asked.erase("offset");
    asked.emplace("offset", std::to_string(offset_of(value)));
  }
  engine::Request search = wire::read_search(asked).request;
  search.explain = false;  // a feed has no room for it, nor for facets
  search.facets.clear();
  const std::string address = routes.options().public_address.of(request);
  const engine::Reply reply = routes.engine().search(search);
  return {200,
          feed::atom_type,
          feed::atom({routes.options().title, address, asked, reply}),
          {reply.out_of_time() ? not_stored : revalidated},
          {}};
}

http::Response browser_suggestions(const Routes& routes, const http::Request& request,
                                   const Values&) {
  const wire::SuggestRequest asked = wire::read_suggest(request.parameters);
  const engine::Suggestions found = routes.engine().suggest(asked.text, asked.limit);
  return {200,
          suggestions_type,
          wire::browser_json(asked.text, found),
          {found.out_of_time ? not_stored : revalidated},
          {}};
}

http::Response api_description(const Routes&, const http::Request&, const Values&) {
  return {200, http::json_type, std::string(api_document()), {revalidated}, {}};
}

}  // namespace seogo::searchd::routes
