#include "tests/load/attacks.h"

#include <zlib.h>

#include "schema/error.h"

namespace seogo::load {
namespace {

using namespace std::string_literals;

constexpr std::size_t megabyte = 1'000'000;

std::string get(const std::string& headers) {
  return "GET /v1/search?q=a HTTP/1.1\r\nHost: a.kr\r\n" + headers + "\r\n\r\n";
}
std::string post(const std::string& headers) {
  return "POST /v1/search HTTP/1.1\r\nHost: a.kr\r\n" + headers + "\r\n\r\n";
}
std::string line(const std::string& first) { return first + "\r\nHost: a.kr\r\n\r\n"; }

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// Some kilobytes that inflate to ten megabytes.
std::string bomb() {
  std::string flat(10 * megabyte, ' ');
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  if (deflateInit2(&stream, 9, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw schema::Error(schema::ErrorCode::io, "zlib does not begin");
  }
  std::string packed(64 * 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(flat.data());
  stream.avail_in = static_cast<uInt>(flat.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

Attack long_request_line() {
  return {"a request line of 200 MB", "GET /", std::string(megabyte, 'a'), 200};
}

Attack many_headers() {
  return {"2,000,000 headers", "GET / HTTP/1.1\r\nHost: a.kr\r\n", repeated("X: a\r\n", 1000), 2000,
          "\r\n"};
}

Attack chunked_body() {
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'a') + "\r\n";
  return {"a chunked body of 20 MB", post("Transfer-Encoding: chunked"), chunk, 305, "0\r\n\r\n"};
}

Attack long_body() {
  return {"a body of 20 MB", post("Content-Length: 20000000"), std::string(megabyte, 'a'), 20};
}

Attack gzip_body() {
  const std::string body = bomb();
  return {"a gzip body that inflates to 10 MB",
          post("Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: " +
               std::to_string(body.size())) +
              body};
}

Attack waiting(const std::string& name, const std::string& bytes) {
  Attack attack{name, bytes};
  attack.ends = false;
  return attack;
}

}  // namespace

std::string_view Attack::after(std::size_t sent) const {
  if (sent < bytes.size()) return std::string_view(bytes).substr(sent);
  sent -= bytes.size();
  if (sent < filler.size() * times) return std::string_view(filler).substr(sent % filler.size());
  sent -= filler.size() * times;
  return std::string_view(tail).substr(sent);
}

std::vector<Attack> known_attacks() {
  return {
      long_request_line(),
      many_headers(),
      chunked_body(),
      long_body(),
      gzip_body(),
      {"a Range of 7.8 KB", get("Range: bytes=" + repeated("0-,", 2600) + "0-")},
      {"two Ranges", get("Range: bytes=0-1\r\nRange: bytes=1-2")},
      {"NUL in the target", line("GET /v1/search?q=\0 HTTP/1.1"s)},
      {"NUL in a header's name", get("X-\0: a"s)},
      {"NUL in a header's value", get("X: a\0b"s)},
      {"nothing but NUL", std::string(100, '\0')},
      {"Content-Length twice", post("Content-Length: 3\r\nContent-Length: 3") + "abc"},
      {"two Content-Lengths", post("Content-Length: 3\r\nContent-Length: 300") + "abc"},
      {"Content-Length as a list", post("Content-Length: 3, 3") + "abc"},
      {"Content-Length below 0", post("Content-Length: -3") + "abc"},
      {"Content-Length with a sign", post("Content-Length: +3") + "abc"},
      {"Content-Length past 64 bits", post("Content-Length: 99999999999999999999999")},
      {"Transfer-Encoding with Content-Length",
       post("Transfer-Encoding: chunked\r\nContent-Length: 3") + "0\r\n\r\n"},
      {"Transfer-Encoding that hides", post("Transfer-Encoding: xchunked") + "0\r\n\r\n"},
      {"a space before the colon", post("Transfer-Encoding : chunked") + "0\r\n\r\n"},
      {"GET with a body", get("Content-Length: 3") + "abc"},
      {"a folded header", get("X: a\r\n b")},
      {"bare line feeds", "GET / HTTP/1.1\nHost: a.kr\n\n"},
      {"bare carriage returns", "GET / HTTP/1.1\rHost: a.kr\r\r"},
      {"a header split by a bare line feed", get("X: a\nContent-Length: 3")},
      {"no Host", "GET / HTTP/1.1\r\n\r\n"},
      {"two Hosts", get("Host: b.kr")},
      {"a header of 20 KB", get("X: " + std::string(20'000, 'a'))},
      {"a target of 10 KB", line("GET /" + std::string(10'000, 'a') + " HTTP/1.1")},
      {"a method of 1 MB", "", std::string(megabyte, 'G'), 1},
      {"a header without a colon", get("nothing")},
      {"a header without a name", get(": a")},
      {"an expectation nobody can meet", get("Expect: a-miracle")},
      {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
      {"HTTP/9.9", line("GET / HTTP/9.9")},
      {"TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s},
      {"CONNECT", line("CONNECT a.kr:443 HTTP/1.1")},
      {"a foreign scheme", line("GET ftp://a.kr/ HTTP/1.1")},
      waiting("a connection without a word", ""),
      waiting("a head that does not end", "GET /v1/search?q=a HTTP/1.1\r\nHost: a.kr\r\nX: "),
      waiting("a body that does not come", post("Content-Length: 10") + "abc"),
  };
}

}  // namespace seogo::load
