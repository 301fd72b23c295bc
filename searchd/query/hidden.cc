#include "searchd/query/hidden.h"

#include "schema/analyzer.h"

namespace seogo::searchd::query {
namespace {

// The terms of a word with spaces before the syllables that the bits name.
Terms terms_with(std::string_view word, const std::vector<std::size_t>& at, unsigned spaces) {
  const std::size_t count = at.size() - 1;
  const auto space_before = [&](std::size_t i) {
    return i == 0 || i == count || ((spaces >> i) & 1U) != 0;
  };
  Terms terms;
  for (std::size_t i = 0; i < count; ++i) {
    const bool alone = space_before(i) && space_before(i + 1);
    if (alone) {
      terms.push_back(word.substr(at[i], at[i + 1] - at[i]));
    } else if (!space_before(i + 1)) {
      terms.push_back(word.substr(at[i], at[i + 2] - at[i]));
    }
  }
  return terms;
}

}  // namespace

std::vector<Terms> hidden(std::string_view hangul) {
  constexpr std::size_t fewest_for_two = 4;
  const std::vector<std::size_t> at = schema::boundaries(hangul);
  const std::size_t count = at.size() - 1;
  std::vector<Terms> ways = {terms_with(hangul, at, 0)};
  if (count > most_hiding) return ways;
  for (std::size_t first = 1; first < count; ++first) {
    ways.push_back(terms_with(hangul, at, 1U << first));
    if (count < fewest_for_two) continue;
    for (std::size_t second = first + 1; second < count; ++second) {
      ways.push_back(terms_with(hangul, at, (1U << first) | (1U << second)));
    }
  }
  return ways;
}

}  // namespace seogo::searchd::query
