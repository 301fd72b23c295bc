#include "tests/cli/stacks.h"

#include <chrono>
#include <fstream>
#include <thread>

#include <nlohmann/json.hpp>

#include "indexer/recall.h"
#include "indexer/term_lists.h"
#include "schema/comment_document.h"
#include "schema/document.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/lexicon.h"
#include "schema/stored.h"

namespace seogo::tests {
namespace {

// Terms and slots of all documents, by their postings: few have term lists.
std::map<Xapian::docid, Xapian::Document> documents(const Xapian::Database& database) {
  return indexer::recall_by_postings(database,
                                     {database.postlist_begin(""), database.postlist_end("")});
}

// Numbers of documents depend on the order in which articles came: terms of them are left out.
std::string with_terms(std::string entry, const Xapian::Document& document) {
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    if ((*term).starts_with(schema::under_prefix)) continue;
    entry += *term + "=" + std::to_string(term.get_wdf()) + ";";
  }
  return entry;
}

// Files changed within the last tick of the clock are read again by the next update.
void settle() { std::this_thread::sleep_for(std::chrono::milliseconds(30)); }

}  // namespace

std::string line(const std::string& id, const std::string& title, const std::string& body,
                 const std::vector<std::string>& comments) {
  nlohmann::json row{{"id", id}, {"title", title}, {"body", body}};
  for (const std::string& text : comments) {
    row["comments"].push_back({{"author", "독자"}, {"text", text}});
  }
  return row.dump() + "\n";
}

std::string Stacks::write(const std::string& name, std::string_view bytes) const {
  const std::filesystem::path file = room() / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  settle();
  return file.string();
}

std::string Stacks::invent(const std::string& name, int articles, int comments) const {
  const Outcome written =
      run({"seogo-generate", "--articles", std::to_string(articles), "--seed", "7", "--comments",
           std::to_string(comments), "--output", path(name)});
  EXPECT_TRUE(ended(written, 0));
  settle();
  return path(name);
}

Outcome Stacks::indexer(const std::string& command, const std::vector<std::string>& words,
                        const Conditions& conditions) const {
  std::vector<std::string> all = {"seogo-indexer", command, "--index", index()};
  all.insert(all.end(), words.begin(), words.end());
  return run(all, conditions);
}

Stored Stacks::stored() const {
  Stored stored;
  try {
    const schema::Generation live = directory().open_live();
    for (auto it = live.database.postlist_begin(""); it != live.database.postlist_end(""); ++it) {
      const std::string bytes = schema::stored_data(live.database, *it);
      const bool first = stored.emplace(schema::to_article(bytes).id, bytes).second;
      EXPECT_TRUE(first) << "two documents of " << schema::to_article(bytes).id;
    }
  } catch (const schema::Error& error) {
    ADD_FAILURE() << error.text();
  }
  return stored;
}

Contents Stacks::contents() const {
  Contents contents;
  try {
    const schema::Generation live = directory().open_live();
    const Xapian::Database& database = live.database;
    std::map<Xapian::docid, std::string> ids;
    for (const auto& [number, terms] : documents(database)) {
      const std::string bytes = schema::stored_data(database, number);
      ids[number] = schema::to_article(bytes).id;
      contents["article " + ids[number]] = with_terms(bytes, terms);
    }
    for (const auto& [number, terms] : documents(live.comments)) {
      const Xapian::Document document = live.comments.get_document(number);
      const Xapian::docid article = schema::article_of(document.get_value(schema::article_slot));
      const std::size_t place = schema::to_comment_mark(document.get_data()).place;
      EXPECT_TRUE(ids.contains(article)) << "a comment of no article";
      const std::string name = "comment " + ids[article] + " " + std::to_string(place);
      const bool first = contents.emplace(name, with_terms(document.get_data(), terms)).second;
      EXPECT_TRUE(first) << "two of " << name;
    }
    schema::Lexicon(database).each([&contents](std::string_view word, unsigned count) {
      contents["word " + std::string(word)] = std::to_string(count);
    });
  } catch (const schema::Error& error) {
    ADD_FAILURE() << error.text();
  }
  return contents;
}

std::filesystem::path Stacks::live() const {
  return directory().generation_path(directory().require_live());
}

void Stacks::give_term_lists(const std::filesystem::path& database) const {
  indexer::give_term_lists(database, room() / "lists",
                           documents(Xapian::Database(database.string())), indexer::Sync::no);
}

testing::AssertionResult holds(const Stored& whole, const Stored& part) {
  for (const auto& [id, bytes] : part) {
    const auto found = whole.find(id);
    if (found == whole.end()) return testing::AssertionFailure() << id << " is lost";
    if (found->second != bytes) return testing::AssertionFailure() << id << " is another";
  }
  return testing::AssertionSuccess();
}

}  // namespace seogo::tests
