#include "searchd/engine/headlines.h"

#include <algorithm>

#include "schema/article_codec.h"
#include "schema/fields.h"
#include "schema/stored.h"
#include "searchd/engine/deadline_source.h"
#include "searchd/engine/fold.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using Xapian::Query;

constexpr Xapian::doccount most_ranked = 2'000;  // titles
constexpr std::size_t most_looked_at = 12;

bool begins_a_word(std::string_view folded, const std::string& word) {
  return folded.starts_with(word) || folded.find(" " + word) != std::string_view::npos;
}

}  // namespace

std::vector<Headline> headlines(const Xapian::Database& database, const TermList& terms,
                                const std::string& word, std::size_t most,
                                query::Deadline deadline) {
  if (most == 0 || terms.empty() || deadline.passed()) return {};
  const TermList titled = in_titles(terms);
  Xapian::doccount fewest = database.get_doccount();
  for (const std::string& term : titled) fewest = std::min(fewest, database.get_termfreq(term));
  if (fewest == 0) return {};

  Query query(Query::OP_AND, titled.begin(), titled.end());
  Xapian::Enquire enquire(database);
  if (fewest <= most_ranked) {
    query = Query(Query::OP_FILTER, Query(Query::OP_OR, terms.begin(), terms.end()), query);
    enquire.set_weighting_scheme(Xapian::BM25Weight(query::bm25_k1, 0, 1, query::bm25_b, 0));
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
  }
  if (database.get_value_freq(schema::group_slot) > 0) {
    enquire.set_collapse_key(schema::group_slot);
  }
  bool stopped = false;
  enquire.set_query(until(deadline, query, stopped));
  std::vector<Headline> found;
  const Xapian::MSet set = enquire.get_mset(0, most_looked_at);
  for (auto it = set.begin(); it != set.end() && found.size() < most; ++it) {
    const std::string stored = schema::stored_data(database, it.get_document());
    const schema::StoredTexts texts = schema::stored_texts(stored);
    if (!begins_a_word(Fold(texts.title).text(), word)) continue;
    found.push_back({std::string(texts.title), std::string(texts.id)});
  }
  return found;
}

}  // namespace seogo::searchd::engine
