#include "searchd/page/ranking.h"

#include "schema/utf8.h"
#include "searchd/page/particulars.h"

namespace seogo::searchd::page {
namespace {

struct Measure {
  std::string_view Language::*heading;
  std::string_view Language::*words;
  std::optional<std::int64_t> schema::Counts::*count;
};
constexpr Measure by_likes = {&Language::liked, &Language::likes, &schema::Counts::likes};
constexpr Measure by_comments = {&Language::discussed, &Language::comments,
                                 &schema::Counts::comments};

Html ranked(const View& view, const engine::Reply& reply, const Measure& measure,
            std::string_view heading) {
  Html items;
  for (const engine::Hit& hit : reply.hits) {
    const Html count = count_of(view.words.*measure.words, hit.counts.*measure.count);
    if (count.empty()) continue;
    const std::string title =
        schema::trimmed(hit.title).empty() ? std::string(view.words.untitled) : hit.title;
    items += element("li", {},
                     element("a", {{"href", view.article(hit.id)}}, text(title)) +
                         particulars({count, text(hit.site), time_of(hit.published)}));
  }
  if (items.empty()) return {};
  return element("section", {},
                 element(heading, {}, text(view.words.*measure.heading)) +
                     element("ol", {{"lang", "ko"}}, items));
}

}  // namespace

Html rankings(const View& view, const Popular& popular, std::string_view heading) {
  const Html all = ranked(view, popular.liked, by_likes, heading) +
                   ranked(view, popular.discussed, by_comments, heading);
  return all.empty() ? Html() : element("div", {{"class", "rankings"}}, all);
}

}  // namespace seogo::searchd::page
