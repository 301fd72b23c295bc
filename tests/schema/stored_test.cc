// What documents have stored, read from their database.
#include "schema/stored.h"

#include <thread>

#include <gtest/gtest.h>

#include "schema/document.h"
#include "schema/error.h"
#include "tests/schema/alike.h"
#include "tests/schema/stacks.h"

namespace seogo::schema {
namespace {

class Storing : public testing::Test {
 protected:
  Xapian::WritableDatabase make(const std::string& name) {
    return Xapian::WritableDatabase((place_.path() / name).string(),
                                    Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  }
  static void add(Xapian::WritableDatabase& database, const Article& article,
                  const std::shared_ptr<const Dictionary>& dictionary) {
    database.add_document(
        to_document(article, cut(article), Packer(dictionary).pack(encode(article))));
  }
  Article article() { return tests::alike(dice_, std::to_string(++count_)); }

  seogo::tests::TemporaryDirectory place_;
  tests::Dice dice_{1};
  int count_ = 0;
};

std::string refusal(const Xapian::Database& database, Xapian::docid document) {
  try {
    static_cast<void>(stored_data(database, document));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::index);
    return error.text();
  }
  return "none";
}

TEST_F(Storing, PackedOrNotItIsTheSame) {
  const std::shared_ptr<const Dictionary> dictionary = tests::trained(11);
  const Article before = article();
  const Article after = article();
  Xapian::WritableDatabase database = make("one");
  add(database, before, nullptr);
  EXPECT_EQ(packing_dictionary(database), nullptr);
  keep_dictionary(database, *dictionary);
  add(database, after, packing_dictionary(database));
  database.commit();
  EXPECT_LT(database.get_document(2).get_data().size() * 2,
            database.get_document(1).get_data().size());
  EXPECT_EQ(stored_data(database, 1), encode(before));
  EXPECT_EQ(stored_data(database, 2), encode(after));
  EXPECT_EQ(stored_article(database, 2), after);
  EXPECT_EQ(packing_dictionary(database)->bytes(), dictionary->bytes());
}

TEST_F(Storing, DatabasesOfSeveralDictionariesBecomeOne) {
  std::vector<Article> articles;
  Xapian::Database all;
  for (const unsigned seed : {21U, 22U, 23U}) {
    Xapian::WritableDatabase database = make(std::to_string(seed));
    const std::shared_ptr<const Dictionary> dictionary = tests::trained(seed);
    keep_dictionary(database, *dictionary);
    for (int i = 0; i < 5; ++i) {
      articles.push_back(article());
      add(database, articles.back(), dictionary);
    }
    database.commit();
    all.add_database(Xapian::Database((place_.path() / std::to_string(seed)).string()));
  }
  all.compact((place_.path() / "all").string());
  const Xapian::Database database((place_.path() / "all").string());
  for (Xapian::docid id = 1; id <= articles.size(); ++id) {
    EXPECT_EQ(stored_article(database, id), articles[id - 1]);
  }
  EXPECT_NE(packing_dictionary(database), nullptr);
}

TEST_F(Storing, ADictionaryThatIsMissingOrDamagedIsTold) {
  const std::shared_ptr<const Dictionary> dictionary = tests::trained(31);
  Xapian::WritableDatabase database = make("one");
  keep_dictionary(database, *dictionary);
  add(database, article(), dictionary);
  const auto key = "dictionary:" + database.get_metadata("dictionary");
  ASSERT_EQ(database.get_metadata(key), dictionary->bytes());
  const std::string name = key.substr(key.find(':') + 1);

  for (const std::string& bytes :
       {dictionary->bytes().substr(1), dictionary->bytes().substr(0, 9)}) {
    database.set_metadata(key, bytes);
    EXPECT_EQ(refusal(database, 1), "dictionary " + name + " of stored documents is damaged");
  }
  EXPECT_THROW(static_cast<void>(packing_dictionary(database)), Error);
  database.set_metadata(key, "");
  EXPECT_EQ(refusal(database, 1), "dictionary " + name + " of stored documents is missing");
  database.set_metadata(key, dictionary->bytes());
  EXPECT_EQ(refusal(database, 1), "none");
}

// More dictionaries than are kept prepared, read by several threads at once.
TEST_F(Storing, ThreadsShareWhatIsPrepared) {
  constexpr unsigned dictionaries = 20;
  std::vector<Article> articles;
  {
    Xapian::WritableDatabase database = make("one");
    const std::string bytes = tests::trained(41)->bytes();
    for (unsigned i = 0; i < dictionaries; ++i) {
      // Of other bytes, and so of another id.
      const auto dictionary = std::make_shared<const Dictionary>(bytes + std::to_string(i));
      keep_dictionary(database, *dictionary);
      articles.push_back(article());
      add(database, articles.back(), dictionary);
    }
    database.commit();
  }
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      const Xapian::Database database((place_.path() / "one").string());
      for (unsigned i = 0; i < 10 * dictionaries; ++i) {
        const auto at = static_cast<Xapian::docid>((i * 7 + t) % dictionaries);
        EXPECT_EQ(stored_article(database, at + 1), articles[at]);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace seogo::schema
