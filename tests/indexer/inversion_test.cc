// Terms turned around, in memory and through sorted runs, end in the same postings.
#include "indexer/inversion.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/byte_lists.h"
#include "indexer/run.h"
#include "schema/error.h"
#include "schema/varint.h"
#include "tests/temporary_directory.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

using Postings = std::map<std::uint32_t, std::uint32_t>;  // document, wdf
using Inverted = std::map<std::string, Postings>;
using Counted = std::map<std::string, std::uint64_t>;

Inverted read(const std::vector<fs::path>& runs, Counted* counted = nullptr) {
  Inverted out;
  std::string last;
  each_key(runs, [&](std::string_view key, std::span<const RunEntry> entries) {
    EXPECT_LT(last, key);
    last = key;
    for (const RunEntry& entry : entries) {
      std::uint64_t document = 0;
      if (counted != nullptr) (*counted)[last] += entry.documents;
      for (std::string_view rest = entry.postings; !rest.empty();) {
        document += schema::take_varint(rest).value();
        const auto wdf = schema::take_varint(rest).value();
        out[last][static_cast<std::uint32_t>(document)] = static_cast<std::uint32_t>(wdf);
      }
    }
  });
  return out;
}

// Documents of pairs of letters, some common and some rare, with gaps between their numbers.
struct Corpus {
  std::map<std::uint32_t, std::map<std::string, std::uint32_t>> documents;
  Inverted inverted;

  explicit Corpus(std::size_t count) {
    std::mt19937 random(17);
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      number += 1 + static_cast<std::uint32_t>(random() % 40);
      for (int term = 0; term < 50; ++term) {
        const auto place = std::min(random() % 3000, random() % 3000);
        const std::string text = (place % 7 == 0 ? "S" : "") + std::to_string(place);
        const auto wdf = static_cast<std::uint32_t>(random() % 300);
        documents[number][text] = wdf;
        inverted[text][number] = wdf;
      }
    }
  }

  void into(Inversion& inversion, std::uint32_t modulus = 1, std::uint32_t rest = 0) const {
    for (const auto& [number, terms] : documents) {
      if (number / 100 % modulus != rest) continue;
      std::vector<schema::TermCount> counts;
      for (const auto& [term, wdf] : terms) counts.push_back({term, wdf});
      inversion.add(number, counts);
    }
  }
};

class Inverting : public testing::Test {
 protected:
  [[nodiscard]] std::string prefix(const std::string& name) const {
    return (directory_.path() / name).string();
  }
  tests::TemporaryDirectory directory_;
};

constexpr std::size_t ample = std::size_t{64} << 20;
constexpr std::size_t scant = std::size_t{1} << 20;

TEST_F(Inverting, InMemoryGivesEveryPosting) {
  const Corpus corpus(500);
  Inversion inversion(prefix("a-"), ample);
  corpus.into(inversion);
  const std::vector<fs::path> runs = inversion.finish();
  EXPECT_EQ(runs.size(), 1U);
  EXPECT_EQ(read(runs), corpus.inverted);
}

TEST_F(Inverting, WithLittleMemoryWritesManyRunsThatSayTheSame) {
  const Corpus corpus(20'000);
  Inversion inversion(prefix("a-"), scant);
  corpus.into(inversion);
  const std::vector<fs::path> runs = inversion.finish();
  EXPECT_GT(runs.size(), 3U);
  EXPECT_EQ(read(runs), corpus.inverted);
}

TEST_F(Inverting, OfSeveralWorkersIsOfAllTheirDocuments) {
  const Corpus corpus(3000);
  std::vector<fs::path> runs;
  for (std::uint32_t worker = 0; worker < 3; ++worker) {
    Inversion inversion(prefix(std::to_string(worker)), scant);
    corpus.into(inversion, 3, worker);
    for (const fs::path& run : inversion.finish()) runs.push_back(run);
  }
  EXPECT_EQ(read(runs), corpus.inverted);
}

TEST_F(Inverting, AKeyThatIsCountedCountsEachDocumentOnce) {
  Inversion inversion(prefix("a-"), ample);
  inversion.count(1, "해고");
  inversion.count(1, "해고");
  inversion.count(2, "복귀");
  inversion.count(9, "해고");
  Counted counted;
  EXPECT_EQ(read(inversion.finish(), &counted), Inverted{});
  EXPECT_EQ(counted, (Counted{{"복귀", 1}, {"해고", 2}}));
}

TEST_F(Inverting, NothingGivesNoRun) {
  EXPECT_TRUE(Inversion(prefix("a-"), ample).finish().empty());
}

TEST_F(Inverting, ARunThatWasCutShortIsAnError) {
  const Corpus corpus(200);
  Inversion inversion(prefix("a-"), ample);
  corpus.into(inversion);
  const std::vector<fs::path> runs = inversion.finish();
  fs::resize_file(runs.front(), fs::file_size(runs.front()) - 5);
  EXPECT_THROW(read(runs), schema::Error);
}

TEST(ByteListsSideBySide, KeepTheirBytesInOrder) {
  ByteLists lists(1024);
  std::vector<ByteLists::List> all;
  std::vector<std::string> expected(40);
  for (int i = 0; i < 40; ++i) all.push_back(lists.begin());
  std::mt19937 random(5);
  for (int i = 0; i < 60'000; ++i) {
    const std::size_t which = random() % 40 * (random() % 2);
    const char byte = static_cast<char>(random());
    lists.append(all[which], byte);
    expected[which] += byte;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string bytes;
    lists.each(all[i], [&bytes](std::string_view piece) { bytes += piece; });
    EXPECT_EQ(bytes, expected[i]) << i;
  }
}

}  // namespace
}  // namespace seogo::indexer
