// Pages saved as text.
#include "indexer/extract/extractor.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

const fuzz::Target target("text", [](std::string_view bytes) {
  static const indexer::extract::Profile profile = indexer::extract::Profile::built_in();
  fuzz::unless_refused([&] {
    indexer::source::Capture page;
    page.form = indexer::source::Form::text;
    page.bytes = fuzz::as_text(bytes);
    fuzz::look_at(indexer::extract::extract(page, profile));
  });
});

}  // namespace
