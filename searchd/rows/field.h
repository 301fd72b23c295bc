// The fields that a row may have: one table for articles, one for comments.
//
//   chosen(In::all, "id,title,likes")   the rows of the table with these names, in that order
//   chosen(In::all, "")                 the usual ones: all that cost no second look at the archive
//   chosen(In::all, "제목")              throws BadParameter: fields cannot be 제목 · hint: id, url, …
//
// Constant; safe to call from any thread.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "schema/article.h"
#include "searchd/engine/request.h"
#include "searchd/rows/value.h"
#include "searchd/wire/replay.h"

namespace seogo::searchd::rows {

// Of a row of articles `hit`, of a row of comments `comment` is there.
struct Row {
  const engine::Hit* hit = nullptr;
  const schema::Article* article = nullptr;  // whole; none where it was not wanted, or is gone
  const engine::CommentResult* comment = nullptr;
  const wire::Replay& replay = wire::no_replay();
};

struct Field {
  std::string_view name;
  bool usual;          // there unless fields are named
  bool takes_article;  // is read from the whole article
  Value (*read)(const Row& row);
};

using Fields = std::vector<const Field*>;

[[nodiscard]] std::span<const Field> all_fields(engine::In in);

// `names` as a parameter has them, separated by commas; one that is named twice counts once.
[[nodiscard]] Fields chosen(engine::In in, std::string_view names);

}  // namespace seogo::searchd::rows
