// From paths to captures: what is taken, what is passed over, what is refused and how that is told.
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "indexer/source/limits.h"
#include "indexer/source/reader.h"
#include "tests/archive.h"

namespace {

namespace fs = std::filesystem;
using namespace seogo;
using indexer::source::Capture;
using indexer::source::Form;
using indexer::source::Input;
using indexer::source::Refusal;

class Source : public testing::Test {
 protected:
  fs::path file(const std::string& name, const std::string& bytes) {
    const fs::path path = place_.path() / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  std::vector<std::string> found(const fs::path& path) {
    std::vector<std::string> names;
    const auto inputs = indexer::source::find_inputs({path.string()}, refuse_);
    for (const Input& input : inputs.found) {
      names.push_back(fs::path(input.path).lexically_relative(place_.path()).generic_string());
    }
    passed_over_ = inputs.passed_over;
    return names;
  }

  // The captures of one file: "place: bytes".
  std::vector<std::string> captures(const fs::path& path) {
    std::vector<std::string> out;
    for (const Input& input : indexer::source::find_inputs({path.string()}, refuse_).found) {
      indexer::source::read_captures(
          input, {[&out](const Capture& capture, const std::string& place) {
                    out.push_back(place + (capture.form == Form::json ? " json@" : " text@") +
                                  std::to_string(capture.provenance.offset) + ": " + capture.bytes);
                  },
                  refuse_, [](std::string_view) {}});
    }
    return out;
  }

  tests::TemporaryDirectory place_;
  std::vector<Refusal> refusals_;
  indexer::source::RefusalSink refuse_ = [this](const Refusal& refusal) {
    refusals_.push_back(refusal);
  };
  std::uint64_t passed_over_ = 0;
};

using Names = std::vector<std::string>;

TEST_F(Source, FoldersAreWalkedInTheOrderOfNames) {
  file("pages/b.txt", "둘");
  file("pages/a/2.jsonl", "{}");
  file("pages/a/1.TXT", "하나");
  file("pages/.hidden.txt", "");
  file("pages/photo.jpg", "");
  EXPECT_EQ(found(place_.path() / "pages"),
            (Names{"pages/a/1.TXT", "pages/a/2.jsonl", "pages/b.txt"}));
  EXPECT_EQ(passed_over_, 2U);
  EXPECT_TRUE(refusals_.empty());
}

TEST_F(Source, AFileThatIsNamedIsTakenWhateverItsName) {
  EXPECT_EQ(captures(file("export.dat", "{\"body\":\"글\"}")),
            (Names{"line 1 json@0: {\"body\":\"글\"}"}));
  EXPECT_EQ(captures(file("page.dat", "제목\n")), (Names{" text@0: 제목\n"}));
}

TEST_F(Source, LinksThatLeadOutOfTheFolderAreRefused) {
  const fs::path outside = file("outside.txt", "밖");
  file("pages/a.txt", "안");
  fs::create_symlink(outside, place_.path() / "pages/b.txt");
  fs::create_symlink("a.txt", place_.path() / "pages/c.txt");
  fs::create_symlink("..", place_.path() / "pages/up");
  fs::create_symlink(".", place_.path() / "pages/round");
  EXPECT_EQ(found(place_.path() / "pages"), (Names{"pages/a.txt", "pages/c.txt"}));
  ASSERT_EQ(refusals_.size(), 2U);
  EXPECT_NE(refusals_[0].line().find("b.txt: a symbolic link that leads out of the folder"),
            std::string::npos);
}

TEST_F(Source, WhatIsMissingIsNamed) {
  EXPECT_TRUE(found(place_.path() / "nothing").empty());
  ASSERT_EQ(refusals_.size(), 1U);
  EXPECT_NE(refusals_[0].line().find("nothing: cannot be read"), std::string::npos);
}

TEST_F(Source, AFingerprintChangesWithTheFile) {
  const fs::path path = file("a.txt", "하나");
  const auto fingerprint = [&] {
    return indexer::source::find_inputs({path.string()}, refuse_).found.at(0).fingerprint;
  };
  EXPECT_EQ(fingerprint(), "");  // changed too lately to be sure of it
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const std::string first = fingerprint();
  EXPECT_NE(first, "");
  EXPECT_EQ(fingerprint(), first);
  std::ofstream(path) << "다른";
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_NE(fingerprint(), first);
}

TEST_F(Source, LinesKeepTheirNumbersAndPlaces) {
  EXPECT_EQ(captures(file("a.jsonl", "\xEF\xBB\xBF{\"a\":1}\r\n\n  \n{\"b\":2}")),
            (Names{"line 1 json@0: {\"a\":1}\r", "line 4 json@16: {\"b\":2}"}));
}

TEST_F(Source, ABadLineIsRefusedAndTheNextIsTaken) {
  const std::string longest(indexer::source::limits::largest_capture, 'a');
  const auto taken = captures(file("a.jsonl", "{\"a\":\"\xFF\"}\n" + longest + "a\n{\"b\":2}\n"));
  EXPECT_EQ(taken.size(), 1U);
  ASSERT_EQ(refusals_.size(), 2U);
  EXPECT_NE(refusals_[0].line().find("a.jsonl, line 1: not UTF-8 at byte 6 of the line"),
            std::string::npos);
  EXPECT_NE(refusals_[1].line().find("a.jsonl, line 2: longer than 16777216 bytes"),
            std::string::npos);
}

TEST_F(Source, PagesAreTidiedAndTested) {
  EXPECT_EQ(captures(file("a.txt", "\xEF\xBB\xBF제목\r\n본문\r끝")),
            (Names{" text@0: 제목\n본문\n끝"}));
  EXPECT_TRUE(captures(file("b.txt", " \n\t")).empty());
  EXPECT_TRUE(captures(file("c.txt", "제목\xC7\xD1")).empty());
  EXPECT_TRUE(
      captures(file("d.txt", std::string(indexer::source::limits::largest_capture + 1, 'a')))
          .empty());
  ASSERT_EQ(refusals_.size(), 3U);
  EXPECT_EQ(refusals_[0].reason, "empty");
  EXPECT_EQ(refusals_[1].reason, "not text in any encoding we know");
  EXPECT_EQ(refusals_[2].reason, "longer than 16777216 bytes");
}

TEST_F(Source, ADirectoryNamedAsAFileIsWalked) {
  file("trap.txt/inner.txt", "글");
  EXPECT_EQ(found(place_.path() / "trap.txt"), (Names{"trap.txt/inner.txt"}));
}

}  // namespace
