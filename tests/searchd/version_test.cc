// What tells whether a reply may have changed; and the readers that follow the index.
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using searchd::engine::Engine;
using searchd::engine::Limits;
using searchd::engine::SynonymsFile;

class IndexVersion : public testing::Test {
 protected:
  IndexVersion() {
    archive_.add("가", "남산 둘레길");
    archive_.writer().commit();
  }
  [[nodiscard]] std::unique_ptr<SynonymsFile> names(const std::string& text) const {
    const std::filesystem::path path = place_.path() / "names.txt";
    std::ofstream(path, std::ios::trunc) << text;
    return std::make_unique<SynonymsFile>(path);
  }

  tests::TemporaryDirectory place_;
  tests::Archive archive_;
};

TEST_F(IndexVersion, StaysWhereNothingChanges) {
  const Engine engine(archive_.directory());
  const std::string version = engine.version();
  EXPECT_EQ(version.size(), 32U);
  EXPECT_EQ(engine.version(), version);
  EXPECT_EQ(Engine(archive_.directory()).version(), version);  // after a restart
}

TEST_F(IndexVersion, ChangesWithEachCommit) {
  const Engine engine(archive_.directory());
  std::set<std::string> versions = {engine.version()};
  for (const char* title : {"나", "다"}) {
    archive_.add(title, "둘레길");
    archive_.writer().commit();
    versions.insert(engine.version());
  }
  EXPECT_EQ(versions.size(), 3U);
}

TEST_F(IndexVersion, ChangesWithTheGeneration) {
  const Engine engine(archive_.directory());
  const std::string before = engine.version();
  archive_.directory().switch_to(archive_.directory().create_generation());
  EXPECT_NE(engine.version(), before);
}

TEST_F(IndexVersion, ChangesWithTheSynonymsAndBackWithThem) {
  const Engine none(archive_.directory(), SynonymsFile::named("none"));
  const Engine apple(archive_.directory(), names("애플, Apple\n"));
  const Engine built_in(archive_.directory());
  const std::set<std::string> versions = {none.version(), apple.version(), built_in.version()};
  EXPECT_EQ(versions.size(), 3U);
  Engine edited(archive_.directory(), names("구글, Google\n"));
  EXPECT_FALSE(versions.contains(edited.version()));
  static_cast<void>(names("애플, Apple\n"));
  edited.read_synonyms();
  EXPECT_EQ(edited.version(), apple.version());
}

// Two archives of one article each, both gen-000001.
TEST_F(IndexVersion, IsAnotherForAnotherIndexOfTheSameName) {
  tests::Archive other;
  other.add("나", "북산 둘레길");
  other.writer().commit();
  EXPECT_NE(Engine(archive_.directory()).version(), Engine(other.directory()).version());
}

TEST_F(IndexVersion, ReadersWaitOnlyUpToTheirLimit) {
  Limits limits;
  limits.idle_readers = 2;
  Engine engine(archive_.directory(), limits);
  EXPECT_EQ(engine.open_readers(), 1U);
  std::vector<std::thread> callers;
  for (int i = 0; i < 8; ++i) {
    callers.emplace_back([&engine] {
      for (int round = 0; round < 20; ++round) static_cast<void>(engine.version());
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_LE(engine.open_readers(), 2U);
  limits.idle_readers = 0;
  engine.set_limits(limits);
  EXPECT_EQ(engine.open_readers(), 0U);
  static_cast<void>(engine.version());
  EXPECT_EQ(engine.open_readers(), 0U);
}

TEST_F(IndexVersion, AReaderThatCannotReopenIsClosed) {
  const schema::IndexDirectory& directory = archive_.directory();
  const Engine engine(directory);
  ASSERT_EQ(engine.open_readers(), 1U);
  archive_.add("나", "둘레길");
  archive_.writer().commit();
  const std::filesystem::path live = directory.generation_path(directory.require_live());
  std::filesystem::rename(live, place_.path() / "away");
  EXPECT_THROW(static_cast<void>(engine.version()), schema::Error);
  EXPECT_EQ(engine.open_readers(), 0U);
  std::filesystem::rename(place_.path() / "away", live);
  searchd::engine::Request request;
  request.text = "둘레길";
  EXPECT_EQ(engine.search(request).total.value, 2U);
}

}  // namespace
