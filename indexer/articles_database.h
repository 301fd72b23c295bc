// The articles' database of a generation, open for writing, in batches that are committed whole.
//
//   ArticlesDatabase articles(directory, "gen-000002", ArticlesDatabase::Target::live);
//   const Xapian::docid id = articles.add(article, {key});
//   articles.replace(id, edited, {key});
//   articles.commit();        words (lexicon.h), copies (near_duplicates.h) and comments go with it
//
// Documents of a bulk build have no term lists, so Xapian cannot change them. What is to become of such
// a document is put off until the end of its batch, when they are given lists all at once (term_lists.h),
// between two commits: a batch with such changes has two. What was put off is told of as if it were
// done. Metadata go with the last commit of their batch.
//
// After a commit that failed the live generation is marked dirty and never written again; the article
// texts committed before are safe. Throws schema::Error: index, io. For one thread, under the WriterLock.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/comments_database.h"
#include "indexer/sudden_end.h"
#include "schema/article.h"
#include "schema/cut_text.h"
#include "schema/generation.h"
#include "schema/lexicon.h"
#include "schema/packing.h"

namespace seogo::indexer {

class ArticlesDatabase {
 public:
  enum class Target {
    live,   // every commit is synced to the disk
    aside,  // a generation being built: synced whole before it is switched to, its comments last
  };

  ArticlesDatabase(const schema::IndexDirectory& directory, std::string generation, Target target);
  ~ArticlesDatabase();  // an unfinished batch is dropped
  ArticlesDatabase(const ArticlesDatabase&) = delete;
  ArticlesDatabase& operator=(const ArticlesDatabase&) = delete;

  [[nodiscard]] Xapian::docid find(const std::string& id);  // 0: there is none
  // Those that an input has, but for some; both ascending.
  [[nodiscard]] std::vector<Xapian::docid> of_input(const std::string& key,
                                                    const std::vector<Xapian::docid>& but) const;
  [[nodiscard]] schema::Article stored(Xapian::docid id) const;
  [[nodiscard]] std::vector<std::string> input_keys(Xapian::docid id) const;

  Xapian::docid add(const schema::Article& article, const std::vector<std::string>& keys);
  void replace(Xapian::docid id, schema::Article article, std::vector<std::string> keys);
  void set_input_keys(Xapian::docid id, std::vector<std::string> keys);
  void erase(Xapian::docid id);

  [[nodiscard]] std::string metadata(const std::string& key) const;
  void set_metadata(const std::string& key, std::string value);
  void each_metadata(
      const std::string& prefix,
      const std::function<void(const std::string& key, const std::string& value)>& sink);

  // What several documents of one article stand under: their common term, from `last` on, at most so
  // many groups. For a generation put together from parts.
  [[nodiscard]] std::vector<std::vector<Xapian::docid>> same_ids(std::string& last,
                                                                 std::size_t most);
  void link_all();

  // The dictionary that what comes is packed with, which the database keeps; nothing: not packed. Else
  // it is the one that it has, or one trained on its articles.
  void pack_with(std::shared_ptr<const schema::Dictionary> dictionary);

  void commit();

 private:
  // What is to become of a document.
  struct Change {
    enum class Kind { replaced, keys, erased } kind;
    schema::Article article;
    std::vector<std::string> keys;
  };
  struct Made {
    Xapian::Document document;
    std::uint64_t bytes = 0;  // of stored text, before it was packed
  };

  template <typename Work>
  auto guarded(Work work) const;
  template <typename Work>
  void giving_lists(Work work) const;
  [[noreturn]] void fail(const std::string& reason) const;
  void open();
  [[nodiscard]] Made make(const schema::Article& article, const schema::CutArticle& texts);
  void change(Xapian::docid id, Change change);
  std::uint64_t make(Xapian::docid id, const Change& change);
  void count_pending(std::uint64_t bytes);
  void write_batch();
  void give_lists(const std::set<Xapian::docid>& to);

  const schema::IndexDirectory& directory_;
  std::string generation_;
  Target target_;
  std::optional<LiveWriting> live_writing_;
  mutable std::unique_ptr<Xapian::WritableDatabase> database_;  // none after a failure
  std::unique_ptr<CommentsDatabase> comments_;                  // of a live generation
  std::optional<schema::Packer> packer_;
  std::map<Xapian::docid, Change> put_off_;
  std::set<Xapian::docid> lacking_;  // documents to be given term lists
  std::map<std::string, std::string> pending_metadata_;
  schema::WordCounts pending_words_;
  std::set<Xapian::docid> pending_links_;     // documents whose copies are yet to be found
  std::set<Xapian::docid> pending_comments_;  // articles whose comments came, changed or went
  std::uint64_t pending_documents_ = 0;
  std::uint64_t pending_bytes_ = 0;
};

}  // namespace seogo::indexer
