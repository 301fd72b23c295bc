#include "schema/comment_document.h"

#include "schema/article_codec.h"
#include "schema/digest.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/slot_number.h"
#include "schema/terms.h"
#include "schema/varint.h"

namespace seogo::schema {
namespace {

// The stored form, written in every index: identity, content and the place, as LEB128.
constexpr std::size_t identity_bytes = sizeof(CommentMark::identity);
constexpr std::size_t content_bytes = sizeof(CommentMark::content);

constexpr int bits_a_byte = 8;
constexpr std::size_t article_bytes = 4;

[[noreturn]] void throw_damaged() {
  throw Error(ErrorCode::index, "a stored comment is damaged",
              "seogo-indexer check --index DIR says how far it goes");
}

void put_bytes(std::string& out, std::uint64_t number, std::size_t bytes) {
  while (bytes-- > 0) out.push_back(static_cast<char>(number >> (bytes * bits_a_byte)));
}

std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = (number << bits_a_byte) | static_cast<unsigned char>(byte);
  return number;
}

std::uint64_t identity_of(const Comment& comment) {
  Digest digest;
  if (!comment.id.empty())
    return number_of(digest.field(comment.id).bytes().substr(0, identity_bytes));
  Comment said;
  said.author = comment.author;
  said.posted = comment.posted;
  said.text = comment.text;
  return number_of(digest.add(encode(said)).bytes().substr(0, identity_bytes));
}

}  // namespace

std::uint32_t content_mark(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      number_of(Digest().add(bytes).bytes().substr(0, content_bytes)));
}

CommentMark mark_of(const Comment& comment, std::size_t place) {
  return {place, identity_of(comment), content_mark(encode(comment))};
}

void add_terms(const StoredComment& stored, Terms& terms) {
  terms.add_text(stored.comment.text, FieldName::body);
  terms.add_whole(stored.comment.author, FieldName::commenter);
  terms.add_mark(under_term(stored.article));
}

std::vector<SlotValue> slot_values(const StoredComment& stored) {
  const Comment& comment = stored.comment;
  std::vector<SlotValue> values;
  const auto number = [&values](int slot, std::int64_t value) {
    values.push_back({static_cast<Xapian::valueno>(slot), slot_value(value)});
  };
  if (comment.posted) number(published_slot, comment.posted->seconds);
  number(likes_slot, comment.likes);
  if (comment.posted) number(age_slot, -comment.posted->seconds);
  values.push_back({article_slot, article_value(stored.article)});
  return values;
}

Xapian::Document comment_document(const StoredComment& stored) {
  Xapian::Document document;
  Terms terms;
  add_terms(stored, terms);
  terms.write(document);
  for (const auto& [slot, value] : slot_values(stored)) document.add_value(slot, value);
  document.set_data(comment_data(stored));
  return document;
}

std::string comment_data(const StoredComment& stored) {
  const CommentMark mark = mark_of(stored.comment, stored.place);
  std::string data;
  put_bytes(data, mark.identity, identity_bytes);
  put_bytes(data, mark.content, content_bytes);
  put_varint(data, mark.place);
  return data;
}

CommentMark to_comment_mark(std::string_view data) {
  if (data.size() < identity_bytes + content_bytes) throw_damaged();
  CommentMark mark;
  mark.identity = number_of(data.substr(0, identity_bytes));
  mark.content = static_cast<std::uint32_t>(number_of(data.substr(identity_bytes, content_bytes)));
  data.remove_prefix(identity_bytes + content_bytes);
  const std::optional<std::uint64_t> place = take_varint(data);
  if (!place || !data.empty()) throw_damaged();
  mark.place = *place;
  return mark;
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
