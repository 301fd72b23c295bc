// What a reader of archives hands out, gathered: for the tests of all of them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/source/sinks.h"
#include "indexer/source/stream.h"
#include "schema/error.h"

namespace seogo::indexer::source {

struct Gathered {
  std::vector<Capture> captures;
  std::vector<std::string> places;
  std::vector<std::string> refusals;  // as a person sees them
  std::vector<std::string> skipped;   // kinds, sorted

  [[nodiscard]] Sinks sinks() {
    return {[this](Capture capture, const std::string& place) {
              captures.push_back(std::move(capture));
              places.push_back(place);
            },
            [this](const Refusal& refusal) { refusals.push_back(refusal.line()); },
            [this](std::string_view kind) {
              skipped.insert(std::upper_bound(skipped.begin(), skipped.end(), kind),
                             std::string(kind));
            }};
  }
};

// As the pipeline sees it: an Error of the whole stream is a refusal too.
template <typename Reader>
Gathered gather(Reader reader, std::string_view bytes, const std::string& file) {
  Gathered gathered;
  try {
    reader(*memory_stream(bytes), file, gathered.sinks());
  } catch (const schema::Error& error) {
    gathered.refusals.push_back(Refusal{file, {}, error.text(), {}}.line());
  }
  return gathered;
}

}  // namespace seogo::indexer::source
