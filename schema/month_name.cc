#include "schema/month_name.h"

#include <algorithm>
#include <array>

namespace seogo::schema {
namespace {

constexpr std::array<std::string_view, 12> months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

bool begins(std::string_view name, std::string_view word) {
  return word.size() >= 3 && word.size() <= name.size() &&
         std::equal(word.begin(), word.end(), name.begin(),
                    [](char c, char lower) { return (c | 0x20) == lower; });
}

}  // namespace

std::optional<int> month_named(std::string_view word) {
  const auto* const found = std::find_if(
      months.begin(), months.end(), [word](std::string_view name) { return begins(name, word); });
  if (found == months.end()) return std::nullopt;
  return static_cast<int>(found - months.begin()) + 1;
}

}  // namespace seogo::schema
