// Thirty articles on robots, one that stings and one without a date, asked as Meilisearch's clients do.
//
//   class Meilisearch : public tests::MeilisearchTest {};
//   found({{"q", "로봇"}})["hits"]      post(path, body).status      get("/meilisearch/health")
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/routes/routes.h"
#include "tests/archive.h"

namespace seogo::tests {

inline constexpr const char* meilisearch_path = "/meilisearch/indexes/articles/search";

class MeilisearchTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    stacks_ = std::make_unique<Archive>();
    for (int i = 0; i < 30; ++i) stacks_->add(robot(i));
    schema::Article sting;
    sting.title = "독침 \"<img src=x onerror=alert(1)>\u2028'";
    sting.body = "독침 <script>alert(1)</script> & 끝";
    sting.url = "https://a.example/\"onmouseover=\"alert(1) <가>";
    stacks_->add(sting);
    stacks_->add("날짜 없는 글", "언제 쓴 글인지 모른다.");
    static_cast<void>(stacks_->search(""));
    engine_ = std::make_unique<searchd::engine::Engine>(stacks_->directory());
  }
  static void TearDownTestSuite() {
    engine_.reset();
    stacks_.reset();
  }

  static schema::Article robot(int i) {
    schema::Article article;
    article.title = "로봇 " + std::to_string(i) + "호가 골목을 쓴다";
    article.subtitle = "밤마다 도는 기계";
    article.body = "동네 골목에 새 기계가 나왔다. 주민들은 로봇 소리에 귀를 기울인다.";
    article.url = "https://hanbit.example/robot/" + std::to_string(i);
    article.site = i % 2 == 0 ? "한빛일보" : "새벽신문";
    article.authors = {{i % 3 == 0 ? "노을빛" : "한바다", "기자"}};
    article.tags = {"로봇", "골목"};
    article.published = schema::Timestamp{schema::Day{2022 + i / 12, i % 12 + 1, 1}.start_of_day()};
    article.counts.likes = i;
    if (i % 5 == 0) {
      schema::Comment comment;
      comment.text = "우리 동네 로봇은 조용해요";
      article.comments = {comment};
    }
    return article;
  }

  static searchd::http::Response ask(const searchd::http::Request& request) {
    return searchd::routes::Routes(*engine_).answer(request);
  }
  static searchd::http::Response post(const std::string& path, const std::string& body) {
    searchd::http::Request request;
    request.method = "POST";
    request.path = path;
    request.body = body;
    request.headers = {{"Content-Type", "application/json"}};
    return ask(request);
  }
  static searchd::http::Response get(const std::string& target) {
    searchd::http::Request request;
    request.method = "GET";
    request.path = target.substr(0, target.find('?'));
    if (request.path.size() < target.size()) {
      request.parameters = searchd::wire::parse_query(target.substr(request.path.size() + 1));
    }
    return ask(request);
  }
  using Json = nlohmann::ordered_json;
  static Json found(const Json& body) {
    const searchd::http::Response response = post(meilisearch_path, body.dump());
    EXPECT_EQ(response.status, 200) << body << response.body;
    EXPECT_FALSE(response.has("ETag"));
    return Json::parse(response.body);
  }
  static const searchd::engine::Engine* engine() { return engine_.get(); }
  static std::vector<std::string> ids(const Json& reply) {
    std::vector<std::string> all;
    for (const Json& hit : reply.at("hits")) all.push_back(hit.at("id"));
    return all;
  }
  static std::string code(const searchd::http::Response& response) {
    const Json json = Json::parse(response.body);
    std::vector<std::string> keys;
    for (const auto& item : json.items()) keys.push_back(item.key());
    EXPECT_EQ(keys, (std::vector<std::string>{"message", "code", "type", "link"}));
    EXPECT_TRUE(json["link"].get<std::string>().ends_with("#" + json["code"].get<std::string>()));
    return std::to_string(response.status) + " " + json["code"].get<std::string>();
  }

 private:
  static inline std::unique_ptr<Archive> stacks_;
  static inline std::unique_ptr<searchd::engine::Engine> engine_;
};

}  // namespace seogo::tests
