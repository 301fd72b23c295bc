#include "indexer/term_lists.h"

#include <system_error>
#include <utility>

#include "indexer/abandoned.h"
#include "indexer/glass/table.h"
#include "indexer/glass/version_file.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "termlist.glass";

constexpr std::size_t most_pending = 1000;  // documents; Xapian holds their terms in memory

// Makes a database whose term lists are those of another, and nothing else.
void borrow(const fs::path& owner, const fs::path& place) {
  fs::remove_all(place);
  fs::create_directories(place);
  Xapian::WritableDatabase(place.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS).commit();
  const glass::VersionFile theirs = glass::read_version_file(owner);
  glass::VersionFile own = glass::read_version_file(place);
  own.revision = theirs.revision;
  own.roots[glass::term_lists] = theirs.roots[glass::term_lists];
  fs::remove(place / file_name);
  fs::create_symlink(fs::absolute(owner / file_name), place / file_name);
  glass::write_version_file(place, own);
}

void give_back(const fs::path& owner, const fs::path& place) {
  const glass::VersionFile own = glass::read_version_file(place);
  glass::VersionFile theirs = glass::read_version_file(owner);
  theirs.revision = own.revision;
  theirs.roots[glass::term_lists] = own.roots[glass::term_lists];
  glass::write_version_file(owner, theirs);
}

}  // namespace

TermLists::TermLists(const fs::path& database, const fs::path& room, Sync sync)
    : database_(database), borrowed_(room / "term-lists") {
  borrow(database_, borrowed_);
  const int flags = Xapian::DB_OPEN | (sync == Sync::no ? Xapian::DB_NO_SYNC : 0);
  writing_ = std::make_unique<Xapian::WritableDatabase>(borrowed_.string(), flags);
  writing_->begin_transaction();  // so that Xapian commits when it is told to, and not before
}

TermLists::~TermLists() {
  if (writing_) abandon(std::move(writing_));  // what it wrote is not seen
  std::error_code left;                        // removed before the next build, if not now
  fs::remove_all(borrowed_, left);
  fs::remove(borrowed_.parent_path(), left);  // where nothing else is in it
}

void TermLists::add(Xapian::docid number, const Xapian::Document& document) {
  writing_->replace_document(number, document);
  if (++pending_ < most_pending) return;
  commit();
  writing_->begin_transaction();
}

// Each commit is given back before the next: a table keeps no more than one state intact besides the one
// that is written.
void TermLists::commit() {
  writing_->commit_transaction();
  give_back(database_, borrowed_);
  pending_ = 0;
}

void TermLists::finish() {
  commit();
  writing_.reset();
}

void give_term_lists(const fs::path& database, const fs::path& room,
                     const std::map<Xapian::docid, Xapian::Document>& documents, Sync sync) {
  TermLists lists(database, room, sync);
  for (const auto& [number, document] : documents) lists.add(number, document);
  lists.finish();
}

bool has_term_list(const Xapian::Database& database, Xapian::docid document) {
  try {
    return database.termlist_begin(document) != database.termlist_end(document);
  } catch (const Xapian::DocNotFoundError&) {
    return false;
  }
}

void drop_term_lists(const fs::path& database) {
  glass::VersionFile file = glass::read_version_file(database);
  glass::Table table(database / file_name);
  file.roots[glass::term_lists] = glass::root_bytes(glass::TableNumber::term_lists, table.finish());
  glass::write_version_file(database, file);
}

}  // namespace seogo::indexer
