// A feed or an export, and the articles in its entries.
#include "indexer/source/feed.h"

#include "indexer/extract/extractor.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

const fuzz::Target target("feed", [](std::string_view bytes) {
  static const indexer::extract::Profile profile = indexer::extract::Profile::built_in();
  indexer::source::Sinks sinks = fuzz::looking_sinks();
  sinks.take = [look = sinks.take](const indexer::source::Capture& entry,
                                   const std::string& place) {
    look(entry, place);
    fuzz::unless_refused([&] { fuzz::look_at(indexer::extract::extract(entry, profile)); });
  };
  const auto stream = indexer::source::memory_stream(bytes);
  fuzz::unless_refused([&] { indexer::source::read_feed(*stream, "a.feed", sinks); });
});

}  // namespace
