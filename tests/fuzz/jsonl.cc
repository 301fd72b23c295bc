// A line of JSONL.
#include "schema/article_json.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;

const fuzz::Target target("jsonl", [](std::string_view bytes) {
  const std::string line = fuzz::as_text(bytes);
  fuzz::unless_refused([&] { fuzz::look_at(schema::article_from_json(line)); });
});

}  // namespace
