// The search engine over one index directory: what searchd serves and seogo-search prints.
//
//   Engine engine(directory);
//   Reply reply = engine.search({.text = "알트만 해고"});
//   std::optional<schema::Article> article = engine.article("https://…/1234");
//
// Safe to call from any number of threads: each call borrows a reader of its own, brought up to the
// index's last commit and live generation. What one search and all of them may spend is in limits.h;
// a search that runs out of time answers with what it has (Reply::out_of_time). A request that was
// answered already is answered from memory as long as the version is the same. Throws
// schema::Error(index) when the index cannot be read; never for the text of a query.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "schema/article.h"
#include "schema/generation.h"
#include "schema/stats.h"
#include "searchd/engine/limits.h"
#include "searchd/engine/related.h"
#include "searchd/engine/reply_cache.h"
#include "searchd/engine/request.h"
#include "searchd/engine/suggest.h"
#include "searchd/engine/synonyms_file.h"

namespace seogo::searchd::engine {

// What is remembered of an answer: nothing of one that nobody will ask for again.
enum class Keep { reply, nothing };

class Engine {
 public:
  // Opens the index once, so that a missing or foreign one is told at the start.
  // Queries are widened by the names that are built in.
  explicit Engine(schema::IndexDirectory directory, const Limits& limits = {});
  Engine(schema::IndexDirectory directory, std::unique_ptr<SynonymsFile> synonyms,
         const Limits& limits = {});
  ~Engine();

  [[nodiscard]] Reply search(const Request& request, Keep keep = Keep::reply) const;
  [[nodiscard]] std::optional<schema::Article> article(const std::string& id) const;
  // How a query that is being typed may go on (suggest.h).
  [[nodiscard]] Suggestions suggest(std::string_view text, std::size_t limit) const;
  // Articles to read beside this one (related.h); nullopt if there is no such article.
  [[nodiscard]] std::optional<Related> related(const std::string& id,
                                               const RelatedRequest& request) const;
  // Other copies of its text in the archive.
  [[nodiscard]] std::uint64_t duplicates(const std::string& id) const;
  [[nodiscard]] schema::Stats stats() const;

  // 32 hexadecimal digits: others whenever a reply may be another, because of a commit, a switch of
  // generations or an edit of the synonyms; the same after a restart. For ETags, beside the version
  // of the program.
  [[nodiscard]] std::string version() const;

  // From the next search on.
  void set_limits(const Limits& limits);
  // Reads the file of synonyms at once (SynonymsFile::look_now).
  void read_synonyms();

  [[nodiscard]] CacheCounts cache_counts() const;
  [[nodiscard]] std::size_t open_readers() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace seogo::searchd::engine
