#include "indexer/recall.h"

#include "indexer/input_keys.h"
#include "schema/document.h"
#include "schema/fields.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

void add_slots(const Xapian::Database& database, Xapian::docid id, Xapian::Document& document) {
  const Xapian::Document known = database.get_document(id);
  for (Xapian::valueno slot = 0; slot < schema::slots; ++slot) {
    if (std::string value = known.get_value(slot); !value.empty()) document.add_value(slot, value);
  }
}

bool is_as_long(const Xapian::Document& document, Xapian::termcount length) {
  Xapian::termcount counted = 0;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    counted += term.get_wdf();
  }
  return counted == length;
}

}  // namespace

std::optional<Xapian::Document> recall_article(const Xapian::Database& articles,
                                               Xapian::docid article) {
  const Xapian::Document known = articles.get_document(article);
  const schema::Article stored = schema::stored_article(articles, known);
  schema::Terms terms;
  schema::add_terms(stored, schema::cut(stored), terms);
  Xapian::Document document;
  terms.write(document);
  for (const std::string& key : input_keys(known)) document.add_boolean_term(input_term(key));
  if (const std::string group = known.get_value(schema::group_slot); !group.empty()) {
    document.add_boolean_term(std::string(schema::group_prefix) + group);
  }
  add_slots(articles, article, document);
  if (!is_as_long(document, articles.get_doclength(article))) return std::nullopt;
  return document;
}

std::optional<Xapian::Document> recall_comment(const Xapian::Database& comments, Xapian::docid id,
                                               const schema::StoredComment& comment) {
  Xapian::Document document;
  schema::Terms terms;
  schema::add_terms(comment, terms);
  terms.write(document);
  add_slots(comments, id, document);
  if (!is_as_long(document, comments.get_doclength(id))) return std::nullopt;
  return document;
}

std::map<Xapian::docid, Xapian::Document> recall_by_postings(
    const Xapian::Database& database, const std::set<Xapian::docid>& documents) {
  std::map<Xapian::docid, Xapian::Document> recalled;
  for (const Xapian::docid id : documents) add_slots(database, id, recalled[id]);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string text = *term;
    auto posting = database.postlist_begin(text);
    while (posting != database.postlist_end(text)) {
      const auto next = recalled.lower_bound(*posting);
      if (next == recalled.end()) break;
      if (next->first == *posting) {
        next->second.add_term(text, posting.get_wdf());
        ++posting;
      } else {
        posting.skip_to(next->first);
      }
    }
  }
  return recalled;
}

}  // namespace seogo::indexer
