#include "searchd/rows/csv.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace seogo::searchd::rows {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view between_values = "; ";

void append_cell(std::string& out, std::string_view text) {
  constexpr std::string_view formulas = "=+-@\t\r\n";
  constexpr std::string_view wide_formulas[] = {"＝", "＋", "－", "＠"};  // in East Asian programs
  constexpr std::string_view quoted = ",;\"\r\n";
  const bool harms = (!text.empty() && formulas.find(text.front()) != std::string_view::npos) ||
                     std::any_of(std::begin(wide_formulas), std::end(wide_formulas),
                                 [text](std::string_view sign) { return text.starts_with(sign); });
  const bool quotes = text.find_first_of(quoted) != std::string_view::npos;
  if (quotes) out += '"';
  if (harms) out += '\'';
  for (const char c : text) {
    if (c == '\0') continue;  // programs take it for the end
    if (c == '"') out += '"';
    out += c;
  }
  if (quotes) out += '"';
}

std::string joined(const Texts& texts) {
  std::string all;
  for (const std::string& text : texts) {
    if (!all.empty()) all += between_values;
    all += text;
  }
  return all;
}

std::string joined(const Authors& authors) {
  Texts names;
  for (const schema::Author& author : authors) {
    names.push_back(author.role.empty() ? author.name : author.name + " " + author.role);
  }
  return joined(names);
}

// Numbers are ours: one below zero is no formula.
struct Cell {
  std::string& out;
  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { append_cell(out, text); }
  void operator()(std::int64_t number) const { out += std::to_string(number); }
  void operator()(double number) const { out += fmt::format("{}", number); }
  void operator()(const Texts& texts) const { append_cell(out, joined(texts)); }
  void operator()(const Authors& authors) const { append_cell(out, joined(authors)); }
};

}  // namespace

void append_csv_head(std::string& out, const Fields& fields) {
  std::string_view before;
  for (const Field* field : fields) {
    out.append(before).append(field->name);
    before = ",";
  }
  out += line_end;
}

void append_csv_row(std::string& out, const Fields& fields, const Row& row) {
  std::string_view before;
  for (const Field* field : fields) {
    out += before;
    std::visit(Cell{out}, field->read(row));
    before = ",";
  }
  out += line_end;
}

}  // namespace seogo::searchd::rows
