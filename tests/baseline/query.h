// A person's query as Xapian's own QueryParser reads it, with CJK n-grams.
//
//   Parser parser(database, Words::all);
//   parser.parse("알트만 date:2023-12")    all n-grams, and a day from 20231201 to 20231231
//   parser.parse("author:김주성"), ("제목:알트만"), ("매체:토큰포스트")
//
// It throws on some ordinary queries of two scripts (LG 전자tv): then there is no query. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

namespace seogo::baseline {

enum class Words {
  any,  // what a QueryParser does that nothing was set of
  all,
};

class Parser {
 public:
  Parser(const Xapian::Database& database, Words words);

  [[nodiscard]] std::optional<Xapian::Query> parse(const std::string& text);

 private:
  std::unique_ptr<Xapian::RangeProcessor> days_;
  Xapian::QueryParser parser_;
};

// Months and years as the ranges that a RangeProcessor knows:
// "해고 date:2023-12" → "해고 date:2023-12-01..2023-12-31"
[[nodiscard]] std::string with_ranges(std::string_view text);

}  // namespace seogo::baseline
