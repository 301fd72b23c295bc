// The table of term lists of a database that was written without any.
//
// Xapian needs a document's terms to change or remove it, and nothing else does: for all documents they
// are 44 % of an index (406 of 921 MB, of 100,000 invented articles with their comments). So they are
// written for those that are about to change:
//
//   TermLists lists("gen-000002", "building", Sync::yes);
//   lists.add(7, document);                              its terms and slots, as the index has them
//   lists.finish();
//   Xapian::WritableDatabase("gen-000002").delete_document(7);
//
// Xapian itself writes them, into the table as it stands, under another database that is made for it;
// then a replacement of the version file makes them visible, a thousand at a time. Readers of the revision
// before go on. Who is cut short has given some their lists, or none, which changes nothing else.
//
// Between making one and finish() nobody else may write to the database, nor have it open for writing.
// Throws Error(io), Error(index); Xapian errors pass through.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>

#include <xapian.h>

namespace seogo::indexer {

enum class Sync { no, yes };

class TermLists {
 public:
  // `room`: where a directory is made for as long as this lives.
  TermLists(const std::filesystem::path& database, const std::filesystem::path& room, Sync sync);
  ~TermLists();
  TermLists(const TermLists&) = delete;
  TermLists& operator=(const TermLists&) = delete;

  void add(Xapian::docid number, const Xapian::Document& document);
  void finish();

 private:
  void commit();

  std::filesystem::path database_;
  std::filesystem::path borrowed_;
  std::unique_ptr<Xapian::WritableDatabase> writing_;
  std::size_t pending_ = 0;
};

// All of them at once.
void give_term_lists(const std::filesystem::path& database, const std::filesystem::path& room,
                     const std::map<Xapian::docid, Xapian::Document>& documents, Sync sync);

[[nodiscard]] bool has_term_list(const Xapian::Database& database, Xapian::docid document);

// Takes all of them away. For a database that nobody reads yet.
void drop_term_lists(const std::filesystem::path& database);

}  // namespace seogo::indexer
