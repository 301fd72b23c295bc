// Stored articles packed with a dictionary: by builds, by updates of what they built, by rebuilds.
#include "indexer/training.h"

#include <fstream>
#include <future>

#include <gtest/gtest.h>

#include "indexer/maintenance.h"
#include "indexer/recall.h"
#include "indexer/term_lists.h"
#include "schema/article_codec.h"
#include "schema/error.h"
#include "schema/stored.h"
#include "tests/archive.h"
#include "tests/bench/article_writer.h"
#include "tests/bench/json_line.h"

namespace {

using namespace seogo;
using Articles = std::map<std::string, schema::Article>;

class Trained : public testing::Test {
 protected:
  // From one number to another, as one file.
  std::string file(std::uint32_t begin, std::uint32_t end) {
    std::string lines;
    for (std::uint32_t i = begin; i < end; ++i) bench::append_json_line(writer_.write(i), lines);
    const std::string path = (place_.path() / (std::to_string(begin) + ".jsonl")).string();
    std::ofstream(path, std::ios::binary) << lines;
    return path;
  }
  void run(indexer::Tally (*command)(const schema::IndexDirectory&, const indexer::Settings&),
           const std::vector<std::string>& paths) {
    indexer::Report report;
    static_cast<void>(command(
        directory_,
        {.paths = paths, .profile = indexer::extract::Profile::built_in(), .report = report}));
    EXPECT_EQ(indexer::check(directory_), std::vector<std::string>());
  }
  [[nodiscard]] Xapian::Database database() const { return directory_.open_live().database; }
  [[nodiscard]] std::set<std::string> dictionaries() const {
    const Xapian::Database live = database();
    return {live.metadata_keys_begin("dictionary:"), live.metadata_keys_end("dictionary:")};
  }
  [[nodiscard]] std::size_t packed() const {
    const Xapian::Database live = database();
    std::size_t count = 0;
    for (auto it = live.postlist_begin(""); it != live.postlist_end(""); ++it) {
      count += schema::dictionary_of(live.get_document(*it).get_data()) ? 1 : 0;
    }
    return count;
  }
  [[nodiscard]] Articles articles() const {
    const Xapian::Database live = database();
    Articles articles;
    for (auto it = live.postlist_begin(""); it != live.postlist_end(""); ++it) {
      schema::Article article = schema::stored_article(live, *it);
      articles.emplace(article.id, std::move(article));
    }
    return articles;
  }
  // As whoever packs nothing, and writes term lists, leaves it, and says so.
  void unpack_all(const std::string& format) {
    const std::filesystem::path path = directory_.generation_path(directory_.require_live());
    const Xapian::Database built(path.string());
    indexer::give_term_lists(
        path, place_.path() / "lists",
        indexer::recall_by_postings(built, {built.postlist_begin(""), built.postlist_end("")}),
        indexer::Sync::no);
    Xapian::WritableDatabase live(path.string());
    for (Xapian::docid id = 1; id <= live.get_lastdocid(); ++id) {
      Xapian::Document document = live.get_document(id);
      document.set_data(schema::stored_data(live, document));
      live.replace_document(id, document);
    }
    for (const std::string& key : dictionaries()) live.set_metadata(key, "");
    live.set_metadata("dictionary", "");
    live.set_metadata(schema::format_key, format);
    live.commit();
  }

  const bench::Vocabulary vocabulary_;
  const bench::ArticleWriter writer_{vocabulary_, {.articles = 900, .seed = 5, .mean_comments = 2}};
  tests::TemporaryDirectory place_;
  schema::IndexDirectory directory_{place_.path() / "stacks"};
};

TEST_F(Trained, ABuildHasOneDictionaryAndAnUpdateGoesOnWithIt) {
  run(indexer::update, {file(0, 700)});
  const std::set<std::string> built = dictionaries();
  EXPECT_EQ(built.size(), 1U);
  const std::size_t before = packed();
  EXPECT_GE(before, 500U);  // the others may have come before it was there
  run(indexer::update, {file(700, 900)});
  EXPECT_EQ(dictionaries(), built);
  EXPECT_EQ(packed(), before + 200);
  EXPECT_EQ(articles().size(), 900U);
}

TEST_F(Trained, FewArticlesHaveNone) {
  run(indexer::update, {file(0, 100)});
  EXPECT_EQ(dictionaries(), std::set<std::string>());
  EXPECT_EQ(packed(), 0U);
  run(indexer::rebuild, {});
  EXPECT_EQ(dictionaries(), std::set<std::string>());
  EXPECT_EQ(articles().size(), 100U);
}

TEST_F(Trained, AnIndexThatGrewByUpdatesGetsOneFromItsArticles) {
  run(indexer::update, {file(0, 20)});
  run(indexer::update, {file(20, 700)});
  EXPECT_EQ(packed(), 0U);
  run(indexer::update, {file(700, 750)});
  EXPECT_EQ(dictionaries().size(), 1U);
  EXPECT_EQ(packed(), 50U);
}

TEST_F(Trained, ARebuildPacksAllArticlesWithANewOne) {
  run(indexer::update, {file(0, 600)});
  run(indexer::update, {file(600, 900)});
  const Articles before = articles();
  const std::set<std::string> old = dictionaries();
  run(indexer::rebuild, {});
  EXPECT_EQ(packed(), 900U);
  EXPECT_EQ(articles(), before);
  ASSERT_EQ(dictionaries().size(), 1U);
  EXPECT_NE(dictionaries(), old);
}

TEST_F(Trained, AnIndexOfBeforeIsRebuiltFromItsArticles) {
  run(indexer::update, {file(0, 700)});
  const Articles before = articles();
  unpack_all("4");
  EXPECT_THROW(static_cast<void>(directory_.open_live()), schema::Error);
  run(indexer::rebuild, {});
  EXPECT_EQ(articles(), before);
  EXPECT_EQ(packed(), 700U);
}

TEST_F(Trained, ARepairKeepsTheDictionary) {
  run(indexer::update, {file(0, 700)});
  const std::set<std::string> built = dictionaries();
  const Articles before = articles();
  indexer::repair(directory_);
  EXPECT_EQ(dictionaries(), built);
  EXPECT_EQ(articles(), before);
}

TEST_F(Trained, ADictionaryThatIsLostIsAFinding) {
  run(indexer::update, {file(0, 700)});
  const std::string key = *dictionaries().begin();
  const std::string name = directory_.require_live();
  {
    Xapian::WritableDatabase live(directory_.generation_path(name).string());
    live.set_metadata(key, "");
    // Of an id that this process has not read before.
    const std::string unknown = std::string("\0\1\2\3\4", 5) + "눈이 내렸다";
    Xapian::Document document = live.get_document(1);
    document.set_data(unknown);
    live.replace_document(1, document);
    live.commit();
  }
  EXPECT_EQ(
      indexer::check(directory_),
      std::vector<std::string>{name + ": dictionary 01020304 of stored documents is missing"});
}

TEST(Training, GivesAllWorkersTheSame) {
  const bench::Vocabulary vocabulary;
  const bench::ArticleWriter writer(vocabulary, {.articles = 800, .seed = 6, .mean_comments = 2});
  std::vector<std::vector<std::string>> batches(8);
  for (std::uint32_t i = 0; i < 800; ++i) {
    batches[i / 100].push_back(schema::encode(writer.write(i)));
  }
  indexer::Training training;
  EXPECT_EQ(training.after({}), nullptr);
  EXPECT_EQ(training.after(batches[0]), nullptr);
  EXPECT_EQ(training.dictionary(), nullptr);
  std::vector<std::future<std::shared_ptr<const schema::Dictionary>>> workers;
  for (const auto& batch : batches) {
    workers.push_back(std::async(std::launch::async, [&] { return training.after(batch); }));
  }
  std::size_t with = 0;
  for (auto& worker : workers) {
    const std::shared_ptr<const schema::Dictionary> dictionary = worker.get();
    if (!dictionary) continue;
    ++with;
    EXPECT_EQ(dictionary, training.dictionary());
  }
  EXPECT_GE(with, 4U);
  EXPECT_EQ(training.after({}), training.dictionary());
}

}  // namespace
