// A text as those read it who put an article into the index: normalized and cut into runs, once for the
// terms, the words of the lexicon and the bands.
//
//   CutText title = cut("ＡＩ가 온다");   title.text "ai가 온다", title.runs ai 가 온다
//
// An article's comments are in none but the terms, and are not among its cut texts. Plain values.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analyzer.h"
#include "schema/article.h"

namespace seogo::schema {

struct CutText {
  std::string text;
  std::vector<Run> runs;

  [[nodiscard]] bool has_hanja() const {
    return std::ranges::any_of(runs, [](const Run& run) { return run.script == Script::hanja; });
  }
};

struct CutArticle {
  CutText title;
  CutText subtitle;
  CutText body;
  std::vector<CutText> tags;
  std::vector<CutText> authors;  // their names
};

[[nodiscard]] CutText cut(std::string_view source);
[[nodiscard]] CutArticle cut(const Article& article);

}  // namespace seogo::schema
