#include "tests/relevance/baseline.h"

#include "tests/baseline/document.h"
#include "tests/baseline/query.h"
#include "tests/relevance/measures.h"

namespace seogo::relevance {

Baseline::Baseline(const std::vector<schema::Article>& documents)
    : database_("", Xapian::DB_BACKEND_INMEMORY) {
  baseline::Indexer indexer(baseline::Take::words);
  for (const schema::Article& article : documents) {
    database_.add_document(indexer.document(article));
  }
}

std::vector<std::string> Baseline::search(const std::string& text) {
  std::vector<std::string> found;
  baseline::Parser parser(database_, baseline::Words::any);
  const std::optional<Xapian::Query> query = parser.parse(text);
  if (!query) {
    ++refused_;
    return found;
  }
  Xapian::Enquire enquire(database_);
  enquire.set_query(*query);
  const Xapian::MSet set = enquire.get_mset(0, depth);
  for (auto it = set.begin(); it != set.end(); ++it) {
    found.push_back(baseline::stored(it.get_document().get_data()).id);
  }
  return found;
}

}  // namespace seogo::relevance
