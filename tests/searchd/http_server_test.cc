// The server without its routes: malformed requests, bodies nobody asked for, stopping, addresses.
#include <atomic>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include "schema/error.h"
#include "searchd/http/pattern.h"
#include "searchd/http/server.h"
#include "tests/searchd/serving.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using Json = nlohmann::json;
using tests::Serving;

http::Response always_ok(const http::Request&) { return {200, http::json_type, "true", {}}; }

// All that a server says to these bytes until it closes or falls silent.
std::string raw(int port, const std::string& bytes) {
  const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval patience{2, 0};
  ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  EXPECT_EQ(::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  EXPECT_EQ(::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL),
            static_cast<ssize_t>(bytes.size()));
  std::string reply;
  char buffer[4096];
  for (ssize_t got = 0; (got = ::recv(connection, buffer, sizeof buffer, 0)) > 0;) {
    reply.append(buffer, static_cast<std::size_t>(got));
  }
  ::close(connection);
  return reply;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++found;
  return found;
}

TEST(HttpServer, MalformedRequestsAre4xx) {
  const Serving serving(always_ok);
  const std::string head = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
  const std::pair<std::string, const char*> cases[] = {
      {"nonsense\r\n\r\n", "400"},
      {"BREW /" + head + "\r\n", "400"},
      {"GET /" + std::string(9000, 'a') + head + "\r\n", "414"},
      {"GET /" + head + "Range: bytes=0-1,1-2,2-3\r\n\r\n", "416"},
      {"GET /" + head + "Content-Length: 5\r\n\r\nhello", "400"},
      {"GET /" + head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
  };
  for (const auto& [bytes, status] : cases) {
    const std::string reply = raw(serving.port(), bytes);
    EXPECT_TRUE(reply.starts_with(std::string("HTTP/1.1 ") + status))
        << bytes.substr(0, 60) << reply;
  }
}

TEST(HttpServer, ABodyIsNeverTakenForTheNextRequest) {
  const Serving serving(always_ok);
  const std::string hidden = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
  for (const char* method : {"GET", "POST"}) {
    const std::string reply = raw(
        serving.port(), std::string(method) + " /v1/stats HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                            std::to_string(hidden.size()) + "\r\n\r\n" + hidden);
    EXPECT_EQ(count(reply, "HTTP/1.1 "), 1U) << reply;
  }
}

TEST(HttpServer, FinishesWhatIsInFlightBeforeItStops) {
  std::atomic<bool> begun = false;
  Serving serving([&](const http::Request&) {
    begun = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return http::Response{200, http::json_type, "\"다 했다\"", {}};
  });
  std::string body;
  std::thread reader([&] {
    const httplib::Result reply = serving.client().Get("/");
    if (reply) body = reply->body;
  });
  while (!begun) std::this_thread::yield();
  serving.stop();
  reader.join();
  EXPECT_EQ(body, "\"다 했다\"");
}

TEST(HttpServer, TellsOfAnErrorWithoutItsText) {
  Serving serving(
      [](const http::Request&) -> http::Response { throw std::runtime_error("secret /srv/path"); });
  const httplib::Result reply = serving.client().Get("/");
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 500);
  EXPECT_EQ(Json::parse(reply->body)["error"]["code"], "internal");
  EXPECT_FALSE(reply->has_header("EXCEPTION_WHAT"));
}

TEST(HttpServer, MayBeStoppedBeforeItRuns) {
  http::Server server({"127.0.0.1", 0}, 2, [](const http::Request&) { return http::Response(); });
  server.stop();
  server.run();
}

TEST(HttpServer, DoesNotShareItsPort) {
  const auto nothing = [](const http::Request&) { return http::Response(); };
  const http::Server first({"127.0.0.1", 0}, 2, nothing);
  try {
    const http::Server second(first.address(), 2, nothing);
    FAIL() << "two servers on one port";
  } catch (const schema::Error& error) {
    EXPECT_EQ(error.code(), schema::ErrorCode::io);
    EXPECT_NE(error.hint().find("--listen"), std::string::npos);
  }
}

TEST(ListenAddress, IsHostAndPort) {
  EXPECT_EQ(http::parse_listen_address("[::1]:8377").url(), "http://[::1]:8377");
  EXPECT_EQ(http::parse_listen_address("localhost:0").host, "localhost");
  for (const char* text :
       {"", ":", ":80", "8377", "a:", "a:x", "a:70000", "a:-1", "::1:80", "[]:80", "a:80 "}) {
    EXPECT_THROW(static_cast<void>(http::parse_listen_address(text)), schema::Error) << text;
  }
}

TEST(Pattern, TakesOneSegmentForAPlace) {
  using Values = std::vector<std::string>;
  EXPECT_EQ(http::match("/v1/articles/{id}", "/v1/articles/a%2Fb"), Values{"a/b"});
  EXPECT_EQ(http::match("/v1/articles/{id}", "/v1/articles/"), std::nullopt);
  EXPECT_EQ(http::match("/v1/articles/{id}", "/v1/articles/a/"), std::nullopt);
  EXPECT_EQ(http::match("/", "/"), Values{});
  EXPECT_EQ(http::match("/", ""), std::nullopt);
  EXPECT_EQ(http::match("/search", "/search/"), std::nullopt);
}

}  // namespace
