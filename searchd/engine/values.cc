#include "searchd/engine/values.h"

#include <algorithm>
#include <iterator>

#include "schema/analyzer.h"
#include "schema/article_codec.h"
#include "schema/stored.h"
#include "searchd/engine/beginnings.h"

namespace seogo::searchd::engine {
namespace {

using schema::Article;
using schema::FieldName;
using Names = std::vector<std::string>;

struct Row {
  FieldName field;
  SuggestionKind kind;
  Names (*values)(const Article&);
};
constexpr Row rows[] = {
    {FieldName::author, SuggestionKind::author,
     [](const Article& article) {
       Names names;
       for (const schema::Author& author : article.authors) names.push_back(author.name);
       return names;
     }},
    {FieldName::commenter, SuggestionKind::commenter,
     [](const Article& article) {
       Names names;
       for (const schema::Comment& comment : article.comments) names.push_back(comment.author);
       return names;
     }},
    {FieldName::site, SuggestionKind::site,
     [](const Article& article) { return Names{article.site}; }},
    {FieldName::section, SuggestionKind::section,
     [](const Article& article) { return Names{article.section}; }},
    {FieldName::tag, SuggestionKind::tag, [](const Article& article) { return article.tags; }},
};

const Row& row_of(FieldName field) {
  return *std::find_if(std::begin(rows), std::end(rows) - 1,
                       [field](const Row& row) { return row.field == field; });
}

}  // namespace

SuggestionKind kind_of(FieldName field) { return row_of(field).kind; }

std::vector<Counted> Values::beginning(FieldName field, const std::vector<Spelling>& spellings,
                                       std::size_t most) {
  const std::string prefix(schema::field(field).prefix);
  Best best(most);
  for (const Spelling& spelling : spellings) {
    const bool whole = each_value(database_, prefix, spelling, deadline_,
                                  [&](std::string_view value, unsigned articles) {
                                    best.offer(prefix + std::string(value), articles);
                                  });
    out_of_time_ = out_of_time_ || !whole;
    if (!best.empty()) break;
  }
  return best.take();
}

std::string Values::spelled(FieldName field, const std::string& term) const {
  const std::string value = term.substr(schema::field(field).prefix.size());
  const auto place = database_.postlist_begin(term);
  if (place == database_.postlist_end(term) || deadline_.passed()) return value;
  const Article article = schema::stored_article(database_, *place);
  for (std::string& name : row_of(field).values(article)) {
    if (schema::exact_term(name) == value) return std::move(name);
  }
  return value;
}

}  // namespace seogo::searchd::engine
