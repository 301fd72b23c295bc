#include "searchd/engine/copies.h"

#include "schema/document.h"
#include "schema/fields.h"

namespace seogo::searchd::engine {
namespace {

std::string term_of(const std::string& group) { return std::string(schema::group_prefix) + group; }

}  // namespace

std::string group_of(const Xapian::Document& document) {
  return document.get_value(schema::group_slot);
}

std::uint64_t other_copies(const Xapian::Database& database, const std::string& group) {
  const Xapian::doccount members = group.empty() ? 0 : database.get_termfreq(term_of(group));
  return members == 0 ? 0 : members - 1;
}

std::optional<std::string> copies_term(const Xapian::Database& database, const std::string& id) {
  const std::string term = schema::id_term(id);
  const auto found = database.postlist_begin(term);
  if (found == database.postlist_end(term)) return std::nullopt;
  const std::string group = group_of(database.get_document(*found));
  return group.empty() ? term : term_of(group);
}

}  // namespace seogo::searchd::engine
