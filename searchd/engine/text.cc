#include "searchd/engine/text.h"

namespace seogo::searchd::engine {

using schema::FieldName;

bool ArticleText::any(const schema::Field* field, const Anchor& anchor, const Test& test) {
  const auto wanted = [field](FieldName name) { return field == nullptr || field->id == name; };
  const auto passes = [&](const std::string& source) {
    return anchor.may_be_in(source) && test(folded(source));
  };
  if (wanted(FieldName::title) && passes(article_.title)) return true;
  if (wanted(FieldName::subtitle) && passes(article_.subtitle)) return true;
  if (wanted(FieldName::body) && passes(article_.body)) return true;
  if (field == nullptr) {
    for (const schema::Author& author : article_.authors) {
      if (passes(author.name) || passes(author.role)) return true;
    }
    for (const std::string& tag : article_.tags) {
      if (passes(tag)) return true;
    }
  }
  for (const schema::Comment& comment : article_.comments) {
    if (wanted(FieldName::comment) && passes(comment.text)) return true;
    if (field == nullptr && passes(comment.author)) return true;
  }
  return false;
}

const Fold& ArticleText::folded(const std::string& source) {
  return folds_.try_emplace(&source, source).first->second;
}

std::vector<std::string> values_of(const schema::Article& article, const schema::Field& field) {
  std::vector<std::string> values;
  switch (field.id) {
    case FieldName::author:
      for (const schema::Author& author : article.authors) values.push_back(author.name);
      break;
    case FieldName::commenter:
      for (const schema::Comment& comment : article.comments) values.push_back(comment.author);
      break;
    case FieldName::tag:
      return article.tags;
    case FieldName::site:
      values.push_back(article.site);
      break;
    case FieldName::section:
      values.push_back(article.section);
      break;
    default:
      break;
  }
  return values;
}

}  // namespace seogo::searchd::engine
