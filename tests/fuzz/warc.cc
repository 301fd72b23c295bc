// A crawl, plain or packed.
#include "indexer/source/warc.h"

#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

const fuzz::Target target("warc", [](std::string_view bytes) {
  const auto stream = indexer::source::memory_stream(bytes);
  fuzz::unless_refused(
      [&] { indexer::source::read_warc(*stream, "a.warc", fuzz::looking_sinks()); });
});

}  // namespace
