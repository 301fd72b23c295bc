#include "searchd/rows/rows.h"

#include <algorithm>
#include <utility>

#include "schema/error.h"
#include "searchd/rows/csv.h"
#include "searchd/rows/json_line.h"

namespace seogo::searchd::rows {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;
constexpr int most_tries = 3;  // of one page

struct Writing {
  Form form;
  void (*head)(std::string& out, const Request& request);
  void (*row)(std::string& out, const Fields& fields, const Row& row);
};
constexpr Writing writings[] = {
    {Form::json_lines, [](std::string&, const Request&) {}, append_json_line},
    {Form::csv,
     [](std::string& out, const Request& request) {
       if (request.byte_order_mark) out += byte_order_mark;
       append_csv_head(out, request.fields);
     },
     append_csv_row},
};

const Writing& writing_of(Form form) {
  return *std::find_if(std::begin(writings), std::end(writings),
                       [form](const Writing& row) { return row.form == form; });
}

// An archive that was made anew in the midst has no next page to what was written; rows that might be
// lost or come twice are worse than a file that breaks off.
void require_same_row(const engine::Reply& page) {
  for (const char* code : {"bad_cursor", "cursor_moved"}) {
    if (!page.has_note(code)) continue;
    throw schema::Error(schema::ErrorCode::index, "the archive was made anew during an export",
                        "ask for it once more");
  }
}

}  // namespace

Rows::Rows(const engine::Engine& engine, Request request, const wire::Replay& replay,
           std::size_t most)
    : engine_(engine),
      request_(std::move(request)),
      replay_(replay),
      wants_article_(std::any_of(request_.fields.begin(), request_.fields.end(),
                                 [](const Field* field) { return field->takes_article; })),
      left_(std::min(most, request_.limit.value_or(most))),
      skipped_(std::exchange(request_.search.offset, 0)) {
  request_.search.limit = engine::most_hits;
  if (request_.search.cursor.empty()) request_.search.cursor = engine::first_cursor;
  fetch();
  total_ = page_.total;
}

std::size_t Rows::page_size() const {
  return request_.search.in == engine::In::comments ? page_.comments.size() : page_.hits.size();
}

void Rows::fetch() {
  for (int tries = 0; tries < most_tries; ++tries) {
    page_ = engine_.search(request_.search, engine::Keep::nothing);
    next_ = 0;
    require_same_row(page_);
    const bool moves = page_.cursor && *page_.cursor != request_.search.cursor;
    if (page_size() == 0 && page_.out_of_time() && !moves) continue;
    is_last_ = !page_.cursor;
    request_.search.cursor = page_.cursor.value_or("");
    return;
  }
  throw schema::Error(schema::ErrorCode::io, "an export found nothing more in the time of a search",
                      "query-time is what a search may take");
}

bool Rows::write_on(std::string& out) {
  const std::size_t enough = out.size() + piece_bytes;
  if (!std::exchange(has_head_, true)) writing_of(request_.form).head(out, request_);
  // One search a piece: others have their turn between.
  if (left_ > 0 && next_ == page_size() && !is_last_) fetch();
  while (left_ > 0 && next_ < page_size() && out.size() < enough) {
    const std::size_t place = next_++;
    if (skipped_ > 0) {
      --skipped_;
      continue;
    }
    write(out, place);
    --left_;
  }
  return left_ > 0 && (next_ < page_size() || !is_last_);
}

void Rows::write(std::string& out, std::size_t place) {
  const Writing& writing = writing_of(request_.form);
  if (request_.search.in == engine::In::comments) {
    writing.row(out, request_.fields, {.comment = &page_.comments[place], .replay = replay_});
    return;
  }
  const engine::Hit& hit = page_.hits[place];
  std::optional<schema::Article> article;
  if (wants_article_) article = engine_.article(hit.id);
  writing.row(out, request_.fields,
              {.hit = &hit,
               .article = article ? &*article : nullptr,
               .comment = nullptr,
               .replay = replay_});
}

}  // namespace seogo::searchd::rows
