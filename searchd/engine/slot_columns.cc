#include "searchd/engine/slot_columns.h"

#include <string>
#include <unordered_map>

#include "schema/comment_document.h"
#include "schema/fields.h"
#include "schema/slot_number.h"

namespace seogo::searchd::engine {
namespace {

std::size_t room(const Xapian::Database& database) {
  return std::size_t{database.get_lastdocid()} + 1;
}

template <typename Take>
void each_value(const Xapian::Database& database, int slot, Take take) {
  const auto number = static_cast<Xapian::valueno>(slot);
  const auto end = database.valuestream_end(number);
  for (auto value = database.valuestream_begin(number); value != end; ++value) {
    take(value.get_docid(), *value);
  }
}

}  // namespace

NumberColumn read_numbers(const Xapian::Database& database, int slot) {
  NumberColumn column;
  column.numbers.assign(room(database), NumberColumn::absent);
  each_value(database, slot, [&](Xapian::docid document, const std::string& value) {
    column.numbers[document] = schema::slot_number(value);
  });
  return column;
}

ArticleColumn read_articles(const Xapian::Database& comments) {
  ArticleColumn column;
  column.articles.assign(room(comments), 0);
  each_value(comments, schema::article_slot, [&](Xapian::docid comment, const std::string& value) {
    column.articles[comment] = schema::article_of(value);
  });
  return column;
}

LengthColumn read_lengths(const Xapian::Database& database) {
  LengthColumn column;
  column.lengths.assign(room(database), LengthColumn::absent);
  const auto end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) {
    column.lengths[*document] = document.get_doclength();
  }
  return column;
}

GroupColumn read_groups(const Xapian::Database& database, int slot) {
  GroupColumn column;
  column.groups.assign(room(database), 0);
  std::unordered_map<std::string, std::uint32_t> known;
  each_value(database, slot, [&](Xapian::docid document, const std::string& value) {
    const auto [group, is_new] = known.try_emplace(value, column.count + 1);
    if (is_new) ++column.count;
    column.groups[document] = group->second;
  });
  return column;
}

}  // namespace seogo::searchd::engine
