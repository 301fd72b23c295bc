#include "searchd/page/comment_list.h"

#include <algorithm>

#include "schema/utf8.h"
#include "searchd/page/particulars.h"

namespace seogo::searchd::page {
namespace {

Html author_of(const engine::CommentResult& comment, const View& view) {
  if (schema::trimmed(comment.author).empty()) return text(view.words.anonymous);
  return element("a", {{"href", view.link({{"commenter", comment.author}})}, {"rel", "nofollow"}},
                 text(comment.author));
}

Html article_of(const engine::CommentResult& comment, const View& view) {
  const engine::CommentResult::Under& article = comment.article;
  const std::string title =
      schema::trimmed(article.title).empty() ? std::string(view.words.untitled) : article.title;
  return element("h3", {}, element("a", {{"href", view.article(article.id)}}, text(title))) +
         particulars({text(article.site), time_of(article.published)});
}

Html item_of(const engine::CommentResult& comment, const View& view) {
  const Language& words = view.words;
  const Html said =
      element("p", {{"class", "said"}}, marked(excerpt(comment.text, longest_comment))) +
      particulars({element("b", {}, author_of(comment, view)), exact_time_of(comment.posted),
                   count_of(words.likes, comment.likes),
                   count_of(words.dislikes, comment.dislikes)});
  return element("li", {},
                 element("article", {},
                         said + element("div", {{"class", "under"}}, article_of(comment, view))));
}

}  // namespace

engine::MarkedText excerpt(const engine::MarkedText& whole, std::size_t most) {
  if (schema::utf16_length(whole.text) <= most) return whole;
  const std::size_t before = most / 4;
  const std::size_t mark = whole.marks.empty() ? 0 : whole.marks.front().begin;
  const std::size_t wanted = mark > most - before ? mark - before : 0;
  engine::MarkedText part;
  std::size_t unit = 0;
  std::size_t first = 0;  // unit at which the part begins
  bool cut = false;
  for (schema::Cursor cursor(whole.text); !cursor.done();) {
    const char32_t character = cursor.next();
    const std::size_t next = unit + (character >= 0x10000 ? 2 : 1);
    cut = next > wanted + most;
    if (cut) break;
    if (unit >= wanted) {
      if (part.text.empty()) first = unit;
      schema::append(part.text, character);
    }
    unit = next;
  }
  const std::size_t lead = first > 0 ? 1 : 0;  // of the ellipsis
  for (const engine::Mark& each : whole.marks) {
    if (each.begin < first || each.begin >= unit) continue;
    part.marks.push_back({each.begin - first + lead, std::min(each.end, unit) - first + lead});
  }
  part.text = (lead > 0 ? "…" : "") + part.text + (cut ? "…" : "");
  return part;
}

Html comment_list(const View& view) {
  Html items;
  for (const engine::CommentResult& comment : view.reply->comments) items += item_of(comment, view);
  return element("ol",
                 {{"class", "hits remarks"},
                  {"lang", "ko"},
                  {"start", std::to_string(view.reply->offset + 1)}},
                 items);
}

}  // namespace seogo::searchd::page
