// The server without its routes: what it does with requests, one after another or damaged, with bodies
// nobody asked for, and when it stops.
#include <atomic>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/un.h>

#include "schema/error.h"
#include "searchd/http/server.h"
#include "tests/searchd/raw_client.h"
#include "tests/searchd/serving.h"
#include "tests/temporary_directory.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using namespace std::chrono_literals;
using Json = nlohmann::json;
using tests::count;
using tests::RawClient;
using tests::Serving;

http::Response always_ok(const http::Request&) { return {200, http::json_type, "true", {}, {}}; }

// What was asked, as it arrived.
http::Response echo(const http::Request& request) {
  return {200,
          http::text_type,
          request.method + " " + request.path + " [" + wire::print_query(request.parameters) +
              "] " + request.client.text() + " {" + request.body + "}",
          {},
          {}};
}

std::string raw(int port, const std::string& bytes) {
  RawClient client(port);
  client.send(bytes);
  client.say_no_more();
  return client.rest();
}

TEST(HttpServer, MalformedRequestsAre4xxAndTheConnectionEnds) {
  const Serving serving(always_ok);
  const std::string head = " HTTP/1.1\r\nHost: a\r\n";
  const std::pair<std::string, const char*> cases[] = {
      {"nonsense\r\n\r\n", "400"},
      {"BREW /" + head + "\r\n", "400"},
      {"GET /" + std::string(9000, 'a') + head + "\r\n", "414"},
      {"GET /" + head + "Range: bytes=0-1,1-2,2-3\r\n\r\n", "416"},
      {"GET /" + head + "Content-Length: 5\r\n\r\nhello", "400"},
      {"GET /" + head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411"},
      {"GET /" + head + "X: " + std::string(20'000, 'x') + "\r\n\r\n", "431"},
      {"POST /" + head + "Content-Length: 10000000\r\n\r\n", "413"},
  };
  for (const auto& [bytes, status] : cases) {
    // A second request behind it is not read.
    RawClient client(serving.port());
    client.send(bytes + "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string reply = client.rest();
    EXPECT_TRUE(reply.starts_with(std::string("HTTP/1.1 ") + status))
        << bytes.substr(0, 60) << reply;
    EXPECT_EQ(count(reply, "HTTP/1.1 "), 1U) << reply;
    EXPECT_NE(reply.find("Connection: close"), std::string::npos);
    EXPECT_TRUE(client.closed());
    EXPECT_FALSE(Json::parse(reply.substr(reply.find("\r\n\r\n")))["error"]["code"].empty());
  }
  EXPECT_EQ(serving.counters().statuses().size(), 0U);  // none came to an answer
}

TEST(HttpServer, ABodyIsNeverTakenForTheNextRequest) {
  const Serving serving(always_ok);
  const std::string hidden = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
  for (const char* method : {"GET", "POST", "DELETE", "OPTIONS"}) {
    const std::string reply =
        raw(serving.port(), std::string(method) + " / HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                                std::to_string(hidden.size()) + "\r\n\r\n" + hidden);
    EXPECT_EQ(count(reply, "HTTP/1.1 "), 1U) << reply;
  }
}

TEST(HttpServer, AConnectionIsKeptAndItsRequestsAreAnsweredInOrder) {
  const Serving serving(echo);
  RawClient client(serving.port());
  std::string all;
  for (int i = 0; i < 20; ++i) {
    all += "GET /" + std::to_string(i) + "?q=%EC%84%9C HTTP/1.1\r\nHost: a\r\n\r\n";
  }
  all += "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n서고";
  client.send(all);
  const std::string replies = client.rest("{서고}");
  std::size_t last = 0;
  for (int i = 0; i < 20; ++i) {
    const std::size_t at =
        replies.find("GET /" + std::to_string(i) + " [q=%EC%84%9C] 127.0.0.1 {}");
    ASSERT_NE(at, std::string::npos) << i << replies;
    EXPECT_GE(at, last);
    last = at;
  }
  EXPECT_NE(replies.find("POST /body [] 127.0.0.1 {서고}"), std::string::npos);
  EXPECT_EQ(serving.counters().accepted, 1U);
}

TEST(HttpServer, RequestsMayComeByteByByte) {
  const Serving serving(echo);
  RawClient client(serving.port());
  const std::string request = "POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
  for (const char byte : request + request) ASSERT_TRUE(client.send({&byte, 1}));
  client.say_no_more();
  EXPECT_EQ(count(client.rest(), "POST /slow [] 127.0.0.1 {abc}"), 2U);
}

TEST(HttpServer, ClosesWhenItIsAskedTo) {
  const Serving serving(always_ok);
  for (const char* request :
       {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"}) {
    RawClient client(serving.port());
    client.send(request);
    const std::string reply = client.rest();
    EXPECT_NE(reply.find("\r\n\r\ntrue"), std::string::npos) << reply;
    EXPECT_TRUE(client.closed());
  }
  RawClient kept(serving.port());
  kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_NE(kept.rest("true").find("Connection: keep-alive"), std::string::npos);
  kept.send("GET / HTTP/1.0\r\n\r\n");
  EXPECT_NE(kept.rest().find("true"), std::string::npos);
  EXPECT_TRUE(kept.closed());
}

TEST(HttpServer, TellsAClientToGoOnBeforeItSendsABody) {
  const Serving serving(echo);
  RawClient client(serving.port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.rest("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_NE(client.rest("{abc}").find("HTTP/1.1 200"), std::string::npos);
}

TEST(HttpServer, HeadersThatOnlyTheServerMayKnowAreNotBelieved) {
  const Serving serving(echo);
  const std::string reply =
      raw(serving.port(),
          "GET / HTTP/1.1\r\nHost: a\r\nREMOTE_ADDR: 6.6.6.6\r\nX-Forwarded-For: 6.6.6.6\r\n"
          "Forwarded: for=6.6.6.6\r\nRange: bytes=0-0\r\n\r\n");
  EXPECT_TRUE(reply.starts_with("HTTP/1.1 200 OK")) << reply;
  EXPECT_NE(reply.find("127.0.0.1 {}"), std::string::npos) << reply;
  EXPECT_EQ(reply.find("6.6.6.6"), std::string::npos);
}

TEST(HttpServer, RepliesWithoutABodyStateNoLength) {
  for (const int status : {204, 304}) {
    const Serving serving([status](const http::Request&) {
      return http::Response{status, {}, {}, {{"ETag", "\"a\""}}, {}};
    });
    const std::string reply = raw(serving.port(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 " + std::to_string(status))) << reply;
    EXPECT_EQ(reply.find("Content-Length"), std::string::npos) << reply;
    EXPECT_EQ(reply.find("Content-Type"), std::string::npos) << reply;
    EXPECT_TRUE(reply.ends_with("\r\n\r\n"));
  }
}

TEST(HttpServer, LongRepliesAreSmallerForClientsThatTakeGzip) {
  const std::string text(10'000, 'a');
  Serving serving([&](const http::Request& request) {
    const bool is_short = request.path == "/short";
    return http::Response{200, http::text_type, is_short ? "a" : text, {}, {}};
  });
  httplib::Client client = serving.client();
  client.set_decompress(false);
  const auto get = [&](const char* path, const char* encodings) {
    const httplib::Result reply = client.Get(path, {{"Accept-Encoding", encodings}});
    EXPECT_TRUE(reply);
    return reply ? reply.value() : httplib::Response();
  };
  for (const char* taken : {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.5", "*", "X-GZIP"}) {
    const httplib::Response reply = get("/long", taken);
    EXPECT_EQ(reply.get_header_value("Content-Encoding"), "gzip") << taken;
    EXPECT_LT(reply.body.size(), 200U);
    EXPECT_EQ(reply.get_header_value("Vary"), "Accept-Encoding");
  }
  for (const char* not_taken : {"", "br", "gzip;q=0", "identity", "*;q=0.0", "gzip;q=0, *"}) {
    const httplib::Response reply = get("/long", not_taken);
    EXPECT_FALSE(reply.has_header("Content-Encoding")) << not_taken;
    EXPECT_EQ(reply.body, text);
    EXPECT_EQ(reply.get_header_value("Vary"), "Accept-Encoding");
  }
  EXPECT_FALSE(get("/short", "gzip").has_header("Content-Encoding"));
  client.set_decompress(true);
  EXPECT_EQ(get("/long", "gzip").body, text);
}

TEST(HttpServer, HeadHasTheLengthOfWhatGetWouldSend) {
  const Serving serving(echo);
  const std::string reply = raw(serving.port(), "HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_NE(reply.find("Content-Length: 23\r\n"), std::string::npos) << reply;
  EXPECT_TRUE(reply.ends_with("\r\n\r\n")) << reply;
}

TEST(HttpServer, AReplyThatIsTooLargeIsAnError) {
  Serving::Setup setup;
  setup.limits.reply_bytes = 1000;
  const Serving serving(
      [](const http::Request&) {
        return http::Response{200, http::text_type, std::string(1001, 'a'), {}, {}};
      },
      setup);
  const httplib::Result reply = serving.client().Get("/");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 507);
  EXPECT_EQ(Json::parse(reply->body)["error"]["code"], "reply_too_large");
}

TEST(HttpServer, TellsOfAnErrorWithoutItsText) {
  const Serving serving(
      [](const http::Request&) -> http::Response { throw std::runtime_error("secret /srv/path"); });
  const httplib::Result reply = serving.client().Get("/");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 500);
  EXPECT_EQ(Json::parse(reply->body)["error"]["code"], "internal");
  EXPECT_FALSE(reply->has_header("EXCEPTION_WHAT"));
  EXPECT_EQ(reply->body.find("secret"), std::string::npos);
}

TEST(HttpServer, FinishesWhatIsInFlightBeforeItStops) {
  std::atomic<bool> begun = false;
  Serving serving([&](const http::Request&) {
    begun = true;
    std::this_thread::sleep_for(300ms);
    return http::Response{200, http::json_type, "\"다 했다\"", {}, {}};
  });
  RawClient idle(serving.port());
  RawClient slow(serving.port());
  slow.send("GET / HT");
  RawClient asking(serving.port());
  asking.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  while (!begun) std::this_thread::yield();
  const auto start = std::chrono::steady_clock::now();
  serving.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);  // neither idle nor slow ones hold it
  const std::string reply = asking.rest();
  EXPECT_NE(reply.find("다 했다"), std::string::npos);
  EXPECT_NE(reply.find("Connection: close"), std::string::npos);
  EXPECT_EQ(idle.rest(), "");
  EXPECT_EQ(slow.rest(), "");
  EXPECT_TRUE(idle.closed() && slow.closed() && asking.closed());
  EXPECT_FALSE(RawClient(serving.port()).connected());
}

// Each time but where this machine was too busy to send it in time.
TEST(HttpServer, AnswersARequestThatWasOnItsWayWhenItStopped) {
  constexpr int times = 10;
  int old = 0;
  int fresh = 0;
  for (int i = 0; i < times; ++i) {
    Serving serving(always_ok);
    RawClient connected(serving.port());
    connected.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_NE(connected.rest("true").find("200 OK"), std::string::npos);
    serving.server().stop();
    std::this_thread::sleep_for(10ms);
    connected.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    RawClient connecting(serving.port());
    connecting.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    old += connected.rest().find("Connection: close") != std::string::npos ? 1 : 0;
    fresh += connecting.rest().find("Connection: close") != std::string::npos ? 1 : 0;
  }
  EXPECT_GE(old, times / 2);
  EXPECT_GE(fresh, times / 2);
}

// Its reply is sent by a worker; the thread that stops may not know of it yet.
TEST(HttpServer, AnswersWhoWasAnsweredAndAskedAgainBeforeItStopped) {
  std::atomic<int> unanswered = 0;
  for (int i = 0; i < 50; ++i) {
    Serving serving(always_ok);
    std::atomic<bool> stops = false;
    std::vector<std::thread> threads;
    for (int k = 0; k < 4; ++k) {
      threads.emplace_back([&] {
        RawClient client(serving.port());
        for (bool before = true; before;) {
          client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
          before = !stops;
          const std::string reply = client.rest("true");
          if (before && reply.find("200 OK") == std::string::npos) ++unanswered;
          if (reply.find("Connection: close") != std::string::npos) return;
        }
      });
    }
    std::this_thread::sleep_for(5ms);
    stops = true;
    serving.stop();
    for (std::thread& thread : threads) thread.join();
  }
  EXPECT_EQ(unanswered, 0);
}

TEST(HttpServer, MayBeStoppedBeforeItRuns) {
  http::Server server(Serving::services(always_ok, "127.0.0.1:0"), {});
  server.stop();
  server.run();
}

TEST(HttpServer, DoesNotShareItsPort) {
  const http::Server first(Serving::services(always_ok, "127.0.0.1:0"), {});
  const std::string taken =
      "127.0.0.1:" + std::to_string(first.services().front().listeners.front().address().port);
  try {
    const http::Server second(Serving::services(always_ok, taken), {});
    FAIL() << "two servers on one port";
  } catch (const schema::Error& error) {
    EXPECT_EQ(error.code(), schema::ErrorCode::io);
    EXPECT_NE(error.hint().find("--listen"), std::string::npos);
  }
}

TEST(HttpServer, ListensOnAUnixSocketAndTakesItsPathAlong) {
  const tests::TemporaryDirectory room;
  const std::string path = (room.path() / "searchd").string();
  Serving::Setup setup;
  setup.listen = "unix:" + path;
  {
    Serving serving(echo, setup);
    httplib::Client client(path);
    client.set_address_family(AF_UNIX);
    client.set_default_headers({{"Host", "localhost"}});  // the library would name the path
    const httplib::Result reply = client.Get("/x");
    ASSERT_TRUE(reply) << httplib::to_string(reply.error());
    EXPECT_EQ(reply->body, "GET /x [] unix {}");
    EXPECT_THROW(static_cast<void>(http::listen_on(http::parse_listen_address(setup.listen))),
                 schema::Error);
    serving.stop();
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(HttpServer, TakesOverTheSocketOfADeadServerAndNothingElse) {
  const tests::TemporaryDirectory room;
  const std::string path = (room.path() / "searchd").string();
  const http::ListenAddress address = http::parse_listen_address("unix:" + path);
  {
    // Bound and never unlinked, as after kill -9.
    const schema::File dead(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    path.copy(name.sun_path, sizeof name.sun_path - 1);
    ASSERT_EQ(::bind(dead.descriptor(), reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
  }
  ASSERT_TRUE(std::filesystem::exists(path));
  EXPECT_EQ(http::listen_on(address).size(), 1U);
  std::ofstream(path) << "somebody's file";
  EXPECT_THROW(static_cast<void>(http::listen_on(address)), schema::Error);
  EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(ListenAddress, IsHostAndPortOrPath) {
  EXPECT_EQ(http::parse_listen_address("[::1]:8377").url(), "http://[::1]:8377");
  EXPECT_EQ(http::parse_listen_address("localhost:0").host, "localhost");
  EXPECT_EQ(http::parse_listen_address("unix:/run/seogo/searchd").path, "/run/seogo/searchd");
  EXPECT_EQ(http::parse_listen_address("systemd").url(), "systemd");
  for (const char* text : {"", ":", ":80", "8377", "a:", "a:x", "a:70000", "a:-1", "::1:80",
                           "[]:80", "a:80 ", "unix:", "unix:here"}) {
    EXPECT_THROW(static_cast<void>(http::parse_listen_address(text)), schema::Error) << text;
  }
  EXPECT_THROW(static_cast<void>(http::parse_listen_address("unix:/" + std::string(107, 'a'))),
               schema::Error);
}

}  // namespace
