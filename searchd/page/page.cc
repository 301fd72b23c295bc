#include "searchd/page/page.h"

#include <cstdint>

#include <fmt/format.h>

#include "searchd/page/assets.h"
#include "searchd/page/form.h"
#include "searchd/page/hits.h"
#include "searchd/page/html.h"
#include "searchd/page/pager.h"

namespace seogo::searchd::page {
namespace {

// FNV-1a, 64 bits: tells two style sheets apart; no secret hangs on it.
std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

Html head(const View& view) {
  const std::string title =
      view.query().empty() ? view.title : fmt::format("{} - {}", view.query(), view.title);
  // Only the front page is for search engines; a list of results is not.
  const bool front = view.given.empty();
  return empty_element("meta", {{"charset", "utf-8"}}) +
         empty_element("meta",
                       {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
         (front ? Html() : empty_element("meta", {{"name", "robots"}, {"content", "noindex"}})) +
         element("title", {}, text(title)) +
         empty_element("link", {{"rel", "stylesheet"}, {"href", style_sheet_address()}});
}

Html masthead(const View& view) {
  const Language& words = view.words;
  const bool is_default = view.words.code == "ko";
  const std::string home = is_default ? "./" : fmt::format("./?lang={}", words.code);
  const Html name = element("a", {{"class", "name"}, {"href", home}}, text(view.title));
  const Html other = element("a",
                             {{"class", "tongue"},
                              {"href", view.link({{"lang", std::string(words.other_code)}})},
                              {"lang", std::string(words.other_code)},
                              {"hreflang", std::string(words.other_code)}},
                             text(words.other_name));
  return element("a", {{"class", "skip"}, {"href", "#main"}}, text(words.skip)) +
         element("header", {{"class", "masthead"}},
                 element("div", {{"class", "bar"}}, name + other) + search_form(view));
}

std::string page_of(const View& view, const Html& content) {
  return document(head(view), masthead(view) + element("main", {{"id", "main"}}, content),
                  view.words.code)
      .markup();
}

Html filters(const View& view) {
  Html items;
  for (const std::string& filter : view.filters()) {
    items += element("li", {{"lang", "ko"}}, text(filter));
  }
  if (items.empty()) return {};
  const std::string without =
      view.link({{"site", ""}, {"section", ""}, {"author", ""}, {"tag", ""}});
  return element("div", {{"class", "filters"}},
                 element("span", {}, text(view.words.filtered_by)) + element("ul", {}, items) +
                     element("a", {{"href", without}}, text(view.words.clear)));
}

Html notices(const View& view) {
  Html out;
  for (const engine::Note& note : view.reply->notes) {
    out += element("p", {{"class", "note"}, {"lang", "ko"}}, text(note.text));
  }
  if (const std::optional<std::string>& meant = view.reply->did_you_mean) {
    out += element(
        "p", {{"class", "meant"}},
        text(view.words.did_you_mean) + text(" ") +
            element("a", {{"href", view.link({{"q", *meant}})}, {"lang", "ko"}}, text(*meant)));
  }
  return out;
}

Html tips(const View& view) {
  Html items;
  for (const Tip& tip : view.words.tips) {
    const View::Changes query = {{"q", std::string(tip.example)}, {"offset", ""}};
    const Html example =
        tip.example.empty() ? Html()
                            : text(" ") + element("a", {{"href", view.link(query)}, {"lang", "ko"}},
                                                  text(tip.example));
    items += element("li", {}, text(tip.words) + example);
  }
  return element("section", {{"class", "tips"}},
                 element("h2", {}, text(view.words.tips_heading)) + element("ul", {}, items));
}

Html count_line(const View& view) {
  const engine::Reply& reply = *view.reply;
  const Language& words = view.words;
  if (view.query().empty()) return element("h2", {}, text(words.newest));
  const std::string_view form = reply.total.exact ? words.results : words.results_about;
  const std::string seconds = fmt::format("{:.3f}", reply.took_ms / 1000);
  return element("h2", {},
                 text(counted(form, reply.total.value)) + text(" ") +
                     element("small", {}, text(filled(words.seconds, seconds))));
}

Html nothing(const View& view) {
  const Language& words = view.words;
  const std::string heading =
      view.query().empty() ? std::string(words.nothing_yet) : filled(words.nothing, view.query());
  return element("h2", {{"class", "nothing"}}, text(heading)) + notices(view) + filters(view) +
         tips(view);
}

// An address kept from a time when there were more, or a limit of 0.
Html past_the_end(const View& view) {
  return element("div", {{"class", "top"}}, count_line(view)) +
         element("p", {{"class", "meant"}},
                 element("a", {{"href", view.link({{"limit", ""}})}}, text(view.words.first_page)));
}

}  // namespace

std::string style_sheet_address() {
  return fmt::format("page.css?v={:016x}", fingerprint(style_sheet()));
}

std::string results_page(const View& view) {
  if (view.reply->hits.empty()) {
    return page_of(view, view.reply->total.value > 0 ? past_the_end(view) : nothing(view));
  }
  const bool sortable = !view.query().empty() && view.reply->total.value > 1;
  const Html top =
      element("div", {{"class", "top"}}, count_line(view) + (sortable ? sort_links(view) : Html()));
  return page_of(view, top + notices(view) + filters(view) + hit_list(view) + pager(view));
}

std::string failure_page(const View& view, const Failure& failure) {
  return page_of(view, element("div", {{"class", "failure"}, {"role", "alert"}},
                               element("h2", {}, text(failure.heading)) +
                                   element("p", {}, text(failure.text))));
}

}  // namespace seogo::searchd::page
