#include "schema/document.h"

#include <algorithm>

#include "schema/digest.h"
#include "schema/fields.h"
#include "schema/resemblance.h"
#include "schema/slot_number.h"
#include "schema/terms.h"

namespace seogo::schema {

void add_terms(const Article& article, const CutArticle& texts, Terms& terms) {
  terms.add_text(texts.title, FieldName::title);
  terms.add_initials(texts.title);
  terms.add_text(texts.subtitle, FieldName::subtitle);
  terms.add_text(texts.body, FieldName::body);
  for (const CutText& name : texts.authors) {
    terms.add_text(name, FieldName::author);
    terms.add_initials(name);
  }
  for (const Author& author : article.authors) {
    terms.add_whole(author.name, FieldName::author);
    terms.add_text(author.role, FieldName::author);
  }
  for (const CutText& tag : texts.tags) terms.add_text(tag, FieldName::tag);
  for (const std::string& tag : article.tags) terms.add_whole(tag, FieldName::tag);
  terms.add_whole(article.site, FieldName::site);
  terms.add_whole(article.section, FieldName::section);
  for (const Comment& comment : article.comments) {
    terms.add_text(comment.text, FieldName::comment);
    terms.add_text(comment.author, FieldName::commenter);
    terms.add_whole(comment.author, FieldName::commenter);
  }
  terms.add_mark(id_term(article.id));
}

std::int64_t comment_count(const Article& article) {
  return std::max(article.counts.comments.value_or(0),
                  static_cast<std::int64_t>(article.comments.size()));
}

std::string id_term(std::string_view id) {
  constexpr std::size_t longest = 200;  // Xapian takes 245 bytes
  std::string term(id_prefix);
  if (id.size() <= longest && !id.starts_with('#')) return term.append(id);
  return term.append("#").append(hex(Digest().add(id).bytes()));
}

std::vector<SlotValue> slot_values(const Article& article, const CutArticle& texts) {
  std::vector<SlotValue> values;
  const auto number = [&values](int slot, std::int64_t value) {
    values.push_back({static_cast<Xapian::valueno>(slot), slot_value(value)});
  };
  if (article.published) number(published_slot, article.published->seconds);
  number(likes_slot, article.counts.likes.value_or(0));
  number(comments_slot, comment_count(article));
  values.push_back({digest_slot, content_digest(article)});
  number(saved_comments_slot, static_cast<std::int64_t>(article.comments.size()));
  if (article.published) number(age_slot, -article.published->seconds);
  if (std::string own = band_signatures(texts.body.text, texts.body.runs); !own.empty()) {
    values.push_back({band_slot, std::move(own)});
  }
  return values;
}

Xapian::Document to_document(const Article& article) {
  return to_document(article, cut(article), encode(article));
}

Xapian::Document to_document(const Article& article, const CutArticle& texts,
                             const std::string& data) {
  Xapian::Document document;
  Terms terms;
  add_terms(article, texts, terms);
  terms.write(document);
  for (const auto& [slot, value] : slot_values(article, texts)) document.add_value(slot, value);
  document.set_data(data);
  return document;
}

}  // namespace seogo::schema
