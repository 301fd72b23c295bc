// The lexicon follows the articles: whatever a writer did, it is the one made from scratch.
#include "schema/lexicon.h"

#include <map>
#include <optional>
#include <random>

#include <gtest/gtest.h>

#include "indexer/maintenance.h"
#include "schema/document.h"
#include "schema/error.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using indexer::Writer;
using schema::Article;

using Words = std::map<std::string, unsigned>;
using Articles = std::map<std::string, Article>;  // by id

Words all_of(const Xapian::Database& database) {
  Words words;
  schema::Lexicon(database).each(
      [&](std::string_view word, unsigned count) { words.emplace(word, count); });
  return words;
}

// The words of an index that was made of these articles and nothing else.
Words from_scratch(const Articles& articles) {
  const tests::TemporaryDirectory place;
  Xapian::WritableDatabase database((place.path() / "words").string(),
                                    Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  schema::WordCounts words;
  for (const auto& [id, article] : articles) words.add(article, +1);
  words.write(database);
  return all_of(database);
}

class LexiconOfAnIndex : public testing::Test {
 protected:
  LexiconOfAnIndex() {
    lock_.emplace(directory_, "tests");
    live_ = directory_.create_generation();
    directory_.switch_to(live_);
  }
  void open() {
    writer_.reset();
    writer_ = std::make_unique<Writer>(directory_, live_, Writer::Target::live);
  }
  // Ends as a killed program does, in the middle of a batch. A writer keeps the files of a dropped
  // batch locked until its program ends, so the test goes on with a copy of them.
  void drop() {
    writer_.reset();
    const std::filesystem::path copy = place_.path() / ("copy-" + std::to_string(++copies_));
    std::filesystem::copy(directory_.path(), copy, std::filesystem::copy_options::recursive);
    directory_ = schema::IndexDirectory(copy);
    lock_.emplace(directory_, "tests");
  }
  // From the stored articles.
  indexer::Tally rebuilt() {
    indexer::Report report;
    return indexer::rebuild(
        directory_,
        {.paths = {}, .profile = indexer::extract::Profile::built_in(), .report = report});
  }
  Words words() { return all_of(directory_.open_live().database); }

  tests::TemporaryDirectory place_;
  schema::IndexDirectory directory_{place_.path() / "stacks"};
  std::optional<schema::WriterLock> lock_;
  std::string live_;
  std::unique_ptr<Writer> writer_;
  int copies_ = 0;
};

// std::mt19937 is the same everywhere; the standard's distributions are not.
class Invented {
 public:
  explicit Invented(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t bound) { return engine_() % bound; }

  Article article(const std::string& id) {
    Article made;
    made.id = id;
    made.title = text(4);
    made.subtitle = text(3);
    made.body = "글 " + text(20);
    for (std::size_t n = below(3); n > 0; --n) made.tags.push_back(word());
    for (std::size_t n = below(3); n > 0; --n) made.authors.push_back({word(), "기자"});
    for (std::size_t n = below(3); n > 0; --n) {
      made.comments.push_back({"", "", word(), std::nullopt, text(5), 0, 0});
    }
    return made;
  }

  std::string text(std::size_t most) {
    std::string made;
    for (std::size_t n = below(most + 1); n > 0; --n) made += word() + " ";
    return made;
  }

 private:
  std::string word() {
    static constexpr std::string_view syllables[] = {"알", "트", "만", "이", "은", "에",
                                                     "서", "해", "고", "됐", "다", "a"};
    std::string made;
    for (std::size_t n = 1 + below(5); n > 0; --n) made += syllables[below(std::size(syllables))];
    return made;
  }

  std::mt19937 engine_;
};

TEST_F(LexiconOfAnIndex, IsTheOneMadeFromScratchAfterAnySequence) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    Invented invented(seed);
    Articles committed;
    const std::string room = std::to_string(seed) + "-";
    open();
    Articles now;
    for (int step = 0; step < 400; ++step) {
      const std::string id = room + std::to_string(invented.below(25));
      switch (invented.below(8)) {
        case 0:
        case 1:
          EXPECT_EQ(writer_->remove(id), now.erase(id) == 1);
          break;
        case 2:
          writer_->commit();
          committed = now;
          if (invented.below(2) == 0) open();
          break;
        case 3:
          if (invented.below(3) > 0) break;
          drop();
          open();
          now = committed;
          break;
        case 4:  // another comment: an article changed, its words did not
          if (const auto known = now.find(id); known != now.end()) {
            known->second.comments.push_back(
                {"", "", "독자", std::nullopt, invented.text(5) + ".", 0, 0});
            EXPECT_EQ(writer_->put(known->second), Writer::Outcome::changed);
          }
          break;
        default:
          now[id] = invented.article(id);
          writer_->put(now[id]);
      }
      if (step % 20 == 0) {
        ASSERT_EQ(words(), from_scratch(committed)) << "seed " << seed << ", step " << step;
      }
    }
    writer_->commit();
    ASSERT_EQ(words(), from_scratch(now)) << "seed " << seed;
    for (const auto& [id, article] : now) EXPECT_TRUE(writer_->remove(id));
    writer_->commit();
    ASSERT_EQ(words(), Words{}) << "seed " << seed;
  }
}

TEST_F(LexiconOfAnIndex, IsCommittedWithItsArticles) {
  Invented invented(9);
  open();
  Articles articles;
  for (int i = 0; i < 1001; ++i) {
    const std::string id = std::to_string(i);
    const Article article = invented.article(id);
    if (i < 1000) articles[id] = article;
    writer_->put(article);
  }
  EXPECT_EQ(directory_.open_live().database.get_doccount(), 1000U);
  EXPECT_EQ(words(), from_scratch(articles));
}

// Xapian commits by itself after 10,000 documents.
TEST_F(LexiconOfAnIndex, ManyRemovedAtOnceTakeTheirWordsInBatches) {
  open();
  for (int i = 0; i < 1500; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.body = "알트만";
    writer_->put(article);
  }
  writer_->commit();
  EXPECT_EQ(words(), (Words{{"알트만", 1500}}));
  for (int i = 0; i < 1001; ++i) EXPECT_TRUE(writer_->remove(std::to_string(i)));
  drop();
  EXPECT_EQ(directory_.open_live().database.get_doccount(), 500U);
  EXPECT_EQ(words(), (Words{{"알트만", 500}}));
}

TEST_F(LexiconOfAnIndex, OutlivesRepairAndRebuild) {
  Invented invented(5);
  open();
  for (int i = 0; i < 30; ++i) writer_->put(invented.article(std::to_string(i)));
  writer_->commit();
  writer_.reset();
  lock_.reset();
  const Words before = words();
  ASSERT_GT(before.size(), 30U);
  indexer::repair(directory_);
  EXPECT_NE(directory_.require_live(), live_);
  EXPECT_EQ(words(), before);
  EXPECT_EQ(rebuilt().added, 30U);
  EXPECT_EQ(words(), before);
  // And is written on from there.
  lock_.emplace(directory_, "tests");
  live_ = directory_.require_live();
  open();
  EXPECT_TRUE(writer_->remove("3"));
  writer_->commit();
  EXPECT_NE(words(), before);
}

TEST_F(LexiconOfAnIndex, IsMadeForAnIndexOfTheFormatThatHadNone) {
  {
    Xapian::WritableDatabase database = directory_.open_for_writing(live_);
    Article article;
    article.id = "1";
    article.body = "알트만 복귀";
    database.add_document(schema::to_document(article));
    database.set_metadata(schema::format_key, "1");
    database.set_metadata("input:0123", "2 seogo-1 profile 12:34\n1");
    database.commit();
  }
  EXPECT_THROW(open(), schema::Error);
  lock_.reset();
  EXPECT_EQ(rebuilt().added, 1U);
  EXPECT_EQ(words(), (Words{{"알트만", 1}, {"복귀", 1}}));
  EXPECT_EQ(directory_.open_live().database.get_metadata("input:0123"), "");
}

TEST_F(LexiconOfAnIndex, DamagedIsFoundAndStopsWritingBeforeAnythingIsCommitted) {
  Article article;
  article.id = "1";
  article.body = "알트만 복귀";
  open();
  writer_->put(article);
  writer_->commit();
  writer_.reset();
  {
    Xapian::WritableDatabase database = directory_.open_for_writing(live_);
    database.set_metadata("words:알", "x");
    database.commit();
  }
  EXPECT_FALSE(indexer::check(directory_).empty());
  open();
  article.id = "2";
  writer_->put(article);
  EXPECT_THROW(writer_->commit(), schema::Error);
  drop();
  EXPECT_EQ(directory_.open_live().database.get_doccount(), 1U);
  lock_.reset();
  EXPECT_EQ(rebuilt().added, 1U);
  EXPECT_TRUE(indexer::check(directory_).empty());
  EXPECT_EQ(words(), (Words{{"알트만", 1}, {"복귀", 1}}));
}

}  // namespace
