#include "searchd/page/tabs.h"

namespace seogo::searchd::page {
namespace {

using engine::In;

struct Tab {
  In in;
  std::string_view value;  // of the parameter; none is all
  std::string_view Language::*label;
};

constexpr Tab all_tabs[] = {
    {In::all, "", &Language::in_articles},
    {In::comments, "comments", &Language::in_comments},
    {In::articles, "articles", &Language::in_texts},
};

// How many articles have words only in their texts is known where those were asked for.
const engine::Total* total_of(const View& view, In in) {
  const engine::Reply& reply = *view.reply;
  if (in == view.asked.in) return &reply.total;
  if (in == In::comments) return &reply.comments_total;
  return in == In::all && view.asked.in == In::comments ? &reply.articles : nullptr;
}

std::string address_of(const View& view, const Tab& tab) {
  View::Changes changes = {{"in", std::string(tab.value)}};
  const bool comments = tab.in == In::comments;
  if (comments && view.value("sort") == "comments") changes.emplace_back("sort", "");
  if (!comments && view.value("fold") == "article") changes.emplace_back("fold", "");
  return view.link(changes);
}

}  // namespace

Html tabs(const View& view) {
  if (view.is_front() || !view.value("duplicates_of").empty()) return {};
  Html items;
  for (const Tab& tab : all_tabs) {
    const bool current = tab.in == view.asked.in;
    Html label = text(view.words.*tab.label);
    if (const engine::Total* total = total_of(view, tab.in)) {
      label += text(" ") + element("small", {}, text(view.number(*total)));
    }
    items += element(
        "li", {},
        element("a",
                {{"href", address_of(view, tab)},
                 {"aria-current", current ? std::optional<std::string>("true") : std::nullopt}},
                label));
  }
  return element("nav", {{"class", "tabs"}, {"aria-label", std::string(view.words.search_in)}},
                 element("ul", {}, items));
}

Html one_per_article(const View& view) {
  const bool on = view.asked.one_per_article;
  return element("a",
                 {{"class", "toggle"},
                  {"href", view.link({{"fold", on ? "" : "article"}})},
                  {"aria-current", on ? std::optional<std::string>("true") : std::nullopt}},
                 text(view.words.one_per_article));
}

}  // namespace seogo::searchd::page
