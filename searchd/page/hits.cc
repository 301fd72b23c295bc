#include "searchd/page/hits.h"

#include <algorithm>

#include "schema/utf8.h"
#include "searchd/page/byline.h"
#include "searchd/page/particulars.h"

namespace seogo::searchd::page {
namespace {

// A passage is shown whole; the second best is often nearly the same sentence.
constexpr std::size_t most_fragments = 1;

Html title_of(const engine::Hit& hit, const View& view) {
  const Html title = schema::trimmed(hit.title).empty() ? text(view.words.untitled)
                     : hit.marked_title.text.empty()    ? text(hit.title)
                                                        : marked(hit.marked_title);
  const std::string address = is_web_address(hit.url) ? hit.url : view.article(hit.id);
  return element("h3", {}, element("a", {{"href", address}}, title));
}

Html particulars_of(const engine::Hit& hit, const View& view) {
  const Language& words = view.words;
  const Html archived = is_web_address(hit.url) ? element("a", {{"href", view.article(hit.id)}},
                                                          text(words.archived_copy))
                                                : Html();
  return particulars({text(hit.site), text(hit.section), time_of(hit.published),
                      byline(view, hit.authors), count_of(words.likes, hit.counts.likes),
                      count_of(words.comments, hit.counts.comments), archived,
                      link_to(view.replay.address(hit), words.replay)});
}

// In a list of copies each of them has the same others.
Html copies_of(const engine::Hit& hit, const View& view) {
  if (hit.duplicates == 0 || !view.value("duplicates_of").empty()) return {};
  return element("p", {{"class", "copies"}},
                 element("a", {{"href", view.copies(hit.id)}},
                         text(counted(view.words.more_copies, hit.duplicates))));
}

Html comment_of(const engine::CommentHit& comment, const Language& words) {
  const std::string author =
      schema::trimmed(comment.author).empty() ? std::string(words.anonymous) : comment.author;
  return element("li", {},
                 element("p", {}, marked(comment.text)) +
                     particulars({element("b", {}, text(author)), time_of(comment.posted),
                                  count_of(words.likes, comment.likes)}));
}

Html comments_of(const engine::Hit& hit, const Language& words) {
  if (hit.comments.empty()) return {};
  Html comments;
  for (const engine::CommentHit& comment : hit.comments) comments += comment_of(comment, words);
  return element("ul",
                 {{"class", "comments"}, {"aria-label", std::string(words.matching_comments)}},
                 comments);
}

Html passage_of(const engine::Hit& hit) {
  Html passages;
  for (std::size_t i = 0; i < std::min(most_fragments, hit.body.size()); ++i) {
    passages += element("p", {{"class", "passage"}}, marked(hit.body[i]));
  }
  return passages;
}

}  // namespace

Html hit_list(const View& view) {
  Html items;
  for (const engine::Hit& hit : view.reply->hits) {
    items += element("li", {},
                     element("article", {},
                             title_of(hit, view) + passage_of(hit) + particulars_of(hit, view) +
                                 copies_of(hit, view) + comments_of(hit, view.words)));
  }
  // The articles are Korean whatever the page speaks.
  return element(
      "ol", {{"class", "hits"}, {"lang", "ko"}, {"start", std::to_string(view.reply->offset + 1)}},
      items);
}

}  // namespace seogo::searchd::page
