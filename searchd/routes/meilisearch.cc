#include "searchd/routes/meilisearch.h"

#include <algorithm>

#include "schema/utf8.h"
#include "searchd/http/failure.h"
#include "searchd/http/head.h"
#include "searchd/meilisearch/answers.h"
#include "searchd/meilisearch/index.h"
#include "searchd/meilisearch/refusal.h"
#include "searchd/routes/routes.h"

namespace seogo::searchd::routes {
namespace {

using http::Request;
using http::Response;
using meilisearch::Code;

Response json(std::string body, const Header& kept = revalidated) {
  return {200, http::json_type, std::move(body), {kept}, {}};
}

Response json(meilisearch::Answer answer) {
  return json(std::move(answer.json), answer.lasts ? revalidated : not_stored);
}

Response response_of(const meilisearch::Refusal& refusal) {
  meilisearch::Told told = meilisearch::told(refusal);
  return {told.status, http::json_type, std::move(told.json), {not_stored}, {}};
}

const std::string& json_body(const Request& request) {
  constexpr std::string_view wanted = "application/json";
  const std::string given = request.header("content-type");
  const std::string_view type = schema::trimmed(std::string_view(given).substr(0, given.find(';')));
  if (type.empty()) {
    throw meilisearch::Refusal(Code::missing_content_type,
                               "A Content-Type header is missing. Accepted values for the "
                               "Content-Type header are: `application/json`");
  }
  if (!http::same_name(type, wanted)) {
    throw meilisearch::Refusal(Code::invalid_content_type,
                               "The Content-Type `" + meilisearch::repeated(type) +
                                   "` is invalid. Accepted values for the Content-Type header are: "
                                   "`application/json`");
  }
  return request.body;
}

bool reads(std::string_view method) {
  constexpr std::string_view methods[] = {"GET", "HEAD", "OPTIONS"};
  return std::find(std::begin(methods), std::end(methods), method) != std::end(methods);
}

}  // namespace

Response meilisearch_search(const Routes& routes, const Request& request, const Values& values) {
  if (request.method == "POST") {
    return json(meilisearch::search(routes.engine(), values.front(), json_body(request)));
  }
  return json(meilisearch::search(routes.engine(), values.front(), request.parameters));
}

Response meilisearch_multi_search(const Routes& routes, const Request& request, const Values&) {
  return json(meilisearch::multi_search(routes.engine(), json_body(request)));
}

Response meilisearch_facet_search(const Routes& routes, const Request& request,
                                  const Values& values) {
  return json(meilisearch::facet_search(routes.engine(), values.front(), json_body(request)));
}

Response meilisearch_health(const Routes&, const Request&, const Values&) {
  return json(meilisearch::health_json(), not_stored);
}

Response meilisearch_version(const Routes&, const Request&, const Values&) {
  return json(meilisearch::version_json());
}

Response meilisearch_stats(const Routes& routes, const Request&, const Values&) {
  return json(meilisearch::stats_json(routes.engine().stats()));
}

Response meilisearch_indexes(const Routes&, const Request&, const Values&) {
  return json(meilisearch::indexes_json());
}

Response meilisearch_index(const Routes&, const Request&, const Values& values) {
  return json(meilisearch::index_json(values.front()));
}

Response meilisearch_index_stats(const Routes& routes, const Request&, const Values& values) {
  return json(meilisearch::index_stats_json(values.front(), routes.engine().stats()));
}

Response meilisearch_settings(const Routes&, const Request&, const Values& values) {
  return json(meilisearch::settings_json(values.front()));
}

Response meilisearch_refused(const Routes&, Refusal refusal, const Request& request) {
  switch (refusal) {
    case Refusal::no_key:
      return response_of(
          {Code::missing_authorization_header,
           "The Authorization header is missing. It must use the bearer authorization "
           "method."});
    case Refusal::wrong_key:
      return response_of({Code::invalid_api_key, "The provided API key is invalid."});
    case Refusal::nothing_here:
    case Refusal::no_such_method:
      break;
  }
  // As Meilisearch answers a key that may only search.
  if (!reads(request.method)) {
    return response_of(
        {Code::invalid_api_key, "This archive is only read here: nothing can be written."});
  }
  if (refusal == Refusal::no_such_method) {
    return response_of({Code::method_not_allowed, "This address does not take that method."});
  }
  return response_of({Code::not_found,
                      "There is nothing at this address: what is answered is searches, "
                      "facet searches, health, version, stats, indexes and settings."});
}

Response meilisearch_failed(const std::exception& error) {
  if (const auto* refusal = dynamic_cast<const meilisearch::Refusal*>(&error)) {
    return response_of(*refusal);
  }
  const http::Failure failure = http::failure_of(error);
  Response response = response_of({Code::internal, failure.message});
  response.status = failure.status;
  return response;
}

}  // namespace seogo::searchd::routes
