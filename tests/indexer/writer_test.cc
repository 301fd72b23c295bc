// What a writer promises of articles, batches and inputs.
#include <gtest/gtest.h>

#include "indexer/maintenance.h"
#include "schema/document.h"
#include "schema/error.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using indexer::Writer;
using schema::Article;

Article article(const std::string& id, const std::string& body = "본문") {
  Article made;
  made.id = id;
  made.title = "제목 " + id;
  made.body = body;
  return made;
}

class Writing : public testing::Test {
 protected:
  Writing() {
    live_ = directory_.create_generation();
    directory_.switch_to(live_);
  }
  std::unique_ptr<Writer> open() {
    return std::make_unique<Writer>(directory_, live_, Writer::Target::live);
  }
  std::uint64_t committed() { return directory_.open_live().database.get_doccount(); }

  tests::TemporaryDirectory place_;
  schema::IndexDirectory directory_{place_.path() / "stacks"};
  schema::WriterLock lock_{directory_, "tests"};
  std::string live_;
};

TEST_F(Writing, TellsWhatBecameOfAnArticle) {
  const auto writer = open();
  EXPECT_EQ(writer->put(article("1")), Writer::Outcome::added);
  EXPECT_EQ(writer->put(article("1")), Writer::Outcome::unchanged);
  EXPECT_EQ(writer->put(article("1", "다른 본문")), Writer::Outcome::changed);
  writer->commit();
  EXPECT_EQ(writer->put(article("1", "다른 본문")), Writer::Outcome::unchanged);
  EXPECT_EQ(committed(), 1U);
}

TEST_F(Writing, WhereItWasReadAndWhenIsNoChange) {
  const auto writer = open();
  Article made = article("1");
  made.provenance = {"a.jsonl", 0};
  writer->put(made);
  made.provenance = {"b.jsonl", 512};
  made.captured_at = schema::read_timestamp("2024-01-01");
  EXPECT_EQ(writer->put(made), Writer::Outcome::unchanged);
}

TEST_F(Writing, NothingIsThereBeforeACommit) {
  const auto writer = open();
  writer->put(article("1"));
  EXPECT_EQ(committed(), 0U);
  writer->commit();
  EXPECT_EQ(committed(), 1U);
}

TEST_F(Writing, BatchesAreCommittedOnTheWay) {
  const auto writer = open();
  for (int i = 0; i < 1001; ++i) writer->put(article(std::to_string(i)));
  EXPECT_EQ(committed(), 1000U);
}

TEST_F(Writing, ARefusedArticleChangesNothing) {
  const auto writer = open();
  writer->put(article("1"));
  EXPECT_THROW(writer->put(article("1", " \n ")), schema::Error);
  EXPECT_THROW(writer->put(article(std::string(3000, 'x'))), schema::Error);
  EXPECT_THROW(writer->put(article("a\nb")), schema::Error);
  EXPECT_THROW(writer->put(article("2", "\xFF")), schema::Error);
  writer->commit();
  EXPECT_EQ(committed(), 1U);
  EXPECT_EQ(writer->put(article("1")), Writer::Outcome::unchanged);
}

TEST_F(Writing, LongIdsAreKnownAgain) {
  const auto writer = open();
  const std::string url = "https://example.com/" + std::string(1500, 'a');
  EXPECT_EQ(writer->put(article(url)), Writer::Outcome::added);
  EXPECT_EQ(writer->put(article(url)), Writer::Outcome::unchanged);
  EXPECT_TRUE(writer->remove(url));
  EXPECT_FALSE(writer->remove(url));
}

TEST_F(Writing, AnArticleWithoutAnIdIsKnownBySiteTitleAndTime) {
  const auto writer = open();
  Article made = article("");
  made.published = schema::read_timestamp("2023.12.11 18:32");
  EXPECT_EQ(writer->put(made), Writer::Outcome::added);
  made.comments.push_back({"1", "", "사계절", std::nullopt, "기사 감사합니다!", 0, 0});
  EXPECT_EQ(writer->put(made), Writer::Outcome::changed);
  writer->commit();
  EXPECT_EQ(committed(), 1U);
}

TEST_F(Writing, InputsAreRememberedWithTheirArticles) {
  const auto writer = open();
  EXPECT_EQ(writer->input_record("a.txt").state, "");
  writer->begin_input("a.txt");
  writer->put(article("1"));
  writer->end_input({"fingerprint", "1", "/pages/a.txt"});
  EXPECT_EQ(writer->input_record("./a.txt").state, "fingerprint");
  EXPECT_EQ(writer->input_record("a.txt").page, "1");
  EXPECT_EQ(writer->input_record("b.txt").state, "");
  writer->begin_input("a.txt");
  EXPECT_EQ(writer->release_unseen(), 1U);
  EXPECT_FALSE(writer->remove("1"));
}

TEST_F(Writing, ADirtyIndexIsNotWritten) {
  directory_.mark_dirty("no room");
  try {
    open();
    FAIL() << "opened";
  } catch (const schema::Error& error) {
    EXPECT_EQ(error.code(), schema::ErrorCode::index);
    EXPECT_NE(error.text().find("no room"), std::string::npos);
    EXPECT_NE(error.hint().find("check --repair"), std::string::npos);
  }
}

TEST_F(Writing, UncommittedArticlesOfAnAbandonedWriterAreNotThere) {
  open()->put(article("1"));
  EXPECT_EQ(committed(), 0U);
}

// The headline of a saved page was edited, and both articles were found from then on.
TEST_F(Writing, AnEditedHeadlineReplacesThePageItWasReadFrom) {
  const auto writer = open();
  Article before = article("");
  before.id = "h-old";
  before.site = "한빛일보";
  before.published = schema::read_timestamp("2023.12.11 18:32");
  before.provenance.file = "page.txt";
  Article after = before;
  after.id = "h-new";
  writer->begin_input("page.txt");
  writer->put(before);
  writer->put(after);
  Article elsewhere = after;
  elsewhere.provenance.file = "other.txt";
  writer->remove_earlier_state("h-old", elsewhere);
  EXPECT_EQ(writer->put(before), Writer::Outcome::unchanged);
  Article later = after;
  later.published = schema::read_timestamp("2024.01.01 09:00");
  writer->remove_earlier_state("h-old", later);
  EXPECT_EQ(writer->put(before), Writer::Outcome::unchanged);
  writer->remove_earlier_state("h-old", after);
  writer->remove_earlier_state("unknown", after);
  writer->commit();
  EXPECT_EQ(committed(), 1U);
}

// Two pages of a site with addresses such as /#/news/1 had one identity.
TEST_F(Writing, RoutesBehindAHashAreDifferentPages) {
  const auto writer = open();
  for (const char* url : {"https://a.example/#/news/1", "https://a.example/#/news/2",
                          "https://a.example/#!3", "#x", "#y"}) {
    Article made = article("");
    made.title = url;
    made.url = url;
    EXPECT_EQ(writer->put(made), Writer::Outcome::added) << url;
  }
  Article fragment = article("");
  fragment.url = "https://a.example/news#comments";
  writer->put(fragment);
  fragment.url = "https://a.example/news";
  EXPECT_EQ(writer->put(fragment), Writer::Outcome::changed);
}

TEST(Maintenance, ALostPointerIsFoundAndMended) {
  tests::TemporaryDirectory place;
  const schema::IndexDirectory directory(place.path() / "stacks");
  {
    const schema::WriterLock lock(directory, "tests");
    const std::string name = directory.create_generation();
    directory.switch_to(name);
    Writer writer(directory, name, Writer::Target::live);
    writer.put(article("1"));
    writer.commit();
  }
  for (const char* pointer : {"", "garbage\n", "../../etc\n"}) {
    if (*pointer == '\0') {
      std::filesystem::remove(directory.path() / "current");
    } else {
      schema::replace_file(directory.path() / "current", pointer);
    }
    EXPECT_THROW(static_cast<void>(directory.live()), schema::Error) << pointer;
    EXPECT_FALSE(indexer::check(directory).empty()) << pointer;
    indexer::repair(directory);
    EXPECT_TRUE(indexer::check(directory).empty()) << pointer;
    EXPECT_EQ(directory.open_live().database.get_doccount(), 1U) << pointer;
  }
}

TEST(Maintenance, ASoundIndexHasNoFindingsAndIsCounted) {
  tests::Archive archive;
  archive.add("가", "소식").add("나", "소식");
  EXPECT_EQ(archive.titles("소식").size(), 2U);
  EXPECT_TRUE(indexer::check(archive.directory()).empty());
  const schema::Stats stats =
      schema::measure(archive.directory(), archive.directory().require_live(),
                      archive.directory().open_live().database);
  EXPECT_EQ(stats.articles, 2U);
  EXPECT_EQ(stats.comments, 0U);
  EXPECT_GT(stats.bytes, 0U);
}

}  // namespace
