#include "tests/baseline/query.h"

#include <fmt/format.h>

#include "tests/baseline/document.h"

namespace seogo::baseline {
namespace {

constexpr std::string_view date = "date:";

struct Prefix {
  const char* name;
  const char* prefix;
};
constexpr Prefix texts[] = {{"title", title_prefix}, {"제목", title_prefix}};
constexpr Prefix values[] = {{"author", author_prefix},
                             {"기자", author_prefix},
                             {"site", site_prefix},
                             {"매체", site_prefix}};

std::string range(std::string_view day) {
  constexpr std::size_t year = 4;   // 2023
  constexpr std::size_t month = 7;  // 2023-12
  if (day.find("..") != std::string_view::npos) return std::string(day);
  if (day.size() == year) return fmt::format("{0}-01-01..{0}-12-31", day);
  if (day.size() == month) return fmt::format("{0}-01..{0}-31", day);
  return fmt::format("{0}..{0}", day);
}

}  // namespace

std::string with_ranges(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    if (word.starts_with(date)) {
      out.append(date).append(range(word.substr(date.size())));
    } else {
      out.append(word);
    }
    if (space < text.size()) out += ' ';
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return out;
}

Parser::Parser(const Xapian::Database& database, Words words)
    : days_(std::make_unique<Xapian::DateRangeProcessor>(day_slot, std::string(date))) {
  parser_.set_database(database);
  parser_.set_default_op(words == Words::all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR);
  for (const Prefix& row : texts) parser_.add_prefix(row.name, row.prefix);
  for (const Prefix& row : values) parser_.add_boolean_prefix(row.name, row.prefix);
  parser_.add_rangeprocessor(days_.get());
}

std::optional<Xapian::Query> Parser::parse(const std::string& text) {
  try {
    return parser_.parse_query(
        with_ranges(text), Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_CJK_NGRAM);
  } catch (const Xapian::QueryParserError&) {
    return std::nullopt;
  }
}

}  // namespace seogo::baseline
