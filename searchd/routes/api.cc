#include "searchd/routes/api.h"

#include <optional>

#include "schema/error.h"
#include "schema/stats_json.h"
#include "searchd/routes/exports.h"
#include "searchd/routes/routes.h"
#include "searchd/wire/parameters.h"
#include "searchd/wire/related_parameters.h"
#include "searchd/wire/reply_json.h"
#include "searchd/wire/suggest_json.h"

namespace seogo::searchd::routes {
namespace {

http::Response json(std::string body, const Header& kept = revalidated) {
  return {200, http::json_type, std::move(body), {kept}, {}};
}

schema::Error no_such_article() {
  return {schema::ErrorCode::not_found, "there is no such article",
          "ids are those of search results, percent-encoded"};
}

}  // namespace

http::Response search(const Routes& routes, const http::Request& request, const Values&) {
  if (std::optional<http::Response> file = exported(routes, request)) return std::move(*file);
  const wire::SearchRequest asked = wire::read_search(request.parameters);
  const engine::Reply reply = routes.engine().search(asked.request);
  return json(wire::search_json(reply, asked.highlight, routes.options().replay),
              reply.out_of_time() ? not_stored : revalidated);
}

schema::Article found_article(const Routes& routes, const std::string& id) {
  std::optional<schema::Article> found = routes.engine().article(id);
  if (!found) throw no_such_article();
  return std::move(*found);
}

http::Response article(const Routes& routes, const http::Request&, const Values& values) {
  return json(wire::article_json(found_article(routes, values.front())));
}

http::Response related(const Routes& routes, const http::Request& request, const Values& values) {
  const engine::RelatedRequest asked = wire::read_related(request.parameters);
  const std::optional<engine::Related> found = routes.engine().related(values.front(), asked);
  if (!found) throw no_such_article();
  return json(wire::related_json(*found, routes.options().replay),
              found->out_of_time ? not_stored : revalidated);
}

http::Response suggest(const Routes& routes, const http::Request& request, const Values&) {
  const wire::SuggestRequest asked = wire::read_suggest(request.parameters);
  const engine::Suggestions found = routes.engine().suggest(asked.text, asked.limit);
  return json(wire::suggest_json(found), found.out_of_time ? not_stored : revalidated);
}

http::Response stats(const Routes& routes, const http::Request&, const Values&) {
  return json(schema::stats_to_json(routes.engine().stats()));
}

}  // namespace seogo::searchd::routes
