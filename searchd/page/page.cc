#include "searchd/page/page.h"

#include <fmt/format.h>

#include "searchd/page/facets.h"
#include "searchd/page/form.h"
#include "searchd/page/frame.h"
#include "searchd/page/hits.h"
#include "searchd/page/html.h"
#include "searchd/page/pager.h"

namespace seogo::searchd::page {
namespace {

std::string page_of(const View& view, const Html& content, bool failed = false) {
  const std::string title =
      view.query().empty() ? view.title : fmt::format("{} - {}", view.query(), view.title);
  // Only the front page is for search engines; a list of results is not, but leads to articles.
  const bool front = view.is_front() && !failed;
  const std::string lang = view.words.code == "ko" ? "" : "?lang=" + std::string(view.words.code);
  return framed(view,
                {.title = title,
                 .skip = view.words.skip,
                 .other = view.link({{"lang", std::string(view.words.other_code)}}),
                 .indexed = front,
                 .canonical = front ? "./" + lang : "",
                 .feed = failed ? "" : view.feed(),
                 .live = true},
                content);
}

Html filters(const View& view) {
  Html items;
  for (const View::Chosen& chosen : view.filters()) {
    const Html label = element("span", {{"lang", "ko"}}, text(chosen.label));
    const Html cross = element("span", {{"aria-hidden", "true"}, {"class", "cross"}}, text("×"));
    const Html told = element("span", {{"class", "unseen"}}, text(view.words.without));
    items += element("li", {}, element("a", {{"href", chosen.without}}, label + told + cross));
  }
  if (items.empty()) return {};
  const std::string without = view.link({{"site", ""},
                                         {"section", ""},
                                         {"author", ""},
                                         {"tag", ""},
                                         {"from", ""},
                                         {"to", ""},
                                         {"duplicates_of", ""}});
  return element("div", {{"class", "filters"}},
                 element("span", {}, text(view.words.filtered_by)) + element("ul", {}, items) +
                     element("a", {{"href", without}}, text(view.words.clear)));
}

Html notices(const View& view) {
  Html out;
  const std::optional<std::string>& meant = view.reply->did_you_mean;
  for (const engine::Note& note : view.reply->notes) {
    const std::string_view words = view.words.note(note.code);
    out += words.empty() ? element("p", {{"class", "note"}, {"lang", "ko"}}, text(note.text))
                         : element("p", {{"class", "note"}},
                                   text(filled(words, meant.value_or(view.query()))));
  }
  if (meant && !view.reply->corrected()) {
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
    const Html example =
        tip.form.empty() ? Html() : text(" ") + element("code", {}, text(tip.form));
    items += element("li", {}, text(tip.words) + example);
  }
  return element("section", {{"class", "tips"}},
                 element("h2", {}, text(view.words.tips_heading)) + element("ul", {}, items));
}

Html count_line(const View& view) {
  const engine::Reply& reply = *view.reply;
  const Language& words = view.words;
  if (view.query().empty()) {
    const bool copies = !view.value("duplicates_of").empty();
    return element(
        "h2", {},
        text(copies ? counted(words.copies, reply.total.value) : std::string(words.newest)));
  }
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

std::string results_page(const View& view) {
  if (view.reply->hits.empty()) {
    return page_of(view, view.reply->total.value > 0 ? past_the_end(view) : nothing(view));
  }
  const bool sortable = !view.query().empty() && view.reply->total.value > 1;
  const Html top =
      element("div", {{"class", "top"}}, count_line(view) + (sortable ? sort_links(view) : Html()));
  return page_of(view,
                 top + notices(view) + filters(view) + facets(view) + hit_list(view) + pager(view));
}

std::string failure_page(const View& view, const Failure& failure) {
  const Html told =
      element("div", {{"class", "failure"}, {"role", "alert"}},
              element("h2", {}, text(failure.heading)) + element("p", {}, text(failure.text)));
  return page_of(view, told, true);
}

}  // namespace seogo::searchd::page
