// What cannot be taken in is named with its file, the place in it and the reason; the rest is
// indexed.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "indexer/source/limits.h"
#include "schema/article_json.h"
#include "tests/cli/stacks.h"

namespace seogo::tests {
namespace {

using indexer::source::limits::largest_capture;

std::string sample(const std::string& name) {
  std::ifstream file(std::string(SEOGO_SOURCE_DIR) + "/sample_corpus/broken/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string nested(int levels) {
  std::string value;
  for (int i = 1; i < levels; ++i) value += "[";
  for (int i = 1; i < levels; ++i) value += "]";
  return R"({"title":"깊은 글","body":"글","tree":)" + value + "}\n";
}

// `bytes` is all of `file`; between two good lines, if it is JSONL.
struct Row {
  const char* name;
  const char* file;
  std::string (*bytes)();
  const char* place;
  const char* reason;
};

constexpr Row rows[] = {
    {"NoTextPage", "photo.txt", [] { return std::string("\xFF\xD8\xFF\xE0\x80\xFF\xFE\xFF\n"); },
     "", "not text in any encoding we know"},
    {"CutGzip", "a.txt", [] { return std::string("\x1f\x8b\x08\0\0", 5); }, "",
     "gzip data cut short at byte 5"},
    {"NoWarc", "a.warc", [] { return std::string("글이다\n"); }, "byte 0", "no WARC record"},
    {"EmptyWarc", "a.warc", [] { return std::string(); }, "", "empty"},
    {"CutWarc", "a.warc",
     [] { return std::string("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nHT"); },
     "record at byte 0", "cut short"},
    {"Cp949Line", "cp949.jsonl", [] { return std::string("{\"title\":\"\xB1\xE8\"}\n"); }, "line 2",
     "not UTF-8 at byte 10 of the line"},
    {"OverlongUtf8", "a.jsonl", [] { return std::string("{\"title\":\"\xC0\xAF\"}\n"); }, "line 2",
     "not UTF-8 at byte 10"},
    {"TruncatedJson", "a.jsonl",
     [] { return std::string(R"({"title":"잘린 글","body":"중간)") + "\n"; }, "line 2",
     "JSON cut short at byte"},
    {"NoJson", "a.jsonl", [] { return std::string("title: 글\n"); }, "line 2", "JSON"},
    {"JsonList", "a.jsonl", [] { return std::string("[1, 2]\n"); }, "line 2", "not a JSON object"},
    {"AnotherKind", "a.jsonl",
     [] { return std::string(R"({"title":{"ko":"글"},"body":"글"})") + "\n"; }, "line 2",
     "\"title\" is not"},
    {"DeepJson", "a.jsonl", [] { return nested(schema::deepest_json + 1); }, "line 2",
     "JSON deeper than 32 levels"},
    {"VeryDeepJson", "a.jsonl", [] { return nested(1'000'000); }, "line 2",
     "JSON deeper than 32 levels"},
    {"LongLine", "a.jsonl", [] { return line("long", "긴 글", std::string(largest_capture, 'a')); },
     "line 2", "longer than 16777216 bytes"},
    {"LongPage", "a.txt", [] { return std::string(largest_capture + 1, 'a'); }, "",
     "longer than 16777216 bytes"},
    {"BlankBody", "a.jsonl", [] { return line("blank", "제목뿐인 글", " \n\n "); }, "line 2",
     "an article without text"},
    {"NoBody", "a.jsonl", [] { return std::string(R"({"title":"제목뿐인 글"})") + "\n"; }, "line 2",
     "an article without text"},
    {"NoSuchDate", "a.jsonl",
     [] { return std::string(R"({"title":"글","body":"글","date":"2023.13.45"})") + "\n"; },
     "line 2", "2023.13.45"},
    {"NoSuchLeapDay", "a.jsonl",
     [] { return std::string(R"({"title":"글","body":"글","published":"2023-02-29"})") + "\n"; },
     "line 2", "2023-02-29"},
    {"NoSuchDateOnAPage", "a.txt", [] { return sample("bad_date.txt"); }, "", "2023.13.45"},
    {"OnlyMenus", "a.txt", [] { return sample("login_wall.txt"); }, "", "no article found"},
    {"EmptyPage", "a.txt", [] { return std::string(); }, "", "empty"},
    {"BlankPage", "a.txt", [] { return std::string(" \n\t\n"); }, "", "empty"},
};

class Refusal : public testing::TestWithParam<Row> {};

TEST_P(Refusal, NamesFilePlaceAndReason) {
  const Row& row = GetParam();
  const Stacks stacks;
  const bool lines = std::string(row.file).ends_with(".jsonl");
  const std::string bytes =
      lines ? line("before", "앞 글") + row.bytes() + line("after", "뒤 글") : row.bytes();
  const std::string file = stacks.write(std::string("pages/") + row.file, bytes);
  static_cast<void>(stacks.write("pages/0.jsonl", line("first", "맨 앞 글")));
  static_cast<void>(stacks.write("pages/z.jsonl", line("last", "맨 뒤 글")));

  const std::size_t good = lines ? 4 : 2;
  const std::string place = *row.place != '\0' ? std::string(", ") + row.place : "";
  const Outcome outcome = stacks.update(stacks.path("pages"));
  EXPECT_TRUE(ended(outcome, 1));
  EXPECT_TRUE(says(outcome.err, file + place + ": "));
  EXPECT_TRUE(says(outcome.err, row.reason));
  EXPECT_TRUE(
      says(outcome.err, std::to_string(good) + " added, 0 changed, 0 unchanged, 1 refused"));
  EXPECT_EQ(stacks.stored().size(), good);
  EXPECT_TRUE(ended(stacks.indexer("check", {}), 0));

  // It is said again until it is mended.
  const Outcome again = stacks.update(stacks.path("pages"));
  EXPECT_TRUE(ended(again, 1));
  EXPECT_TRUE(says(again.err, file + place + ": "));
  EXPECT_TRUE(says(again.err, "0 added, 0 changed"));
}

INSTANTIATE_TEST_SUITE_P(EveryOddity, Refusal, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Refusals, JsonAsDeepAsAllowedIsTaken) {
  const Stacks stacks;
  EXPECT_TRUE(ended(stacks.update(stacks.write("deep.jsonl", nested(schema::deepest_json))), 0));
}

TEST(Refusals, ALineAsLongAsAllowedIsTaken) {
  const Stacks stacks;
  const std::string frame = line("1", "긴 글", "");
  // 40 letters and a space: words are cut, not this test's subject.
  std::string body;
  while (body.size() + frame.size() - 1 < largest_capture)
    body += body.size() % 41 == 40 ? ' ' : 'a';
  EXPECT_TRUE(ended(stacks.update(stacks.write("long.jsonl", line("1", "긴 글", body))), 0));
  EXPECT_EQ(stacks.stored().size(), 1U);
}

// Readable by nobody, not even by root.
TEST(Refusals, UnreadableFilesAreNamed) {
  const Stacks stacks;
  const std::string good = stacks.write("good.jsonl", line("1", "첫눈"));
  const Outcome outcome = stacks.update({"/proc/self/mem", stacks.path("missing.txt"), good});
  EXPECT_TRUE(ended(outcome, 1));
  EXPECT_TRUE(says(outcome.err, "/proc/self/mem: cannot be read: Input/output error"));
  EXPECT_TRUE(says(outcome.err, stacks.path("missing.txt") + ": cannot be read: No such file"));
  EXPECT_TRUE(says(outcome.err, "1 added, 0 changed, 0 unchanged, 2 refused"));
}

TEST(Refusals, ALinkToNothingIsNamedAndSaidToLeadNowhere) {
  const Stacks stacks;
  static_cast<void>(stacks.write("pages/good.jsonl", line("1", "첫눈")));
  std::filesystem::create_symlink("gone.txt", stacks.path("pages/link.txt"));
  const Outcome outcome = stacks.update(stacks.path("pages"));
  EXPECT_TRUE(ended(outcome, 1));
  EXPECT_TRUE(says(outcome.err, stacks.path("pages/link.txt") + ": cannot be read: No such file"));
  EXPECT_EQ(stacks.stored().size(), 1U);
}

TEST(Refusals, APipeInAFolderIsPassedOverAndNotWaitedFor) {
  const Stacks stacks;
  static_cast<void>(stacks.write("pages/good.jsonl", line("1", "첫눈")));
  ASSERT_EQ(::mkfifo(stacks.path("pages/pipe.txt").c_str(), 0600), 0);
  Conditions patience;
  patience.kill_after = std::chrono::seconds(10);
  const Outcome outcome = stacks.update({stacks.path("pages")}, patience);
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.err, "1 other files passed over"));
}

TEST(Refusals, ABadPageLosesNoArticleThatWasThere) {
  const Stacks stacks;
  const std::string file = stacks.write("a.jsonl", line("1", "첫눈") + line("2", "소나기"));
  ASSERT_TRUE(ended(stacks.update(file), 0));
  const Stored before = stacks.stored();
  static_cast<void>(
      stacks.write("a.jsonl", "{\"id\":\"1\",\"title\":\"첫눈\n" + line("2", "소나기")));
  EXPECT_TRUE(ended(stacks.update(file), 1));
  EXPECT_EQ(stacks.stored(), before);
}

}  // namespace
}  // namespace seogo::tests
