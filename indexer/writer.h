// Puts articles into one generation, in batches that are committed whole.
//
//   Writer writer(directory, name, Writer::Target::live);
//   writer.begin_input("pages/altman.html");
//   writer.put(article) == Writer::Outcome::added;   again: unchanged; with one more comment: changed
//   writer.end_input({state, page, path});
//   writer.commit();                                 what was put before is now on the disk
//
// An article is known by its id; put() sets one where the source gives none. Of several captures of
// a page the newest counts (recapture.h). What is changed, and when it is on the disk, is
// ArticlesDatabase's. Throws schema::Error: input (the article cannot be indexed, nothing was changed),
// index, io. For one thread, under the WriterLock.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/articles_database.h"
#include "indexer/input_record.h"
#include "schema/article.h"
#include "schema/generation.h"

namespace seogo::indexer {

class Writer {
 public:
  using Target = ArticlesDatabase::Target;
  enum class Outcome { added, changed, unchanged, older };

  Writer(const schema::IndexDirectory& directory, std::string generation, Target target);

  Outcome put(schema::Article article);
  bool remove(const std::string& id);  // false if there was no such article

  // Takes the article `id` from the input at hand if `now` is the same page edited: read from the same
  // file, of the same site and time of publication, under another headline, which made its id. It
  // stays if another input has it. Returns whether it was removed.
  bool remove_earlier_state(const std::string& id, const schema::Article& now);

  // Between these, articles are put down as the input's: they bear its key.
  void begin_input(const std::string& path);
  void end_input(const InputRecord& record);
  [[nodiscard]] InputRecord input_record(const std::string& path) const;
  void each_input(const std::function<void(const std::string& key, const InputRecord&)>& sink);

  // What an input has no more: articles that bear its key and were not put since begin_input().
  // Those that no other input has are removed; returns how many.
  std::uint64_t release_unseen();
  std::uint64_t release_input(const std::string& key);  // all of its articles, and its record

  // In a generation put together from parts: articles that stand in several of them become one.
  // Returns how many documents went.
  std::uint64_t unite();

  // The same for copies of a text under several ids, which stay as a group (near_duplicates.h).
  void link_all() { articles_.link_all(); }

  // See ArticlesDatabase.
  void pack_with(std::shared_ptr<const schema::Dictionary> dictionary) {
    articles_.pack_with(std::move(dictionary));
  }

  void commit() { articles_.commit(); }

 private:
  Outcome put_again(Xapian::docid id, schema::Article incoming);
  std::uint64_t unite(const std::vector<Xapian::docid>& group);
  bool release(Xapian::docid id, const std::string& key);
  std::uint64_t release(const std::string& key, const std::vector<Xapian::docid>& kept);
  [[nodiscard]] std::vector<std::string> keys_at_hand() const;

  ArticlesDatabase articles_;
  std::string input_key_;            // of the input at hand; may be empty
  std::vector<Xapian::docid> seen_;  // documents of the input at hand
};

}  // namespace seogo::indexer
