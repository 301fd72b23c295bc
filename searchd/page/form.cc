#include "searchd/page/form.h"

namespace seogo::searchd::page {
namespace {

constexpr std::string_view hidden_names[] = {
    "in",  "sort", "match", "limit", "site",  "section",   "author",
    "tag", "lang", "fold",  "fresh", "exact", "commenter", "duplicates_of"};

struct SortChoice {
  engine::Sort sort;
  std::string_view name;  // of the parameter's value
  std::string_view Language::*label;
  bool of_comments = true;
};

constexpr SortChoice sort_choices[] = {
    {engine::Sort::relevance, "relevance", &Language::relevance},
    {engine::Sort::newest, "newest", &Language::newest_first},
    {engine::Sort::oldest, "oldest", &Language::oldest_first},
    {engine::Sort::likes, "likes", &Language::most_liked},
    {engine::Sort::comments, "comments", &Language::most_discussed, false},
};

Html hidden_fields(const View& view) {
  Html fields;
  for (const std::string_view name : hidden_names) {
    const auto [first, last] = view.given.equal_range(name);
    for (auto at = first; at != last; ++at) {
      if (at->second.empty()) continue;
      fields += empty_element(
          "input", {{"type", "hidden"}, {"name", std::string(name)}, {"value", at->second}});
    }
  }
  return fields;
}

// What was typed stays where it could not be read, so that it can be mended. A page of a month is not
// asked for days.
std::string day_value(const View& view, std::string_view name,
                      const std::optional<schema::Day>& day) {
  const std::string typed = view.value(name);
  return day && !typed.empty() ? day->iso() : typed;
}

Html day_field(std::string_view name, std::string_view label, const std::string& value) {
  const Html input =
      empty_element("input", {{"type", "date"}, {"name", std::string(name)}, {"value", value}});
  return element("label", {}, element("span", {}, text(label)) + input);
}

}  // namespace

Html search_form(const View& view) {
  const Language& words = view.words;
  const Html field =
      element("label", {{"class", "unseen"}, {"for", "q"}}, text(words.search_label)) +
      empty_element("input", {{"id", "q"},
                              {"name", "q"},
                              {"type", "search"},
                              {"value", view.query()},
                              {"placeholder", std::string(words.placeholder)},
                              {"autocomplete", "off"},
                              {"enterkeyhint", "search"}}) +
      element("button", {{"type", "submit"}}, text(words.search_button));
  const std::string from = day_value(view, "from", view.asked.from);
  const std::string to = day_value(view, "to", view.asked.to);
  const Html dates = element("summary", {}, text(words.narrow)) +
                     element("div", {{"class", "dates"}},
                             day_field("from", words.from, from) + day_field("to", words.to, to));
  const bool dated = !from.empty() || !to.empty();
  return element("form",
                 {{"class", "search"}, {"role", "search"}, {"action", view.root + "search"}},
                 element("div", {{"class", "field"}}, field) +
                     element("details", {{"open", flag(dated)}}, dates) + hidden_fields(view));
}

Html sort_links(const View& view) {
  Html links;
  for (const SortChoice& choice : sort_choices) {
    if (view.asked.in == engine::In::comments && !choice.of_comments) continue;
    const bool current = choice.sort == view.asked.sort;
    links += element(
        "li", {},
        element("a",
                {{"href", view.link({{"sort", std::string(choice.name)}})},
                 {"aria-current", current ? std::optional<std::string>("true") : std::nullopt}},
                text(view.words.*choice.label)));
  }
  return element("nav", {{"class", "sorts"}, {"aria-label", std::string(view.words.sort)}},
                 element("ul", {}, links));
}

}  // namespace seogo::searchd::page
