// Building on all cores ends in the index that one writer makes, article by article.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/lexicon.h"
#include "tests/cli/stacks.h"
#include "tests/indexer/zip_writer.h"

namespace seogo::tests {
namespace {

using Words = std::map<std::string, unsigned>;

Words words_of(const Stacks& stacks) {
  Words words;
  const schema::Generation live = stacks.directory().open_live();
  schema::Lexicon(live.database).each([&words](std::string_view word, unsigned count) {
    words[std::string(word)] = count;
  });
  return words;
}

// An index with one article, so that an update goes on with one writer.
void begin(const Stacks& stacks) {
  ASSERT_TRUE(ended(stacks.update(stacks.write("zero.jsonl", line("0", "시작"))), 0));
}

TEST(Bulk, EndsInTheIndexOfASingleWriter) {
  const Stacks bulk;
  const std::string corpus = bulk.invent("corpus.jsonl", 700);
  const std::string zero = bulk.write("zero.jsonl", line("0", "시작"));
  const Outcome built = bulk.indexer("rebuild", {"--memory", "64MB", zero, corpus});
  ASSERT_TRUE(ended(built, 0));
  EXPECT_TRUE(says(built.err, "putting the postings together"));
  EXPECT_TRUE(ended(bulk.indexer("check", {}), 0));
  EXPECT_FALSE(std::filesystem::exists(bulk.path("stacks/building")));

  const Stacks single;
  begin(single);
  std::filesystem::copy_file(corpus, single.path("corpus.jsonl"));
  ASSERT_TRUE(ended(single.update(corpus), 0));
  ASSERT_EQ(bulk.stored().size(), 701U);
  EXPECT_TRUE(holds(single.stored(), [&] {
    Stored articles = bulk.stored();
    articles.erase("0");  // of a file of its own
    return articles;
  }()));
  EXPECT_EQ(words_of(bulk), words_of(single));
  EXPECT_TRUE(says(bulk.update({zero, corpus}).err, "2 files untouched"));
}

// Lines of an archive, edited: other bodies, comments that went, changed or came, copies of a text,
// articles that are gone.
std::string edited(const std::string& corpus) {
  std::ifstream in(corpus);
  std::string out;
  std::string copied;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line); ++number) {
    nlohmann::json row = nlohmann::json::parse(line);
    nlohmann::json& comments = row["comments"];
    if (number % 11 == 5) continue;
    if (number % 10 == 0) row["body"] = row["body"].get<std::string>() + " 고쳐 쓴 끝말이다.";
    if (number % 7 == 0 && !comments.empty()) comments.erase(0);
    if (number % 13 == 0 && !comments.empty()) comments[0]["text"] = "다시 쓴 댓글";
    if (number % 17 == 0) comments.push_back({{"author", "독자"}, {"text", "새 댓글"}});
    if (number % 40 == 8) row["body"] = copied;
    copied = row["body"];
    out += row.dump() + "\n";
  }
  return out;
}

// Of what one index has and the other has not so, the first.
std::string first_difference(const Contents& one, const Contents& other) {
  for (const auto& [name, entry] : one) {
    const auto found = other.find(name);
    if (found == other.end()) return name + " is not in the other";
    if (found->second != entry) return name + " is " + entry + ", in the other " + found->second;
  }
  return one.size() == other.size() ? "" : "the other has more";
}

TEST(Bulk, ChangesAsTheIndexOfASingleWriterDoes) {
  const Stacks bulk;
  const std::string corpus = bulk.invent("corpus.jsonl", 900);
  ASSERT_TRUE(ended(bulk.update(corpus), 0));
  const Stacks single;
  begin(single);
  ASSERT_TRUE(ended(single.update(corpus), 0));
  ASSERT_TRUE(ended(single.indexer("remove", {"0"}), 0));
  EXPECT_EQ(first_difference(bulk.contents(), single.contents()), "");

  const std::string changed = bulk.write("corpus.jsonl", edited(corpus));
  for (const Stacks* stacks : {&bulk, &single}) {
    const Outcome outcome = stacks->indexer("update", {"--prune", changed});
    ASSERT_TRUE(ended(outcome, 0));
    EXPECT_TRUE(says(outcome.err, "82 removed")) << outcome.err;
    EXPECT_TRUE(ended(stacks->indexer("check", {}), 0));
  }
  EXPECT_EQ(first_difference(bulk.contents(), single.contents()), "");
  EXPECT_TRUE(says(bulk.update(corpus).err, "1 files untouched"));
  EXPECT_FALSE(std::filesystem::exists(bulk.path("stacks/building")));
}

TEST(Bulk, AnArticleThatComesAgainCountsOnceAndAsTheNewestHasIt) {
  const auto capture = [](const std::string& day, const std::string& body) {
    return R"({"id":"1","title":"제목","captured_at":")" + day + R"(","body":")" + body + "\"}\n";
  };
  const Stacks stacks;
  const std::string first =
      stacks.write("a.jsonl", capture("2024-03-01", "새 글이다.") + line("2", "안개"));
  const std::string second =
      stacks.write("b.jsonl", capture("2024-01-01", "헌글이었다.") + line("2", "안개"));
  const Outcome built = stacks.update({first, second});
  ASSERT_TRUE(ended(built, 0));
  EXPECT_TRUE(says(built.err, "2 added"));
  EXPECT_TRUE(says(built.err, "2 older captures remembered"));
  const Stored stored = stacks.stored();
  ASSERT_EQ(stored.size(), 2U);
  const schema::Article article = schema::to_article(stored.at("1"));
  EXPECT_EQ(article.body, "새 글이다.");
  ASSERT_EQ(article.other_captures.size(), 1U);
  EXPECT_EQ(article.other_captures[0].provenance.file, second);
  EXPECT_EQ(words_of(stacks).count("헌글"), 0U);
  EXPECT_TRUE(ended(stacks.indexer("check", {}), 0));
}

TEST(Bulk, RefusalsAreToldWhereverTheyStandAndReadAgain) {
  const Stacks stacks;
  std::string lines;
  for (int i = 0; i < 4500; ++i) {
    lines += i % 1500 == 700 ? "{\"id\":\"" + std::to_string(i) + "\",\"body\":\" \"}\n"
                             : line(std::to_string(i), "제목");
  }
  const std::string file = stacks.write("a.jsonl", lines);
  const std::string report = stacks.path("report.jsonl");
  const Outcome built = stacks.indexer("update", {"--report", report, file});
  EXPECT_TRUE(ended(built, 1));
  EXPECT_TRUE(says(built.err, "a.jsonl, line 2201: an article without text"));
  EXPECT_TRUE(says(built.err, "4497 added, 0 changed, 0 unchanged, 3 refused"));
  EXPECT_TRUE(says(stacks.update(file).err, "4497 unchanged, 3 refused"));

  std::ifstream in(report);
  std::vector<nlohmann::json> rows;
  for (std::string row; std::getline(in, row);) rows.push_back(nlohmann::json::parse(row));
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0]["status"], "refused");
  EXPECT_EQ(rows[0]["file"], file);
  EXPECT_EQ(rows[0]["place"], "line 701");
  EXPECT_EQ(rows[0]["reason"], "an article without text");
  EXPECT_EQ(rows[3]["status"], "done");
  EXPECT_EQ(rows[3]["added"], 4497);
  EXPECT_EQ(rows[3]["refused"], 3);
}

TEST(Bulk, ARefusalInAZipNamesTheEntry) {
  const Stacks stacks;
  ZipWriter zip;
  zip.add({.name = "2019/빈 글.jsonl", .bytes = "{\"body\":\" \"}\n", .utf8 = true});
  zip.add("a.jsonl", line("1", "첫눈"));
  const std::string file = stacks.write("pages.zip", zip.finish());
  for (int round = 0; round < 2; ++round)  // by workers, and by the one writer
    EXPECT_TRUE(says(stacks.update(file).err,
                     "pages.zip!2019/빈 글.jsonl, line 1: an article without text"));
  EXPECT_EQ(stacks.stored().size(), 1U);
}

TEST(Bulk, AReportMayGoToStandardOutput) {
  const Stacks stacks;
  const std::string file = stacks.write("a.jsonl", line("1", "첫눈") + "{\"body\":\" \"}\n");
  const Outcome outcome = stacks.indexer("update", {"--report", "-", file});
  EXPECT_TRUE(ended(outcome, 1));
  EXPECT_TRUE(says(outcome.out, R"({"status":"refused","file":")"));
  EXPECT_TRUE(says(outcome.out, R"({"status":"done","added":1,)"));
  EXPECT_FALSE(std::filesystem::exists("-"));
}

TEST(Bulk, WhatTwoPathsLeadToIsReadOnce) {
  const Stacks stacks;
  const std::string file = stacks.write("pages/a.jsonl", line("1", "첫눈") + line("2", "소나기"));
  const Outcome outcome =
      stacks.update({file, stacks.path("pages"), stacks.path("pages/../pages/a.jsonl")});
  EXPECT_TRUE(ended(outcome, 0));
  EXPECT_TRUE(says(outcome.err, "2 added, 0 changed, 0 unchanged, 0 refused"));
}

TEST(Bulk, AReportThatCannotBeWrittenIsAFailure) {
  const Stacks stacks;
  const std::string file = stacks.write("a.jsonl", line("1", "첫눈"));
  const Outcome outcome = stacks.indexer("update", {"--report", stacks.path("no/r.jsonl"), file});
  EXPECT_TRUE(ended(outcome, 3));
  EXPECT_TRUE(says(outcome.err, "cannot open"));
}

TEST(Bulk, TooLittleRoomIsToldBeforeAnythingIsDone) {
  const Stacks stacks;
  // A file that claims more than any disk has; its holes take no room.
  const std::string file = stacks.path("huge.jsonl");
  std::ofstream(file) << line("1", "첫눈");
  std::filesystem::resize_file(file, std::uintmax_t{1} << 43);
  const Outcome outcome = stacks.update(file);
  EXPECT_TRUE(ended(outcome, 3));
  EXPECT_TRUE(says(outcome.err, "not enough room"));
}

}  // namespace
}  // namespace seogo::tests
