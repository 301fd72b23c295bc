// Every reader is fed random bytes and seeds that were damaged at random, the same at every run: the
// part of fuzzing that needs no libFuzzer.
#include <algorithm>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>

#include "schema/file.h"
#include "tests/cli/rounds.h"
#include "tests/fuzz/target.h"

namespace seogo::fuzz {
namespace {

constexpr int rounds = tests::sanitized ? 200 : 2000;
constexpr std::size_t longest = 16384;  // bytes

class Damage {
 public:
  std::uint64_t below(std::uint64_t limit) { return limit == 0 ? 0 : random_() % limit; }

  std::string random_bytes() {
    std::string bytes(below(below(2) == 0 ? 64 : 4096), '\0');
    for (char& byte : bytes) byte = static_cast<char>(random_());
    return bytes;
  }

  void change(std::string& bytes, const std::vector<std::string>& seeds) {
    const std::size_t at = below(bytes.size() + 1);
    const std::size_t length = below(std::min<std::size_t>(bytes.size() - at, 300) + 1);
    const std::string& other = seeds[below(seeds.size())];
    switch (below(7)) {
      case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random_());
        break;
      case 1:
        bytes.erase(at, length);
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, length));
        break;
      case 3:
        bytes.insert(at, random_bytes().substr(0, 20));
        break;
      case 4:
        bytes.insert(at, other.substr(below(other.size() + 1), 300));
        break;
      case 5:
        bytes.insert(at, below(200), at < bytes.size() ? bytes[at] : ' ');
        break;
      default:
        bytes.resize(at);
    }
    bytes.resize(std::min(bytes.size(), longest));
  }

 private:
  std::mt19937_64 random_{2023};
};

std::vector<std::string> seeds_of(std::string_view name) {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder =
      std::filesystem::path(SEOGO_SOURCE_DIR) / "tests/fuzz/seeds" / name;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds;
  for (const auto& file : files) seeds.push_back(schema::read_file(file));
  return seeds;
}

class HostileBytes : public testing::TestWithParam<const Target*> {
 protected:
  // Whether nothing but a refusal came of it.
  static bool feed(const std::string& bytes) {
    try {
      GetParam()->feed(bytes);
      return true;
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what() << ", for the bytes:\n" << testing::PrintToString(bytes);
      return false;
    }
  }
};

TEST_P(HostileBytes, SeedsAreReadOrRefused) {
  for (const std::string& seed : seeds_of(GetParam()->name())) feed(seed);
  feed("");
}

TEST_P(HostileBytes, DamagedSeedsAreReadOrRefused) {
  const std::vector<std::string> seeds = seeds_of(GetParam()->name());
  ASSERT_FALSE(seeds.empty());
  Damage damage;
  for (int round = 0; round < rounds; ++round) {
    std::string bytes = seeds[damage.below(seeds.size())];
    for (std::uint64_t i = 1 + damage.below(8); i > 0; --i) damage.change(bytes, seeds);
    if (!feed(bytes)) return;
  }
}

TEST_P(HostileBytes, RandomBytesAreReadOrRefused) {
  Damage damage;
  for (int round = 0; round < rounds; ++round) {
    if (!feed(damage.random_bytes())) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Of, HostileBytes, testing::ValuesIn(Target::all()),
                         [](const auto& target) { return std::string(target.param->name()); });

}  // namespace
}  // namespace seogo::fuzz
