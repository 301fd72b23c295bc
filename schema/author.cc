#include "schema/author.h"

#include <algorithm>
#include <array>

#include "schema/utf8.h"

namespace seogo::schema {
namespace {

// Longer roles before those they end with.
constexpr std::array<std::string_view, 27> roles = {
    "인턴기자",   "객원기자", "시민기자", "선임기자", "전문기자", "사진기자", "수습기자",
    "대학생기자", "명예기자", "기자",     "특파원",   "통신원",   "논설위원", "편집위원",
    "칼럼니스트", "평론가",   "편집장",   "앵커",     "아나운서", "리포터",   "에디터",
    "교수",       "변호사",   "작가",     "소설가",   "시인",     "PD",
};
constexpr std::array<std::string_view, 6> separators = {",", "·", "ㆍ", "/", ";", "、"};

}  // namespace

bool is_role(std::string_view word) {
  return std::find(roles.begin(), roles.end(), word) != roles.end();
}

Author read_author(std::string_view byline) {
  byline = trimmed(byline);
  for (const std::string_view role : roles) {
    if (!byline.ends_with(role)) continue;
    const std::string_view name = trimmed(byline.substr(0, byline.size() - role.size()));
    if (name.empty()) break;
    // "기자" ends names too when nothing parts them: a role written to the name needs a name of two
    // syllables at least before it.
    const bool parted = name.size() < byline.size() - role.size();
    if (parted || code_points(name) >= 2) return {std::string(name), std::string(role)};
  }
  return {std::string(byline), {}};
}

std::vector<Author> read_authors(std::string_view bylines) {
  std::vector<Author> authors;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    const std::string_view part = trimmed(bylines.substr(begin, end - begin));
    if (!part.empty()) authors.push_back(read_author(part));
  };
  for (std::size_t at = 0; at < bylines.size();) {
    std::size_t length = 0;
    for (const std::string_view separator : separators) {
      if (bylines.substr(at).starts_with(separator)) length = separator.size();
    }
    if (length == 0) {
      ++at;
      continue;
    }
    close(at);
    at += length;
    begin = at;
  }
  close(bylines.size());
  return authors;
}

}  // namespace seogo::schema
