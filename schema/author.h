// Names and roles of authors as bylines write them.
//
//   read_author("김주성 기자")     →  {김주성, 기자}
//   read_author("홍길동")          →  {홍길동, ""}
//   read_author("워싱턴=김 특파원")  →  {워싱턴=김, 특파원}: only the role is cut off
//
// Pure; safe to call from any thread.
#pragma once

#include <string_view>
#include <vector>

#include "schema/article.h"

namespace seogo::schema {

[[nodiscard]] Author read_author(std::string_view byline);

// "김주성 기자, 박하늘 논설위원" → two authors; split at commas, middle dots, slashes and
// semicolons.
[[nodiscard]] std::vector<Author> read_authors(std::string_view bylines);

// Whether a word is a role, as 기자 and 특파원 are.
[[nodiscard]] bool is_role(std::string_view word);

}  // namespace seogo::schema
