// A feed or an export, and its entries.
#include "indexer/source/feed.h"

#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

const fuzz::Target target("feed", [](std::string_view bytes) {
  const auto stream = indexer::source::memory_stream(bytes);
  fuzz::unless_refused(
      [&] { indexer::source::read_feed(*stream, "a.feed", fuzz::looking_sinks()); });
});

}  // namespace
