// Nothing from outside takes over a second a megabyte, or over 256 MiB of memory, to be read or
// refused; a bomb is stopped before it unfolds.
#include <algorithm>
#include <cstdio>

#include <gtest/gtest.h>

#include "tests/cli/rounds.h"
#include "tests/cli/stacks.h"
#include "tests/cli/worst_pages.h"

namespace seogo::tests {
namespace {

constexpr double most_seconds = 1;  // of processor time for each 1,000,000 bytes …
constexpr double to_start = 0.1;    // … and to begin with
constexpr std::uint64_t most_memory = 256U << 20;

// Sanitizers slow everything down and hold on to memory: with them only the outcome counts.
constexpr std::size_t share = sanitized ? 32 : 1;

// The largest that is read at all: limits.h of indexer/source.
std::size_t largest(std::string_view ending) {
  if (ending == ".html") return (4U << 20) / share;
  return (16U << 20) / share;
}

class Measure {
 public:
  // What `inspect` makes of the file, told if it is too much.
  void inspect(const std::string& ending, const std::string& name, const std::string& bytes) {
    SCOPED_TRACE(ending + ", " + name);
    const Outcome outcome =
        run({"seogo-indexer", "inspect", stacks_.write("page" + ending, bytes)});
    EXPECT_TRUE(outcome.status == 0 || outcome.status == 1) << outcome.status << "\n"
                                                            << outcome.err.substr(0, 1000);
    if (sanitized) return;
    const double millions = static_cast<double>(bytes.size()) / 1e6;
    EXPECT_LE(outcome.worked.count(), to_start + most_seconds * millions);
    EXPECT_LE(outcome.peak_memory, most_memory) << (outcome.peak_memory >> 20) << " MiB";
    note(slowest_, outcome.worked.count() / std::max(millions, 1.0), name);
    note(fattest_, static_cast<double>(outcome.peak_memory >> 20), name);
  }

  ~Measure() {
    std::printf("at most %.2f s a MB (%s), %.0f MiB (%s)\n", slowest_.value, slowest_.name.c_str(),
                fattest_.value, fattest_.name.c_str());
  }

 private:
  struct Worst {
    double value = 0;
    std::string name;
  };
  static void note(Worst& worst, double value, const std::string& name) {
    if (value > worst.value) worst = {value, name};
  }

  Stacks stacks_;
  Worst slowest_;
  Worst fattest_;
};

class Limits : public testing::TestWithParam<const char*> {};

TEST_P(Limits, HoldForTheWorstPages) {
  Measure measure;
  int pages = 0;
  for (const WorstPage& page : worst_pages) {
    if (page.ending != GetParam()) continue;
    measure.inspect(GetParam(), std::string(page.name), written(page, largest(GetParam())));
    ++pages;
  }
  EXPECT_GT(pages, 0);
}

INSTANTIATE_TEST_SUITE_P(Of, Limits,
                         testing::Values(".txt", ".html", ".jsonl", ".warc", ".mhtml", ".xml",
                                         ".wacz", ".gz", ".zst"),
                         [](const auto& ending) { return std::string(ending.param + 1); });

TEST(Limits, HoldForTenMillionRandomBytesByAnyName) {
  const std::string bytes = random_bytes(10'000'000 / share);
  Measure measure;
  for (const char* ending : {".txt", ".html", ".jsonl", ".warc", ".warc.gz", ".mhtml", ".wacz",
                             ".xml", ".gz", ".zst", ".jsonl.gz", ".jsonl.zst", ""}) {
    measure.inspect(ending, "random", bytes);
  }
  // Behind the first bytes of each form.
  for (const auto& [ending, start] : std::initializer_list<std::pair<const char*, std::string>>{
           {".html", "<!DOCTYPE html><p>눈"},
           {".jsonl", "{\"title\":\""},
           {".warc", "WARC/1.0\r\n"},
           {".warc.gz", std::string("\x1F\x8B\x08\0\0\0\0\0\0\3", 10)},
           {".mhtml", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"},
           {".wacz", "PK\x03\x04"},
           {".xml", "<rss><channel><item><title>"},
           {".zst", "\x28\xB5\x2F\xFD"}}) {
    measure.inspect(ending, "random behind its first bytes", start + bytes);
  }
}

TEST(Limits, BombsAreStoppedBeforeTheyUnfold) {
  const Stacks stacks;
  const std::string small = stacks.write("small.jsonl", line("1", "첫눈"));
  const Outcome nothing = run({"seogo-indexer", "inspect", small});
  ASSERT_TRUE(ended(nothing, 0));
  struct Bomb {
    const char* name;
    std::string bytes;
  };
  const Bomb bombs[] = {
      {"bomb.warc.gz", gzip_bomb('\0')},   {"bomb.jsonl.gz", gzip_bomb('\0')},
      {"lines.jsonl.gz", gzip_bomb('\n')}, {"bomb.html.gz", gzip_bomb('a')},
      {"bomb.txt.gz", gzip_bomb('a')},     {"bomb.jsonl.zst", zstd_bomb(' ')},
      {"bomb.warc.zst", zstd_bomb('\0')},  {"bomb.xml.gz", gzip_bomb(' ')},
  };
  EXPECT_NEAR(static_cast<double>(bombs[0].bytes.size()), 2e6, 2e5);
  for (const Bomb& bomb : bombs) {
    SCOPED_TRACE(bomb.name);
    const Outcome outcome = run({"seogo-indexer", "inspect", stacks.write(bomb.name, bomb.bytes)});
    EXPECT_TRUE(ended(outcome, 1));
    EXPECT_EQ(outcome.out, "");
    if (sanitized) continue;
    EXPECT_LT((outcome.worked - nothing.worked).count(), 0.1);
    EXPECT_LE(outcome.peak_memory, most_memory);
  }
}

}  // namespace
}  // namespace seogo::tests
