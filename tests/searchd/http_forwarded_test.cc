// Whether a request came by https, as a proxy of ours says and nobody else.
#include <gtest/gtest.h>

#include "tests/searchd/serving.h"

namespace {

using namespace seogo::searchd::http;
using seogo::tests::Serving;

struct Row {
  const char* proxy;  // ours; empty: none
  httplib::Headers headers;
  bool is_secure;
};

const Row rows[] = {
    {"127.0.0.1", {{"X-Forwarded-Proto", "https"}}, true},
    {"127.0.0.0/8", {{"x-forwarded-proto", " HTTPS "}}, true},
    {"127.0.0.1", {{"X-Forwarded-Proto", "http"}}, false},
    {"127.0.0.1", {}, false},
    {"127.0.0.1", {{"X-Forwarded-Proto", "https\"><b>"}}, false},
    // what the nearest says is last
    {"127.0.0.1", {{"X-Forwarded-Proto", "http, https"}}, true},
    {"127.0.0.1", {{"X-Forwarded-Proto", "https, http"}}, false},
    // from others
    {"", {{"X-Forwarded-Proto", "https"}}, false},
    {"10.0.0.0/8", {{"X-Forwarded-Proto", "https"}}, false},
};

TEST(HttpForwarded, ProxiesOfOursSayWhetherItWasHttps) {
  for (const Row& row : rows) {
    Serving::Setup setup;
    if (*row.proxy != '\0') setup.proxies = {*Network::parse(row.proxy)};
    const Serving serving(
        [](const Request& request) {
          return Response{200, text_type, request.is_secure ? "https" : "http", {}, {}};
        },
        setup);
    const httplib::Result reply = serving.client().Get("/", row.headers);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, row.is_secure ? "https" : "http")
        << row.proxy << " " << (row.headers.empty() ? std::string() : row.headers.begin()->second);
  }
}

}  // namespace
