// What the marks of an article say, put into its fields.
//
//   입력 2023.12.11 18:32          published 2023-12-11T18:32:00+09:00
//   홍길동·김철수 기자              authors {홍길동, 기자}, {김철수, 기자}
//   하트 이미지 16                  counts.likes 16
//
// The first to state a field keeps it; people and credits gather, each once. Throws Error(input)
// for a date that is none: "2023.13.45" in line 12.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/extract/line/lines.h"
#include "indexer/extract/line/marker.h"
#include "schema/article.h"

namespace seogo::indexer::extract {

// Takes `mark`, which stands in `line`, into `article`.
void take(const Mark& mark, const Line& line, schema::Article& article);

void take(const std::vector<Mark>& marks, const Line& line, schema::Article& article);

void add_authors(const Mark& byline, std::vector<schema::Author>& authors);
void add_credit(std::string_view credit, std::vector<std::string>& credits);

// The number a {n} captured; nothing if it is "999+" or no number.
[[nodiscard]] std::optional<std::int64_t> number_of(std::string_view text);

// The publisher a copyright line names: <저작권자 ⓒ 가나일보, 무단전재 및 재배포 금지> → 가나일보;
// empty if unsure.
[[nodiscard]] std::string site_of(std::string_view copyright);

}  // namespace seogo::indexer::extract
