// A file of synonyms that people edit while the daemon runs.
#include "searchd/engine/synonyms_file.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using searchd::engine::SynonymsFile;
using searchd::query::synonym_key;
using searchd::query::synonym_limits;

constexpr std::chrono::milliseconds always{0};

class EditedSynonyms : public testing::Test {
 protected:
  void write(const std::string& text) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << text;
  }
  void replace(const std::string& text) const {
    std::ofstream(path_.string() + ".new", std::ios::binary) << text;
    std::filesystem::rename(path_.string() + ".new", path_);
  }
  SynonymsFile open(std::chrono::milliseconds between_looks = always) {
    return SynonymsFile(
        path_, [this](const SynonymsFile::Problems& found) { told_.push_back(found); },
        between_looks);
  }
  static bool knows(SynonymsFile& file, std::string_view name) {
    return file.current()->find(synonym_key(name)) != nullptr;
  }

  tests::TemporaryDirectory directory_;
  std::filesystem::path path_ = directory_.path() / "names.txt";
  std::vector<SynonymsFile::Problems> told_;
};

TEST(BuiltInSynonyms, NeedNoFile) {
  SynonymsFile file;
  EXPECT_NE(file.current()->find(synonym_key("오픈AI")), nullptr);
}

TEST_F(EditedSynonyms, AreReadAgainWhenTheFileIsEdited) {
  write("애플, Apple\n");
  SynonymsFile file = open();
  const auto before = file.current();
  EXPECT_TRUE(knows(file, "애플"));
  write("구글, Google, 거글\n");
  EXPECT_TRUE(knows(file, "구글"));
  EXPECT_FALSE(knows(file, "애플"));
  EXPECT_NE(before->find(synonym_key("애플")), nullptr);  // lent out: stays as it was
  EXPECT_EQ(file.current(), file.current());
  EXPECT_TRUE(told_.empty());
}

TEST_F(EditedSynonyms, AreReadAgainWhenTheFileIsReplacedByOneOfTheSameSizeAndTime) {
  write("애플, Apple\n");
  SynonymsFile file = open();
  const auto time = std::filesystem::last_write_time(path_);
  const std::string other = "구글, Gugel\n";
  ASSERT_EQ(other.size(), std::filesystem::file_size(path_));
  replace(other);
  std::filesystem::last_write_time(path_, time);
  EXPECT_TRUE(knows(file, "구글"));
}

TEST_F(EditedSynonyms, StayWhenTheFileIsGoneAndComeBackWithIt) {
  write("애플, Apple\n");
  SynonymsFile file = open();
  std::filesystem::remove(path_);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(knows(file, "애플"));
  ASSERT_EQ(told_.size(), 1U);  // not at each look
  EXPECT_EQ(told_[0].at(0).line, 0U);
  write("구글, Google\n");
  EXPECT_TRUE(knows(file, "구글"));
  EXPECT_EQ(told_.size(), 1U);
}

TEST_F(EditedSynonyms, StayWhenTheFileIsOfNoUse) {
  const std::string too_large(synonym_limits.file + 1, '#');
  const std::string garbage("\xFF\xFE\0\x01,\xC0\n\x80,\x81\n", 12);
  for (const std::string& text : {too_large, garbage}) {
    write("애플, Apple\n");
    SynonymsFile file = open();
    replace(text);
    told_.clear();
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(knows(file, "애플"));
    EXPECT_EQ(told_.size(), 1U);
  }
  write("애플, Apple\n");
  SynonymsFile file = open();
  std::filesystem::remove(path_);
  std::filesystem::create_directory(path_);
  EXPECT_TRUE(knows(file, "애플"));
}

TEST_F(EditedSynonyms, AreTakenFromADamagedFileAsFarAsItCanBeRead) {
  write("애플\n구글, Google\n");
  SynonymsFile file = open();
  EXPECT_TRUE(knows(file, "구글"));
  EXPECT_TRUE(knows(file, "구글"));
  ASSERT_EQ(told_.size(), 1U);
  EXPECT_EQ(told_[0].at(0).line, 1U);
}

TEST_F(EditedSynonyms, AreNotLookedForAllTheTime) {
  write("애플, Apple\n");
  SynonymsFile file = open(std::chrono::hours(1));
  write("구글, Google\n");
  EXPECT_FALSE(knows(file, "구글"));
}

TEST_F(EditedSynonyms, AreReadAtOnceWhenToldTo) {
  write("애플, Apple\n");
  SynonymsFile file = open(std::chrono::hours(1));
  write("구글, Google\n이름뿐\n");
  file.look_now();
  EXPECT_TRUE(knows(file, "구글"));
  ASSERT_EQ(told_.size(), 1U);
  EXPECT_EQ(told_[0].at(0).line, 2U);
  file.look_now();
  EXPECT_EQ(told_.size(), 2U);  // whoever asks for it hears it again
  std::filesystem::remove(path_);
  file.look_now();
  EXPECT_TRUE(knows(file, "구글"));
  EXPECT_EQ(told_.size(), 3U);
}

TEST_F(EditedSynonyms, MustBeThereToBeginWith) {
  EXPECT_THROW(open(), schema::Error);
  write(std::string(synonym_limits.file + 1, '#'));
  EXPECT_THROW(open(), schema::Error);
}

TEST_F(EditedSynonyms, AreSharedByThreads) {
  write("애플, Apple\n");
  SynonymsFile file(path_, {}, always);
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&file] {
      for (int round = 0; round < 300; ++round) {
        EXPECT_NE(file.current()->find(synonym_key("애플")), nullptr);
      }
    });
  }
  for (int round = 0; round < 50; ++round) {
    replace("애플, Apple\n구글, Google" + std::to_string(round) + "\n");
  }
  for (std::thread& reader : readers) reader.join();
}

}  // namespace
