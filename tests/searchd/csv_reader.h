// CSV as RFC 4180 has it, read back: what a spreadsheet sees, the ' before formulas taken off.
//
//   read_csv("a,b\r\n\"1,\"\"2\"\"\",'=3\r\n")  {{a, b}, {1,"2", =3}}
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace seogo::tests {

using CsvRow = std::vector<std::string>;

inline std::string without_quote(std::string cell) {
  constexpr std::string_view formulas = "=+-@\t\r\n";
  const bool guarded =
      cell.size() > 1 && cell[0] == '\'' && formulas.find(cell[1]) != std::string_view::npos;
  return guarded ? cell.substr(1) : cell;
}

inline std::vector<CsvRow> read_csv(std::string_view text) {
  std::vector<CsvRow> rows;
  for (std::size_t at = 0; at < text.size();) {
    CsvRow row;
    for (bool more = true; more;) {
      std::string cell;
      if (text.substr(at, 1) == "\"") {
        for (++at; text.at(at) != '"' || text.substr(at, 2) == "\"\""; ++at) {
          if (text[at] == '"') ++at;
          cell += text[at];
        }
        ++at;
      } else {
        const std::size_t end = text.find_first_of(",\r\n\"", at);
        cell = text.substr(at, end - at);
        at = end;
      }
      row.push_back(without_quote(std::move(cell)));
      more = text.at(at) == ',';
      if (more) ++at;
    }
    if (text.substr(at, 2) != "\r\n") throw std::runtime_error("a line ends otherwise");
    at += 2;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace seogo::tests
