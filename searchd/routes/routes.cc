#include "searchd/routes/routes.h"

#include <algorithm>
#include <optional>

#include "schema/error.h"
#include "schema/utf8.h"
#include "searchd/http/head.h"
#include "searchd/routes/api.h"
#include "searchd/routes/embed.h"
#include "searchd/routes/feeds.h"
#include "searchd/routes/health.h"
#include "searchd/routes/meilisearch.h"
#include "searchd/routes/overviews.h"
#include "searchd/routes/pages.h"
#include "searchd/routes/pattern.h"
#include "searchd/routes/refusal.h"
#include "searchd/routes/tag.h"
#include "searchd/routes/theme_files.h"

namespace seogo::searchd::routes {
namespace {

using http::Request;
using http::Response;

constexpr bool tagged = true;
constexpr bool untagged = false;
constexpr bool open = true;
constexpr bool closed = false;
constexpr bool absolute = true;

constexpr Route table[] = {
    {"GET", "/v1/search", search, tagged},
    {"GET", "/v1/articles/{id}", article, tagged},
    {"GET", "/v1/articles/{id}/related", related, tagged},
    {"GET", "/v1/suggest", suggest, tagged},
    {"GET", "/v1/stats", stats, tagged},
    {"GET", "/healthz", health, untagged, open},
    {"GET", "/readyz", readiness, untagged, open},
    {"GET", "/", search_page, tagged},
    {"GET", "/search", search_page, tagged},
    {"GET", "/articles/{id}", article_page, tagged},
    {"GET", "/authors/{name}", author_page, tagged},
    {"GET", "/months/{month}", month_page, tagged},
    {"GET", "/years/{year}", year_page, tagged},
    {"GET", "/page.css", style_sheet, untagged, open},
    {"GET", "/page.js", page_script, untagged, open},
    {"GET", "/icon.svg", icon, untagged, open},
    {"GET", "/theme/{file}", theme_file, untagged, open},
    {"GET", "/embed", embed_page, tagged, closed, absolute},
    {"GET", "/embed.json", embed_json, untagged, open},
    {"GET", "/embed.js", embed_script, untagged, open},
    {"GET", "/embed.css", embed_style, untagged, open},
    {"GET", "/embed/{file}", embed_version, untagged, open},
    {"GET", "/opensearch.xml", search_description, tagged, closed, absolute},
    {"GET", "/search.atom", search_feed, tagged, closed, absolute},
    {"GET", "/suggest.json", browser_suggestions, tagged},
    {"GET", "/openapi.json", api_description, untagged, open},
    {"POST", "/meilisearch/indexes/{uid}/search", meilisearch_search},
    {"GET", "/meilisearch/indexes/{uid}/search", meilisearch_search, tagged},
    {"POST", "/meilisearch/multi-search", meilisearch_multi_search},
    {"POST", "/meilisearch/indexes/{uid}/facet-search", meilisearch_facet_search},
    {"GET", "/meilisearch/health", meilisearch_health, untagged, open},
    {"GET", "/meilisearch/version", meilisearch_version, tagged},
    {"GET", "/meilisearch/stats", meilisearch_stats, tagged},
    {"GET", "/meilisearch/indexes", meilisearch_indexes, tagged},
    {"GET", "/meilisearch/indexes/{uid}", meilisearch_index, tagged},
    {"GET", "/meilisearch/indexes/{uid}/stats", meilisearch_index_stats, tagged},
    {"GET", "/meilisearch/indexes/{uid}/settings", meilisearch_settings, tagged},
};

// What counts and logs call what no row answers.
constexpr std::string_view no_route = "none";

bool takes(const Route& route, std::string_view method) {
  return route.method == method || (route.method == "GET" && method == "HEAD");
}

// The rows of one address, and the values of its places.
struct Place {
  std::vector<const Route*> routes;
  Values values;

  [[nodiscard]] std::string methods() const {
    std::string all;
    for (const Route* row : routes) {
      all += std::string(row->method) + (row->method == "GET" ? ", HEAD, " : ", ");
    }
    return all + "OPTIONS";
  }
};

Place find(const Request& request) {
  Place place;
  for (const Route& row : table) {
    std::optional<Values> values = match(row.pattern, request.path);
    if (!values) continue;
    place.routes.push_back(&row);
    place.values = std::move(*values);
  }
  return place;
}

// OPTIONS * asks about the server as a whole.
constexpr const char* all_methods = "GET, HEAD, OPTIONS";

Response answer_row(const Routes& routes, const Route& row, const Request& request,
                    const Values& values) {
  if (!row.tagged) return row.answer(routes, request, values);
  std::string tag;
  try {
    // Taken before the answer, which may then be newer than its tag, and is asked for once more.
    const Options& options = routes.options();
    const std::string address = row.absolute ? options.public_address.of(request) : "";
    tag = tag_of(routes.engine().version(),
                 options.build + options.title + address + routes.theme()->version(), request);
  } catch (const schema::Error&) {
    // The index cannot be read, or nobody knows at which host, as the answer will say in its own form.
    return row.answer(routes, request, values);
  }
  if (is_known(request.header("if-none-match"), tag)) {
    return {304, {}, {}, {{"ETag", tag}, revalidated}, {}};
  }
  Response response = row.answer(routes, request, values);
  // A search that ran out of time may find more another time.
  const bool lasts = std::find(response.headers.begin(), response.headers.end(), not_stored) ==
                     response.headers.end();
  if (response.status == 200 && lasts) response.headers.emplace_back("ETag", tag);
  return response;
}

// `refusal`: what speaks against answering whoever has no key.
Response answer_at(const Routes& routes, const Place& place, const Request& request,
                   const std::optional<Refusal>& refusal) {
  const Shape& shape = shape_of(request.path);
  if (place.routes.empty()) return shape.refused(routes, Refusal::nothing_here, request);
  const auto row = std::find_if(place.routes.begin(), place.routes.end(),
                                [&](const Route* each) { return takes(*each, request.method); });
  if (row == place.routes.end()) {
    Response response = shape.refused(routes, Refusal::no_such_method, request);
    response.headers.emplace_back("Allow", place.methods());
    return response;
  }
  if (refusal && !(*row)->open) {
    Response response = shape.refused(routes, *refusal, request);
    if (response.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
  }
  Response response;
  try {
    response = answer_row(routes, **row, request, place.values);
  } catch (const std::exception& error) {
    response = shape.failed(error);
  }
  response.route = (*row)->pattern;
  return response;
}

}  // namespace

std::span<const Route> all_routes() { return table; }

Routes::Routes(const engine::Engine& engine, Options options)
    : engine_(engine), options_(std::move(options)), keys_(options_.keys), theme_(options_.theme) {}

void Routes::set_keys(std::shared_ptr<const Keys> keys) {
  const std::lock_guard lock(mutex_);
  keys_ = std::move(keys);
}

void Routes::set_theme(std::shared_ptr<const theme::Theme> theme) {
  const std::lock_guard lock(mutex_);
  theme_ = std::move(theme);
}

std::shared_ptr<const theme::Theme> Routes::theme() const {
  const std::lock_guard lock(mutex_);
  return theme_;
}

std::optional<Refusal> Routes::refusal_of(const Request& request) const {
  constexpr std::string_view scheme = "Bearer ";
  std::shared_ptr<const Keys> keys;
  {
    const std::lock_guard lock(mutex_);
    keys = keys_;
  }
  if (!keys) return std::nullopt;
  const std::string given = request.header("authorization");
  if (given.size() <= scheme.size() ||
      !http::same_name(std::string_view(given).substr(0, scheme.size()), scheme)) {
    return Refusal::no_key;
  }
  const std::string_view key = schema::trimmed(std::string_view(given).substr(scheme.size()));
  return keys->name_of(key) ? std::nullopt : std::optional(Refusal::wrong_key);
}

Response Routes::answer(const Request& request) const {
  const Place place = find(request);
  Response response;
  if (request.method == "OPTIONS" && (request.path == "*" || !place.routes.empty())) {
    response = options_.origins.preflight(place.routes.empty() ? all_methods : place.methods());
  } else {
    response = answer_at(*this, place, request, refusal_of(request));
  }
  if (response.route.empty()) response.route = no_route;
  dress(request.header("origin"), response);
  return response;
}

void Routes::dress(std::string_view origin, Response& response) const {
  options_.origins.add_headers(origin, response);
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
}

}  // namespace seogo::searchd::routes
