#include "searchd/page/filters.h"

namespace seogo::searchd::page {

Html filters(const View& view) {
  Html items;
  for (const View::Chosen& chosen : view.filters()) {
    const Html label = element("span", {{"lang", "ko"}}, text(chosen.label));
    const Html cross = element("span", {{"aria-hidden", "true"}, {"class", "cross"}}, text("×"));
    const Html told = element("span", {{"class", "unseen"}}, text(view.words.without));
    items += element("li", {}, element("a", {{"href", chosen.without}}, label + told + cross));
  }
  if (items.empty()) return {};
  return element("div", {{"class", "filters"}},
                 element("span", {}, text(view.words.filtered_by)) + element("ul", {}, items) +
                     element("a", {{"href", view.unfiltered()}}, text(view.words.clear)));
}

}  // namespace seogo::searchd::page
