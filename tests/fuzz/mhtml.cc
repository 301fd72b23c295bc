// A page that a browser saved into one file.
#include "indexer/source/mhtml.h"

#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

const fuzz::Target target("mhtml", [](std::string_view bytes) {
  const auto stream = indexer::source::memory_stream(bytes);
  fuzz::unless_refused(
      [&] { indexer::source::read_mhtml(*stream, "a.mhtml", fuzz::looking_sinks()); });
});

}  // namespace
