// A comment as a result, with its matches marked, and what is told of the article that it stands
// under.
//
//   make_comment_result({7, 2, {사계절, …, 기사 감사합니다!}}, article, 4.2, needles)
//   →  사계절, "기사 [감사]합니다!", under OpenAI의 닷새 …
//
// Pure; safe to call from any thread.
#pragma once

#include <string_view>
#include <vector>

#include "schema/comment_document.h"
#include "searchd/engine/needle.h"
#include "searchd/engine/request.h"

namespace seogo::searchd::engine {

// What is told of an article, read from its stored bytes without the rest of it.
[[nodiscard]] CommentResult::Under told_of(std::string_view stored);

[[nodiscard]] CommentResult make_comment_result(const schema::StoredComment& stored,
                                                const CommentResult::Under& article, double score,
                                                const std::vector<Needle>& needles);

}  // namespace seogo::searchd::engine
