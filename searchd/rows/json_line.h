// A row as one line of JSON, values as the archive has them.
//
//   {"id":"1","title":"해고, 복귀","tags":["인공지능"],"authors":[{"name":"김주성","role":"기자"}],
//    "likes":null}
//
// What is not known is null. Valid JSON whatever bytes were stored. Pure; safe to call from any
// thread.
#pragma once

#include <string>

#include "searchd/rows/field.h"

namespace seogo::searchd::rows {

void append_json_line(std::string& out, const Fields& fields, const Row& row);

}  // namespace seogo::searchd::rows
