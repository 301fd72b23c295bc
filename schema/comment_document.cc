#include "schema/comment_document.h"

#include "schema/article_codec.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/record.h"
#include "schema/slot_number.h"
#include "schema/terms.h"

namespace seogo::schema {
namespace {

// Tags of the stored form. Written in every index: never renumber, never reuse.
enum Tag : unsigned { tag_place = 1, tag_comment };

constexpr int bits_a_byte = 8;
constexpr std::size_t article_bytes = 4;

[[noreturn]] void throw_damaged() {
  throw Error(ErrorCode::index, "a stored comment is damaged",
              "seogo-indexer check --index DIR says how far it goes");
}

}  // namespace

Xapian::Document comment_document(const StoredComment& stored) {
  const Comment& comment = stored.comment;
  Xapian::Document document;
  Terms terms;
  terms.add_text(comment.text, FieldName::body);
  terms.add_whole(comment.author, FieldName::commenter);
  terms.write(document);
  document.add_boolean_term(under_term(stored.article));
  const auto number = [&document](int slot, std::int64_t value) {
    document.add_value(static_cast<Xapian::valueno>(slot), slot_value(value));
  };
  if (comment.posted) {
    number(published_slot, comment.posted->seconds);
    number(age_slot, -comment.posted->seconds);
  }
  number(likes_slot, comment.likes);
  document.add_value(article_slot, article_value(stored.article));
  document.set_data(comment_data(stored));
  return document;
}

std::string comment_data(const StoredComment& stored) {
  std::string data;
  put_number(data, tag_place, static_cast<std::int64_t>(stored.place));
  put_item(data, tag_comment, encode(stored.comment));
  return data;
}

StoredComment to_stored_comment(std::string_view data, Xapian::docid article) {
  StoredComment stored;
  stored.article = article;
  bool has_place = false;
  bool has_comment = false;
  for (RecordReader in(data); in.next();) {
    if (in.tag() == tag_place) {
      if (in.number() < 0) throw_damaged();
      stored.place = static_cast<std::size_t>(in.number());
      has_place = true;
    } else if (in.tag() == tag_comment) {
      stored.comment = to_comment(in.bytes());
      has_comment = true;
    }
  }
  if (!has_place || !has_comment) throw_damaged();
  return stored;
}

std::string article_value(Xapian::docid article) {
  std::string value(article_bytes, '\0');
  for (std::size_t i = article_bytes; i-- > 0; article >>= bits_a_byte) {
    value[i] = static_cast<char>(article & 0xFFU);
  }
  return value;
}

Xapian::docid article_of(std::string_view value) {
  if (value.size() != article_bytes) throw_damaged();
  Xapian::docid article = 0;
  for (const char byte : value) {
    article = (article << bits_a_byte) | static_cast<unsigned char>(byte);
  }
  return article;
}

std::string under_term(Xapian::docid article) {
  return std::string(under_prefix) + std::to_string(article);
}

}  // namespace seogo::schema
