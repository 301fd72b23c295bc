// Bodies of Meilisearch's clients, and the filters in them.
#include "schema/utf8.h"
#include "searchd/engine/request.h"
#include "searchd/meilisearch/filter_parser.h"
#include "searchd/meilisearch/formatted.h"
#include "searchd/meilisearch/json_value.h"
#include "searchd/meilisearch/limits.h"
#include "searchd/meilisearch/refusal.h"
#include "searchd/meilisearch/search_body.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

std::size_t depth_of(const engine::Filter& filter) {
  std::size_t depth = 0;
  for (const engine::Filter& child : filter.children) depth = std::max(depth, depth_of(child));
  return depth + 1;
}

// A refusal goes over the wire, and says little.
template <typename Read>
void answered(Read read) {
  try {
    read();
  } catch (const meilisearch::Refusal& refusal) {
    const meilisearch::Told told = meilisearch::told(refusal);
    fuzz::require(told.status >= 400 && told.status < 500, "no fault of the client's");
    fuzz::require(told.json.size() < 4000, "a refusal without bounds");
    fuzz::require(schema::first_invalid(told.json) == std::string::npos, "a refusal not in UTF-8");
  }
}

const fuzz::Target target("filter", [](std::string_view bytes) {
  answered([&] {
    std::size_t values = 0;
    const engine::Filter filter = meilisearch::parse_filter(bytes, values);
    fuzz::require(values <= meilisearch::limits.filter_values, "too many values");
    // Each parenthesis may hold OR, AND and NOT; a condition is two deep.
    fuzz::require(depth_of(filter) <= 3 * (meilisearch::limits.filter_depth + 1) + 3, "too deep");
  });
  answered([&] {
    const meilisearch::SearchBody body = meilisearch::read_search(meilisearch::read_payload(bytes));
    const engine::Request& request = body.request;
    fuzz::require(request.limit <= meilisearch::limits.hits, "too many hits");
    fuzz::require(request.offset + request.limit <= engine::deepest_hit, "too deep a page");
  });
  answered([&] { static_cast<void>(meilisearch::read_search(wire::parse_query(bytes))); });

  const std::string text = fuzz::as_text(bytes);
  const engine::MarkedText marked = {text, {{0, bytes.size() / 3}, {bytes.size() / 2, 1000}}};
  const std::string shown = meilisearch::formatted(marked, {bytes.size() % 7, true}, {});
  fuzz::require(schema::first_invalid(shown) == std::string::npos, "not UTF-8 any more");
  std::size_t tags = 0;
  for (std::size_t at = shown.find('<'); at != std::string::npos; at = shown.find('<', at + 1)) {
    const std::string_view rest = std::string_view(shown).substr(at);
    fuzz::require(rest.starts_with("<em>") || rest.starts_with("</em>"), "a tag of the text's own");
    ++tags;
  }
  fuzz::require(tags % 2 == 0, "a mark without its end");
});

}  // namespace
