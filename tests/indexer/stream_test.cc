// Packed bytes: what comes out, what is said of damage, and bombs.
#include "indexer/source/stream.h"

#include <functional>
#include <random>

#include <gtest/gtest.h>

#include "indexer/source/brotli.h"
#include "indexer/source/chunked.h"
#include "indexer/source/gzip.h"
#include "indexer/source/limits.h"
#include "indexer/source/wrapping.h"
#include "indexer/source/zstd.h"
#include "schema/error.h"
#include "tests/indexer/packing.h"
#include "tests/stopwatch.h"

namespace {

using namespace seogo;
using namespace seogo::indexer::source;
using tests::brotli_packed;
using tests::deflated;
using tests::gzipped;
using tests::zstd_packed;

using Open = std::unique_ptr<Stream> (*)(Stream&);

// What comes out of a stream before it ends or fails, and why it fails.
struct Read {
  std::string bytes;
  std::string failure;
};
Read read(Stream& stream) {
  Window window(stream);
  Read result;
  while (true) {
    const std::string_view found = window.look(1000);
    if (found.empty()) break;
    result.bytes += found;
    window.skip(found.size());
  }
  if (window.failure()) result.failure = window.failure()->text();
  return result;
}
Read read(std::string_view packed, Open open) {
  const auto stream = memory_stream(packed);
  return read(*open(*stream));
}
Read unwrap(std::string_view bytes) {
  const auto stream = memory_stream(bytes);
  Window window(*stream);
  return read(*unwrapped(window));
}

std::string noise(std::size_t bytes, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::string out(bytes, '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

TEST(Stream, AWindowTakesLinesBlocksAndPieces) {
  const auto stream = memory_stream("첫째 줄\r\n둘째 줄\n\n끝");
  Window window(*stream);
  EXPECT_EQ(window.peek(3), "첫");
  EXPECT_EQ(window.line(100), "첫째 줄");
  EXPECT_EQ(window.take(6), "둘째");
  EXPECT_EQ(window.line(100), " 줄");
  EXPECT_EQ(window.line(100), "");
  EXPECT_EQ(window.offset(), 24U);
  EXPECT_EQ(window.look(100), "끝");
  EXPECT_EQ(window.line(100), "끝");
  EXPECT_EQ(window.line(100), std::nullopt);
  EXPECT_TRUE(window.done());
}

TEST(Stream, AWindowHoldsWhatIsLookedAtHoweverLong) {
  const std::string bytes = noise(3'000'000);
  const auto stream = memory_stream(bytes);
  Window window(*stream);
  for (std::size_t at = 0; at < bytes.size(); at += 70'001) {
    const std::size_t size = std::min<std::size_t>(1'000'000, bytes.size() - at);
    ASSERT_EQ(window.look(1'000'000), std::string_view(bytes).substr(at, size));
    window.skip(70'001);
  }
}

TEST(Stream, ALineThatIsTooLongIsAnError) {
  const auto stream = memory_stream("1234567890\n");
  Window window(*stream);
  EXPECT_THROW(static_cast<void>(window.line(9)), schema::Error);
}

TEST(Unpacking, EveryWayGivesItsBytes) {
  const std::string text = "서고에 든 글을 꺼내 읽는다. " + noise(50'000);
  EXPECT_EQ(read(gzipped(text), gunzip).bytes, text);
  EXPECT_EQ(read(zstd_packed(text), unzstd).bytes, text);
  EXPECT_EQ(read(brotli_packed(text), unbrotli).bytes, text);
  EXPECT_EQ(read(deflated(text, tests::zlib_form), inflate_body).bytes, text);
  EXPECT_EQ(read(deflated(text, tests::bare_form), inflate_body).bytes, text);
}

TEST(Unpacking, MembersAreOneStream) {
  const std::string gz = gzipped("하나 ") + gzipped("") + gzipped("둘 ") + gzipped(noise(600'000));
  EXPECT_EQ(read(gz, gunzip).bytes, "하나 둘 " + noise(600'000));
  EXPECT_EQ(read(gz + std::string(5000, '\0'), gunzip).failure, "");  // padding
  const std::string zst = zstd_packed("하나 ") + zstd_packed("") + zstd_packed("둘");
  EXPECT_EQ(read(zst, unzstd).bytes, "하나 둘");
}

TEST(Unpacking, WrappingsAreKnownByTheirBytes) {
  EXPECT_EQ(unwrap(gzipped("글")).bytes, "글");
  EXPECT_EQ(unwrap(zstd_packed("글")).bytes, "글");
  EXPECT_EQ(unwrap("글").bytes, "글");
  EXPECT_EQ(unwrap("").bytes, "");
}

TEST(Unpacking, MembersKnowWhereTheyBegan) {
  const std::string first = gzipped("하나");
  const std::string packed = first + gzipped("둘");
  const auto stream = memory_stream(packed);
  const auto members = gunzip(*stream);
  Window window(*members);
  EXPECT_EQ(window.look(100), "하나둘");
  EXPECT_EQ(window.began(), 0U);
  window.skip(3);
  EXPECT_EQ(window.began(), std::nullopt);
  window.skip(3);
  EXPECT_EQ(window.began(), first.size());
}

struct Way {
  const char* name;
  std::string (*pack)(std::string_view);
  Open open;
};
constexpr Way ways[] = {
    {"gzip", gzipped, gunzip},
    {"zstd", zstd_packed, unzstd},
    {"brotli", brotli_packed, unbrotli},
};

TEST(Unpacking, CutShortGivesWhatCameBeforeAndSaysSo) {
  const std::string text = noise(300);
  for (const Way& way : ways) {
    const std::string packed = way.pack(text);
    for (std::size_t size = 1; size < packed.size(); ++size) {
      SCOPED_TRACE(std::string(way.name) + " " + std::to_string(size));
      const Read result = read(packed.substr(0, size), way.open);
      EXPECT_TRUE(text.starts_with(result.bytes));
      EXPECT_EQ(result.failure,
                std::string(way.name) + " data cut short at byte " + std::to_string(size));
    }
  }
}

TEST(Unpacking, DamageIsTold) {
  std::string gz = gzipped(noise(5000));
  gz[gz.size() - 6] = static_cast<char>(gz[gz.size() - 6] ^ 1);  // the check sum
  EXPECT_EQ(read(gz, gunzip).bytes.size(), 5000U);
  EXPECT_NE(read(gz, gunzip).failure.find("gzip data damaged at byte"), std::string::npos);
  EXPECT_NE(read(gzipped("글") + "쓰레기", gunzip).failure.find("no gzip data at byte"),
            std::string::npos);
  EXPECT_EQ(read("글", gunzip).failure, "no gzip data at byte 0");
  EXPECT_NE(read("\x28\xb5\x2f\xfd\xff\xff\xff\xff\xff\xff\xff\xff", unzstd).failure, "");
}

TEST(Unpacking, ADictionaryIsRefused) {
  const std::string own("\x5d\x2a\x4d\x18\x04\0\0\0abcd", 12);
  EXPECT_EQ(read(own + zstd_packed("글"), unzstd).failure,
            "zstd data packed with a dictionary, which is not read, at byte 0");
  std::string plain = own;
  plain[0] = '\x50';
  EXPECT_EQ(read(plain + zstd_packed("글"), unzstd).bytes, "글");
}

TEST(Unpacking, GoesOnBehindADamagedMember) {
  const std::string first = gzipped("하나 ");
  const std::string last = gzipped("셋");
  const std::string middle = gzipped(noise(2000));
  for (std::size_t at = 0; at < middle.size(); ++at) {
    SCOPED_TRACE(at);
    std::string bent = middle;
    bent[at] = static_cast<char>(bent[at] ^ 0x55);
    const std::string packed = first + bent + last;
    const auto stream = memory_stream(packed);
    const auto members = gunzip(*stream);
    Window window(*members);
    std::string found;
    do {
      const std::string_view bytes = window.look(10'000);
      found += bytes;
      window.skip(bytes.size());
    } while (window.resume());
    EXPECT_TRUE(found.starts_with("하나 "));
    EXPECT_TRUE(found.ends_with("셋"));
  }
}

// A gigabyte of zeros for each megabyte, without making it: one block of deflate, again and again.
std::string bomb(std::size_t megabytes) {
  std::string packed = gzipped(std::string(1U << 20, '\0'));
  std::string all;
  while (all.size() < megabytes << 20) all += packed;
  return all;
}

double seconds_of(const std::function<void()>& work) {
  const tests::Stopwatch watch;
  work();
  return watch.seconds();
}

TEST(Unpacking, ABombOfTwoGibibytesIsStoppedAtOnce) {
  const std::string packed = bomb(2);
  Read result;
  const double seconds = seconds_of([&] { result = read(packed, gunzip); });
  EXPECT_LT(seconds, 0.1 * tests::patience);
  EXPECT_LE(result.bytes.size(), 4U << 20);
  EXPECT_NE(result.failure.find("gzip data unpacks to over 200 times its size at byte"),
            std::string::npos);
}

TEST(Unpacking, ABombBehindHonestDataIsStoppedToo) {
  const std::string honest = gzipped(noise(8U << 20));
  const std::string packed = honest + bomb(2);
  const auto stream = memory_stream(packed);
  const auto members = gunzip(*stream);
  Window window(*members);
  window.skip(8U << 20);
  Read result;
  const double seconds = seconds_of([&] {
    while (!window.look(1).empty()) window.skip(window.look(1U << 16).size());
  });
  EXPECT_LT(seconds, 0.5 * tests::patience);  // all of it takes seconds
  EXPECT_LE(window.offset(), (8U << 20) + 2 * limits::largest_member);
  ASSERT_TRUE(window.failure());
  EXPECT_NE(window.failure()->text().find("unpacks to over 200 times"), std::string::npos);
}

TEST(Chunked, IsUndone) {
  const std::pair<const char*, const char*> rows[] = {
      {"5\r\nhello\r\n0\r\n\r\n", "hello"},
      {"3;name=value\r\n첫\r\n3\r\n눈\r\n0\r\nTrailer: x\r\n\r\n", "첫눈"},
      {"A  \r\n0123456789\r\n0\r\n", "0123456789"},
      {"3\n글\n0\n\n", "글"},
      {"3\r\n글\r\n", "글"},  // the last chunk is missing
      {"0\r\n\r\n", ""},
  };
  for (const auto& [body, text] : rows) EXPECT_EQ(unchunked(body, 100), text) << body;
  for (const char* plain : {"", "<html>", "글", "deadbeefdeadbeef\r\n", "add to the list\r\n"}) {
    EXPECT_EQ(unchunked(plain, 100), std::nullopt) << plain;
  }
  EXPECT_THROW(static_cast<void>(unchunked("5\r\nhel", 100)), schema::Error);
  EXPECT_THROW(static_cast<void>(unchunked("5\r\nhello\r\nzz\r\n", 100)), schema::Error);
  EXPECT_THROW(static_cast<void>(unchunked("5\r\nhello\r\n", 4)), schema::Error);
}

}  // namespace
