// Something that could not be taken in, and why: one line on stderr for a person.
//
//   {"pages/old.txt", "", "not UTF-8 at byte 17"}          →  pages/old.txt: not UTF-8 at byte 17
//   {"export.jsonl", "line 3", "JSON cut short at byte 812"} →  export.jsonl, line 3: JSON cut short …
//
// A plain value.
#pragma once

#include <functional>
#include <string>

namespace seogo::indexer::source {

struct Refusal {
  std::string file;
  std::string place;  // within the file; may be empty
  std::string reason;
  std::string hint;  // what to do about it; may be empty

  [[nodiscard]] std::string line() const {
    return file + (place.empty() ? "" : ", " + place) + ": " + reason +
           (hint.empty() ? "" : " (" + hint + ")");
  }
};

using RefusalSink = std::function<void(const Refusal&)>;

}  // namespace seogo::indexer::source
