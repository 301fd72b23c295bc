// Rows as CSV (RFC 4180), in the way that spreadsheets open it by a double click.
//
//   append_csv_head(out, fields)      id,title,tags
//   append_csv_row(out, fields, row)  1,"해고, 복귀",인공지능; 해고
//                                     2,'=HYPERLINK(1),인공지능
//
// A text that a spreadsheet would take for a formula, because it begins with = + - @, a tab or a
// line break, has a ' before it. Several values in one cell are separated by "; ", an author's role
// follows the name. Excel takes a file for UTF-8 only where a byte order mark says so. Pure; safe to
// call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "searchd/rows/field.h"

namespace seogo::searchd::rows {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

void append_csv_head(std::string& out, const Fields& fields);
void append_csv_row(std::string& out, const Fields& fields, const Row& row);

}  // namespace seogo::searchd::rows
