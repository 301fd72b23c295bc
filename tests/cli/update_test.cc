// Adding, replacing, skipping: files, standard input, and files that nobody touched.
#include <gtest/gtest.h>

#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

constexpr const char* page =
    "홈 > 지역 > 은포\n\n"
    "은포 강변 연날리기 대회 열려\n\n"
    "입력 2023.11.13 10:00\n"
    "오세담 기자\n\n"
    "은포 강변에서 연날리기 대회가 열려 가족 단위 참가자 500여 명이 하늘을 수놓았다.\n\n"
    "가장 높이 오른 연은 은포초등학교 학생이 만든 방패연으로 212m까지 올라갔다.\n";

TEST(Update, TwiceChangesNothingAndTakesAFractionOfTheTime) {
  const Stacks stacks;
  const std::string corpus = stacks.invent("corpus.jsonl", 2000);
  const Outcome first = stacks.update(corpus);
  ASSERT_TRUE(ended(first, 0));
  EXPECT_TRUE(says(first.err, "2000 added, 0 changed, 0 unchanged, 0 refused"));
  const Stored before = stacks.stored();

  const Outcome second = stacks.update(corpus);
  EXPECT_TRUE(ended(second, 0));
  EXPECT_TRUE(says(second.err, "0 added, 0 changed, 0 unchanged, 0 refused; 1 files untouched"));
  EXPECT_LT(second.took, first.took / 2);
  EXPECT_EQ(stacks.stored(), before);

  // Written again with the same bytes it is read again, and found to say the same.
  std::filesystem::copy_file(corpus, stacks.path("copy.jsonl"));
  std::filesystem::rename(stacks.path("copy.jsonl"), corpus);
  const Outcome third = stacks.update(corpus);
  EXPECT_TRUE(ended(third, 0));
  EXPECT_TRUE(says(third.err, "0 added, 0 changed, 2000 unchanged, 0 refused"));
  EXPECT_EQ(stacks.stored(), before);
}

TEST(Update, ReadsOnlyTheFilesThatChanged) {
  const Stacks stacks;
  static_cast<void>(stacks.write("pages/a.jsonl", line("1", "첫눈") + line("2", "소나기")));
  static_cast<void>(stacks.write("pages/b.txt", page));
  ASSERT_TRUE(ended(stacks.update(stacks.path("pages")), 0));

  static_cast<void>(stacks.write("pages/a.jsonl", line("1", "첫눈") + line("2", "장대비")));
  const Outcome outcome = stacks.update(stacks.path("pages"));
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.err, "0 added, 1 changed, 1 unchanged, 0 refused; 1 files untouched"));
  EXPECT_EQ(stacks.stored().size(), 3U);

  // What left a file stays in the archive until it is removed by its id.
  static_cast<void>(stacks.write("pages/a.jsonl", line("3", "우박")));
  EXPECT_TRUE(says(stacks.update(stacks.path("pages")).err, "1 added, 0 changed, 0 unchanged"));
  EXPECT_EQ(stacks.stored().size(), 4U);
}

TEST(Update, AnotherProfileReadsUntouchedFilesAgain) {
  const Stacks stacks;
  const std::string file = stacks.write("a.txt", page);
  const std::string profile = stacks.write("profile.json", R"({"site": "은포신문"})");
  ASSERT_TRUE(ended(stacks.update(file), 0));
  const Outcome outcome = stacks.update({file, "--profile", profile});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_FALSE(says(outcome.err, "files untouched"));
}

TEST(Update, TakesJsonLinesFromStandardInput) {
  const Stacks stacks;
  Conditions piped;
  for (int i = 0; i < 2000; ++i) {
    piped.input += line(std::to_string(i), "첫눈", "눈이 " + std::to_string(i) + "번 내렸다.");
  }
  const Outcome outcome = stacks.update({"-"}, piped);
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.err, "2000 added"));
  EXPECT_EQ(stacks.stored().size(), 2000U);
  // A stream is never taken for untouched.
  EXPECT_TRUE(says(stacks.update({"-"}, piped).err, "0 added, 0 changed, 2000 unchanged"));
}

TEST(Update, TakesAPageFromStandardInput) {
  const Stacks stacks;
  Conditions piped;
  piped.input = page;
  EXPECT_TRUE(ended(stacks.update({"-"}, piped), 0));
  const Outcome shown = run({"seogo-indexer", "inspect", "-"}, piped);
  EXPECT_TRUE(ended(shown, 0));
  EXPECT_TRUE(says(shown.out, "은포 강변 연날리기 대회 열려"));
  EXPECT_EQ(stacks.stored().size(), 1U);
}

TEST(Update, NamesStandardInputWhenItRefuses) {
  const Stacks stacks;
  Conditions piped;
  piped.input = line("1", "첫눈") + "{\"title\":\n" + line("2", "소나기");
  const Outcome outcome = stacks.update({"-"}, piped);
  EXPECT_TRUE(ended(outcome, 1));
  EXPECT_TRUE(says(outcome.err, "-, line 2: JSON cut short"));
  EXPECT_EQ(stacks.stored().size(), 2U);
}

TEST(Update, EmptyStandardInputIsRefused) {
  const Stacks stacks;
  const Outcome outcome = stacks.update("-");
  EXPECT_TRUE(ended(outcome, 1));
  EXPECT_TRUE(says(outcome.err, "-: empty"));
}

TEST(Update, RefusalsOfPathsAreWholeLinesWithoutTerminalCodes) {
  const Stacks stacks;
  const Outcome outcome = stacks.update(stacks.path("missing.txt"));
  EXPECT_TRUE(outcome.err.starts_with(stacks.path("missing.txt") + ": ")) << outcome.err;
  EXPECT_EQ(outcome.err.find('\033'), std::string::npos) << outcome.err;
}

TEST(Update, AnotherArticleInTheSameFileDoesNotReplaceTheOneBefore) {
  const auto article = [](const std::string& number) {
    return R"({"url":"https://gana.example/)" + number + R"(","title":"소식 )" + number +
           R"(","body":"이야기","site":"가나","published":"2023-12-11"})" + "\n";
  };
  const Stacks stacks;
  ASSERT_TRUE(ended(stacks.update(stacks.write("a.jsonl", article("1"))), 0));
  ASSERT_TRUE(ended(stacks.update(stacks.write("a.jsonl", article("2"))), 0));
  EXPECT_EQ(stacks.stored().size(), 2U);
}

TEST(Update, AnEditedHeadlineLeavesTheArticleThatAnotherFileHas) {
  const auto headed = [](const std::string& title) {
    return R"({"title":")" + title +
           R"(","body":"이야기","site":"가나","published":"2023-12-11T10:00:00+09:00"})" + "\n";
  };
  const Stacks stacks;
  const std::string a = stacks.write("a.jsonl", headed("첫눈이 내리다"));
  const std::string b = stacks.write("b.jsonl", headed("첫눈이 내리다"));
  ASSERT_TRUE(ended(stacks.update({a, b}), 0));
  ASSERT_EQ(stacks.stored().size(), 1U);
  ASSERT_TRUE(ended(stacks.update({a, stacks.write("b.jsonl", headed("소나기 쏟아지다"))}), 0));
  EXPECT_EQ(stacks.stored().size(), 2U);
  ASSERT_TRUE(ended(stacks.update({a, stacks.write("b.jsonl", headed("안개가 끼다"))}), 0));
  EXPECT_EQ(stacks.stored().size(), 2U) << "of b.jsonl only what it says now";
}

}  // namespace
}  // namespace seogo::tests
