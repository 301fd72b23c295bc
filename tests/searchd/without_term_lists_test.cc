// No answer of the daemon needs the lists of documents' terms, which builds do not write.
#include <map>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "indexer/term_lists.h"
#include "searchd/http/message.h"
#include "searchd/routes/routes.h"
#include "searchd/wire/query_string.h"
#include "tests/archive.h"
#include "tests/copied_texts.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using Answers = std::map<std::string, std::string>;

schema::Article article(const std::string& title, const std::string& body) {
  schema::Article article;
  article.title = title;
  article.body = body;
  article.site = "한들신문";
  article.section = "경제";
  article.tags = {"우박"};
  article.authors = {{"김주성", "기자"}};
  article.published = schema::read_timestamp("2023-05-01");
  schema::Comment comment;
  comment.author = "사계절";
  comment.text = "우박에 사과가 아깝다";
  article.comments = {comment};
  return article;
}

const char* const addresses[] = {
    "/v1/search?q=우박&explain=true",
    "/v1/search?q=우박 사과 농가의 피해&explain=true",
    "/v1/search?q=과수* -열차&explain=true",
    "/v1/search?q=제목:우박&explain=true",
    "/v1/search?q=댓글:아깝다",
    "/v1/search?q=\"과수원 피해\"&facets=site,author,tag,year&exact=true",
    "/v1/search?q=ㅇㅂ&suggest=true",
    "/v1/search?q=우박&in=comments&fold=article",
    "/v1/search?q=사과&commenter=사계절&sort=newest",
    "/v1/search?q=우박&format=csv&fields=id,title",
    "/v1/suggest?q=우",
    "/v1/suggest?q=댓글:사",
    "/v1/articles/1",
    "/v1/articles/1/related",
    "/v1/articles/2/related?site=한들신문",
    "/articles/1",
    "/search?q=우박",
    "/authors/김주성",
};

Answers answers(const engine::Engine& engine) {
  const routes::Routes routes(engine, {});
  static const std::regex time(R"("took_ms":[0-9.]+|[0-9.]+ ?(?:ms|초))");
  Answers all;
  for (const std::string address : addresses) {
    const std::size_t mark = std::min(address.find('?'), address.size());
    http::Request request;
    request.method = "GET";
    request.path = address.substr(0, mark);
    request.parameters = wire::parse_query(address.substr(std::min(mark + 1, address.size())));
    const http::Response response = routes.answer(request);
    all[address] =
        std::to_string(response.status) + " " + std::regex_replace(response.body, time, "");
  }
  return all;
}

TEST(WithoutTermLists, EveryAnswerIsTheSame) {
  tests::Archive archive;
  archive
      .add(article("우박에 멍든 사과",
                   "소담군 사과 농가가 우박에 피해를 보았다. 과수원마다 사과가 "
                   "떨어졌고 농협은 우박 맞은 사과를 수매한다."))
      .add(article("우박 피해 과수원 지원",
                   "소담군이 우박 피해를 본 과수원에 지원금을 준다. 농협은 "
                   "우박 맞은 사과로 즙을 짠다. 사과 농가가 반긴다."))
      .add(article("통신", tests::wire_story))
      .add(article("신문", tests::wire_story_in_a_paper));
  for (int i = 0; i < 8; ++i) {
    archive.add(article("알림 " + std::to_string(i), "오늘 모임은 저녁에 열린다."));
  }
  archive.writer().commit();
  const std::string live = archive.directory().require_live();
  const Answers before = answers(engine::Engine(archive.directory()));
  for (const auto& [address, answer] : before) EXPECT_TRUE(answer.starts_with("200")) << address;
  EXPECT_NE(before.at("/v1/articles/1/related").find("지원"), std::string::npos);

  indexer::drop_term_lists(archive.directory().generation_path(live));
  indexer::drop_term_lists(archive.directory().comments_path(live));
  const Answers after = answers(engine::Engine(archive.directory()));
  for (const auto& [address, answer] : before) EXPECT_EQ(after.at(address), answer) << address;
}

}  // namespace
