// What is asked for as rows: a search, and how its rows are written.
//
//   form_of({{"format","csv"}})                               csv
//   form_of({})                                               nothing: an ordinary reply is wanted
//   read_rows({{"q","해고"},{"format","csv"},{"limit","5000"}})  the search, csv, 5,000 rows
//
// Beside the parameters of a search (wire/parameters.h): format, fields, bom; `limit` counts rows and
// may be as large as anybody likes. Throws BadParameter. Pure; safe to call from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "searchd/engine/request.h"
#include "searchd/rows/field.h"
#include "searchd/wire/query_string.h"

namespace seogo::searchd::rows {

enum class Form { json_lines, csv };

struct Request {
  engine::Request search;  // without limit and facets, which rows have no use for
  Form form = Form::json_lines;
  Fields fields;
  bool byte_order_mark = true;       // of CSV
  std::optional<std::size_t> limit;  // rows; none: all
};

[[nodiscard]] std::optional<Form> form_of(const wire::Parameters& parameters);
[[nodiscard]] Request read_rows(const wire::Parameters& parameters);

// The names that are read here, and the values of those that take one of few.
[[nodiscard]] std::vector<std::string_view> row_parameters();
[[nodiscard]] std::vector<std::string_view> choices_of(std::string_view parameter);

}  // namespace seogo::searchd::rows
