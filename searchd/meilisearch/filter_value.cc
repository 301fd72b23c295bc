#include "searchd/meilisearch/filter_value.h"

#include "searchd/meilisearch/filter_parser.h"

namespace seogo::searchd::meilisearch {
namespace {

constexpr Place place = {"filter", Code::invalid_filter};

engine::Filter read_text(const Json& value, std::size_t& values) {
  if (!value.is_string()) refuse_value(place, "a string, an array or an array of arrays", value);
  return parse_filter(value.get_ref<const std::string&>(), values);
}

}  // namespace

engine::Filter read_filter(const Json& value) {
  std::size_t values = 0;
  if (!value.is_array()) return read_text(value, values);
  std::vector<engine::Filter> all;
  for (const Json& item : value) {
    if (!item.is_array()) {
      all.push_back(read_text(item, values));
      continue;
    }
    std::vector<engine::Filter> any;
    for (const Json& choice : item) any.push_back(read_text(choice, values));
    if (!any.empty()) all.push_back(engine::any_of(std::move(any)));
  }
  return engine::all_of(std::move(all));
}

}  // namespace seogo::searchd::meilisearch
