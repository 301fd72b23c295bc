// Crawls: which records become captures, which are skipped, and what damage costs.
#include "indexer/source/warc.h"

#include <random>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/source/limits.h"
#include "tests/indexer/packing.h"

namespace {

using namespace seogo;
using namespace seogo::indexer::source;
using tests::gzipped;
using tests::zstd_packed;

using Texts = std::vector<std::string>;

struct Found {
  std::vector<Capture> captures;
  Texts places;
  Texts refusals;  // "place: reason"
  Texts skipped;

  [[nodiscard]] Texts bodies() const {
    Texts out;
    for (const Capture& capture : captures) out.push_back(capture.bytes);
    return out;
  }
};

Found read(std::string_view bytes) {
  Found found;
  const auto stream = memory_stream(bytes);
  read_warc(*stream, "a.warc",
            {[&](Capture capture, const std::string& place) {
               found.captures.push_back(std::move(capture));
               found.places.push_back(place);
             },
             [&](const Refusal& refusal) {
               found.refusals.push_back(refusal.place + ": " + refusal.reason);
             },
             [&](std::string_view kind) { found.skipped.emplace_back(kind); }});
  return found;
}

std::string record(const std::string& type, const std::string& block,
                   const std::string& fields = "") {
  return fmt::format(
      "WARC/1.1\r\nWARC-Type: {}\r\nWARC-Target-URI: https://www.gana.kr/1\r\n"
      "WARC-Date: 2023-12-14T09:00:00Z\r\n{}Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, fields, block.size(), block);
}

std::string http(const std::string& body, const std::string& fields = "Content-Type: text/html\r\n",
                 const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}

std::string page(const std::string& text) {
  return "<html><body><p>" + text + "</p></body></html>";
}
std::string response(const std::string& text) { return record("response", http(page(text))); }

std::string chunked(const std::string& body) {
  const std::size_t half = body.size() / 2;
  return fmt::format("{:x}\r\n{}\r\n{:x};x=y\r\n{}\r\n0\r\n\r\n", half, body.substr(0, half),
                     body.size() - half, body.substr(half));
}

TEST(Warc, AResponseBecomesACapture) {
  const std::string first = record("warcinfo", "software: 서고\r\n");
  const Found found = read(first + response("첫눈이 내렸다"));
  ASSERT_EQ(found.captures.size(), 1U);
  const Capture& capture = found.captures[0];
  EXPECT_EQ(capture.form, Form::html);
  EXPECT_EQ(capture.bytes, page("첫눈이 내렸다"));
  EXPECT_EQ(capture.url, "https://www.gana.kr/1");
  EXPECT_EQ(capture.captured_at->iso(), "2023-12-14T09:00:00+00:00");
  EXPECT_EQ(capture.provenance, (schema::Provenance{"a.warc", first.size()}));
  EXPECT_EQ(found.places, Texts{fmt::format("record at byte {}", first.size())});
  EXPECT_EQ(found.skipped, Texts{"warcinfo"});
  EXPECT_EQ(found.refusals, Texts{});
}

// Each is one record; what it gives: a capture ("+"), a skipped kind, or "!" and a reason.
struct Row {
  const char* name;
  std::string record;
  std::string outcome;
};

const std::string body = page("인공지능 학회가 부산에서 열렸다");
const std::string html = "Content-Type: text/html; charset=utf-8\r\n";

const Row rows[] = {
    {"Plain", record("response", http(body, html)), "+"},
    {"Http2", record("response", "HTTP/2 200\r\n" + html + "\r\n" + body), "+"},
    {"LineFeedsOnly",
     "WARC/1.0\nWARC-Type: response\nContent-Length: 58\n\nHTTP/1.0 200 OK\n"
     "Content-Type: text/html\n\n<p>서울\n </p>\n\n\n",
     "+"},
    {"NamesWithoutCase", record("RESPONSE", http(body, "CONTENT-TYPE:TEXT/HTML\r\n")), "+"},
    {"FoldedFields",
     record("response", http(body, "Content-Type:\r\n text/html;\r\n\tcharset=utf-8\r\n")), "+"},
    {"Xhtml", record("response", http(body, "Content-Type: application/xhtml+xml\r\n")), "+"},
    {"NoTypeButAPage", record("response", http(body, "")), "+"},
    {"NoTypeAndNoPage", record("response", http("GIF89a", "")), "other"},
    {"Chunked", record("response", http(chunked(body), html + "Transfer-Encoding: chunked\r\n")),
     "+"},
    {"ChunkedNoMore", record("response", http(body, html + "Transfer-Encoding: chunked\r\n")), "+"},
    {"Gzip", record("response", http(gzipped(body), html + "Content-Encoding: gzip\r\n")), "+"},
    {"GzipNoMore", record("response", http(body, html + "Content-Encoding: gzip\r\n")), "+"},
    {"GzipWithoutAWord", record("response", http(gzipped(body), html)), "+"},
    {"ChunkedGzip",
     record("response", http(chunked(gzipped(body)),
                             html + "Transfer-Encoding: chunked\r\nContent-Encoding: x-gzip\r\n")),
     "+"},
    {"Deflate",
     record("response",
            http(tests::deflated(body, tests::zlib_form), html + "Content-Encoding: deflate\r\n")),
     "+"},
    {"BareDeflate",
     record("response",
            http(tests::deflated(body, tests::bare_form), html + "Content-Encoding: deflate\r\n")),
     "+"},
    {"Brotli",
     record("response", http(tests::brotli_packed(body), html + "Content-Encoding: br\r\n")), "+"},
    {"BrotliNoMore", record("response", http(body, html + "Content-Encoding: br\r\n")), "+"},
    {"Zstd", record("response", http(zstd_packed(body), html + "Content-Encoding: zstd\r\n")), "+"},
    {"TwoCodings",
     record("response",
            http(tests::brotli_packed(gzipped(body)), html + "Content-Encoding: gzip, br\r\n")),
     "+"},
    {"DamagedGzip",
     record("response", http(gzipped(body).substr(0, 40), html + "Content-Encoding: gzip\r\n")),
     "!gzip data cut short at byte 40"},
    {"Cp949",
     record("response",
            http(tests::encoded(body, "UHC"), "Content-Type: text/html; charset=euc-kr\r\n")),
     "+"},
    {"Cp949CalledLatin1",
     record("response",
            http(tests::encoded(body, "UHC"), "Content-Type: text/html; charset=iso-8859-1\r\n")),
     "+"},
    {"NotFound", record("response", http(body, html, "404 Not Found")), "status 404"},
    {"Moved", record("response", http("", "Location: /2\r\n", "301 Moved")), "status 301"},
    {"Image", record("response", http("\x89PNG", "Content-Type: image/png\r\n")), "image"},
    {"Script", record("response", http("var a;", "Content-Type: application/javascript\r\n")),
     "application"},
    {"StrangeType", record("response", http("x", "Content-Type: 뭔가/이상\r\n")), "other"},
    {"EmptyPage", record("response", http(" \r\n", html)), "empty"},
    {"NoHttp", record("response", "220 ftp ready\r\n"), "!no HTTP response"},
    {"NoStatus", record("response", "HTTP/1.1 OK\r\n\r\n"), "!an HTTP response without a status"},
    {"NoEndOfHead", record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"),
     "!an HTTP response whose head does not end"},
    {"Dns",
     "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: dns:www.gana.kr\r\nContent-Type: "
     "text/dns\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n",
     "dns"},
    {"Resource", record("resource", body, "Content-Type: text/html\r\n"), "+"},
    {"TextResource", record("resource", body, "Content-Type: text/plain\r\n"), "+"},
    {"ImageResource", record("resource", "GIF89a", "Content-Type: image/gif\r\n"), "image"},
    {"Request", record("request", "GET /1 HTTP/1.1\r\n\r\n"), "request"},
    {"Revisit", record("revisit", http("")), "revisit"},
    {"Metadata", record("metadata", "a: b\r\n"), "metadata"},
    {"Conversion", record("conversion", "글"), "conversion"},
    {"Continuation", record("continuation", "글"), "continuation"},
    {"UnknownType", record("뭔가", "글"), "other"},
    {"NoLength", "WARC/1.0\r\nWARC-Type: response\r\n\r\n", "!no Content-Length"},
    {"LengthInWords", "WARC/1.0\r\nContent-Length: many\r\n\r\n", "!no Content-Length"},
};

class WarcRecords : public testing::TestWithParam<Row> {};

TEST_P(WarcRecords, AreTakenSkippedOrRefusedAndTheirNeighboursTaken) {
  const Row& row = GetParam();
  const Found found = read(response("앞") + row.record + response("뒤"));
  Texts outcome = found.skipped;
  for (std::size_t i = 2; i < found.captures.size(); ++i) outcome.emplace_back("+");
  for (const std::string& refusal : found.refusals) {
    outcome.push_back("!" + refusal.substr(refusal.find(": ") + 2));
  }
  EXPECT_EQ(outcome, Texts{row.outcome});
  ASSERT_GE(found.captures.size(), 2U);
  EXPECT_EQ(found.captures.front().bytes, page("앞"));
  EXPECT_EQ(found.captures.back().bytes, page("뒤"));
  if (row.outcome == "+" && std::string_view(row.name) != "LineFeedsOnly") {
    EXPECT_EQ(found.captures[1].bytes, body);
  }
}

INSTANTIATE_TEST_SUITE_P(EveryKind, WarcRecords, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Warc, UrlsAndDatesAreRightOrAbsent) {
  const auto capture = [](const std::string& fields) {
    const std::string block = http(body);
    return read(fmt::format("WARC/1.0\r\nWARC-Type: response\r\n{}Content-Length: {}\r\n\r\n{}",
                            fields, block.size(), block))
        .captures.at(0);
  };
  EXPECT_EQ(capture("WARC-Target-URI: <http://gana.kr/2>\r\n").url, "http://gana.kr/2");
  EXPECT_EQ(capture("WARC-Target-URI: urn:uuid:1\r\n").url, "");
  EXPECT_EQ(capture("").url, "");
  EXPECT_EQ(capture("WARC-Date: 2016-01-11T23:24:25.412030Z\r\n").captured_at->iso(),
            "2016-01-11T23:24:25+00:00");
  EXPECT_EQ(capture("WARC-Date: 2016-13-11T23:24:25Z\r\n").captured_at, std::nullopt);
  EXPECT_EQ(capture("WARC-Date: 어제\r\n").captured_at, std::nullopt);
  EXPECT_EQ(capture("").captured_at, std::nullopt);
}

TEST(Warc, PlacesArePlacesInTheFile) {
  const std::string first = gzipped(response("하나"));
  const std::string second = gzipped(response("둘"));
  EXPECT_EQ(read(first + second).places,
            (Texts{"record at byte 0", fmt::format("record at byte {}", first.size())}));
  const std::string zst = zstd_packed(response("하나"));
  EXPECT_EQ(read(zst + zstd_packed(response("둘"))).places,
            (Texts{"record at byte 0", fmt::format("record at byte {}", zst.size())}));
  // All in one member: bytes of what is unpacked.
  EXPECT_EQ(read(gzipped(response("하나") + response("둘"))).places,
            (Texts{"record at byte 0", fmt::format("record at byte {}", response("하나").size())}));
}

TEST(Warc, RecordsMayReachOverMembers) {
  const std::string all = response("하나") + response("둘") + response("셋");
  std::string packed;
  for (std::size_t at = 0; at < all.size(); at += 100) packed += gzipped(all.substr(at, 100));
  EXPECT_EQ(read(packed).bodies(), (Texts{page("하나"), page("둘"), page("셋")}));
}

std::string with_length(const std::string& text, const std::string& length) {
  std::string bytes = response(text);
  const std::size_t at = bytes.find("Content-Length: ") + 16;
  return bytes.replace(at, bytes.find('\r', at) - at, length);
}

TEST(Warc, AWrongLengthCostsOnlyItsRecord) {
  for (const char* length : {"0", "1", "60", "100", "1000", "400000", "64000000", "99999999999",
                             "99999999999999999999999", "-1"}) {
    for (const auto pack : {+[](const std::string& bytes) { return bytes; },
                            +[](const std::string& bytes) { return gzipped(bytes); }}) {
      SCOPED_TRACE(length);
      const std::string before = pack(response("앞"));
      const Found found = read(before + pack(with_length("틀린 길이", length)) +
                               pack(response("뒤")) + pack(response("맨 뒤")));
      EXPECT_EQ(found.bodies(), (Texts{page("앞"), page("뒤"), page("맨 뒤")}));
      ASSERT_EQ(found.refusals.size(), 1U);
      EXPECT_TRUE(found.refusals[0].starts_with(fmt::format("record at byte {}: ", before.size())))
          << found.refusals[0];
    }
  }
}

TEST(Warc, BlankLinesAreNotCounted) {
  std::string bare = response("둘");
  bare.resize(bare.size() - 4);
  EXPECT_EQ(read(response("하나") + bare + response("셋")).bodies().size(), 3U);
  EXPECT_EQ(
      read(gzipped(response("하나")) + gzipped(bare) + gzipped(response("셋"))).bodies().size(),
      3U);
  const Found found = read(response("하나") + "\r\n\r\n\r\n\r\n\r\n" + response("둘") + "\r\n\r\n");
  EXPECT_EQ(found.bodies().size(), 2U);
  EXPECT_EQ(found.refusals, Texts{});
}

TEST(Warc, RubbishBetweenRecordsIsRefusedWithItsPlace) {
  const std::string first = response("하나");
  const Found found = read(first + "쓰레기 WARC/1.\nWARC/1.0x" + response("둘"));
  EXPECT_EQ(found.bodies(), (Texts{page("하나"), page("둘")}));
  EXPECT_EQ(found.refusals, Texts{fmt::format("byte {}: no WARC record", first.size())});
}

TEST(Warc, ARecordOverTheLimitIsPassedOver) {
  const std::string big = record("response", std::string(limits::largest_member + 1, 'a'));
  const Found found = read(response("앞") + big + response("뒤"));
  EXPECT_EQ(found.bodies(), (Texts{page("앞"), page("뒤")}));
  ASSERT_EQ(found.refusals.size(), 1U);
  EXPECT_NE(found.refusals[0].find("longer than 67108864 bytes"), std::string::npos);
}

TEST(Warc, ADamagedMemberCostsOnlyItsRecord) {
  const std::string first = gzipped(response("앞"));
  const std::string middle = gzipped(response("가운데"));
  const std::string rest = gzipped(response("뒤")) + gzipped(response("맨 뒤"));
  for (std::size_t at = 0; at < middle.size(); ++at) {
    SCOPED_TRACE(at);
    std::string bent = middle;
    bent[at] = static_cast<char>(bent[at] ^ 0x10);
    const Found found = read(first + bent + rest);
    Texts bodies = found.bodies();
    // A bit of the gzip header's time, or behind the record's last byte, harms no record.
    const bool harmless = bodies.size() == 4;
    if (harmless) bodies.erase(bodies.begin() + 1);
    EXPECT_EQ(bodies, (Texts{page("앞"), page("뒤"), page("맨 뒤")}));
    EXPECT_LE(found.refusals.size(), 1U) << testing::PrintToString(found.refusals);
    EXPECT_TRUE(harmless || found.refusals.size() == 1U);
  }
}

TEST(Warc, CutAnywhereItGivesWhatCameWhole) {
  const std::string parts[] = {record("warcinfo", "software: 서고\r\n"), response("하나"),
                               record("response", http(chunked(gzipped(page("둘"))),
                                                       html + "Transfer-Encoding: chunked\r\n")),
                               record("request", "GET / HTTP/1.1\r\n\r\n"), response("셋")};
  for (const auto pack :
       {+[](std::string_view bytes) { return std::string(bytes); }, +gzipped, +zstd_packed}) {
    std::string all;
    for (const std::string& part : parts) all += pack(part);
    const Texts whole = read(all).bodies();
    ASSERT_EQ(whole.size(), 3U);
    std::size_t most = 0;
    for (std::size_t size = 1; size < all.size(); ++size) {
      SCOPED_TRACE(size);
      const Found found = read(std::string_view(all).substr(0, size));
      const Texts bodies = found.bodies();
      ASSERT_LE(bodies.size(), whole.size());
      EXPECT_TRUE(std::equal(bodies.begin(), bodies.end(), whole.begin()));
      EXPECT_LE(found.refusals.size(), 1U) << testing::PrintToString(found.refusals);
      EXPECT_GE(bodies.size(), most);  // what came whole is never lost again
      most = bodies.size();
    }
  }
}

TEST(Warc, DamageAnywhereLosesLittle) {
  std::string all;
  for (int i = 0; i < 6; ++i) all += gzipped(response(fmt::format("기사 {}", i)));
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string bent = all;
    const std::size_t at = 4 + random() % (bent.size() - 4);  // it is still known for gzip
    // One after another: compilers differ in the order of arguments.
    const auto filler = static_cast<char>(random());
    const std::size_t added = random() % 20;
    bent.replace(at, random() % 20, std::string(added, filler));
    const Found found = read(bent);
    EXPECT_GE(found.captures.size() + 1, 5U) << round;
    EXPECT_LE(found.refusals.size(), 3U) << round;
  }
}

}  // namespace
