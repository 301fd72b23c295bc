#include "schema/document.h"

#include <algorithm>

#include "schema/digest.h"
#include "schema/fields.h"
#include "schema/slot_number.h"
#include "schema/normalizer.h"
#include "schema/terms.h"

namespace seogo::schema {
namespace {

Terms terms_of(const Article& article) {
  Terms terms;
  terms.add_text(article.title, FieldName::title);
  terms.add_initials(article.title);
  terms.add_text(article.subtitle, FieldName::subtitle);
  const std::string body = normalize(article.body);
  terms.add_normalized(body, FieldName::body);
  terms.add_bands(body);
  for (const Author& author : article.authors) {
    terms.add_exact(author.name, FieldName::author);
    terms.add_initials(author.name);
    terms.add_text(author.role, FieldName::author);
  }
  for (const std::string& tag : article.tags) terms.add_exact(tag, FieldName::tag);
  terms.add_exact(article.site, FieldName::site);
  terms.add_exact(article.section, FieldName::section);
  for (const Comment& comment : article.comments) {
    terms.add_text(comment.text, FieldName::comment);
    terms.add_exact(comment.author, FieldName::commenter);
  }
  return terms;
}

}  // namespace

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

Xapian::Document to_document(const Article& article) {
  Xapian::Document document;
  terms_of(article).write(document);
  document.add_boolean_term(id_term(article.id));
  const auto number = [&](int slot, std::int64_t value) {
    document.add_value(static_cast<Xapian::valueno>(slot), slot_value(value));
  };
  if (article.published) {
    number(published_slot, article.published->seconds);
    number(age_slot, -article.published->seconds);
  }
  number(likes_slot, article.counts.likes.value_or(0));
  number(comments_slot, comment_count(article));
  number(saved_comments_slot, static_cast<std::int64_t>(article.comments.size()));
  document.add_value(digest_slot, content_digest(article));
  document.set_data(encode(article));
  return document;
}

}  // namespace seogo::schema
