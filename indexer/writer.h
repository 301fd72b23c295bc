// Puts articles into one generation, in batches that are committed whole.
//
//   Writer writer(directory, name, Writer::Target::live);
//   writer.put(article) == Writer::Outcome::added;   again: unchanged; with one more comment: changed
//   writer.commit();                                 what was put before is now on the disk
//
// An article is known by its id; put() sets one where the source gives none. The words of articles
// (lexicon.h) are counted in the commit in which they come and go. After a commit that failed the
// live generation is marked dirty and never written again; the article texts committed before are
// safe. Throws schema::Error: input (the article cannot be indexed, nothing was changed), index, io.
// For one thread, under the WriterLock.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include <xapian.h>

#include "schema/article.h"
#include "schema/generation.h"
#include "schema/lexicon.h"

namespace seogo::indexer {

class Writer {
 public:
  enum class Target {
    live,   // every commit is synced to the disk
    aside,  // a generation being built: nothing is synced before finish()
  };
  enum class Outcome { added, changed, unchanged };

  Writer(const schema::IndexDirectory& directory, std::string generation, Target target);
  ~Writer();

  Outcome put(schema::Article article);
  bool remove(const std::string& id);  // false if there was no such article

  // Removes the article `id` if `now` is the same page edited: read from the same file, of the same site
  // and time of publication, under another headline.
  void remove_earlier_state(const std::string& id, const schema::Article& now);

  // What is remembered of an input, so that an untouched one is not read again.
  [[nodiscard]] std::string input_record(const std::string& path) const;
  void set_input_record(const std::string& path, const std::string& record);

  void commit();

 private:
  template <typename Work>
  auto guarded(Work work);
  [[noreturn]] void fail(const std::string& reason);
  void count_pending(std::uint64_t bytes);

  const schema::IndexDirectory& directory_;
  std::string generation_;
  Target target_;
  std::unique_ptr<Xapian::WritableDatabase> database_;
  schema::WordCounts pending_words_;
  std::set<Xapian::docid> pending_links_;  // documents whose copies are yet to be found
  std::uint64_t pending_documents_ = 0;
  std::uint64_t pending_bytes_ = 0;
};

}  // namespace seogo::indexer
