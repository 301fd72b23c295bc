// A small index in a directory of its own, for tests that make an archive, search it and expect
// articles.
//
//   Archive archive;
//   archive.add("샘 알트만 복귀", "이사회가 …");
//   archive.titles("알트만이")  →  {"샘 알트만 복귀"}
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/writer.h"
#include "schema/generation.h"
#include "searchd/engine/engine.h"
#include "tests/temporary_directory.h"

namespace seogo::tests {

class Archive {
 public:
  Archive() {
    live_ = directory_.create_generation();
    directory_.switch_to(live_);
    writer_ = std::make_unique<indexer::Writer>(directory_, live_, indexer::Writer::Target::live);
  }

  // The id is the number of the article: "1", "2", …
  Archive& add(schema::Article article) {
    if (article.id.empty()) article.id = std::to_string(++count_);
    writer_->put(std::move(article));
    return *this;
  }

  Archive& add(const std::string& title, const std::string& body,
               const std::vector<std::string>& comments = {}) {
    schema::Article article;
    article.title = title;
    article.body = body;
    for (const std::string& text : comments) {
      schema::Comment comment;
      comment.author = "독자";
      comment.text = text;
      article.comments.push_back(comment);
    }
    return add(std::move(article));
  }

  searchd::engine::Reply search(searchd::engine::Request request) {
    writer_->commit();
    if (!engine_) engine_ = std::make_unique<searchd::engine::Engine>(directory_, limits_);
    return engine_->search(request);
  }

  void set_limits(const searchd::engine::Limits& limits) { limits_ = limits; }  // of search()

  searchd::engine::Reply search(const std::string& text) {
    searchd::engine::Request request;
    request.text = text;
    request.limit = searchd::engine::most_hits;
    return search(request);
  }

  std::vector<std::string> titles(const std::string& text) {
    std::vector<std::string> titles;
    for (const searchd::engine::Hit& hit : search(text).hits) titles.push_back(hit.title);
    return titles;
  }

  [[nodiscard]] const schema::IndexDirectory& directory() const { return directory_; }
  indexer::Writer& writer() { return *writer_; }

 private:
  TemporaryDirectory place_;
  schema::IndexDirectory directory_{place_.path() / "stacks"};
  schema::WriterLock lock_{directory_, "tests"};
  std::string live_;
  std::unique_ptr<indexer::Writer> writer_;
  searchd::engine::Limits limits_;
  std::unique_ptr<searchd::engine::Engine> engine_;
  int count_ = 0;
};

}  // namespace seogo::tests
