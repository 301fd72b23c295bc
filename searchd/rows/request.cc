#include "searchd/rows/request.h"

#include <limits>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema/utf8.h"
#include "searchd/wire/parameters.h"

namespace seogo::searchd::rows {
namespace {

constexpr std::string_view forms[] = {"json", "jsonl", "csv"};
constexpr std::string_view booleans[] = {"true", "false"};

// The last value that is not empty, as of every parameter.
std::string value_of(const wire::Parameters& parameters, std::string_view name) {
  std::string value;
  for (auto [at, end] = parameters.equal_range(name); at != end; ++at) {
    const std::string_view given = schema::trimmed(at->second);
    if (!given.empty()) value = given;
  }
  return value;
}

void require_one_of(std::string_view name, const std::string& value,
                    std::span<const std::string_view> choices) {
  constexpr std::size_t longest_shown = 100;  // bytes
  for (const std::string_view choice : choices) {
    if (value == choice) return;
  }
  throw wire::BadParameter(std::string(name),
                           fmt::format("{} cannot be {}", name, schema::head(value, longest_shown)),
                           fmt::format("one of {}", fmt::join(choices, ", ")));
}

}  // namespace

std::optional<Form> form_of(const wire::Parameters& parameters) {
  const std::string format = value_of(parameters, "format");
  if (format.empty()) return std::nullopt;
  require_one_of("format", format, forms);
  if (format == "json") return std::nullopt;
  return format == "csv" ? Form::csv : Form::json_lines;
}

Request read_rows(const wire::Parameters& parameters) {
  Request out;
  out.form = form_of(parameters).value_or(Form::json_lines);
  wire::Parameters search = parameters;
  search.erase("limit");
  out.search = wire::read_search(search).request;
  out.search.facets.clear();
  out.search.histogram.reset();
  out.search.explain = false;
  out.fields = chosen(out.search.in, value_of(parameters, "fields"));
  if (const std::string mark = value_of(parameters, "bom"); !mark.empty()) {
    require_one_of("bom", mark, booleans);
    out.byte_order_mark = mark == "true";
  }
  if (const std::string limit = value_of(parameters, "limit"); !limit.empty()) {
    constexpr std::size_t most = std::numeric_limits<std::int32_t>::max();
    out.limit = wire::whole_number("limit", limit, most);
  }
  return out;
}

std::vector<std::string_view> row_parameters() { return {"format", "fields", "bom"}; }

std::vector<std::string_view> choices_of(std::string_view parameter) {
  if (parameter == "format") return {std::begin(forms), std::end(forms)};
  if (parameter == "bom") return {std::begin(booleans), std::end(booleans)};
  return {};
}

}  // namespace seogo::searchd::rows
