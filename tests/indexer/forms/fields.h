// The fields that a form can carry, and what an article says in each.
//
//   field::everything & ~field::captured_at          a page on its own does not say when it was saved
//   said_authors(article)               김주성/기자 이하늘/특파원
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "schema/article.h"

namespace seogo::tests {

using Fields = unsigned;

namespace field {
inline constexpr Fields title = 1U << 0U;
inline constexpr Fields authors = 1U << 1U;
inline constexpr Fields published = 1U << 2U;
inline constexpr Fields section = 1U << 3U;
inline constexpr Fields tags = 1U << 4U;
inline constexpr Fields body = 1U << 5U;
inline constexpr Fields comments = 1U << 6U;
inline constexpr Fields url = 1U << 7U;
inline constexpr Fields captured_at = 1U << 8U;
inline constexpr Fields everything = (1U << 9U) - 1;
}  // namespace field

struct FieldRow {
  Fields bit;
  std::string_view name;
  std::string (*said)(const schema::Article& article);
};

inline std::string said_time(const std::optional<schema::Timestamp>& time) {
  return time ? time->iso() : "";
}

inline std::string said_authors(const schema::Article& article) {
  std::string out;
  for (const schema::Author& author : article.authors) out += author.name + "/" + author.role + " ";
  return out;
}

inline std::string said_tags(const schema::Article& article) {
  std::string out;
  for (const std::string& tag : article.tags) out += tag + " | ";
  return out;
}

inline std::string said_comments(const schema::Article& article) {
  std::string out;
  for (const schema::Comment& comment : article.comments)
    out += comment.author + " | " + said_time(comment.posted) + " | " + comment.text + "\n";
  return out;
}

inline constexpr std::array<FieldRow, 9> field_rows = {{
    {field::title, "title", [](const schema::Article& article) { return article.title; }},
    {field::authors, "authors", said_authors},
    {field::published, "published",
     [](const schema::Article& article) { return said_time(article.published); }},
    {field::section, "section", [](const schema::Article& article) { return article.section; }},
    {field::tags, "tags", said_tags},
    {field::body, "body", [](const schema::Article& article) { return article.body; }},
    {field::comments, "comments", said_comments},
    {field::url, "url", [](const schema::Article& article) { return article.url; }},
    {field::captured_at, "captured_at",
     [](const schema::Article& article) { return said_time(article.captured_at); }},
}};

}  // namespace seogo::tests
