#include "indexer/extract/line/particulars.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/extract/line/glyphs.h"
#include "schema/day.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;
using schema::Error;
using schema::ErrorCode;
using schema::trimmed;

constexpr std::size_t longest_site = 20;    // characters of a publisher's name
constexpr std::size_t longest_credit = 80;  // characters
// Of one article; what has more is a list of something else, and each is compared with all.
constexpr std::size_t most_credits = 200;
constexpr std::size_t most_authors = 200;
constexpr std::size_t most_tags = 64;

template <std::size_t N>
std::size_t first_of(std::string_view text, const std::array<std::string_view, N>& words,
                     std::size_t from = 0) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view word : words) first = std::min(first, text.find(word, from));
  return first;
}

void state(std::string& field, std::string_view value) {
  if (field.empty()) field = std::string(trimmed(value));
}

void state(std::optional<std::int64_t>& field, std::string_view value) {
  if (!field) field = number_of(value);
}

void state(std::optional<schema::Timestamp>& field, const Mark& mark, const Line& line) {
  if (field) return;
  field = mark.time;
  if (!field)
    throw Error(ErrorCode::input, "\"" + std::string(schema::head(mark.text, 60)) + "\" in line " +
                                      std::to_string(line.number) + " is no date");
}

// The paper's section: the first step of a trail. 경제 > 증권
std::string_view first_step(std::string_view trail) {
  constexpr std::array<std::string_view, 6> arrows = {">", "›", "»", "〉", "＞", " / "};
  return trimmed(trail.substr(0, first_of(trail, arrows)));
}

void add_tags(std::string_view text, std::vector<std::string>& tags) {
  // "태그: 알트만, 오픈AI" and "#알트만 #오픈AI": with a comma, spaces are part of a tag.
  const bool commas = text.find(',') != std::string_view::npos;
  const std::string_view ends = commas ? ",#|" : " #|";
  while (!text.empty() && tags.size() < most_tags) {
    const std::size_t end = std::min(text.find_first_of(ends), text.size());
    const std::string tag(trimmed(text.substr(0, end)));
    if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t value = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == ',') continue;
    if (c < '0' || c > '9' || ++digits > 15) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (digits == 0) return std::nullopt;
  return value;
}

void add_credit(std::string_view credit, std::vector<std::string>& credits) {
  credit = trimmed(credit);
  constexpr std::array<std::string_view, 5> closers = {"]", ")", ">", "/", "."};
  for (const std::string_view closer : closers)
    if (credit.ends_with(closer) && credit.find('(') == std::string_view::npos)
      credit = trimmed(credit.substr(0, credit.size() - closer.size()));
  if (credit.empty() || credits.size() >= most_credits || characters(credit) > longest_credit)
    return;
  if (std::find(credits.begin(), credits.end(), credit) == credits.end())
    credits.emplace_back(credit);
}

namespace {

void add_author(std::string_view name, std::string_view role,
                std::vector<schema::Author>& authors) {
  // "홍길동 김철수": spaces are part of a Latin name only.
  if (const std::size_t space = name.find(' ');
      space != std::string_view::npos && static_cast<unsigned char>(name.front()) >= 0x80) {
    add_author(name.substr(0, space), role, authors);
    add_author(trimmed(name.substr(space)), role, authors);
    return;
  }
  if (name.empty() || authors.size() >= most_authors) return;
  const auto known = std::find_if(authors.begin(), authors.end(),
                                  [name](const schema::Author& a) { return a.name == name; });
  if (known == authors.end())
    authors.push_back({std::string(name), std::string(role)});
  else if (known->role.empty())
    known->role = std::string(role);
}

}  // namespace

void add_authors(const Mark& byline, std::vector<schema::Author>& authors) {
  constexpr std::array<std::string_view, 7> joints = {"·", "ㆍ", "・", "∙", ",", "&", "/"};
  std::string_view names = byline.text;
  while (!names.empty()) {
    const std::size_t end = std::min(first_of(names, joints), names.size());
    add_author(trimmed(names.substr(0, end)), byline.word, authors);
    names.remove_prefix(end);
    for (const std::string_view joint : joints)
      if (names.starts_with(joint)) {
        names.remove_prefix(joint.size());
        break;
      }
  }
}

std::string site_of(std::string_view copyright) {
  constexpr std::array<std::string_view, 6> signs = {"ⓒ",   "©",        "(c)",
                                                     "(C)", "저작권자", "저작권은"};
  constexpr std::array<std::string_view, 20> ends = {
      ",",    "|",  ">", "]", "&",   "무단", "All ", "ALL ", "all ",  "Inc",
      " 및 ", ". ", "<", "[", "에 ", "http", "www",  "Co.",  "(http", "Corp"};
  // The name follows the last of the signs: <저작권자 ⓒ 가나일보, …>
  std::size_t start = std::string_view::npos;
  for (const std::string_view sign : signs)
    if (const std::size_t at = copyright.find(sign); at != std::string_view::npos)
      start =
          start == std::string_view::npos ? at + sign.size() : std::max(start, at + sign.size());
  if (start == std::string_view::npos) return {};
  std::string_view name = copyright.substr(start);
  name.remove_prefix(std::min(name.find_first_not_of(" 0123456789-~:.,"), name.size()));
  if (name.starts_with("by ")) name.remove_prefix(3);
  name = name.substr(0, first_of(name, ends));
  name = trimmed(name);
  while (name.ends_with('.') || name.ends_with('-') || name.ends_with('(')) {
    name.remove_suffix(1);
    name = trimmed(name);
  }
  if (characters(name) > longest_site || characters(name) < 2) return {};
  if (name.find_first_of("()=\"{}@") != std::string_view::npos && !name.starts_with("(주)"))
    return {};
  return std::string(name);
}

void take(const Mark& mark, const Line& line, Article& article) {
  switch (mark.role) {
    case Role::title:
      state(article.title, mark.text);
      break;
    case Role::subtitle:
      state(article.subtitle, mark.text);
      break;
    case Role::section:
      state(article.section, first_step(mark.text));
      break;
    case Role::tags:
      add_tags(mark.text, article.tags);
      break;
    case Role::url:
      state(article.url, mark.text);
      break;
    case Role::byline:
    case Role::dateline:
      add_authors(mark, article.authors);
      add_credit(mark.second, article.image_credits);
      break;
    case Role::time:
    case Role::published:
      state(article.published, mark, line);
      break;
    case Role::modified:
      state(article.modified, mark, line);
      break;
    case Role::image_credit:
      add_credit(mark.text, article.image_credits);
      break;
    case Role::likes:
      state(article.counts.likes, mark.text);
      break;
    case Role::dislikes:
      state(article.counts.dislikes, mark.text);
      break;
    case Role::comment_count:
      state(article.counts.comments, mark.text);
      break;
    case Role::shares:
      state(article.counts.shares, mark.text);
      break;
    case Role::views:
      state(article.counts.views, mark.text);
      break;
    case Role::source_note:
      state(article.source_note, line.whole());
      break;
    case Role::copyright:
      state(article.copyright, line.whole());
      break;
    case Role::mail:
    case Role::chrome:
    case Role::related:
    case Role::tail:
    case Role::comments:
    case Role::comment_chrome:
    case Role::reply:
    case Role::badge:
    case Role::ago:
    case Role::replies_open:
    case Role::replies_close:
    case Role::missing:
      break;
  }
}

void take(const std::vector<Mark>& marks, const Line& line, Article& article) {
  for (const Mark& mark : marks) take(mark, line, article);
}

}  // namespace seogo::indexer::extract
