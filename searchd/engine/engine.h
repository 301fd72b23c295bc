// The search engine over one index directory: what searchd serves and seogo-search prints.
//
//   Engine engine(directory);
//   Reply reply = engine.search({.text = "알트만 해고"});
//   std::optional<schema::Article> article = engine.article("https://…/1234");
//
// Safe to call from any number of threads: each call borrows a reader of its own, brought up to the
// index's last commit and live generation. Throws schema::Error(index) when the index cannot be
// read; never for the text of a query.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "schema/article.h"
#include "schema/generation.h"
#include "schema/stats.h"
#include "searchd/engine/request.h"
#include "searchd/engine/synonyms_file.h"

namespace seogo::searchd::engine {

class Engine {
 public:
  // Opens the index once, so that a missing or foreign one is told at the start.
  // Queries are widened by the names that are built in.
  explicit Engine(schema::IndexDirectory directory);
  Engine(schema::IndexDirectory directory, std::unique_ptr<SynonymsFile> synonyms);
  ~Engine();

  [[nodiscard]] Reply search(const Request& request) const;
  [[nodiscard]] std::optional<schema::Article> article(const std::string& id) const;
  // Other copies of its text in the archive.
  [[nodiscard]] std::uint64_t duplicates(const std::string& id) const;
  [[nodiscard]] schema::Stats stats() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace seogo::searchd::engine
