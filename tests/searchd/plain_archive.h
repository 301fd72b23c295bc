// 2,000 invented articles, some of them copies, as an index and as plain values: what an engine
// counts and orders is held against what a loop over the articles does.
//
//   PlainArchive archive;
//   archive.rows()[6]    the article of docid 7, and the key of its copies
//   archive.found("사람", {})    rows that have it in any of their texts
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/document.h"
#include "tests/archive.h"
#include "tests/bench/article_writer.h"
#include "tests/bench/vocabulary.h"

namespace seogo::tests {

struct Row {
  Xapian::docid id;
  schema::Article article;
  std::string group;  // of its copies
};

class PlainArchive {
 public:
  static constexpr std::uint32_t articles = 2000;

  PlainArchive() {
    const bench::Vocabulary vocabulary;
    const bench::ArticleWriter writer(vocabulary, {articles, 7, 3});
    for (std::uint32_t i = 0; i < articles; ++i) {
      schema::Article article = writer.write(i);
      article.id = std::to_string(i + 1);
      if (i % 97 == 5) article.published.reset();
      if (i % 25 == 24) {  // the text of one before, elsewhere, a day later
        const schema::Article& first = rows_[i - 13].article;
        article.title = first.title;
        article.body = first.body;
        article.subtitle = first.subtitle;
      }
      rows_.push_back({i + 1, article, {}});
      archive_.add(std::move(article));
    }
    archive_.writer().commit();
    // What is held against a loop has all the time that it takes.
    archive_.set_limits({.query_time = std::chrono::milliseconds(0)});
    const schema::Generation live = archive_.directory().open_live();
    for (Row& row : rows_) {
      row.group = live.database.get_document(row.id).get_value(schema::group_slot);
    }
  }

  using Test = std::function<bool(const schema::Article&)>;

  // Copies: the one with the lowest number of those found.
  [[nodiscard]] std::vector<const Row*> found(const Test& test, bool fold) const {
    std::vector<const Row*> out;
    std::set<std::string> groups;
    for (const Row& row : rows_) {
      if (!test(row.article)) continue;
      if (fold && !row.group.empty() && !groups.insert(row.group).second) continue;
      out.push_back(&row);
    }
    return out;
  }

  static bool has(const schema::Article& article, const std::string& text) {
    const auto in = [&text](const std::string& where) {
      return where.find(text) != std::string::npos;
    };
    return in(article.title) || in(article.subtitle) || in(article.body) ||
           std::any_of(article.comments.begin(), article.comments.end(),
                       [&](const schema::Comment& comment) { return in(comment.text); }) ||
           std::any_of(article.authors.begin(), article.authors.end(),
                       [&](const schema::Author& author) { return in(author.name); }) ||
           std::any_of(article.tags.begin(), article.tags.end(), in);
  }

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  [[nodiscard]] Archive& archive() { return archive_; }

 private:
  Archive archive_;
  std::vector<Row> rows_;
};

// One for all tests: it takes seconds to make.
inline PlainArchive& plain_archive() {
  static PlainArchive archive;
  return archive;
}

}  // namespace seogo::tests
