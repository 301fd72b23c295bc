#include "indexer/tally.h"

#include <array>

#include <fmt/format.h>

namespace seogo::indexer {

std::string Tally::line() const {
  std::string text = fmt::format("{} added, {} changed, {} unchanged, {} refused", added, changed,
                                 unchanged, refused);
  struct Part {
    std::uint64_t count;
    const char* words;
  };
  const std::array<Part, 5> parts = {{
      {older, "older captures remembered"},
      {removed, "removed"},
      {untouched_inputs, "files untouched"},
      {left_out, "articles of the old index were not in these paths and are gone"},
      {passed_over, "other files passed over"},
  }};
  for (const Part& part : parts) {
    if (part.count > 0) text += fmt::format("; {} {}", part.count, part.words);
  }
  const char* before = "; within archives passed over: ";
  for (const auto& [kind, count] : skipped) {
    text += fmt::format("{}{} {}", before, count, kind);
    before = ", ";
  }
  return text;
}

}  // namespace seogo::indexer
