// Heads as data: what is read, what waits for more, what is refused and how.
#include <gtest/gtest.h>

#include "searchd/http/head.h"

namespace {

using namespace seogo::searchd::http;

const Limits limits;

std::string outcome(std::string_view bytes) {
  const auto read = read_head(bytes, limits);
  if (std::holds_alternative<Unfinished>(read)) return "more";
  if (const auto* refusal = std::get_if<Refusal>(&read)) {
    return std::to_string(refusal->status) + " " + std::string(refusal->reason);
  }
  const Head& head = std::get<Head>(read);
  return std::string(head.method) + " " + std::string(head.target) + " " +
         std::to_string(head.bytes) + "+" + std::to_string(head.body_bytes) +
         (head.keeps_alive ? " keeps" : " closes") + (head.expects_continue ? " expects" : "");
}

struct Case {
  std::string bytes;
  std::string outcome;
};

std::string with(const std::string& headers) {
  return "GET / HTTP/1.1\r\nHost: a.kr\r\n" + headers + "\r\n\r\n";
}
std::string posted(const std::string& headers) {
  return "POST / HTTP/1.1\r\nHost: a.kr\r\n" + headers + "\r\n\r\n";
}

// What Host says after a head was read.
std::string host_of(const std::string& bytes) {
  const auto read = read_head(bytes, limits);
  const auto* head = std::get_if<Head>(&read);
  return head == nullptr ? "refused" : std::string(head->header("host"));
}

void expect_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(outcome(c.bytes), c.outcome) << c.bytes.substr(0, 200);
  }
}

TEST(HttpHead, AWholeAddressGoesBeforeHost) {
  EXPECT_EQ(host_of("GET http://good.kr/embed HTTP/1.1\r\nHost: evil.kr\r\n\r\n"), "good.kr");
  EXPECT_EQ(host_of("GET http://good.kr:80/?q HTTP/1.1\r\nhost: evil.kr\r\n\r\n"), "good.kr:80");
  EXPECT_EQ(host_of("GET http://a@good.kr/ HTTP/1.1\r\nHost: good.kr\r\n\r\n"), "refused");
  EXPECT_EQ(host_of("GET / HTTP/1.1\r\nHost: good.kr\r\n\r\n"), "good.kr");
}

TEST(HttpHead, IsReadWhole) {
  expect_all({
      {"GET /v1/search?q=해고 HTTP/1.1\r\nHost: a.kr\r\n\r\n", "GET /v1/search?q=해고 48+0 keeps"},
      {"GET / HTTP/1.1\r\nHost: a.kr\r\n\r\nGET /next", "GET / 30+0 keeps"},
      {"\r\nGET / HTTP/1.1\r\nHost: a.kr\r\n\r\n", "GET / 32+0 keeps"},
      {"GET / HTTP/1.0\r\n\r\n", "GET / 18+0 closes"},
      {"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", "GET / 42+0 keeps"},
      {with("Connection: foo , Close"), "GET / 55+0 closes"},
      {with("Connection: keep-alive\r\nConnection: close"), "GET / 73+0 closes"},
      {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * 31+0 keeps"},
      {"GET http://a.kr/x?y HTTP/1.1\r\nHost: a.kr\r\n\r\n", "GET /x?y 44+0 keeps"},
      {"GET HTTP://a.kr HTTP/1.1\r\nHost: a.kr\r\n\r\n", "GET / 40+0 keeps"},
      {posted("Content-Length: 5"), "POST / 50+5 keeps"},
      {posted("Content-Length: 5\r\nExpect: 100-Continue"), "POST / 72+5 keeps expects"},
      {with("Content-Length: 0"), "GET / 49+0 keeps"},
      {with("X-Name:\t 값 \t"), "GET / 46+0 keeps"},
      {with("X-Empty:"), "GET / 40+0 keeps"},
      {with("Range: bytes=0-99"), "GET / 49+0 keeps"},
  });
}

TEST(HttpHead, WaitsForItsEnd) {
  const std::string whole = "GET /v1/search?q=a HTTP/1.1\r\nHost: a.kr\r\nAccept: */*\r\n\r\n";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(outcome(whole.substr(0, size)), "more") << size;
  }
  EXPECT_NE(outcome(whole), "more");
}

TEST(HttpHead, RefusesWhatTwoReadersTakeForTwoThings) {
  expect_all({
      {posted("Content-Length: 5\r\nContent-Length: 5"), "400 two_lengths"},
      {posted("Content-Length: 5\r\ncontent-length: 6"), "400 two_lengths"},
      {posted("Content-Length: 5, 5"), "400 length"},
      {posted("Content-Length: +5"), "400 length"},
      {posted("Content-Length: -5"), "400 length"},
      {posted("Content-Length: 0x5"), "400 length"},
      {posted("Content-Length: 5 5"), "400 length"},
      {posted("Content-Length:"), "400 length"},
      {posted("Content-Length: 99999999999999999999999"), "413 body_bytes"},
      {posted("Content-Length: 65537"), "413 body_bytes"},
      {posted("Transfer-Encoding: chunked"), "411 transfer_encoding"},
      {posted("Transfer-Encoding: chunked\r\nContent-Length: 5"), "400 two_lengths"},
      {posted("Content-Length: 5\r\nTransfer-Encoding: xchunked"), "400 two_lengths"},
      {posted("Transfer-Encoding : chunked"), "400 header"},
      {posted("Content-Length : 5"), "400 header"},
      {posted("Content-Length\t: 5"), "400 header"},
      {posted(" Content-Length: 5"), "400 header"},
      {posted("X: a\r\n folded"), "400 header"},
      {posted("X: a\r\n\tfolded"), "400 header"},
      {posted("X: a\nContent-Length: 5"), "400 control"},
      {posted("X: a\rContent-Length: 5"), "400 control"},
      {posted(std::string("X: a\0b", 6)), "400 control"},
      {posted("X: \x01"), "400 control"},
      {posted("X: \x7F"), "400 control"},
      {with("Content-Length: 5"), "400 body"},
      {"GET / HTTP/1.1\r\n\r\n", "400 host"},
      {with("Host: b.kr"), "400 host"},
      {"GET / HTTP/1.1\r\nHost: a.kr/b\r\n\r\n", "400 host"},
      {"GET / HTTP/1.1\r\nHost: a.kr, b.kr\r\n\r\n", "400 host"},
      {"GET / HTTP/1.1\r\nHost: user@a.kr\r\n\r\n", "400 host"},
      {"GET / HTTP/1.1\nHost: a.kr\n\n", "400 control"},
      {"GET / HTTP/1.1\r\n: nameless\r\n\r\n", "400 header"},
      {"GET / HTTP/1.1\r\nno colon\r\n\r\n", "400 header"},
      {"GET / HTTP/1.1\r\nHöst: a\r\n\r\n", "400 header"},
  });
}

TEST(HttpHead, RefusesLinesThatAreNone) {
  expect_all({
      {"nonsense\r\n\r\n", "400 line"},
      {"GET /\r\n\r\n", "400 line"},
      {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "400 line"},
      {"GET / /x HTTP/1.1\r\nHost: a\r\n\r\n", "400 line"},
      {"GET /\t HTTP/1.1\r\nHost: a\r\n\r\n", "400 line"},
      {" GET / HTTP/1.1\r\nHost: a\r\n\r\n", "400 line"},
      {"\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "400 line"},
      {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "400 method"},
      {"get / HTTP/1.1\r\nHost: a\r\n\r\n", "400 method"},
      {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", "400 version"},
      {"GET / HTTP/1.2\r\nHost: a\r\n\r\n", "400 version"},
      {"GET / http/1.1\r\nHost: a\r\n\r\n", "400 version"},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400 method"},
      {"GET search HTTP/1.1\r\nHost: a\r\n\r\n", "400 target"},
      {"GET * HTTP/1.1\r\nHost: a\r\n\r\n", "400 target"},
      {"GET /#top HTTP/1.1\r\nHost: a\r\n\r\n", "400 target"},
      {"GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", "400 target"},
      {"GET ftp://a/x HTTP/1.1\r\nHost: a\r\n\r\n", "400 target"},
      {"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", "400 target"},
      {std::string("\x16\x03\x01\x02", 4), "400 control"},
      {std::string("\xFF\xFE", 2), "400 line"},
      {std::string(1, '\0'), "400 control"},
  });
}

TEST(HttpHead, RefusesWhatIsTooMuch) {
  std::string many;
  for (std::size_t i = 0; i < limits.headers; ++i) many += "X: a\r\n";
  many.resize(many.size() - 2);
  const std::string long_target(limits.target_bytes + 1, 'a');
  expect_all({
      {with(many), "431 headers"},
      {with("X: " + std::string(limits.head_bytes, 'a')), "431 head_bytes"},
      {"GET / HTTP/1.1\r\nX: " + std::string(limits.head_bytes, 'a'), "431 head_bytes"},
      {"GET /" + long_target + " HTTP/1.1\r\nHost: a\r\n\r\n", "414 target_bytes"},
      {"GET /" + long_target + long_target, "414 target_bytes"},
      {std::string(limits.target_bytes * 2, 'G'), "414 target_bytes"},
      {with("Range: bytes=0-1,1-2"), "416 range"},
      {with("Range: bytes=" + std::string(100, '1') + "-"), "416 range"},
      {with("Range: bytes=0-1\r\nRange: bytes=1-2"), "416 range"},
      {with("Expect: a-miracle"), "417 expect"},
      {with("Expect: 100-continue\r\nExpect: a-miracle"), "417 expect"},
  });
  // The last that fits.
  EXPECT_EQ(
      outcome("GET /" + std::string(limits.target_bytes - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n")
          .substr(0, 5),
      "GET /");
}

TEST(HttpHead, NamesAreComparedWithoutCase) {
  const auto read = read_head("GET / HTTP/1.1\r\nhOsT: a\r\nX-Own: 1\r\nx-own: 2\r\n\r\n", limits);
  const Head& head = std::get<Head>(read);
  EXPECT_EQ(head.header("host"), "a");
  EXPECT_EQ(head.header("x-own"), "1");
  EXPECT_EQ(head.header("none"), "");
}

}  // namespace
