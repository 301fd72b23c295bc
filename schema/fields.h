// Every field a person can name in a query, and what the index holds for it: one table.
//
//   제목:알트만   →  row title   →  terms "S알트", "S트만"
//   기자:김주성   →  row author  →  term "A김주성"
//   likes:>10    →  row likes   →  value slot 1
//
// Terms without a prefix are the text of all weighted fields together; `weight` is the wdf that one
// occurrence there counts, so that Xapian's BM25 works as BM25F does: a title counts double the
// body, a comment an eighth of it. Prefixes are ASCII capitals, and no term begins with one (terms
// are casefolded), so prefix and term cannot be confused. What may change here and how: README.md.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace seogo::schema {

enum class Kind {
  text,    // analyzed; wdf-0 terms under the prefix, or, without one, checked on the stored text
  exact,   // the whole value, normalized, without spaces
  number,  // a value slot, compared
  day,     // the slot of the time of publication, compared in days of KST
};

enum class FieldName {
  title,
  subtitle,
  body,
  comment,
  author,
  commenter,
  site,
  section,
  tag,
  date,
  before,
  after,
  likes,
  comments
};

inline constexpr int no_slot = -1;

struct Field {
  FieldName id;
  std::string_view name;
  std::string_view korean;
  Kind kind;
  std::string_view prefix;
  int weight;  // wdf of one occurrence in the common terms; 0: not among them
  int slot;    // value slot number, or no_slot
  std::string_view example;
};

// Slots. Values are numbers (slot_number.h), but for digest, group, article, inputs and bands.
inline constexpr int published_slot = 0;  // Unix seconds; absent without a date
inline constexpr int age_slot = 5;  // minus that, so that undated articles sort last both ways
inline constexpr int likes_slot = 1;
inline constexpr int comments_slot = 2;        // as the page counts them
inline constexpr int saved_comments_slot = 4;  // as many as are stored here
inline constexpr int digest_slot = 3;          // 16 bytes: content_digest(article)
inline constexpr int group_slot = 6;           // the key of its copies; absent without copies
inline constexpr int article_slot =
    7;                                 // of a comment: its article's number, 4 bytes, highest first
inline constexpr int inputs_slot = 8;  // the keys of the inputs that have it, 16 bytes each
inline constexpr int band_slot = 9;    // of the body, to find copies: resemblance.h
inline constexpr int slots = 10;       // all below

// The unit of weight is an eighth of a body occurrence: k1 is scaled by body_weight alike.
inline constexpr int body_weight = 8;

// Terms that no query names by a field.
inline constexpr std::string_view id_prefix = "Q";      // the article's id: exactly one a document
inline constexpr std::string_view input_prefix = "XF";  // an input that has the article: its key
inline constexpr std::string_view initials_prefix = "XI";  // of titles and authors: initials.h
inline constexpr std::string_view group_prefix = "XD";  // the key in group_slot: copies of one text
inline constexpr std::string_view under_prefix = "XP";  // of a comment: its article's number

inline constexpr std::array<Field, 14> fields = {{
    {FieldName::title, "title", "제목", Kind::text, "S", 16, no_slot, "제목:알트만"},
    {FieldName::subtitle, "subtitle", "부제", Kind::text, "", body_weight, no_slot, "부제:복귀"},
    {FieldName::body, "body", "본문", Kind::text, "", body_weight, no_slot, "본문:이사회"},
    {FieldName::comment, "comment", "댓글", Kind::text, "", 1, no_slot, "댓글:감사합니다"},
    {FieldName::author, "author", "기자", Kind::exact, "A", body_weight, no_slot, "기자:김주성"},
    {FieldName::commenter, "commenter", "댓글쓴이", Kind::exact, "XA", 1, no_slot,
     "댓글쓴이:사계절"},
    {FieldName::site, "site", "매체", Kind::exact, "H", 0, no_slot, "매체:토큰포스트"},
    {FieldName::section, "section", "분야", Kind::exact, "XG", 0, no_slot, "분야:경제"},
    {FieldName::tag, "tag", "태그", Kind::exact, "K", body_weight, no_slot, "태그:인공지능"},
    {FieldName::date, "date", "날짜", Kind::day, "", 0, published_slot, "date:2023-12"},
    {FieldName::before, "before", "이전", Kind::day, "", 0, published_slot, "before:2023-12-11"},
    {FieldName::after, "after", "이후", Kind::day, "", 0, published_slot, "after:2023"},
    {FieldName::likes, "likes", "추천", Kind::number, "", 0, likes_slot, "likes:>10"},
    {FieldName::comments, "comments", "댓글수", Kind::number, "", 0, comments_slot, "comments:>=5"},
}};

[[nodiscard]] constexpr const Field& field(FieldName id) {
  return fields[static_cast<std::size_t>(id)];
}

// What else people call a field.
struct FieldAlias {
  std::string_view name;
  FieldName id;
};
inline constexpr std::array<FieldAlias, 7> field_aliases = {{
    {"섹션", FieldName::section},
    {"사이트", FieldName::site},
    {"언론사", FieldName::site},
    {"저자", FieldName::author},
    {"글쓴이", FieldName::author},
    {"필자", FieldName::author},
    {"키워드", FieldName::tag},
}};

// The field that a query names, in English or Korean; nullptr if there is none.
[[nodiscard]] constexpr const Field* find_field(std::string_view name) {
  for (const Field& row : fields) {
    if (row.name == name || row.korean == name) return &row;
  }
  for (const FieldAlias& alias : field_aliases) {
    if (alias.name == name) return &field(alias.id);
  }
  return nullptr;
}

namespace detail {
consteval bool rows_stand_in_order_with_prefixes_of_capitals() {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (static_cast<std::size_t>(fields[i].id) != i) return false;
    for (const char c : fields[i].prefix) {
      if (c < 'A' || c > 'Z') return false;
    }
    if (fields[i].kind == Kind::exact && fields[i].prefix.empty()) return false;
    if ((fields[i].slot == no_slot) ==
        (fields[i].kind == Kind::number || fields[i].kind == Kind::day)) {
      return false;
    }
    for (std::size_t j = 0; j < i; ++j) {
      const bool same_prefix = !fields[i].prefix.empty() && fields[i].prefix == fields[j].prefix;
      if (fields[i].name == fields[j].name || fields[i].korean == fields[j].korean || same_prefix) {
        return false;
      }
    }
  }
  return true;
}
static_assert(rows_stand_in_order_with_prefixes_of_capitals());
}  // namespace detail

}  // namespace seogo::schema
