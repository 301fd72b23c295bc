#include "searchd/engine/text.h"

#include <algorithm>

#include "searchd/engine/surroundings.h"

namespace seogo::searchd::engine {

using schema::FieldName;

const schema::Article& ArticleText::article() {
  if (!article_) article_ = holdings_.read(stored_);
  return *article_;
}

bool ArticleText::any(const schema::Field* field, const Anchor& anchor, const Test& test) {
  const auto wanted = [field](FieldName name) { return field == nullptr || field->id == name; };
  const auto has = [&](std::string_view source) { return passes(source, anchor, test); };
  if (wanted(FieldName::title) && has(view_.title)) return true;
  if (wanted(FieldName::subtitle) && has(view_.subtitle)) return true;
  if (wanted(FieldName::body) && has(view_.body)) return true;
  if (field == nullptr) {
    for (const schema::ArticleView::Person& author : view_.authors) {
      if (has(author.name) || has(author.role)) return true;
    }
    for (const std::string_view tag : view_.tags) {
      if (has(tag)) return true;
    }
  }
  for (const schema::ArticleView::Remark& comment : view_.comments) {
    if (wanted(FieldName::comment) && has(comment.text)) return true;
    if (field == nullptr && has(comment.author)) return true;
  }
  return false;
}

bool ArticleText::passes(std::string_view source, const Anchor& anchor, const Test& test) {
  if (source.empty()) return false;
  if (anchor.is_empty() || folds_.contains(source.data())) return test(folded(source));
  const auto stands_in = [&](const Occurrence& words) {
    return test(Fold(source.substr(words.begin, words.end - words.begin)));
  };
  if (anchor.is_word()) {
    if (const auto found = anchor.find(source, 0)) {
      return stands_in(words_around(source, *found)) || test(folded(source));
    }
    return !is_plain(source) && test(folded(source));
  }
  // A common word is found at its first place mostly.
  const std::optional<Occurrence> first = anchor.find(source, 0);
  if (first && stands_in(words_around(source, *first))) return true;
  if (!first && find_odd(source, 0) == std::string_view::npos) return false;
  const Surroundings around(source, {&anchor, 1});
  if (std::any_of(around.stretches().begin(), around.stretches().end(), stands_in)) return true;
  return !around.tell_all() && test(folded(source));
}

const Fold& ArticleText::folded(std::string_view source) {
  return folds_.try_emplace(source.data(), source).first->second;
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
