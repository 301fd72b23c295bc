#include "searchd/meilisearch/answers.h"

#include <cmath>

#include <fmt/format.h>

#include "searchd/meilisearch/index.h"
#include "searchd/meilisearch/reply.h"
#include "searchd/meilisearch/search_body.h"

namespace seogo::searchd::meilisearch {
namespace {

struct Found {
  Json json;
  bool lasts;
};

Found found(const engine::Engine& engine, const SearchBody& body, std::size_t& room) {
  const engine::Reply reply = engine.search(body.request);
  return {search_reply(reply, body.shown, room), !reply.out_of_time()};
}

Answer printed(const Found& found) { return {print(found.json), found.lasts}; }

// Of one query of several: {"indexUid":"articles", …}
Found found_of_several(const engine::Engine& engine, const Json& query, std::size_t& room) {
  if (!query.is_object()) refuse_value({"queries", Code::bad_request}, "objects", query);
  const Json* uid = find_value(query, "indexUid");
  if (uid == nullptr) throw Refusal(Code::missing_index_uid, "Missing field `indexUid`");
  require_index(text_of({"indexUid", Code::invalid_index_uid}, *uid));
  if (find_value(query, "federationOptions") != nullptr) {
    throw Refusal(Code::invalid_federation,
                  "`.federationOptions` is not supported here: there is "
                  "one index.");
  }
  Found one = found(engine, read_search(query, Reading::query_of_several), room);
  Json named = {{"indexUid", *uid}};
  for (auto& item : one.json.items()) named[item.key()] = std::move(item.value());
  return {std::move(named), one.lasts};
}

const Json& queries_of(const Json& body) {
  for (const auto& item : body.items()) {
    if (item.key() == "queries" || item.value().is_null()) continue;
    if (item.key() == "federation") {
      throw Refusal(Code::invalid_federation,
                    "`.federation` is not supported here: there is one "
                    "index. Send the queries without it.");
    }
    throw Refusal(Code::bad_request, fmt::format("Unknown field `{}`: expected one of `queries`, "
                                                 "`federation`",
                                                 repeated(item.key())));
  }
  const Json* queries = find_value(body, "queries");
  if (queries == nullptr) throw Refusal(Code::bad_request, "Missing field `queries`");
  if (!queries->is_array()) refuse_value({"queries", Code::bad_request}, "an array", *queries);
  if (queries->size() > limits.queries) {
    throw Refusal(Code::bad_request, fmt::format("Invalid value at `.queries`: {} queries at most "
                                                 "are answered at once, {} were sent.",
                                                 limits.queries, queries->size()));
  }
  return *queries;
}

const Attribute& facet_of(const Json& body) {
  constexpr Place place = {"facetName", Code::invalid_facet_search_name};
  const Json* given = find_value(body, place.name);
  if (given == nullptr) {
    throw Refusal(Code::facet_search_name_missing, "Missing field `facetName`");
  }
  const std::string name = text_of(place, *given);
  const Attribute* attribute = find_attribute(name);
  if (attribute == nullptr || !attribute->facet) {
    throw Refusal(place.code,
                  fmt::format("Attribute `{}` is not facet-searchable. Available facet-searchable "
                              "attributes patterns are: {}.",
                              repeated(name), names_of([](const Attribute& row) {
                                return row.facet.has_value();
                              })));
  }
  return *attribute;
}

}  // namespace

Answer search(const engine::Engine& engine, std::string_view uid, std::string_view body) {
  require_index(uid);
  std::size_t room = limits.reply_bytes;
  return printed(found(engine, read_search(read_payload(body)), room));
}

Answer search(const engine::Engine& engine, std::string_view uid,
              const wire::Parameters& parameters) {
  require_index(uid);
  std::size_t room = limits.reply_bytes;
  return printed(found(engine, read_search(parameters), room));
}

Answer multi_search(const engine::Engine& engine, std::string_view text,
                    std::chrono::milliseconds time) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + time;
  const Json body = read_payload(text);
  const Json& queries = queries_of(body);
  std::size_t room = limits.reply_bytes;
  Found all = {{{"results", Json::array()}}, true};
  for (std::size_t i = 0; i < queries.size(); ++i) {
    try {
      if (i > 0 && Clock::now() >= end) {
        throw Refusal(Code::too_many_search_requests,
                      "Too many search requests at once: ask for fewer, or simpler ones.");
      }
      Found one = found_of_several(engine, queries[i], room);
      all.json["results"].push_back(std::move(one.json));
      all.lasts = all.lasts && one.lasts;
    } catch (const Refusal& refusal) {
      throw refusal.inside_query(i);
    }
  }
  return printed(all);
}

Answer facet_search(const engine::Engine& engine, std::string_view uid, std::string_view text) {
  require_index(uid);
  const Json body = read_payload(text);
  const Attribute& attribute = facet_of(body);
  SearchBody asked = read_search(body, Reading::facet_search);
  engine::Request& request = asked.request;
  const Json* wanted = find_value(body, "facetQuery");
  if (wanted != nullptr) {
    request.facet_text = text_of({"facetQuery", Code::invalid_facet_search_query}, *wanted);
  }
  request.facets = {*attribute.facet};
  request.facet_stats = false;
  request.limit = 0;
  request.offset = 0;
  request.whole = false;
  const engine::Reply reply = engine.search(request);
  Json hits = Json::array();
  for (const engine::FacetCounts& counts : reply.facets) {
    for (const auto& [value, count] : counts.values) {
      hits.push_back({{"value", value}, {"count", count}});
    }
  }
  return {print({{"facetHits", std::move(hits)},
                 {"facetQuery", wanted == nullptr ? Json() : *wanted},
                 {"processingTimeMs", std::llround(reply.took_ms)}}),
          !reply.out_of_time()};
}

}  // namespace seogo::searchd::meilisearch
