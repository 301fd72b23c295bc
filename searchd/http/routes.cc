#include "searchd/http/routes.h"

#include <optional>
#include <vector>

#include "schema/error.h"
#include "schema/stats_json.h"
#include "searchd/http/failure.h"
#include "searchd/http/pattern.h"
#include "searchd/page/article.h"
#include "searchd/page/assets.h"
#include "searchd/page/page.h"
#include "searchd/wire/parameters.h"
#include "searchd/wire/reply_json.h"

namespace seogo::searchd::http {
namespace {

using Values = std::vector<std::string>;

// Asked for anew each time: an index changes whenever its writer commits.
const std::pair<std::string, std::string> revalidated = {"Cache-Control", "no-cache"};
const std::pair<std::string, std::string> not_stored = {"Cache-Control", "no-store"};
// The page names its style sheet by content.
const std::pair<std::string, std::string> lasting = {"Cache-Control", "public, max-age=86400"};

Response json(std::string body) { return {200, json_type, std::move(body), {revalidated}}; }

// Pages run no script and load nothing but their style sheet, whatever an archived text may hold.
Response html(int status, std::string body) {
  return {status,
          html_type,
          std::move(body),
          {revalidated,
           {"Content-Security-Policy",
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'self'"},
           {"Referrer-Policy", "strict-origin-when-cross-origin"}}};
}

Response search(const Routes& routes, const Request& request, const Values&) {
  const wire::SearchRequest asked = wire::read_search(request.parameters);
  return json(wire::search_json(routes.engine().search(asked.request), asked.highlight));
}

schema::Article found_article(const Routes& routes, const std::string& id) {
  std::optional<schema::Article> found = routes.engine().article(id);
  if (!found) {
    throw schema::Error(schema::ErrorCode::not_found, "there is no such article",
                        "ids are those of search results, percent-encoded");
  }
  return std::move(*found);
}

Response article(const Routes& routes, const Request&, const Values& values) {
  return json(wire::article_json(found_article(routes, values.front())));
}

Response stats(const Routes& routes, const Request&, const Values&) {
  return json(schema::stats_to_json(routes.engine().stats()));
}

Response health(const Routes&, const Request&, const Values&) {
  return {200, json_type, R"({"status":"ok"})", {not_stored}};
}

Response style_sheet(const Routes&, const Request&, const Values&) {
  return {200, css_type, std::string(page::style_sheet()), {lasting}};
}

page::View view_of(const Routes& routes, const Request& request, std::string root) {
  const auto tongue = request.parameters.find("lang");
  const std::string code = tongue == request.parameters.end() ? "" : tongue->second;
  return {.title = routes.title(),
          .words = page::language(code),
          .given = request.parameters,
          .asked = {},
          .reply = nullptr,
          .root = std::move(root)};
}

std::string words_of_bad_request(const page::View& view, const Failure& failure) {
  const page::Language& words = view.words;
  if (failure.field == "from" || failure.field == "to") return std::string(words.bad_dates);
  if (words.bad_value.empty() || failure.field.empty()) {
    return failure.message + " (" + failure.hint + ")";
  }
  return page::filled(words.bad_value, failure.field + "=" + view.value(failure.field));
}

// A person sees a page even when the search fails.
Response failed_page(const page::View& view, const Failure& failure) {
  const page::Language& words = view.words;
  page::Failure shown = {std::string(words.failed), {}};
  if (failure.status == 400) {
    shown = {std::string(words.bad_request), words_of_bad_request(view, failure)};
  } else if (failure.status == 404) {
    shown = {std::string(words.no_article), std::string(words.no_article_hint)};
  } else if (failure.status == 503) {
    shown = {std::string(words.unavailable), std::string(words.unavailable_hint)};
  }
  return html(failure.status, page::failure_page(view, shown));
}

Response search_page(const Routes& routes, const Request& request, const Values&) {
  page::View view = view_of(routes, request, "");
  try {
    view.asked = wire::read_search(request.parameters).request;
    const engine::Reply reply = routes.engine().search(view.asked);
    view.reply = &reply;
    return html(200, page::results_page(view));
  } catch (const std::exception& error) {
    view.reply = nullptr;
    return failed_page(view, failure_of(error));
  }
}

Response article_page(const Routes& routes, const Request& request, const Values& values) {
  const page::View view = view_of(routes, request, "../");
  try {
    const schema::Article found = found_article(routes, values.front());
    const std::uint64_t duplicates = routes.engine().duplicates(found.id);
    return html(200, page::article_page(view, found, duplicates));
  } catch (const std::exception& error) {
    return failed_page(view, failure_of(error));
  }
}

struct Route {
  std::string_view method;
  std::string_view pattern;
  Response (*answer)(const Routes&, const Request&, const Values&);
};

constexpr Route table[] = {
    {"GET", "/v1/search", search},
    {"GET", "/v1/articles/{id}", article},
    {"GET", "/v1/stats", stats},
    {"GET", "/healthz", health},
    {"GET", "/", search_page},
    {"GET", "/search", search_page},
    {"GET", "/articles/{id}", article_page},
    {"GET", "/page.css", style_sheet},
};

bool takes(const Route& route, std::string_view method) {
  return route.method == method || (route.method == "GET" && method == "HEAD");
}

Response not_allowed(const std::string& allowed) {
  Response response = json_response(failure_of_status(405));
  response.headers.emplace_back("Allow", allowed);
  return response;
}

Response route(const Routes& routes, const Request& request) {
  std::string allowed;
  for (const Route& row : table) {
    const std::optional<Values> values = match(row.pattern, request.path);
    if (!values) continue;
    if (takes(row, request.method)) return row.answer(routes, request, *values);
    allowed += (allowed.empty() ? "" : ", ") + std::string(row.method);
    if (row.method == "GET") allowed += ", HEAD";
  }
  return allowed.empty() ? json_response(failure_of_status(404)) : not_allowed(allowed);
}

}  // namespace

Response Routes::answer(const Request& request) const {
  Response response;
  try {
    response = route(*this, request);
  } catch (const std::exception& error) {
    response = json_response(failure_of(error));
  }
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  return response;
}

}  // namespace seogo::searchd::http
