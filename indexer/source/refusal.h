// Something that could not be taken in, and why: one line on stderr for a person.
//
//   {"pages/old.txt", "", "empty"}                            →  pages/old.txt: empty
//   {"export.jsonl", "line 3", "JSON cut short at byte 812"}  →  export.jsonl, line 3: JSON cut short …
//   {"a.warc.gz", "record at byte 90", "no article found", "", "https://…/1"}
//                               →  a.warc.gz, record at byte 90, https://…/1: no article found
//
// A plain value.
#pragma once

#include <functional>
#include <string>

#include "schema/utf8.h"

namespace seogo::indexer::source {

struct Refusal {
  std::string file;
  std::string place;  // within the file; may be empty
  std::string reason;
  std::string hint;   // what to do about it; may be empty
  std::string url{};  // of the page, where its archive tells

  [[nodiscard]] std::string line() const {
    return schema::shown(file + (place.empty() ? "" : ", " + place) +
                         (url.empty() ? "" : ", " + url) + ": " + reason +
                         (hint.empty() ? "" : " (" + hint + ")"));
  }
};

using RefusalSink = std::function<void(const Refusal&)>;

}  // namespace seogo::indexer::source
