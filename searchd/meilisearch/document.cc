#include "searchd/meilisearch/document.h"

#include "schema/day.h"
#include "searchd/wire/query_string.h"
#include "searchd/wire/web_address.h"

namespace seogo::searchd::meilisearch {
namespace {

using engine::Hit;
using engine::MarkedText;
using engine::Whole;

Value text_or_null(MarkedText text) {
  if (text.text.empty()) return {};
  return text;
}

Value plain(std::string text) { return text_or_null({std::move(text), {}}); }

// Search boxes write an address between quotes as it is: only what may stand in one is left.
std::string web_address(std::string_view url) {
  const std::size_t scheme = wire::web_scheme(url);
  if (scheme == 0 || scheme == url.size()) return {};
  constexpr std::string_view refused = "\"'<>\\^`{|}";
  std::string address;
  for (const char c : url) {
    const bool stays = static_cast<unsigned char>(c) > ' ' && c != 0x7F &&
                       static_cast<unsigned char>(c) < 0x80 &&
                       refused.find(c) == std::string_view::npos;
    address += stays ? std::string(1, c) : wire::percent_encode({&c, 1});
  }
  return address;
}

std::optional<schema::Day> korean_day(const Hit& hit) {
  if (!hit.published) return std::nullopt;
  return schema::Timestamp{hit.published->seconds}.day();
}

Value month_of(const Hit& hit) {
  const std::optional<schema::Day> day = korean_day(hit);
  constexpr std::size_t month_letters = 7;  // 2023-12
  return day ? plain(day->iso().substr(0, month_letters)) : Value();
}

Value year_of(const Hit& hit) {
  const std::optional<schema::Day> day = korean_day(hit);
  return day ? Value(std::int64_t{day->year}) : Value();
}

Value comments_of(const Hit& hit) {
  std::vector<MarkedText> texts;
  for (const engine::CommentHit& comment : hit.comments) texts.push_back(comment.text);
  return texts;
}

Value none(const Hit&, const Whole&) { return {}; }

struct Row {
  AttributeName name;
  Value (*value)(const Hit&, const Whole&);
};

using A = AttributeName;
using H = const Hit&;
using W = const Whole&;

constexpr Row rows[] = {
    {A::id, [](H h, W) { return plain(h.id); }},
    {A::url, [](H h, W) { return plain(web_address(h.url)); }},
    {A::title, [](H, W w) { return Value(w.title); }},
    {A::subtitle, [](H, W w) { return text_or_null(w.subtitle); }},
    {A::authors, [](H, W w) { return Value(w.authors); }},
    {A::author, [](H, W w) { return Value(w.authors); }},
    {A::site, [](H, W w) { return text_or_null(w.site); }},
    {A::section, [](H, W w) { return text_or_null(w.section); }},
    {A::tags, [](H, W w) { return Value(w.tags); }},
    {A::date, [](H h, W) { return h.published ? plain(h.published->iso()) : Value(); }},
    {A::ts, [](H h, W) { return h.published ? Value(h.published->seconds) : Value(); }},
    {A::year, [](H h, W) { return year_of(h); }},
    {A::month, [](H h, W) { return month_of(h); }},
    // What nobody counted is 0 to filters, orders and facets.
    {A::likes, [](H h, W) { return Value(h.counts.likes.value_or(0)); }},
    {A::comments, [](H, W w) { return Value(w.comments); }},
    {A::has_comments, [](H, W w) { return Value(w.comments > 0); }},
    {A::body, [](H, W w) { return Value(w.body); }},
    {A::content, [](H, W w) { return Value(w.body); }},
    {A::comment_texts, [](H h, W) { return comments_of(h); }},
    {A::hierarchy_lvl0,
     [](H, W w) { return text_or_null(w.site.text.empty() ? w.section : w.site); }},
    {A::hierarchy_lvl1, [](H, W w) { return Value(w.title); }},
    {A::hierarchy_lvl2, none},
    {A::hierarchy_lvl3, none},
    {A::hierarchy_lvl4, none},
    {A::hierarchy_lvl5, none},
    {A::hierarchy_lvl6, none},
};

consteval bool rows_stand_in_order() {
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (static_cast<std::size_t>(rows[i].name) != i) return false;
  }
  return std::size(rows) == attributes.size();
}
static_assert(rows_stand_in_order());

}  // namespace

Document document_of(const Hit& hit) {
  const Whole without_texts;
  const Whole& whole = hit.whole ? *hit.whole : without_texts;
  Document document;
  for (std::size_t i = 0; i < document.size(); ++i) document[i] = rows[i].value(hit, whole);
  return document;
}

}  // namespace seogo::searchd::meilisearch
