#include "searchd/rows/field.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "schema/utf8.h"
#include "searchd/wire/parameters.h"

namespace seogo::searchd::rows {
namespace {

Value text(const std::string& value) { return value.empty() ? Value() : Value(value); }

Value time(const std::optional<schema::Timestamp>& value) {
  return value ? Value(value->iso()) : Value();
}

Value count(const std::optional<std::int64_t>& value) { return value ? Value(*value) : Value(); }

// As in other replies: more digits would only show that floating point was used.
Value rounded(double number) {
  constexpr double steps = 10000;
  return std::round(number * steps) / steps;
}

constexpr bool usual = true;
constexpr bool on_demand = false;
constexpr bool from_hit = false;
constexpr bool from_article = true;

using In = const Row&;

constexpr Field of_articles[] = {
    {"id", usual, from_hit, [](In row) { return text(row.hit->id); }},
    {"url", usual, from_hit, [](In row) { return text(row.hit->url); }},
    {"site", usual, from_hit, [](In row) { return text(row.hit->site); }},
    {"section", usual, from_hit, [](In row) { return text(row.hit->section); }},
    {"tags", usual, from_hit, [](In row) { return Value(row.hit->tags); }},
    {"title", usual, from_hit, [](In row) { return text(row.hit->title); }},
    {"subtitle", on_demand, from_article,
     [](In row) { return row.article == nullptr ? Value() : text(row.article->subtitle); }},
    {"authors", usual, from_hit, [](In row) { return Value(row.hit->authors); }},
    {"published", usual, from_hit, [](In row) { return time(row.hit->published); }},
    {"modified", usual, from_hit, [](In row) { return time(row.hit->modified); }},
    {"captured_at", usual, from_hit, [](In row) { return time(row.hit->captured_at); }},
    {"likes", usual, from_hit, [](In row) { return count(row.hit->counts.likes); }},
    {"dislikes", usual, from_hit, [](In row) { return count(row.hit->counts.dislikes); }},
    {"comments", usual, from_hit, [](In row) { return count(row.hit->counts.comments); }},
    {"shares", usual, from_hit, [](In row) { return count(row.hit->counts.shares); }},
    {"views", usual, from_hit, [](In row) { return count(row.hit->counts.views); }},
    {"body", on_demand, from_article,
     [](In row) { return row.article == nullptr ? Value() : text(row.article->body); }},
    {"score", usual, from_hit, [](In row) { return rounded(row.hit->score); }},
    {"replay_url", on_demand, from_hit,
     [](In row) { return text(row.replay.address(*row.hit).value_or("")); }},
    {"duplicates", usual, from_hit,
     [](In row) { return Value(static_cast<std::int64_t>(row.hit->duplicates)); }},
};

constexpr Field of_comments[] = {
    {"id", usual, from_hit, [](In row) { return text(row.comment->id); }},
    {"parent", usual, from_hit, [](In row) { return text(row.comment->parent); }},
    {"author", usual, from_hit, [](In row) { return text(row.comment->author); }},
    {"posted", usual, from_hit, [](In row) { return time(row.comment->posted); }},
    {"likes", usual, from_hit, [](In row) { return Value(row.comment->likes); }},
    {"dislikes", usual, from_hit, [](In row) { return Value(row.comment->dislikes); }},
    {"text", usual, from_hit, [](In row) { return text(row.comment->text.text); }},
    {"score", usual, from_hit, [](In row) { return rounded(row.comment->score); }},
    {"article_id", usual, from_hit, [](In row) { return text(row.comment->article.id); }},
    {"article_url", usual, from_hit, [](In row) { return text(row.comment->article.url); }},
    {"article_title", usual, from_hit, [](In row) { return text(row.comment->article.title); }},
    {"article_site", usual, from_hit, [](In row) { return text(row.comment->article.site); }},
    {"article_published", usual, from_hit,
     [](In row) { return time(row.comment->article.published); }},
};

[[noreturn]] void refuse(std::string_view name, std::span<const Field> table) {
  constexpr std::size_t longest_shown = 100;  // bytes
  std::string names;
  for (const Field& field : table) {
    names += (names.empty() ? "" : ", ") + std::string(field.name);
  }
  throw wire::BadParameter("fields",
                           fmt::format("fields cannot be {}", schema::head(name, longest_shown)),
                           "some of " + names);
}

}  // namespace

std::span<const Field> all_fields(engine::In in) {
  if (in == engine::In::comments) return of_comments;
  return of_articles;
}

Fields chosen(engine::In in, std::string_view names) {
  const std::span<const Field> table = all_fields(in);
  Fields fields;
  for (std::size_t at = 0; at <= names.size();) {
    const std::size_t comma = std::min(names.find(',', at), names.size());
    const std::string_view name = schema::trimmed(names.substr(at, comma - at));
    at = comma + 1;
    if (name.empty()) continue;
    const auto found = std::find_if(table.begin(), table.end(),
                                    [name](const Field& field) { return field.name == name; });
    if (found == table.end()) refuse(name, table);
    if (std::find(fields.begin(), fields.end(), &*found) == fields.end()) {
      fields.push_back(&*found);
    }
  }
  if (!fields.empty()) return fields;
  for (const Field& field : table) {
    if (field.usual) fields.push_back(&field);
  }
  return fields;
}

}  // namespace seogo::searchd::rows
