#include "tests/baseline/document.h"

#include <algorithm>

#include <fmt/format.h>

namespace seogo::baseline {
namespace {

constexpr std::size_t longest_term = 245;  // bytes, Xapian's own limit

void add_value_term(Xapian::Document& document, const char* prefix, const std::string& value) {
  if (!value.empty() && value.size() < longest_term) document.add_boolean_term(prefix + value);
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

Indexer::Indexer(Take take) : take_(take) {
  generator_.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
}

void Indexer::add_text(const std::string& text, const char* prefix) {
  if (text.empty()) return;
  if (take_ == Take::words) {
    generator_.index_text_without_positions(text, 1, prefix);
    return;
  }
  generator_.index_text(text, 1, prefix);
  generator_.increase_termpos();  // no phrase from one text into the next
}

Xapian::Document Indexer::document(const schema::Article& article) {
  Xapian::Document document;
  generator_.set_document(document);
  if (take_ == Take::everything) add_text(article.title, title_prefix);
  add_text(article.title);
  add_text(article.subtitle);
  add_text(article.body);
  for (const schema::Comment& comment : article.comments) add_text(comment.text);
  add_value_term(document, id_prefix, article.id);
  add_value_term(document, site_prefix, article.site);
  for (const schema::Author& author : article.authors) {
    add_value_term(document, author_prefix, author.name);
  }
  document.add_value(site_slot, article.site);
  if (article.published) {
    const schema::Day day = article.published->day();
    document.add_value(day_slot, fmt::format("{:04}{:02}{:02}", day.year, day.month, day.day));
  }
  document.set_data(one_line(article.id) + '\n' + one_line(article.title) + '\n' + article.body);
  return document;
}

Stored stored(const std::string& data) {
  const std::size_t id = data.find('\n');
  const std::size_t title = data.find('\n', id + 1);
  return {data.substr(0, id), data.substr(id + 1, title - id - 1), data.substr(title + 1)};
}

}  // namespace seogo::baseline
