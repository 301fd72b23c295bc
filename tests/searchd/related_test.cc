// Articles to read beside one: what is close, what is not, and what never counts.
#include "searchd/engine/related.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/http/message.h"
#include "searchd/routes/routes.h"
#include "searchd/wire/query_string.h"
#include "tests/archive.h"
#include "tests/copied_texts.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using Titles = std::vector<std::string>;

schema::Article article(const std::string& title, const std::string& body,
                        const std::string& day = "2023-05-01",
                        const std::string& site = "한들신문") {
  schema::Article article;
  article.title = title;
  article.body = body;
  article.site = site;
  article.published = schema::read_timestamp(day);
  return article;
}

const std::string apples =
    "소담군 사과 농가가 우박에 큰 피해를 보았다. 과수원마다 사과가 떨어졌고, 농협은 우박 맞은 "
    "사과를 수매하기로 했다. 소담군은 과수원 피해를 조사한다.";
const std::string apples_later =
    "소담군이 우박 피해를 본 과수원에 지원금을 준다. 사과 농가는 수매 값이 낮다고 했다. 농협은 "
    "우박 맞은 사과로 즙을 짠다.";
const std::string apples_elsewhere =
    "우박에 떨어진 사과를 돕자는 장터가 열렸다. 과수원 주인들이 소담군에서 사과를 싣고 왔다. "
    "수매에서 남은 사과다.";
const std::string trains =
    "고속열차가 새 선로를 달린다. 철도공사는 승강장을 넓혔고 열차 시각표를 바꾼다. 승객은 "
    "승강장에서 열차를 기다린다.";
const std::string stars =
    "천문대가 혜성을 찍었다. 망원경을 새로 들인 천문대는 밤마다 혜성의 꼬리를 재고 있다.";

class RelatedArticles : public testing::Test {
 protected:
  void SetUp() override {
    archive_
        .add(article("우박에 멍든 소담군 사과", apples))                                    // 1
        .add(article("소담군, 우박 피해 과수원 지원", apples_later, "2023-05-09"))          // 2
        .add(article("우박 사과 장터 열려", apples_elsewhere, "2023-06-02", "누리데일리"))  // 3
        .add(article("고속열차 새 선로", trains))                                           // 4
        .add(article("천문대, 혜성 촬영", stars));                                          // 5
    for (int i = 0; i < 8; ++i) {
      archive_.add(article("알림 " + std::to_string(i), "오늘 모임은 저녁에 열린다."));
    }
  }

  Titles related(const std::string& id, const engine::RelatedRequest& request = {}) {
    return titles(*engine().related(id, request));
  }
  static Titles titles(const engine::Related& found) {
    Titles all;
    for (const engine::Hit& hit : found.hits) all.push_back(hit.title);
    return all;
  }
  const engine::Engine& engine() {
    archive_.writer().commit();
    if (!engine_) engine_ = std::make_unique<engine::Engine>(archive_.directory());
    return *engine_;
  }

  tests::Archive archive_;
  std::unique_ptr<engine::Engine> engine_;
};

TEST_F(RelatedArticles, AreAboutTheSame) {
  EXPECT_EQ(related("1"), (Titles{"소담군, 우박 피해 과수원 지원", "우박 사과 장터 열려"}));
  EXPECT_EQ(related("3").size(), 2U);
}

TEST_F(RelatedArticles, AreNoneWhereNothingIsClose) {
  EXPECT_EQ(related("4"), Titles());
  EXPECT_EQ(related("5"), Titles());
}

TEST_F(RelatedArticles, AreThoseOfTheTimeAndSitesAskedFor) {
  EXPECT_EQ(related("1", {.to = schema::Day{2023, 5, 31}}),
            Titles{"소담군, 우박 피해 과수원 지원"});
  EXPECT_EQ(related("1", {.from = schema::Day{2023, 6, 1}}), Titles{"우박 사과 장터 열려"});
  EXPECT_EQ(related("1", {.sites = {"누리데일리"}}), Titles{"우박 사과 장터 열려"});
  EXPECT_EQ(related("1", {.limit = 1}).size(), 1U);
  EXPECT_EQ(related("1", {.limit = 0}), Titles());
}

TEST_F(RelatedArticles, HaveHitsAsASearchHasUnmarked) {
  const engine::Hit hit = engine().related("1", {})->hits.front();
  EXPECT_EQ(hit.id, "2");
  EXPECT_EQ(hit.site, "한들신문");
  EXPECT_EQ(hit.published->day().iso(), "2023-05-09");
  EXPECT_GT(hit.score, engine::least_related_share);
  EXPECT_LT(hit.score, 1);
  EXPECT_TRUE(hit.marked_title.marks.empty());
  EXPECT_TRUE(hit.comments.empty());
}

TEST_F(RelatedArticles, NeverOfWhatIsNotThere) {
  EXPECT_FALSE(engine().related("없음", {}));
  EXPECT_FALSE(engine().related("", {}));
  EXPECT_FALSE(engine().related(std::string(5000, 'x'), {}));
  EXPECT_FALSE(engine().related(std::string("\0\xFF", 2), {}));
}

// Readers talk of apples below a train.
TEST_F(RelatedArticles, AreNotDecidedByComments) {
  schema::Article talked = article("느린 열차", "완행열차가 마지막으로 다리를 건넌다.");
  for (int i = 0; i < 30; ++i) {
    schema::Comment comment;
    comment.author = "독자";
    comment.text = apples;
    talked.comments.push_back(comment);
  }
  archive_.add(talked);  // 14
  EXPECT_EQ(related("14"), Titles());
  for (const std::string& title : related("1")) EXPECT_NE(title, "느린 열차");
}

// One reporter writes of all kinds of things.
TEST_F(RelatedArticles, AreNotDecidedByWhoWroteThem) {
  for (const auto& [title, body] :
       {std::pair{"묵은 다리", "돌다리를 고친다."}, std::pair{"새 우체국", "편지를 나른다."}}) {
    schema::Article written = article(title, body);
    written.authors = {{"황보나래솔", "특임기자"}};
    written.body += "\n\n황보나래솔 특임기자";
    archive_.add(written);
  }
  EXPECT_EQ(related("14"), Titles());
}

TEST_F(RelatedArticles, AreNeverCopies) {
  archive_.add(article("통신", tests::wire_story))
      .add(article("신문", tests::wire_story_in_a_paper))
      .add(article("다른 신문", tests::another_report));
  EXPECT_EQ(related("14"), Titles{"다른 신문"});
  // Of another text's copies one is enough.
  EXPECT_EQ(related("16").size(), 1U);
  EXPECT_EQ(engine().related("16", {})->hits.front().duplicates, 1U);
}

TEST_F(RelatedArticles, StopAtTheDeadline) {
  archive_.writer().commit();
  const schema::Generation live = archive_.directory().open_live();
  const query::Deadline passed(query::Deadline::Clock::now());
  const auto found = engine::related(live.database, "1", {}, passed);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->out_of_time);
  EXPECT_TRUE(found->hits.empty());
}

TEST_F(RelatedArticles, TakeAnyText) {
  for (const std::string& text :
       {std::string(200'000, 'a'), std::string("가 나 다 라"), std::string("\xF0\x9F\x98\x80"),
        std::string("1 2 3 44 555"), std::string(3000, '"')}) {
    archive_.add(article("", text)).add(article(text.substr(0, 99), text));
  }
  for (int id = 14; id < 24; ++id) {
    EXPECT_LE(related(std::to_string(id)).size(), engine::default_related) << id;
  }
}

TEST_F(RelatedArticles, AreAnAddressOfTheApi) {
  routes::Routes routes(engine(), {});
  const auto get = [&](const std::string& path, wire::Parameters parameters) {
    http::Request request;
    request.method = "GET";
    request.path = path;
    request.parameters = std::move(parameters);
    return routes.answer(request);
  };
  const http::Response found = get("/v1/articles/1/related", {{"limit", "1"}, {"from", ""}});
  EXPECT_EQ(found.status, 200);
  const nlohmann::json json = nlohmann::json::parse(found.body);
  ASSERT_EQ(json["hits"].size(), 1U);
  EXPECT_EQ(json["hits"][0]["id"], "2");
  EXPECT_FALSE(json["hits"][0].contains("highlights"));
  EXPECT_TRUE(json["took_ms"].is_number());

  struct Row {
    const char* path;
    wire::Parameters parameters;
    int status;
    const char* field;
  };
  const Row rows[] = {
      {"/v1/articles/99/related", {}, 404, nullptr},
      {"/v1/articles/1/related", {{"limit", "21"}}, 400, "limit"},
      {"/v1/articles/1/related", {{"limit", "-1"}}, 400, "limit"},
      {"/v1/articles/1/related", {{"from", "어제"}}, 400, "from"},
      {"/v1/articles/1/related", {{"from", "2024"}, {"to", "2023"}}, 400, "to"},
      {"/v1/articles/1/related", {{"to", "2023-05"}, {"site", "한들신문"}}, 200, nullptr},
  };
  for (const Row& row : rows) {
    const http::Response response = get(row.path, row.parameters);
    EXPECT_EQ(response.status, row.status) << row.path;
    if (row.field != nullptr) {
      EXPECT_EQ(nlohmann::json::parse(response.body)["error"]["field"], row.field);
    }
  }
}

TEST_F(RelatedArticles, StandOnThePageOfAnArticle) {
  routes::Routes routes(engine(), {});
  const auto page_of = [&](const std::string& id) {
    http::Request request;
    request.method = "GET";
    request.path = "/articles/" + id;
    return routes.answer(request).body;
  };
  const std::string page = page_of("1");
  EXPECT_NE(page.find("함께 읽을 기사"), std::string::npos);
  EXPECT_NE(page.find("<a href=\"../articles/2\">소담군, 우박 피해 과수원 지원</a>"),
            std::string::npos)
      << page;
  EXPECT_EQ(page_of("4").find("함께 읽을 기사"), std::string::npos);
}

}  // namespace
