// Why a page of HTML holds no article: it is an index, a list, a login, or says that it has none.
//
//   <title>로그인 - 돌담신문</title> … <input type="password">     "the page asks for a login"
//   <h2>요청하신 페이지를 찾을 수 없습니다.</h2>                      "the page says that it has none"
//   ten <article> of three lines each                             "a list of articles"
//
// What the page says of itself (JSON-LD, og:type article) weighs more than its looks. Pure; linear
// in the page.
#pragma once

#include <optional>
#include <string>

#include "indexer/extract/html/body.h"
#include "indexer/extract/markup/tree.h"
#include "indexer/extract/profile.h"
#include "indexer/extract/stated/page_identity.h"
#include "indexer/extract/statement.h"

namespace seogo::indexer::extract {

// `said` is all that was read. Nothing if the page may well hold an article.
[[nodiscard]] std::optional<std::string> why_no_article(const HtmlTree& tree,
                                                        const PageIdentity& page,
                                                        const BodyPlace& body,
                                                        const Profile& profile,
                                                        const Statement& said);

}  // namespace seogo::indexer::extract
