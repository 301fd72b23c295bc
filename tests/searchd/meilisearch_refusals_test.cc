// What is refused under /meilisearch, and in which words: as Meilisearch does.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/meilisearch/answers.h"
#include "searchd/meilisearch/attribute.h"
#include "searchd/meilisearch/limits.h"
#include "searchd/meilisearch/refusal.h"
#include "searchd/meilisearch/reply.h"
#include "searchd/routes/routes.h"
#include "tests/searchd/meilisearch.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using Json = nlohmann::ordered_json;
using routes::Routes;

constexpr const char* search_path = tests::meilisearch_path;

class MeilisearchRefusals : public tests::MeilisearchTest {};

struct Wrong {
  const char* body;
  const char* code;
};

TEST_F(MeilisearchRefusals, WhatIsWrongHasMeilisearchsCode) {
  constexpr Wrong rows[] = {
      {"", "400 missing_payload"},
      {" \n", "400 missing_payload"},
      {"{", "400 malformed_payload"},
      {"{\"q\":\"\xFF\"}", "400 malformed_payload"},
      {R"({"q":"\ud800"})", "400 malformed_payload"},
      {"[]", "400 bad_request"},
      {"null", "400 bad_request"},
      {R"({"foo":1})", "400 bad_request"},
      {R"({"indexUid":"articles"})", "400 bad_request"},
      {R"({"q":1})", "400 invalid_search_q"},
      {R"({"limit":-1})", "400 invalid_search_limit"},
      {R"({"limit":1.5})", "400 invalid_search_limit"},
      {R"({"limit":"5"})", "400 invalid_search_limit"},
      {R"({"offset":true})", "400 invalid_search_offset"},
      {R"({"page":[]})", "400 invalid_search_page"},
      {R"({"hitsPerPage":{}})", "400 invalid_search_hits_per_page"},
      {R"({"filter":"foo = 1"})", "400 invalid_search_filter"},
      {R"({"filter":5})", "400 invalid_search_filter"},
      {R"({"sort":["title:asc"]})", "400 invalid_search_sort"},
      {R"({"sort":["date"]})", "400 invalid_search_sort"},
      {R"({"sort":["date:desc","_geoPoint(1,2):asc"]})", "400 invalid_search_sort"},
      {R"({"sort":"date:desc"})", "400 invalid_search_sort"},
      {R"({"facets":["body"]})", "400 invalid_search_facets"},
      {R"({"attributesToRetrieve":"id"})", "400 invalid_search_attributes_to_retrieve"},
      {R"({"attributesToSearchOn":["likes"]})", "400 invalid_search_attributes_to_search_on"},
      {R"({"attributesToHighlight":[1]})", "400 invalid_search_attributes_to_highlight"},
      {R"({"attributesToCrop":["body:x"]})", "400 invalid_search_attributes_to_crop"},
      {R"({"cropLength":"a"})", "400 invalid_search_crop_length"},
      {R"({"cropMarker":1})", "400 invalid_search_crop_marker"},
      {R"({"highlightPreTag":1})", "400 invalid_search_highlight_pre_tag"},
      {R"({"highlightPostTag":1})", "400 invalid_search_highlight_post_tag"},
      {R"({"showMatchesPosition":"yes"})", "400 invalid_search_show_matches_position"},
      {R"({"showRankingScore":1})", "400 invalid_search_show_ranking_score"},
      {R"({"showRankingScoreDetails":true})", "400 invalid_search_show_ranking_score_details"},
      {R"({"matchingStrategy":"first"})", "400 invalid_search_matching_strategy"},
      {R"({"rankingScoreThreshold":1.1})", "400 invalid_search_ranking_score_threshold"},
      {R"({"locales":"kor"})", "400 invalid_search_locales"},
      {R"({"distinct":"site"})", "400 invalid_search_distinct"},
      {R"({"vector":[0.1]})", "400 invalid_search_vector"},
      {R"({"hybrid":{"semanticRatio":0.5}})", "400 invalid_search_hybrid_query"},
      {R"({"retrieveVectors":true})", "400 invalid_search_retrieve_vectors"},
  };
  for (const Wrong& row : rows) EXPECT_EQ(code(post(search_path, row.body)), row.code) << row.body;
  const std::string tag(meilisearch::limits.tag_bytes + 1, '<');
  EXPECT_EQ(code(post(search_path, Json{{"highlightPreTag", tag}}.dump())),
            "400 invalid_search_highlight_pre_tag");
  EXPECT_EQ(code(post(search_path, Json{{"facets", std::vector<std::string>(101, "site")}}.dump())),
            "400 invalid_search_facets");
  EXPECT_EQ(code(post(search_path, std::string(60000, '['))), "400 malformed_payload");
  EXPECT_EQ(code(post(search_path, std::string("{\"q\":\"a\"}\0 {{{", 14))),
            "400 malformed_payload");
  EXPECT_EQ(
      code(post(search_path, "{\"q\":" + std::string(30000, '[') + std::string(30000, ']') + "}")),
      "400 invalid_search_q");
  EXPECT_EQ(code(post("/meilisearch/indexes/books/search", "{}")), "404 index_not_found");
  EXPECT_EQ(code(get("/meilisearch/indexes/books")), "404 index_not_found");
  EXPECT_EQ(code(get("/meilisearch/indexes/books/settings")), "404 index_not_found");
}

TEST_F(MeilisearchRefusals, SeveralSearchesAreRefusedWithThePlace) {
  const std::string many = [] {
    Json queries = Json::array();
    for (std::size_t i = 0; i <= meilisearch::limits.queries; ++i)
      queries.push_back({{"indexUid", "articles"}});
    return Json{{"queries", queries}}.dump();
  }();
  const Wrong rows[] = {
      {"{}", "400 bad_request"},
      {R"({"queries":5})", "400 bad_request"},
      {R"({"queries":[5]})", "400 bad_request"},
      {R"({"queries":[],"foo":1})", "400 bad_request"},
      {R"({"queries":[],"federation":{}})", "400 invalid_multi_search_federation"},
      {R"({"queries":[{"q":"로봇"}]})", "400 missing_index_uid"},
      {R"({"queries":[{"indexUid":5}]})", "400 invalid_index_uid"},
      {R"({"queries":[{"indexUid":"books"}]})", "404 index_not_found"},
      {R"({"queries":[{"indexUid":"articles","federationOptions":{}}]})",
       "400 invalid_multi_search_federation"},
      {R"({"queries":[{"indexUid":"articles","filter":"foo = 1"}]})", "400 invalid_search_filter"},
      {many.c_str(), "400 bad_request"},
  };
  for (const Wrong& row : rows) {
    EXPECT_EQ(code(post("/meilisearch/multi-search", row.body)), row.code) << row.body;
  }
  const http::Response second =
      post("/meilisearch/multi-search",
           R"({"queries":[{"indexUid":"articles"},{"indexUid":"articles","limit":"x"}]})");
  EXPECT_EQ(Json::parse(second.body)["message"],
            "Inside `.queries[1]`: Invalid value type for `.limit`: expected a positive integer, "
            "but found a string: `\"x\"`");
}

TEST_F(MeilisearchRefusals, SeveralSearchesHaveOneTime) {
  const char* both = R"({"queries":[{"indexUid":"articles"},{"indexUid":"articles"}]})";
  EXPECT_NO_THROW(static_cast<void>(meilisearch::multi_search(*engine(), both)));
  try {
    static_cast<void>(meilisearch::multi_search(*engine(), both, std::chrono::milliseconds(0)));
    FAIL();
  } catch (const meilisearch::Refusal& refusal) {
    EXPECT_EQ(meilisearch::told(refusal).status, 503);
    EXPECT_TRUE(refusal.text().starts_with("Inside `.queries[1]`: Too many")) << refusal.text();
  }
}

TEST_F(MeilisearchRefusals, ARepliesTextsAreBounded) {
  engine::Reply reply;
  engine::Hit hit;
  hit.whole = engine::Whole();
  hit.whole->body.text.assign(meilisearch::limits.reply_bytes / 3, 'a');
  reply.hits = {hit};
  meilisearch::Presentation shown;  // body and content
  std::size_t room = meilisearch::limits.reply_bytes;
  EXPECT_EQ(meilisearch::search_reply(reply, shown, room)["hits"].size(), 1U);
  // A second search in the same reply has what is left.
  EXPECT_THROW(static_cast<void>(meilisearch::search_reply(reply, shown, room)),
               meilisearch::Refusal);
  shown.highlighted.set();
  room = meilisearch::limits.reply_bytes;
  EXPECT_THROW(static_cast<void>(meilisearch::search_reply(reply, shown, room)),
               meilisearch::Refusal);
  // What marks, tags and escaping make of a short text counts too, cropped or not.
  hit.whole->body.text.assign(20000, '<');
  for (std::size_t at = 0; at < 10000; at += 2) hit.whole->body.marks.push_back({at, at + 1});
  reply.hits = {hit};
  shown.style.open = std::string(meilisearch::limits.tag_bytes, 'x');
  shown.retrieved.reset();
  shown.cropped.fill(0);
  room = meilisearch::limits.reply_bytes;
  EXPECT_THROW(static_cast<void>(meilisearch::search_reply(reply, shown, room)),
               meilisearch::Refusal);
  shown.style.open.clear();
  EXPECT_NO_THROW(static_cast<void>(meilisearch::search_reply(reply, shown, room)));
}

TEST_F(MeilisearchRefusals, FacetSearchesAreRefusedForTheirFacet) {
  constexpr Wrong rows[] = {
      {"{}", "400 missing_facet_search_facet_name"},
      {R"({"facetName":1})", "400 invalid_facet_search_facet_name"},
      {R"({"facetName":"title"})", "400 invalid_facet_search_facet_name"},
      {R"({"facetName":"likes"})", "400 invalid_facet_search_facet_name"},
      {R"({"facetName":"site","facetQuery":1})", "400 invalid_facet_search_facet_query"},
      {R"({"facetName":"site","filter":"foo = 1"})", "400 invalid_search_filter"},
  };
  for (const Wrong& row : rows) {
    EXPECT_EQ(code(post("/meilisearch/indexes/articles/facet-search", row.body)), row.code)
        << row.body;
  }
}

TEST_F(MeilisearchRefusals, BodiesAreJson) {
  const auto with_type = [](const char* type) {
    http::Request request;
    request.method = "POST";
    request.path = search_path;
    request.body = "{}";
    if (type != nullptr) request.headers = {{"Content-Type", type}};
    return ask(request);
  };
  EXPECT_EQ(code(with_type(nullptr)), "415 missing_content_type");
  EXPECT_EQ(code(with_type("text/plain")), "415 invalid_content_type");
  EXPECT_EQ(code(with_type("application/x-ndjson")), "415 invalid_content_type");
  EXPECT_EQ(with_type("Application/JSON; charset=utf-8").status, 200);
}

TEST_F(MeilisearchRefusals, NothingCanBeWritten) {
  struct Row {
    const char* method;
    const char* path;
  };
  constexpr Row writes[] = {
      {"POST", "/meilisearch/indexes"},
      {"PATCH", "/meilisearch/indexes/articles"},
      {"DELETE", "/meilisearch/indexes/articles"},
      {"POST", "/meilisearch/indexes/articles/documents"},
      {"PUT", "/meilisearch/indexes/articles/documents"},
      {"DELETE", "/meilisearch/indexes/articles/documents/1"},
      {"POST", "/meilisearch/indexes/articles/documents/delete-batch"},
      {"PATCH", "/meilisearch/indexes/articles/settings"},
      {"PUT", "/meilisearch/indexes/articles/settings/synonyms"},
      {"DELETE", "/meilisearch/indexes/articles/search"},
      {"POST", "/meilisearch/keys"},
      {"POST", "/meilisearch/tasks/cancel"},
      {"POST", "/meilisearch/dumps"},
      {"POST", "/meilisearch/health"},
      {"POST", "/meilisearch/"},
  };
  for (const Row& row : writes) {
    http::Request request;
    request.method = row.method;
    request.path = row.path;
    request.body = "{}";
    request.headers = {{"Content-Type", "application/json"}};
    EXPECT_EQ(code(ask(request)), "403 invalid_api_key") << row.method << " " << row.path;
  }
  EXPECT_EQ(code(get("/meilisearch/keys")), "404 not_found");
  EXPECT_EQ(code(get("/meilisearch/")), "404 not_found");
  EXPECT_EQ(code(get("/meilisearch/multi-search")), "405 method_not_allowed");
}

TEST_F(MeilisearchRefusals, KeysAreAskedForInItsShape) {
  const routes::Keys::Made made = routes::Keys::make("시험");
  routes::Options options;
  options.keys = std::make_shared<const routes::Keys>(routes::Keys::parse(made.line));
  const Routes locked(*engine(), options);
  const auto with = [&](const char* path, const std::string& authorization) {
    http::Request request;
    request.method = "GET";
    request.path = path;
    if (!authorization.empty()) request.headers = {{"Authorization", authorization}};
    return locked.answer(request);
  };
  EXPECT_EQ(code(with(search_path, "")), "401 missing_authorization_header");
  EXPECT_EQ(code(with(search_path, "Basic abc")), "401 missing_authorization_header");
  EXPECT_EQ(code(with(search_path, "Bearer wrong")), "403 invalid_api_key");
  EXPECT_EQ(with(search_path, "Bearer " + made.key).status, 200);
  EXPECT_EQ(with("/meilisearch/health", "").status, 200);
  // Elsewhere failures are told as before.
  EXPECT_EQ(with("/v1/search", "").status, 401);
  EXPECT_EQ(with("/v1/search", "Bearer wrong").status, 401);
  EXPECT_NE(with("/v1/search", "").body.find(R"({"error":{"code":"key_wanted")"),
            std::string::npos);
}

TEST_F(MeilisearchRefusals, BrowsersMayAskAhead) {
  routes::Options options;
  options.origins = routes::Origins({"https://news.example.kr"});
  const Routes open(*engine(), options);
  http::Request request;
  request.method = "OPTIONS";
  request.path = "/meilisearch/multi-search";
  request.headers = {{"Origin", "https://news.example.kr"}};
  const http::Response response = open.answer(request);
  EXPECT_EQ(response.status, 204);
  std::string told;
  for (const auto& [name, value] : response.headers) told += name + ": " + value + "\n";
  for (const char* wanted :
       {"Access-Control-Allow-Origin: https://news.example.kr\n",
        "Access-Control-Allow-Methods: POST, OPTIONS\n", "Authorization", "Content-Type",
        "X-Meilisearch-Client", "Access-Control-Max-Age: 86400\n"}) {
    EXPECT_NE(told.find(wanted), std::string::npos) << wanted << " in\n" << told;
  }
}

}  // namespace
