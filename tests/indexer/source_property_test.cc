// Whatever bytes come in, every reader ends soon, throws nothing but Error(input).
#include <functional>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/source/brotli.h"
#include "indexer/source/charset.h"
#include "indexer/source/chunked.h"
#include "indexer/source/gzip.h"
#include "indexer/source/http_response.h"
#include "indexer/source/json_lines.h"
#include "indexer/source/limits.h"
#include "indexer/source/page.h"
#include "indexer/source/sniff.h"
#include "indexer/source/warc.h"
#include "indexer/source/wrapping.h"
#include "indexer/source/zstd.h"
#include "schema/error.h"
#include "schema/utf8.h"
#include "tests/indexer/packing.h"
#include "tests/stopwatch.h"

namespace {

using namespace seogo;
using namespace seogo::indexer::source;
using tests::gzipped;

constexpr std::size_t most = 32U << 20;

std::uint64_t captures = 0;

void read_captures_of(std::string_view bytes,
                      void (*read)(Stream&, const std::string&, const Sinks&)) {
  const auto stream = memory_stream(bytes);
  read(*stream, "a",
       {[](const Capture& capture, const std::string&) {
          ++captures;
          ASSERT_EQ(schema::first_invalid(capture.bytes), std::string::npos);
          ASSERT_EQ(schema::first_invalid(capture.url), std::string::npos);
        },
        [](const Refusal& refusal) { ASSERT_FALSE(refusal.reason.empty()); },
        [](std::string_view kind) { ASSERT_FALSE(kind.empty()); }});
}

void unpack(std::string_view bytes, std::unique_ptr<Stream> (*open)(Stream&)) {
  const auto stream = memory_stream(bytes);
  static_cast<void>(read_all(*open(*stream), most));
}

struct Reader {
  const char* name;
  void (*read)(std::string_view bytes);
};
const Reader readers[] = {
    {"text", [](std::string_view bytes) { read_captures_of(bytes, read_text_page); }},
    {"html", [](std::string_view bytes) { read_captures_of(bytes, read_html_page); }},
    {"json_lines", [](std::string_view bytes) { read_captures_of(bytes, read_json_lines); }},
    {"warc", [](std::string_view bytes) { read_captures_of(bytes, read_warc); }},
    {"gzip", [](std::string_view bytes) { unpack(bytes, gunzip); }},
    {"deflate", [](std::string_view bytes) { unpack(bytes, inflate_body); }},
    {"zstd", [](std::string_view bytes) { unpack(bytes, unzstd); }},
    {"brotli", [](std::string_view bytes) { unpack(bytes, unbrotli); }},
    {"chunked", [](std::string_view bytes) { static_cast<void>(unchunked(bytes, most)); }},
    {"http", [](std::string_view bytes) { static_cast<void>(HttpResponse(bytes).body(most)); }},
    {"sniff", [](std::string_view bytes) { static_cast<void>(sniffed(bytes)); }},
    {"charset",
     [](std::string_view bytes) {
       ASSERT_EQ(schema::first_invalid(decoded(bytes).text), std::string::npos);
     }},
};

// A second a megabyte, and a little for what is short.
void expect_to_end(const Reader& reader, std::string_view bytes) {
  const tests::Stopwatch watch;
  try {
    reader.read(bytes);
  } catch (const schema::Error& error) {
    EXPECT_EQ(error.code(), schema::ErrorCode::input) << error.text();
  }
  const double megabytes = static_cast<double>(bytes.size()) / (1U << 20);
  EXPECT_LT(watch.seconds(), (megabytes + 0.5) * tests::patience) << reader.name;
}

std::string record(const std::string& head, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.gana.kr/1\r\n" + head +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

const std::string page = "<html><head><meta charset=utf-8></head><body>첫눈이 내렸다</body></html>";
const std::string response =
    record("", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" +
                   gzipped(page));

// Good bytes to be bent.
const std::vector<std::string>& seeds() {
  static const std::vector<std::string> all = {
      "",
      page,
      tests::encoded(page, "UHC"),
      tests::encoded(page, "JOHAB"),
      tests::encoded(page, "ISO-2022-KR"),
      "\xFF\xFE" + tests::encoded(page, "UTF-16LE"),
      "{\"title\":\"첫눈\"}\n{\"title\":\"소나기\"}\n",
      response + response,
      gzipped(response) + gzipped(response),
      tests::zstd_packed(response) + tests::zstd_packed(response),
      tests::brotli_packed(page),
      tests::deflated(page, tests::zlib_form),
      "5\r\nhello\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: br\r\n\r\n3\r\nabc\r\n",
  };
  return all;
}

TEST(EveryReader, TakesRandomBytes) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(random() % 3000, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    for (const Reader& reader : readers) expect_to_end(reader, bytes);
  }
  std::string bytes(10'000'000, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  for (const Reader& reader : readers) expect_to_end(reader, bytes);
}

TEST(EveryReader, TakesGoodBytesThatAreBent) {
  std::mt19937 random(12);
  const auto any = [&random](std::size_t below) {
    return random() % std::max<std::size_t>(below, 1);
  };
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = seeds()[any(seeds().size())];
    for (std::size_t bends = 1 + any(4); bends > 0; --bends) {
      const std::string& other = seeds()[any(seeds().size())];
      const std::size_t at = any(bytes.size());
      switch (any(4)) {
        case 0:
          if (!bytes.empty()) bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(at, any(30));
          break;
        case 2:
          bytes.insert(at, other.substr(any(other.size()), any(100)));
          break;
        default:
          bytes.resize(at);
      }
    }
    for (const Reader& reader : readers) expect_to_end(reader, bytes);
  }
  EXPECT_GT(captures, 1000U);  // it was not all refused
}

std::string repeated(const std::string& piece, std::size_t bytes = 2U << 20) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

// What is made to be read over and over, or to be held.
TEST(EveryReader, TakesWhatIsMadeToHurt) {
  const std::string claim = "WARC/1.0\r\nContent-Length: 67108864\r\n\r\n";
  const std::string small_window("\x28\xb5\x2f\xfd\x00\x88\x01\x00\x00",
                                 9);  // 128 MiB, and nothing in it
  for (const std::string& bytes :
       {repeated("WARC/1.0\r\n"),
        repeated("WARC/1.0\nA:b\n"),
        repeated("WARC/1."),
        repeated(claim),
        repeated("WARC/1.0\r\nContent-Length: 9\r\n\r\n"),
        gzipped(repeated(claim)),
        repeated(gzipped(claim)),
        repeated(gzipped("")),
        repeated("\x1f\x8b\x08\x08"),
        repeated(std::string("\x1f\x8b\x08\0", 4)),
        repeated(std::string("\x1f\x8b\x08\0\0\0\0\0\0\0\0\xff\xff\0\0", 15)),
        repeated(gzipped(response).substr(0, 60)),
        repeated("\x28\xb5\x2f\xfd"),
        repeated(small_window),
        repeated(std::string("\x50\x2a\x4d\x18\0\0\0\0", 8)),
        repeated("1\r\na\r\n"),
        "HTTP/1.1 200 OK\r\n" + repeated("A:b\r\n"),
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip,gzip,gzip\r\n\r\n" + repeated(gzipped("a")),
        repeated("\n"),
        repeated("{"),
        repeated("<!--"),
        repeated("\xFF\xFE"),
        repeated(std::string(1, '\0')),
        repeated("\x1b$)C\x0e"),
        repeated("\xB0"),
        repeated("\xED\xA0\x80"),
        record("", "HTTP/1.1 200 OK\r\n\r\n" + repeated("<p>"))}) {
    SCOPED_TRACE(testing::PrintToString(bytes.substr(0, 40)));
    for (const Reader& reader : readers) expect_to_end(reader, bytes);
  }
  for (const std::string& packed :
       {gzipped(std::string(16U << 20, 'a')), gzipped(repeated(" ", 16U << 20))}) {
    const std::string body =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + packed;
    for (const Reader& reader : readers)
      expect_to_end(reader, repeated(record("", body), 1U << 20));
  }
}

}  // namespace
