#include "indexer/extract/stated/stated_people.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/particulars.h"
#include "indexer/extract/stated/stated_text.h"
#include "schema/author.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Author;
using schema::trimmed;

constexpr std::size_t longest_people = 400;  // bytes
constexpr std::size_t longest_name = 40;     // characters
constexpr std::size_t most_people = 32;

struct Label {
  std::string_view word;
  std::string_view role;  // that it gives
};
constexpr std::array<Label, 12> labels = {{
    {"기자명", ""},
    {"기자", "기자"},
    {"특파원", "특파원"},
    {"논설위원", "논설위원"},
    {"칼럼니스트", "칼럼니스트"},
    {"에디터", "에디터"},
    {"글쓴이", ""},
    {"작성자", ""},
    {"필자", ""},
    {"글", ""},
    {"By", ""},
    {"by", ""},
}};

constexpr std::array<std::string_view, 20> nobody = {
    "admin", "administrator", "webmaster", "master", "root",   "editor", "unknown",
    "null",  "none",          "undefined", "author", "관리자", "운영자", "편집자",
    "기자",  "특파원",        "논설위원",  "익명",   "저자",   "작성자"};

constexpr std::array<std::string_view, 18> newsroom_ends = {
    "팀",   "부",   "국",   "실",     "데스크", "뉴스룸", "취재단", "위원회", "뉴스",
    "일보", "신문", "방송", "편집부", "연구소", "미디어", "통신",   "타임스", "저널"};

bool is_mail_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
         c == '_' || c == '-' || c == '+' || c == '%';
}

// Without mail addresses, @names, and the brackets they leave.
std::string without_mail(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '@') {
      out.push_back(text[at]);
      continue;
    }
    while (!out.empty() && is_mail_character(out.back())) out.pop_back();
    while (at + 1 < text.size() && is_mail_character(text[at + 1])) ++at;
  }
  for (const std::string_view brackets : {"()", "[]", "<>", "( )", "[ ]", "< >"}) {
    for (std::size_t at = out.find(brackets); at != std::string::npos; at = out.find(brackets, at))
      out.replace(at, brackets.size(), " ");
  }
  return out;
}

bool is_address(std::string_view text) {
  return text.find("://") != std::string_view::npos || text.starts_with("www.") ||
         text.find(".com/") != std::string_view::npos;
}

bool is_nobody(std::string_view name) {
  std::string low(name);
  for (char& c : low)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return std::find(nobody.begin(), nobody.end(), low) != nobody.end() || letters(name).empty() ||
         std::all_of(low.begin(), low.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void add(Author author, std::vector<Author>& people) {
  author.name = std::string(trimmed(author.name));
  if (is_nobody(author.name) || characters(author.name) > longest_name ||
      people.size() >= most_people)
    return;
  const auto known = std::find_if(people.begin(), people.end(),
                                  [&](const Author& a) { return a.name == author.name; });
  if (known == people.end()) {
    people.push_back(std::move(author));
  } else if (known->role.empty()) {
    known->role = std::move(author.role);
  }
}

// "기자 김주성": the label before the name. Takes it off and returns its role.
std::string_view take_label(std::string_view& text) {
  for (const Label& row : labels) {
    if (!text.starts_with(row.word)) continue;
    std::string_view rest = text.substr(row.word.size());
    const std::string_view bare = trimmed(rest);
    if (bare.size() == rest.size() && !rest.starts_with(':') && !rest.starts_with('=')) continue;
    rest = bare;
    while (rest.starts_with(':') || rest.starts_with('=')) rest = trimmed(rest.substr(1));
    if (rest.empty()) continue;
    text = rest;
    return row.role;
  }
  return {};
}

}  // namespace

bool is_newsroom(const Author& author) {
  if (!author.role.empty()) return false;
  const bool ends = std::any_of(newsroom_ends.begin(), newsroom_ends.end(),
                                [&](std::string_view end) { return author.name.ends_with(end); });
  // 김용국 and 이병국 are people.
  return ends && characters(author.name) >= 4;
}

void prefer_persons(std::vector<Author>& people) {
  if (!std::all_of(people.begin(), people.end(), is_newsroom)) std::erase_if(people, is_newsroom);
}

void add_people(std::string_view text, const Profile& profile, std::vector<Author>& people) {
  if (text.size() > longest_people || is_address(text)) return;
  const std::string bare = stated_text(without_mail(stated_text(text)));
  std::string_view rest = bare;
  while (rest.ends_with(',') || rest.ends_with('|') || rest.ends_with('/') || rest.ends_with('='))
    rest = trimmed(rest.substr(0, rest.size() - 1));
  const std::string_view role = take_label(rest);
  if (rest.empty()) return;

  MarkerReader markers(profile.markers());
  std::vector<Author> found;
  for (const Mark& mark : markers.read(rest)) {
    // An outlet's desk is a newsroom, and kept whole.
    const bool desk = mark.role == Role::byline && is_newsroom({std::string(mark.word), {}});
    if ((mark.role == Role::byline && !desk) || mark.role == Role::dateline)
      add_authors(mark, found);
  }
  if (found.empty()) found = schema::read_authors(rest);
  for (Author& author : found) {
    if (author.role.empty()) author.role = role;
    add(std::move(author), people);
  }
}

}  // namespace seogo::indexer::extract
