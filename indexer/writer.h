// Puts articles into one generation, in batches that are committed whole.
//
//   Writer writer(directory, name, Writer::Target::live);
//   writer.begin_input("pages/altman.html");
//   writer.put(article) == Writer::Outcome::added;   again: unchanged; with one more comment: changed
//   writer.end_input({state, page, path});
//   writer.commit();                                 what was put before is now on the disk
//
// An article is known by its id; put() sets one where the source gives none. Of several captures of
// a page the newest counts (recapture.h). The words of articles (lexicon.h) are counted in the commit
// in which they come and go; the comments' database follows with a commit of its own
// (comments_database.h), and where it failed to the next writer brings it up. After a commit that failed the live generation is marked dirty and never
// written again; the article texts committed before are safe. Throws schema::Error: input (the article
// cannot be indexed, nothing was changed), index, io. For one thread, under the WriterLock.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/comments_database.h"
#include "indexer/input_record.h"
#include "indexer/sudden_end.h"
#include "schema/article.h"
#include "schema/generation.h"
#include "schema/lexicon.h"
#include "schema/packing.h"

namespace seogo::indexer {

class Writer {
 public:
  enum class Target {
    live,   // every commit is synced to the disk
    aside,  // a generation being built: synced whole before it is switched to, its comments last
  };
  enum class Outcome { added, changed, unchanged, older };

  Writer(const schema::IndexDirectory& directory, std::string generation, Target target);
  ~Writer();

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
  void each_input(
      const std::function<void(const std::string& key, const InputRecord&)>& sink) const;

  // What an input has no more: articles that bear its key and were not put since begin_input().
  // Those that no other input has are removed; returns how many.
  std::uint64_t release_unseen();
  std::uint64_t release_input(const std::string& key);  // all of its articles, and its record

  // In a generation put together from parts: articles that stand in several of them become one.
  // Returns how many documents went.
  std::uint64_t unite();

  // The same for copies of a text under several ids, which stay as a group (near_duplicates.h).
  void link_all();

  // Every article of another database, analyzed anew, with its inputs; `each` is called after each.
  void copy(const Xapian::Database& from, const std::function<void()>& each);

  // What is put from here on is packed with this dictionary, which the generation keeps; nothing:
  // not packed. Else it is the one that the generation has, or one trained on its articles.
  void pack_with(std::shared_ptr<const schema::Dictionary> dictionary);

  void commit();

 private:
  struct Made {
    Xapian::Document document;
    std::uint64_t bytes = 0;  // of stored text, before it was packed
  };
  template <typename Work>
  auto guarded(Work work);
  [[noreturn]] void fail(const std::string& reason);
  [[nodiscard]] Made make(const schema::Article& article, const schema::CutArticle& texts);
  void count_pending(std::uint64_t bytes);
  Outcome put_again(Xapian::docid id, schema::Article incoming);
  void replace(Xapian::docid id, const schema::Article& article,
               const std::vector<std::string>& keys);
  void erase(Xapian::docid id);
  std::uint64_t unite(const std::vector<Xapian::docid>& group);
  bool release(Xapian::docid id, const std::string& key);
  std::uint64_t release(const std::string& key, const std::vector<Xapian::docid>& kept);
  [[nodiscard]] schema::Article stored(Xapian::docid id) const;

  const schema::IndexDirectory& directory_;
  std::string generation_;
  Target target_;
  std::optional<LiveWriting> live_writing_;
  std::unique_ptr<Xapian::WritableDatabase> database_;
  std::unique_ptr<CommentsDatabase> comments_;  // of a live generation
  std::optional<schema::Packer> packer_;
  schema::WordCounts pending_words_;
  std::set<Xapian::docid> pending_links_;     // documents whose copies are yet to be found
  std::set<Xapian::docid> pending_comments_;  // articles whose comments came, changed or went
  std::uint64_t pending_documents_ = 0;
  std::uint64_t pending_bytes_ = 0;
  std::string input_key_;            // of the input at hand; may be empty
  std::vector<Xapian::docid> seen_;  // documents of the input at hand
};

// The keys of inputs that a document bears.
[[nodiscard]] std::vector<std::string> input_keys(const Xapian::Document& document);

// Articles put down as those of inputs.
void add_input_keys(Xapian::Document& document, const std::vector<std::string>& keys);

}  // namespace seogo::indexer
