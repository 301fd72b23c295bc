#include "searchd/routes/exports.h"

#include <algorithm>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "searchd/http/failure.h"
#include "searchd/routes/routes.h"
#include "searchd/rows/rows.h"

namespace seogo::searchd::routes {
namespace {

struct File {
  rows::Form form;
  const char* type;
  const char* ending;
};
constexpr File files[] = {
    {rows::Form::json_lines, "application/jsonl; charset=utf-8", "jsonl"},
    {rows::Form::csv, "text/csv; charset=utf-8; header=present", "csv"},
};

const File& file_of(rows::Form form) {
  return *std::find_if(std::begin(files), std::end(files),
                       [form](const File& row) { return row.form == form; });
}

constexpr int forbidden = 403;

http::Response no_exports() {
  return http::json_response({forbidden, "exports_off", "this archive makes no exports", "format",
                              "format=json, page by page; its operator sets export-rows"});
}

}  // namespace

std::optional<http::Response> exported(const Routes& routes, const http::Request& request) {
  if (!rows::form_of(request.parameters)) return std::nullopt;
  const std::size_t most = routes.options().export_rows;
  if (most == 0) return no_exports();
  rows::Request asked = rows::read_rows(request.parameters);
  const File& file = file_of(asked.form);
  const bool of_comments = asked.search.in == engine::In::comments;
  const auto all = std::make_shared<rows::Rows>(routes.engine(), std::move(asked),
                                                routes.options().replay, most);
  return http::Response{
      200,
      file.type,
      {},
      {not_stored,
       {"Content-Disposition", fmt::format("attachment; filename=\"{}.{}\"",
                                           of_comments ? "comments" : "articles", file.ending)},
       {"X-Total-Count", std::to_string(all->total().value)},
       {"X-Row-Limit", std::to_string(most)}},
      {},
      [all](std::string& piece) { return all->write_on(piece); }};
}

}  // namespace seogo::searchd::routes
