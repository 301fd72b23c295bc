// What clients of Meilisearch ask for under /meilisearch, and what they are answered.
#include "tests/searchd/meilisearch.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/meilisearch/answers.h"
#include "searchd/meilisearch/attribute.h"
#include "searchd/meilisearch/limits.h"
#include "searchd/meilisearch/refusal.h"
#include "searchd/meilisearch/reply.h"
#include "searchd/routes/routes.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using Json = nlohmann::ordered_json;
using routes::Routes;

constexpr const char* search_path = tests::meilisearch_path;

class Meilisearch : public tests::MeilisearchTest {};

using Ids = std::vector<std::string>;

TEST_F(Meilisearch, WithoutWordsEverythingIsFoundNewestFirst) {
  const Json reply = found(Json::object());
  EXPECT_EQ(reply["hits"].size(), 20U);
  EXPECT_EQ(reply["hits"][0]["title"], "로봇 29호가 골목을 쓴다");
  EXPECT_EQ(reply["query"], "");
  EXPECT_EQ(reply["limit"], 20);
  EXPECT_EQ(reply["offset"], 0);
  EXPECT_EQ(reply["estimatedTotalHits"], 32);
  EXPECT_FALSE(reply.contains("facetDistribution"));
  EXPECT_FALSE(reply["hits"][0].contains("_formatted"));
  EXPECT_EQ(
      ids(found({{"q", nullptr}, {"vector", nullptr}, {"hybrid", nullptr}, {"limit", nullptr}})),
      ids(reply));
}

TEST_F(Meilisearch, EveryDocumentHasEveryAttributeInTheOrderOfTheTable) {
  const Json reply = found({{"limit", 100}});
  for (const Json& hit : reply["hits"]) {
    std::size_t at = 0;
    for (const auto& item : hit.items())
      EXPECT_EQ(item.key(), meilisearch::attributes.at(at++).name);
    EXPECT_EQ(at, meilisearch::attributes.size());
  }
  const Json first = found({{"q", "로봇 25호"}})["hits"][0];
  const Json expected = {{"id", "26"},
                         {"url", "https://hanbit.example/robot/25"},
                         {"title", "로봇 25호가 골목을 쓴다"},
                         {"authors", {"한바다"}},
                         {"author", {"한바다"}},
                         {"site", "새벽신문"},
                         {"section", nullptr},
                         {"tags", {"로봇", "골목"}},
                         {"date", "2024-02-01T00:00:00+09:00"},
                         {"ts", 1706713200},
                         {"year", 2024},
                         {"month", "2024-02"},
                         {"likes", 25},
                         {"comments", 1},
                         {"has_comments", true},
                         {"comment_texts", {"우리 동네 로봇은 조용해요"}},
                         {"hierarchy_lvl0", "새벽신문"},
                         {"hierarchy_lvl1", "로봇 25호가 골목을 쓴다"},
                         {"hierarchy_lvl2", nullptr}};
  for (const auto& item : expected.items())
    EXPECT_EQ(first[item.key()], item.value()) << item.key();
  EXPECT_EQ(first["content"], first["body"]);
}

TEST_F(Meilisearch, LimitsAreHonouredExactly) {
  EXPECT_EQ(found({{"limit", 0}})["hits"].size(), 0U);
  EXPECT_EQ(found({{"limit", 21}})["hits"].size(), 21U);
  EXPECT_EQ(found({{"limit", 21}, {"offset", 20}})["hits"].size(), 12U);
  EXPECT_EQ(found({{"limit", 100000000}})["hits"].size(), 32U);
  const Json beyond = found({{"offset", 4000000000}, {"limit", 5}});
  EXPECT_EQ(beyond["hits"].size(), 0U);
  EXPECT_EQ(beyond["estimatedTotalHits"], 32);
  EXPECT_EQ(beyond["offset"], 4000000000);
}

TEST_F(Meilisearch, PagesAreCountedFromOne) {
  struct Row {
    Json asked;
    std::size_t hits;
    Json told;  // page, hitsPerPage, totalPages, totalHits
  };
  const Row rows[] = {
      {{{"page", 1}}, 20, {1, 20, 2, 32}},
      {{{"page", 2}}, 12, {2, 20, 2, 32}},
      {{{"hitsPerPage", 5}}, 5, {1, 5, 7, 32}},
      {{{"page", 7}, {"hitsPerPage", 5}}, 2, {7, 5, 7, 32}},
      {{{"page", 8}, {"hitsPerPage", 5}}, 0, {8, 5, 7, 32}},
      {{{"page", 0}, {"hitsPerPage", 5}}, 0, {0, 5, 7, 32}},
      {{{"hitsPerPage", 0}}, 0, {1, 0, 0, 32}},
      {{{"page", 18446744073709551615ULL}}, 0, {18446744073709551615ULL, 20, 2, 32}},
      {{{"page", 2}, {"limit", 3}, {"offset", 9}}, 12, {2, 20, 2, 32}},
  };
  for (const Row& row : rows) {
    const Json reply = found(row.asked);
    EXPECT_EQ(reply["hits"].size(), row.hits) << row.asked;
    const Json told = {reply["page"], reply["hitsPerPage"], reply["totalPages"],
                       reply["totalHits"]};
    EXPECT_EQ(told, row.told) << row.asked;
    EXPECT_FALSE(reply.contains("limit")) << row.asked;
  }
}

TEST_F(Meilisearch, FiltersChoose) {
  struct Row {
    Json filter;
    std::size_t found;
  };
  const Row rows[] = {
      {"likes >= 28", 2},
      {"site = 한빛일보", 15},
      {Json::parse(R"(["site = 한빛일보", ["author = 노을빛", "likes < 3"]])"), 6},
      {"year = 2022", 12},
      {"month = \"2023-01\"", 1},
      {"date IS NULL", 2},
      {"has_comments = true", 6},
      {"has_comments = false", 26},
      {"id IN [1, 2, 99]", 2},
      {"author CONTAINS 을", 10},
      {"author STARTS WITH 한", 20},
      {"tags = 골목 AND NOT (likes 5 TO 100)", 5},
      {"section EXISTS", 0},
      {"site = \"" + std::string(1000, 'a') + "\"", 0},
      {"site CONTAINS \"" + std::string(1000, 'a') + "\"", 0},
      {"site STARTS WITH \"" + std::string(1000, 'a') + "\"", 0},
      {"id = \"" + std::string(3000, 'a') + "\"", 0},
      {"site = \"\"", 0},
  };
  for (const Row& row : rows) {
    const Json reply = found({{"filter", row.filter}, {"limit", 100}});
    EXPECT_EQ(reply["hits"].size(), row.found) << row.filter;
    EXPECT_EQ(reply["estimatedTotalHits"], row.found) << row.filter;
  }
}

TEST_F(Meilisearch, SortsByTheFirstRule) {
  const auto first = [](Json sort) {
    return ids(found({{"q", "로봇"}, {"limit", 2}, {"sort", std::move(sort)}}));
  };
  EXPECT_EQ(first({"date:desc"}), (Ids{"30", "29"}));
  EXPECT_EQ(first({"ts:asc"}), (Ids{"1", "2"}));
  EXPECT_EQ(first({"likes:desc", "date:asc"}), (Ids{"30", "29"}));
  EXPECT_EQ(first({"likes:asc"}), (Ids{"1", "2"}));
  EXPECT_EQ(found({{"sort", {"comments:desc"}}, {"limit", 6}})["hits"][5]["comments"], 1);
  EXPECT_EQ(found({{"sort", {"comments:asc"}}, {"limit", 1}})["hits"][0]["comments"], 0);
}

TEST_F(Meilisearch, CountsFacets) {
  const Json reply =
      found({{"q", "로봇"},
             {"hitsPerPage", 0},
             {"facets", {"site", "author", "authors", "year", "likes", "ts", "has_comments"}}});
  const Json& counts = reply["facetDistribution"];
  EXPECT_EQ(counts["site"], (Json{{"새벽신문", 15}, {"한빛일보", 15}}));
  EXPECT_EQ(counts["author"], (Json{{"한바다", 20}, {"노을빛", 10}}));
  EXPECT_EQ(counts["authors"], counts["author"]);
  EXPECT_EQ(counts["year"], (Json{{"2024", 6}, {"2023", 12}, {"2022", 12}}));
  EXPECT_EQ(counts["likes"], Json::object());
  EXPECT_EQ(counts["has_comments"]["true"], 6);
  EXPECT_EQ(reply["facetStats"]["likes"], (Json{{"min", 0}, {"max", 29}}));
  EXPECT_EQ(reply["facetStats"]["year"], (Json{{"min", 2022}, {"max", 2024}}));
  EXPECT_FALSE(reply["facetStats"].contains("site"));
  EXPECT_EQ(found({{"facets", {"*"}}})["facetDistribution"].size(), 11U);
}

TEST_F(Meilisearch, FormatsWhatIsAskedFor) {
  const Json hit = found({{"q", "로봇"},
                          {"limit", 1},
                          {"attributesToRetrieve", {"id", "likes"}},
                          {"attributesToHighlight", {"title"}},
                          {"attributesToCrop", {"body:2", "content"}},
                          {"cropLength", 3},
                          {"cropMarker", "~"}})["hits"][0];
  EXPECT_EQ(hit.size(), 3U);
  const Json& formatted = hit["_formatted"];
  EXPECT_EQ(formatted.size(), 5U) << formatted;
  EXPECT_TRUE(formatted["title"].get<std::string>().starts_with("<em>로봇</em> ")) << formatted;
  EXPECT_EQ(formatted["body"], "~로봇 소리에~");
  EXPECT_EQ(formatted["content"], "~주민들은 로봇 소리에~");
  EXPECT_TRUE(formatted["likes"].is_string());
  EXPECT_FALSE(found({{"attributesToHighlight", {"nothing"}}})["hits"][0].contains("_formatted"));
  EXPECT_EQ(found({{"attributesToRetrieve", Json::array()}})["hits"][0], Json::object());
}

TEST_F(Meilisearch, WhatAnArticleHoldsIsSafeInAPage) {
  const Json hit = found(
      {{"q", "독침"}, {"attributesToHighlight", {"*"}}, {"attributesToCrop", {"body"}}})["hits"][0];
  EXPECT_EQ(hit["title"], "독침 \"<img src=x onerror=alert(1)>\u2028'");
  for (const auto& item : hit["_formatted"].items()) {
    const std::string text = item.value().dump();
    EXPECT_EQ(text.find("<img"), std::string::npos) << item.key();
    EXPECT_EQ(text.find("<script"), std::string::npos) << item.key();
  }
  EXPECT_EQ(hit["_formatted"]["body"],
            "<em>독침</em> &lt;script&gt;alert(1)&lt;/script&gt; &amp; 끝");
  EXPECT_EQ(hit["url"], "https://a.example/%22onmouseover=%22alert(1)%20%3C%EA%B0%80%3E");
}

TEST_F(Meilisearch, TellsPlacesAndScores) {
  const Json reply =
      found({{"q", "로봇 골목"}, {"showMatchesPosition", true}, {"showRankingScore", true}});
  double before = 1;
  for (const Json& hit : reply["hits"]) {
    const std::string title = hit["title"];
    for (const Json& place : hit["_matchesPosition"]["title"]) {
      const std::string part = title.substr(place["start"], place["length"]);
      EXPECT_TRUE(part.starts_with("로봇") || part.starts_with("골목")) << part;
    }
    EXPECT_EQ(hit["_matchesPosition"]["tags"][0]["indices"], Json::array({0}));
    EXPECT_LE(hit["_rankingScore"], before);
    EXPECT_GT(hit["_rankingScore"], 0);
    before = hit["_rankingScore"];
  }
  EXPECT_EQ(found({{"showRankingScore", true}})["hits"][0]["_rankingScore"], 1);
  EXPECT_EQ(found({{"q", "로봇"}, {"rankingScoreThreshold", 1}})["hits"].size(), 0U);
  EXPECT_EQ(found({{"q", "로봇"}, {"rankingScoreThreshold", 1}})["estimatedTotalHits"], 0);
  EXPECT_EQ(found({{"q", "로봇"}, {"rankingScoreThreshold", 0}})["hits"].size(), 20U);
  // In another order what is below stands anywhere, so that later pages stay reachable.
  EXPECT_EQ(found({{"q", "로봇"},
                   {"rankingScoreThreshold", 1},
                   {"sort", {"ts:asc"}}})["estimatedTotalHits"],
            30);
}

TEST_F(Meilisearch, SearchesWhereItIsToldTo) {
  const auto count = [](const char* text, Json where) {
    return found({{"q", text}, {"limit", 100}, {"attributesToSearchOn", std::move(where)}})["hits"]
        .size();
  };
  EXPECT_EQ(count("조용해요", {"comment_texts"}), 6U);
  EXPECT_EQ(count("조용해요", {"title", "body"}), 0U);
  EXPECT_EQ(count("주민들은", {"content"}), 30U);
  EXPECT_EQ(count("조용해요", {"*"}), 6U);
  EXPECT_EQ(
      found({{"q", "로봇 조용해요"}, {"matchingStrategy", "all"}, {"limit", 100}})["hits"].size(),
      6U);
}

TEST_F(Meilisearch, GetIsAskedAsPostIs) {
  const Json posted = found({{"q", "로봇"},
                             {"limit", 3},
                             {"filter", {"likes > 3", "site = 한빛일보"}},
                             {"attributesToRetrieve", {"id", "title"}},
                             {"attributesToHighlight", {"title"}},
                             {"sort", {"likes:desc"}},
                             {"showMatchesPosition", true}});
  const http::Response response =
      get(std::string(search_path) +
          "?q=로봇&limit=3&filter=[\"likes > 3\",\"site = "
          "한빛일보\"]&attributesToRetrieve=id,title&attributesToHighlight=title&sort=likes:desc&"
          "showMatchesPosition=true&facets=");
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_TRUE(response.has("ETag"));
  EXPECT_EQ(Json::parse(response.body)["hits"], posted["hits"]);
  EXPECT_EQ(code(get(std::string(search_path) + "?limit=abc")), "400 invalid_search_limit");
  EXPECT_EQ(code(get(std::string(search_path) + "?limit=-1")), "400 invalid_search_limit");
  EXPECT_EQ(code(get(std::string(search_path) + "?foo=1")), "400 bad_request");
}

TEST_F(Meilisearch, SeveralSearchesAtOnce) {
  const http::Response response = post(
      "/meilisearch/multi-search",
      R"({"queries":[{"indexUid":"articles","q":"로봇","limit":1},{"indexUid":"articles","q":"","hitsPerPage":0,"facets":["site"]}]})");
  ASSERT_EQ(response.status, 200) << response.body;
  const Json results = Json::parse(response.body)["results"];
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0]["indexUid"], "articles");
  EXPECT_EQ(results[0]["hits"].size(), 1U);
  EXPECT_EQ(results[1]["facetDistribution"]["site"].size(), 2U);
  EXPECT_EQ(post("/meilisearch/multi-search", R"({"queries":[]})").body, R"({"results":[]})");
}

TEST_F(Meilisearch, ValuesOfAFacetAreSearched) {
  const auto values = [](const Json& body) {
    const http::Response response = post("/meilisearch/indexes/articles/facet-search", body.dump());
    EXPECT_EQ(response.status, 200) << response.body;
    return Json::parse(response.body);
  };
  const Json found = values({{"facetName", "author"},
                             {"facetQuery", "노을"},
                             {"q", "로봇"},
                             {"filter", {"likes >= 15"}},
                             {"highlightPreTag", "__ais-highlight__"},
                             {"whatever", 1}});
  EXPECT_EQ(found["facetHits"], Json::array({{{"value", "노을빛"}, {"count", 5}}}));
  EXPECT_EQ(found["facetQuery"], "노을");
  EXPECT_EQ(values({{"facetName", "site"}})["facetHits"].size(), 2U);
  EXPECT_EQ(values({{"facetName", "site"}})["facetQuery"], nullptr);
  EXPECT_EQ(values({{"facetName", "site"}, {"facetQuery", "없는"}})["facetHits"], Json::array());
}

TEST_F(Meilisearch, IsAskedAboutItself) {
  struct Row {
    const char* path;
    const char* holds;
  };
  constexpr Row rows[] = {
      {"/meilisearch/health", R"({"status":"available"})"},
      {"/meilisearch/version", R"("pkgVersion":")"},
      {"/meilisearch/stats", R"("indexes":{"articles":{"numberOfDocuments":32,)"},
      {"/meilisearch/indexes", R"("results":[{"uid":"articles",)"},
      {"/meilisearch/indexes/articles", R"("primaryKey":"id")"},
      {"/meilisearch/indexes/articles/stats", R"("isIndexing":false)"},
      {"/meilisearch/indexes/articles/settings",
       R"("sortableAttributes":["date","ts","likes","comments"])"},
  };
  for (const Row& row : rows) {
    const http::Response response = get(row.path);
    EXPECT_EQ(response.status, 200) << row.path;
    EXPECT_NE(response.body.find(row.holds), std::string::npos) << response.body;
    EXPECT_FALSE(Json::parse(response.body).is_discarded());
  }
}

}  // namespace
