// seogo-searchd and seogo-search as programs: what they print, how they end.
#include "tests/searchd/program.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "tests/archive.h"

namespace {

using namespace seogo;
using tests::Program;
using Json = nlohmann::json;

class Programs : public testing::Test {
 protected:
  void SetUp() override {
    schema::Article article;
    article.id = "1";
    article.title = "샘 알트만, 해고 및 복귀 \x1B[2J";
    article.body = "알트만은 이사회에서 해고당했다.";
    archive_.add(article);
    archive_.writer().commit();
    index_ = archive_.directory().path().string();
  }

  tests::Archive archive_;
  std::string index_;
};

int port_in(const std::string& line) { return std::stoi(line.substr(line.rfind(':') + 1)); }

TEST_F(Programs, SearchdSaysWhereItListensAndStopsCleanly) {
  for (const int signal : {SIGTERM, SIGINT}) {
    Program searchd("seogo-searchd", {"--index", index_, "--listen", "127.0.0.1:0"});
    const std::string line = searchd.line();
    ASSERT_TRUE(line.starts_with("listening on http://127.0.0.1:")) << line;
    const httplib::Result reply = httplib::Client("127.0.0.1", port_in(line)).Get("/v1/stats");
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200);
    searchd.send(signal);
    EXPECT_EQ(searchd.wait(), 0);
    EXPECT_FALSE(httplib::Client("127.0.0.1", port_in(line)).Get("/healthz"));
  }
}

TEST_F(Programs, SearchdListensOnIpv6) {
  Program searchd("seogo-searchd", {"--index", index_, "--listen", "[::1]:0"});
  const std::string line = searchd.line();
  if (line.find("cannot listen") != std::string::npos) GTEST_SKIP() << "no IPv6 here";
  ASSERT_TRUE(line.starts_with("listening on http://[::1]:")) << line;
  EXPECT_TRUE(httplib::Client("::1", port_in(line)).Get("/healthz"));
}

TEST_F(Programs, SearchdNamesThePageByItsTitle) {
  Program searchd("seogo-searchd",
                  {"--index", index_, "--listen", "127.0.0.1:0", "--title", "한빛일보 & 서고"});
  const httplib::Result page = httplib::Client("127.0.0.1", port_in(searchd.line())).Get("/");
  ASSERT_TRUE(page);
  EXPECT_NE(page->body.find("<title>한빛일보 &amp; 서고</title>"), std::string::npos);
}

struct Ending {
  const char* program;
  std::vector<std::string> arguments;
  int status;
  const char* says;
};

TEST_F(Programs, EndWithTheStatusOfTheContract) {
  const Ending cases[] = {
      {"seogo-searchd", {"--help"}, 0, "--listen"},
      {"seogo-searchd", {}, 2, "--index"},
      {"seogo-searchd", {"--index", index_, "--workers", "0"}, 2, "workers"},
      {"seogo-searchd", {"--index", index_, "--listen", "8377"}, 2, "HOST:PORT"},
      {"seogo-searchd", {"--index", index_ + "/none"}, 3, "seogo-indexer update"},
      {"seogo-searchd", {"--index", index_, "--listen", "192.0.2.1:80"}, 3, "--listen"},
      {"seogo-search", {"--help"}, 0, "--json"},
      {"seogo-search", {"알트만"}, 2, "--index"},
      {"seogo-search", {"--index", index_, "--limit", "많이", "알트만"}, 2, "from 0 to 100"},
      {"seogo-search", {"--index", index_, "--from", "어제"}, 2, "2023-12-11"},
      {"seogo-search", {"--index", index_ + "/none", "알트만"}, 3, "seogo-indexer update"},
      {"seogo-search", {"--index", index_, "뷁뷁"}, 0, "0 articles"},
      {"seogo-search", {"--index", index_, "알트만", "해고"}, 0, "1 article,"},
      {"seogo-search", {"--index", index_, "--", "알트만", "-해고"}, 0, "0 articles"},
      {"seogo-search", {"--index", index_}, 0, "샘 알트만"},
      {"seogo-search", {"알트만", "-해고", "--index", index_}, 0, "0 articles"},
      {"seogo-search", {"-은행", "--index", index_, "알트만"}, 0, "1 article,"},
      {"seogo-search", {"--index", index_, "알트만", "-hana", "--limit=5"}, 0, "1 article,"},
      {"seogo-search", {"--index", index_, "--colour", "알트만"}, 2, "no option --colour"},
      {"seogo-search", {"--colour=red", "--index", index_}, 2, "no option --colour\n"},
      {"seogo-search", {"--index", index_, "알트만", "--limit"}, 2, "--limit"},
      {"seogo-search", {"--index", index_, "--", "--colour"}, 0, "articles"},
      {"seogo-search", {"-h"}, 0, "--json"},
  };
  for (const Ending& c : cases) {
    Program program(c.program, c.arguments);
    const std::string output = program.rest();
    EXPECT_EQ(program.wait(), c.status) << output;
    EXPECT_NE(output.find(c.says), std::string::npos) << output;
  }
}

TEST_F(Programs, SearchKeepsTheOrderOfWords) {
  Program search("seogo-search",
                 {"가", "-나", "--index", index_, "다", "--json", "-", "-라 마", "--", "--바"});
  EXPECT_EQ(Json::parse(search.rest())["query"]["text"], "가 -나 다 - -라 마 --바");
}

TEST_F(Programs, SearchPrintsNoControlCharactersOfTheArchive) {
  Program search("seogo-search", {"--index", index_, "알트만"});
  EXPECT_EQ(search.rest().find('\x1B'), std::string::npos);
}

TEST_F(Programs, SearchAsJsonIsWhatHttpReplies) {
  Program searchd("seogo-searchd", {"--index", index_, "--listen", "127.0.0.1:0"});
  const httplib::Result reply =
      httplib::Client("127.0.0.1", port_in(searchd.line()))
          .Get("/v1/search?q=%EC%95%8C%ED%8A%B8%EB%A7%8C&limit=5&sort=newest");
  ASSERT_TRUE(reply);
  Program search("seogo-search",
                 {"--index", index_, "--json", "--limit", "5", "--sort", "newest", "알트만"});
  Json by_http = Json::parse(reply->body);
  Json by_program = Json::parse(search.rest());
  ASSERT_EQ(by_program["hits"].size(), 1U);
  by_http.erase("took_ms");
  by_program.erase("took_ms");
  EXPECT_EQ(by_program, by_http);
}

}  // namespace
