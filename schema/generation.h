// An index on disk: a directory of generations, of which one is live.
//
//   stacks/current        "gen-000002": the live one, replaced by rename
//   stacks/gen-000002/    a Xapian database of articles, and `readers`, which its readers hold shared
//   stacks/gen-000002/comments/   a Xapian database of their comments (comment_document.h)
//   stacks/building/      parts of a generation that is being built, removed when it is whole
//   stacks/lock           held by the one writer
//   stacks/dirty          a commit failed: never write this generation again, repair it
//
// Reading:  Generation live = directory.open_live();  live.database, live.comments
// Writing:  WriterLock lock(directory, "update");  directory.create_generation() … switch_to(name)
//
// Errors are Error(index) with a hint (missing, no index, another version, locked, dirty) or
// Error(io). An IndexDirectory is a path with rules: safe to share; a Generation belongs to one
// thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/file.h"

namespace seogo::schema {

// The version of everything about an index that is not the analyzer: databases, slots, metadata,
// words, bands, stored form.
inline constexpr std::string_view index_format = "6";
inline constexpr const char* format_key = "seogo:format";      // metadata
inline constexpr const char* analyzer_key = "seogo:analyzer";  // metadata

// A live generation, open for reading. While it lives, its directory is not removed. The comments
// may be a batch behind the articles (comment_batch.h), never ahead of them.
struct Generation {
  std::string name;
  Xapian::Database database;
  Xapian::Database comments;
  File hold;

  void reopen();  // both at their last commits; Xapian errors pass through
};

class IndexDirectory {
 public:
  explicit IndexDirectory(std::filesystem::path path) : path_(std::move(path)) {}

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path generation_path(const std::string& name) const;
  [[nodiscard]] std::filesystem::path comments_path(const std::string& name) const;

  // The live generation's name; nothing in a directory that is missing or empty. Throws
  // Error(index) for a directory that holds other things and no index.
  [[nodiscard]] std::optional<std::string> live() const;
  [[nodiscard]] std::string require_live() const;  // throws Error(index) where live() gives nothing
  // Whether there is an index, by all that the directory holds: what a writer asks before it touches
  // anything. Throws Error(index) for one of other things, and for one that may not be listed.
  [[nodiscard]] bool is_index() const;

  // `stored_articles` is for reading these only: terms and words may be those of another version, and
  // no comments are opened.
  enum class Accept { this_version, stored_articles };
  // The generation with the most articles, whatever `current` says: to go on with when that is lost.
  [[nodiscard]] std::optional<std::string> fullest() const;

  [[nodiscard]] Generation open_live(Accept accept = Accept::this_version) const;
  void require_this_version(const std::string& name) const;  // of its articles

  // For the holder of the WriterLock.
  [[nodiscard]] std::string create_generation() const;  // two empty databases, not yet live
  [[nodiscard]] Xapian::WritableDatabase open_for_writing(const std::string& name,
                                                          int flags = 0) const;
  [[nodiscard]] Xapian::WritableDatabase open_comments_for_writing(const std::string& name) const;
  void switch_to(const std::string& name) const;
  // Removes generations that are neither live nor held by a reader, and parts of one.
  void remove_unused() const;
  void remove_parts() const;
  [[nodiscard]] std::filesystem::path building_path() const;  // for the parts of one being built
  [[nodiscard]] std::string next_name() const;
  void prepare_holds(const std::string& name) const;  // makes the file that readers hold
  void sync_generation(
      const std::string& name) const;  // every file of one that was written unsynced

  [[nodiscard]] std::optional<std::string> dirty() const;  // the reason, if a commit failed here
  void mark_dirty(
      const std::string& reason) const;  // on a full disk too, with no reason if need be
  void clear_dirty() const;

 private:
  [[nodiscard]] std::vector<std::string> generations() const;
  void require_version(const Xapian::Database& database, Accept accept) const;
  [[nodiscard]] Xapian::WritableDatabase open_database(const std::filesystem::path& path,
                                                       int flags) const;

  std::filesystem::path path_;
};

// The versions of this program, as metadata of every database; and written into one that is being made.
[[nodiscard]] std::map<std::string, std::string> versions();
void stamp(Xapian::WritableDatabase& database);

// One writer an index. Throws Error(index), naming the holder, if there is one already.
class WriterLock {
 public:
  WriterLock(const IndexDirectory& directory, std::string_view purpose);

 private:
  File file_;
};

}  // namespace seogo::schema
