// What one field of a row holds: a text, a number, several of these, or nothing.
//
//   read_tags(row)    {"해고", "인공지능"}
//   read_likes(row)   16; nothing where the page told none
//
// Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "schema/article.h"

namespace seogo::searchd::rows {

using Texts = std::vector<std::string>;
using Authors = std::vector<schema::Author>;
using Value = std::variant<std::monostate, std::string, std::int64_t, double, Texts, Authors>;

}  // namespace seogo::searchd::rows
