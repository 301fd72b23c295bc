#include "tests/relevance/baseline.h"

#include "tests/relevance/measures.h"

namespace seogo::relevance {

Baseline::Baseline(const std::vector<schema::Article>& documents)
    : database_("", Xapian::DB_BACKEND_INMEMORY) {
  Xapian::TermGenerator generator;
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  for (const schema::Article& article : documents) {
    Xapian::Document document;
    generator.set_document(document);
    generator.index_text_without_positions(article.title);
    generator.index_text_without_positions(article.body);
    for (const schema::Comment& comment : article.comments) {
      generator.index_text_without_positions(comment.text);
    }
    document.set_data(article.id);
    database_.add_document(document);
  }
}

std::vector<std::string> Baseline::search(const std::string& text) {
  std::vector<std::string> found;
  Xapian::Query query;
  try {
    Xapian::QueryParser parser;
    parser.set_database(database_);
    parser.set_default_op(Xapian::Query::OP_OR);
    query = parser.parse_query(
        text, Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_CJK_NGRAM);
  } catch (const Xapian::QueryParserError&) {
    ++refused_;
    return found;
  }
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  const Xapian::MSet set = enquire.get_mset(0, depth);
  for (auto it = set.begin(); it != set.end(); ++it) found.push_back(it.get_document().get_data());
  return found;
}

}  // namespace seogo::relevance
