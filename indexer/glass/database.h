// A whole Xapian (glass) database, written in one pass from documents and terms that come in order.
//
//   Database database("building/whole");
//   database.add_document(1, {{{0, published}, …}, data, length});   ascending numbers
//   database.add_metadata("seogo:format", "5");       by ascending keys, before the first term
//   database.add_term("알트", {{1, 16}, {7, 8}});      by ascending terms
//   database.finish();                                 now Xapian opens it, and may write it
//
// Xapian's add_document walks two trees for every term of a document; in the order of terms there is
// nothing to look for. Documents get no term lists (term_lists.h): before one is changed, it is given its
// own. The lengths of documents and the counts of postings must agree: who calls sees to that. Document
// lengths and values are held in memory (about 110 bytes a
// document). Nothing is synced but the file that opens it. Throws Error(io). For one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/posting_list.h"
#include "indexer/glass/slot_values.h"
#include "indexer/glass/table.h"
#include "indexer/glass/tag.h"
#include "indexer/glass/version_file.h"
#include "schema/document.h"

namespace seogo::indexer::glass {

// What stands under a document's own number.
struct Row {
  std::vector<schema::SlotValue> values;  // one a slot
  Tag data;
  std::uint32_t length = 0;  // the sum of its counts
  std::uint32_t greatest_wdf = 0;
};

// `terms`: of the document, once each.
[[nodiscard]] Row make_row(std::span<const schema::TermCount> terms,
                           std::vector<schema::SlotValue> values, Tag data);

class Database {
 public:
  explicit Database(const std::filesystem::path& directory);  // which is made

  void add_document(DocumentNumber number, const Row& row);
  void add_metadata(std::string_view key, std::string_view value);
  void add_term(std::string_view term, std::span<const Posting> postings);
  void finish();

  [[nodiscard]] std::uint64_t documents() const { return statistics_.documents; }

 private:
  void close_documents();

  std::filesystem::path directory_;
  Table postings_;
  Table data_;
  Table term_lists_;
  std::map<Slot, SlotValues> slots_;
  std::vector<Posting> lengths_;
  Statistics statistics_;
  bool has_data_ = false;
  bool has_terms_ = false;
};

}  // namespace seogo::indexer::glass
