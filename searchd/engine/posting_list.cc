#include "searchd/engine/posting_list.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t most_asked = 10'000;       // terms remembered as asked for once
constexpr std::size_t between_looks = 1U << 15;  // postings, half a millisecond

std::string key_of(const std::string& term, const PostingLists::Source& source) {
  return source.name + term;
}

}  // namespace

PostingList read_list(const Xapian::Database& database, const std::string& term,
                      query::Deadline deadline) {
  constexpr Xapian::termcount most = std::numeric_limits<std::uint16_t>::max();
  PostingList list;
  const Xapian::doccount count = database.get_termfreq(term);
  if (count == 0) return list;
  list.documents.reserve(count);
  list.counts.reserve(count);
  Xapian::termcount any = 0;
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end; ++at) {
    if (list.documents.size() % between_looks == between_looks - 1 && deadline.passed()) {
      list.whole = false;
      break;
    }
    const Xapian::termcount wdf = at.get_wdf();
    any |= wdf;
    list.documents.push_back(*at);
    list.counts.push_back(static_cast<std::uint16_t>(std::min(wdf, most)));
  }
  if (any == 0) list.counts = {};
  return list;
}

PostingLists::Source::Source(const Xapian::Database& of)
    : database(of), name(of.get_uuid() + std::to_string(of.get_revision()) + ' ') {}

PostingLists::Kept PostingLists::whole(const std::string& term, const Source& source,
                                       query::Deadline deadline) {
  const std::string key = key_of(term, source);
  if (Kept known = lists_.find(key)) return known;
  return read(key, term, source, deadline);
}

PostingLists::Kept PostingLists::soon(const std::string& term, const Source& source,
                                      query::Deadline deadline) {
  const std::string key = key_of(term, source);
  if (Kept known = lists_.find(key)) return known;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (asked_.size() >= most_asked) asked_.clear();
    if (asked_.insert(key).second) return nullptr;
  }
  return read(key, term, source, deadline);
}

PostingLists::Kept PostingLists::known(const std::string& term, const Source& source) {
  return lists_.find(key_of(term, source));
}

PostingLists::Kept PostingLists::read(const std::string& key, const std::string& term,
                                      const Source& source, query::Deadline deadline) {
  auto list = std::make_shared<const PostingList>(read_list(source.database, term, deadline));
  if (!list->whole) return list;
  lists_.keep(key, list);
  const std::lock_guard<std::mutex> lock(mutex_);
  asked_.erase(key);
  return list;
}

}  // namespace seogo::searchd::engine
