// An article as one line of JSONL, in the form schema/article.schema.json states.
//
//   append_json_line(article, out)    {"url":"…","site":"서고일보",…,"comments":[…]} and a line
//   feed
//
// Empty fields are left out. Strings must be UTF-8; they are written as they stand, quotes,
// backslashes and control characters escaped. Faster than a document tree, which is why the
// generator has its own.
#pragma once

#include <string>

#include "schema/article.h"

namespace seogo::bench {

void append_json_line(const schema::Article& article, std::string& out);

}  // namespace seogo::bench
