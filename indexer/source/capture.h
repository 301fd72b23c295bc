// A capture: one page as it was saved, before anything is read out of it.
//
//   form        text (a page saved as text, chrome and all) or json (one line of a JSONL file)
//   bytes       the page itself: valid UTF-8, no byte order mark, lines ended by "\n"
//   provenance  {"pages/altman.txt", 0}
//
// A plain value.
#pragma once

#include <string>

#include "schema/article.h"

namespace seogo::indexer::source {

enum class Form { text, json };

struct Capture {
  Form form = Form::text;
  std::string bytes;
  schema::Provenance provenance;
};

}  // namespace seogo::indexer::source
