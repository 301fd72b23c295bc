// seogo-searchd and seogo-search as programs: what they print, how they end.
#include "tests/searchd/program.h"

#include <sstream>

#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "searchd/http/listener.h"
#include "tests/archive.h"
#include "tests/temporary_directory.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
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

TEST_F(Programs, SearchdTakesTheSocketsOfSystemd) {
  http::Listeners sockets = http::listen_on(http::parse_listen_address("127.0.0.1:0"));
  const int port = sockets.front().address().port;
  constexpr int high = 100;  // where no other descriptor of this program is
  const schema::File handed(::fcntl(sockets.front().descriptor(), F_DUPFD, high));
  ASSERT_TRUE(handed.is_open());
  const std::string command =
      "exec 3<&" + std::to_string(handed.descriptor()) + " " + std::to_string(handed.descriptor()) +
      "<&-; export LISTEN_PID=$$ LISTEN_FDS=1; exec " +
      SEOGO_BIN_DIR "/seogo-searchd --listen systemd --index '" + index_ + "'";
  Program searchd("/bin/bash", {"-c", command});
  sockets.clear();
  EXPECT_EQ(searchd.line(), "listening on http://127.0.0.1:" + std::to_string(port));
  EXPECT_TRUE(httplib::Client("127.0.0.1", port).Get("/healthz"));
  searchd.send(SIGTERM);
  EXPECT_EQ(searchd.wait(), 0);
}

TEST_F(Programs, SearchdNamesThePageByItsTitle) {
  Program searchd("seogo-searchd",
                  {"--index", index_, "--listen", "127.0.0.1:0", "--title", "한빛일보 & 서고"});
  const httplib::Result page = httplib::Client("127.0.0.1", port_in(searchd.line())).Get("/");
  ASSERT_TRUE(page);
  EXPECT_NE(page->body.find("<title>한빛일보 &amp; 서고</title>"), std::string::npos);
}

TEST_F(Programs, SearchdIsSetByAFileAndItsFlagsComeFirst) {
  const tests::TemporaryDirectory room;
  const std::string config = (room.path() / "searchd.toml").string();
  std::ofstream(config) << "index = \"" << index_ << "\"\nlisten = \"127.0.0.1:0\"\n"
                        << "title = \"한빛일보\"\nmetrics = \"127.0.0.1:0\"\n";
  Program searchd("seogo-searchd", {"--config", config, "--title", "서고 하나"});
  const int port = port_in(searchd.line());
  const std::string metrics = searchd.line();
  ASSERT_TRUE(metrics.starts_with("metrics on http://127.0.0.1:")) << metrics;
  const httplib::Result page = httplib::Client("127.0.0.1", port).Get("/");
  ASSERT_TRUE(page);
  EXPECT_NE(page->body.find("<title>서고 하나</title>"), std::string::npos);
  const httplib::Result counted = httplib::Client("127.0.0.1", port_in(metrics)).Get("/metrics");
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->get_header_value("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  for (const char* line :
       {"seogo_requests_total{route=\"/\",status=\"200\"} 1\n", "seogo_index_ready 1\n",
        "seogo_index_articles 1\n", "seogo_cache_misses_total 1\n",
        "seogo_request_seconds_count{route=\"/\"} 1\n", "# TYPE seogo_connections gauge\n"}) {
    EXPECT_NE(counted->body.find(line), std::string::npos) << line << counted->body;
  }
  EXPECT_EQ(httplib::Client("127.0.0.1", port).Get("/metrics")->status, 404);
  EXPECT_EQ(httplib::Client("127.0.0.1", port_in(metrics)).Get("/v1/search")->status, 404);
}

TEST_F(Programs, SearchdReadsItsSettingsAgainOnHangup) {
  const tests::TemporaryDirectory room;
  const std::string config = (room.path() / "searchd.toml").string();
  const std::string keys = (room.path() / "keys").string();
  const auto write = [&](const std::string& more) {
    std::ofstream(config) << "index = \"" << index_ << "\"\nlisten = \"127.0.0.1:0\"\n" << more;
  };
  write("");
  Program searchd("seogo-searchd", {"--config", config});
  const int port = port_in(searchd.line());
  const auto status = [port](const std::string& target) {
    const httplib::Result reply = httplib::Client("127.0.0.1", port).Get(target);
    return reply ? reply->status : 0;
  };
  const std::string long_target = "/v1/search?q=" + std::string(300, 'a');
  EXPECT_EQ(status(long_target), 200);

  write("target-bytes = 200\ntitle = \"다른 이름\"\n");
  searchd.send(SIGHUP);
  EXPECT_NE(searchd.line().find("title changes with the next start"), std::string::npos);
  EXPECT_NE(searchd.line().find("target-bytes is now 200"), std::string::npos);
  EXPECT_NE(searchd.line().find("read again"), std::string::npos);
  EXPECT_EQ(status(long_target), 414);

  write("target-bytes = \"wide\"\n");
  searchd.send(SIGHUP);
  const std::string refusal = searchd.line();
  EXPECT_NE(refusal.find("settings stay as they were"), std::string::npos) << refusal;
  EXPECT_NE(refusal.find("line 3"), std::string::npos) << refusal;
  EXPECT_EQ(status(long_target), 414);

  std::ofstream(keys)
      << "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  x";
  write("api-keys = \"" + keys + "\"\n");
  searchd.send(SIGHUP);
  while (searchd.line().find("read again") == std::string::npos) {
  }
  EXPECT_EQ(status("/v1/stats"), 401);
  const httplib::Result with_key =
      httplib::Client("127.0.0.1", port).Get("/v1/stats", {{"Authorization", "Bearer abc"}});
  ASSERT_TRUE(with_key);
  EXPECT_EQ(with_key->status, 200);
  searchd.send(SIGTERM);
  EXPECT_EQ(searchd.wait(), 0);
}

TEST_F(Programs, AnArchiveIsNotOpenedByAReload) {
  const tests::TemporaryDirectory room;
  const std::string config = (room.path() / "searchd.toml").string();
  const std::string keys = (room.path() / "keys").string();
  std::ofstream(keys)
      << "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  x\n";
  std::ofstream(config) << "api-keys = \"" << keys << "\"\n";
  Program searchd("seogo-searchd",
                  {"--index", index_, "--listen", "127.0.0.1:0", "--config", config});
  httplib::Client client("127.0.0.1", port_in(searchd.line()));
  std::ofstream(config).flush();  // half written
  searchd.send(SIGHUP);
  EXPECT_NE(searchd.line().find("api-keys is gone"), std::string::npos);
  EXPECT_EQ(client.Get("/v1/stats")->status, 401);
}

TEST_F(Programs, ALogThatNobodyReadsStopsNothing) {
  Program searchd("seogo-searchd", {"--index", index_, "--listen", "127.0.0.1:0", "--log-requests",
                                    "all", "--log-queries"});
  httplib::Client client("127.0.0.1", port_in(searchd.line()));
  const std::string target = "/healthz?" + std::string(2000, 'a');
  // More than a pipe holds.
  for (int i = 0; i < 200; ++i) {
    const httplib::Result reply = client.Get(target);
    ASSERT_TRUE(reply) << i;
    ASSERT_EQ(reply->status, 200);
  }
  searchd.send(SIGTERM);
  EXPECT_EQ(searchd.wait(), 0);
}

TEST_F(Programs, SearchdLogsWhatItIsToldTo) {
  struct Case {
    std::vector<std::string> flags;
    const char* has;
    const char* has_not;
  };
  const Case cases[] = {
      {{"--log-requests", "all"}, " info GET /v1/search 200 ", "%EC"},
      {{"--log-requests", "all", "--log-queries", "--log-addresses"},
       "query=\"q=%EC%95%8C%0A\" client=127.0.0.1",
       "\x1B"},
      {{"--log-requests", "all", "--log", "json"},
       "\"event\":\"request\",\"method\":\"GET\",\"route\":\"/v1/search\",\"status\":200",
       "127.0.0.1\""},
      {{"--log-requests", "all", "--log", "json", "--log-queries", "--log-addresses"},
       "\"query\":\"q=%EC%95%8C%0A\",\"client\":\"127.0.0.1\"",
       "\x1B"},
      {{"--log-requests", "all", "--log-addresses"},
       "refused 414 target_bytes client=127.0.0.1",
       "GET a"},
      {{"--log-requests", "all", "--log", "json"},
       "\"event\":\"refused\",\"status\":414,\"reason\":\"target_bytes\"}",
       "127.0.0.1\""},
      {{}, "stopping", "/v1/search"},
  };
  for (const Case& c : cases) {
    std::vector<std::string> flags = {"--index", index_, "--listen", "127.0.0.1:0"};
    flags.insert(flags.end(), c.flags.begin(), c.flags.end());
    Program searchd("seogo-searchd", flags);
    const int port = port_in(searchd.line());
    EXPECT_TRUE(httplib::Client("127.0.0.1", port).Get("/v1/search?q=%EC%95%8C%0A"));
    EXPECT_TRUE(httplib::Client("127.0.0.1", port).Get("/" + std::string(9000, 'a')));
    searchd.send(SIGTERM);
    const std::string log = searchd.rest();
    EXPECT_NE(log.find(c.has), std::string::npos) << log;
    EXPECT_EQ(log.find(c.has_not), std::string::npos) << log;
    if (log.starts_with("{")) {
      std::istringstream lines(log);
      for (std::string line; std::getline(lines, line);) {
        EXPECT_TRUE(Json::accept(line)) << line;
      }
    }
  }
}

TEST_F(Programs, SearchdMakesAKeyThatItThenTakes) {
  Program maker("seogo-searchd", {"--make-key", "사이트"});
  const std::string first = maker.line();
  const std::string second = maker.line();
  EXPECT_EQ(maker.wait(), 0);
  const std::string key = first.substr(first.rfind(' ') + 1);
  const tests::TemporaryDirectory room;
  const std::string keys = (room.path() / "keys").string();
  std::ofstream(keys) << second.substr(second.find("sha256:")) << "\n";
  Program searchd("seogo-searchd",
                  {"--index", index_, "--listen", "127.0.0.1:0", "--api-keys", keys});
  httplib::Client client("127.0.0.1", port_in(searchd.line()));
  EXPECT_EQ(client.Get("/v1/stats")->status, 401);
  EXPECT_EQ(client.Get("/v1/stats", {{"Authorization", "Bearer " + key}})->status, 200);
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
      {"seogo-searchd", {"--index", index_, "--check-config"}, 0, "the settings are good"},
      {"seogo-searchd", {"--check-config"}, 2, "--index"},
      {"seogo-searchd", {"--index", index_, "--rate", "many", "--check-config"}, 2, "rate cannot"},
      {"seogo-searchd", {"--config", "/nowhere"}, 2, "/nowhere"},
      {"seogo-searchd", {"--index", index_, "--api-keys", "/nowhere"}, 2, "api-keys: cannot open"},
      {"seogo-searchd", {"--index", index_, "--api-keys", ""}, 2, "api-keys cannot be empty"},
      {"seogo-searchd", {"--index", index_, "--title", ""}, 2, "title: it must be"},
      {"seogo-searchd", {"--index", ""}, 2, "--index"},
      {"seogo-searchd", {"--index", index_, "--metrics", "", "--check-config"}, 0, "good"},
      {"seogo-searchd", {"--index", index_, "--listen", "systemd"}, 3, "no sockets"},
      {"seogo-searchd", {"--index", index_, "--workers", "many"}, 2, "workers"},
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
      {"seogo-search", {"--index", index_, "--format", "xlsx"}, 2, "xlsx"},
      {"seogo-search", {"--index", index_, "--format", "csv", "--fields", "제목"}, 2, "id, url"},
      {"seogo-search", {"--index", index_, "--fields", "id"}, 2, "--format jsonl"},
      {"seogo-search", {"--index", index_, "--format", "json"}, 0, "{\"query\""},
      {"seogo-search", {"--index", index_, "--format", "csv", "--limit", "0"}, 0, "id,url,site"},
      {"seogo-search", {"--index", index_, "--replay-url", "ftp://a.kr/{url}"}, 2, "{url_encoded}"},
      {"seogo-searchd", {"--index", index_, "--replay-url", "ftp://a.kr"}, 2, "replay-url: it"},
      {"seogo-searchd",
       {"--index", index_, "--replay-url", "https://a.kr/{x}"},
       2,
       "replay-url: it"},
      {"seogo-searchd", {"--index", index_, "--export-rows", "viele"}, 2, "export-rows cannot"},
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

TEST_F(Programs, SearchPrintsTheRowsThatHttpSends) {
  for (int i = 2; i < 700; ++i) {
    archive_.add("다리 " + std::to_string(i), "알트만 다리 본문 " + std::to_string(i));
  }
  archive_.writer().commit();
  Program searchd("seogo-searchd", {"--index", index_, "--listen", "127.0.0.1:0", "--replay-url",
                                    "https://w.kr/{id_encoded}"});
  const int port = port_in(searchd.line());
  for (const char* form : {"jsonl", "csv"}) {
    const httplib::Result reply =
        httplib::Client("127.0.0.1", port)
            .Get(std::string("/v1/search?fields=id,title,replay_url&q=%EB%8B%A4%EB%A6%AC&format=") +
                 form);
    ASSERT_TRUE(reply) << httplib::to_string(reply.error());
    Program search("seogo-search",
                   {"--index", index_, "--format", form, "--fields", "id,title,replay_url",
                    "--replay-url", "https://w.kr/{id_encoded}", "다리"});
    const std::string printed = search.rest();
    EXPECT_EQ(search.wait(), 0);
    EXPECT_EQ(std::count(printed.begin(), printed.end(), '\n'), form[0] == 'c' ? 699 : 698);
    EXPECT_EQ(printed, reply->body);
  }
}

TEST_F(Programs, SearchEndsQuietlyWhenNobodyReadsOn) {
  for (int i = 2; i < 400; ++i) archive_.add("다리", "알트만 본문 " + std::string(2000, 'a'));
  archive_.writer().commit();
  for (const char* trap : {"", "trap '' PIPE; "}) {
    Program shell("/bin/sh", {"-c", std::string(trap) + SEOGO_BIN_DIR "/seogo-search --index '" +
                                        index_ + "' --format jsonl --fields id,body | head -n 1"});
    const std::string output = shell.rest();
    EXPECT_EQ(std::count(output.begin(), output.end(), '\n'), 1) << output;
    EXPECT_EQ(output.find("seogo-search"), std::string::npos) << output;
  }
}

}  // namespace
