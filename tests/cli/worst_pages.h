// Pages made to cost a reader as much as they can: something short, over and over.
//
//   {".html", "elements in elements", "", "<div>", ""}   <div><div><div>… up to the limit of a page
//
// Some need more than repetition: attributes with names of their own, bombs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::tests {

struct WorstPage {
  std::string_view ending;  // .html
  std::string_view name;
  std::string_view head;
  std::string_view unit;  // "{}" in it is the number of the repetition
  std::string_view tail;
};
extern const std::vector<WorstPage> worst_pages;

// About `size` bytes, no more.
[[nodiscard]] std::string written(const WorstPage& page, std::size_t size);

// 2 GiB of `byte`, packed: 2 MB of gzip, which one has to read to the end to know; 64 KB of zstd.
[[nodiscard]] std::string gzip_bomb(char byte);
[[nodiscard]] std::string zstd_bomb(char byte);

[[nodiscard]] std::string random_bytes(std::size_t size);

}  // namespace seogo::tests
