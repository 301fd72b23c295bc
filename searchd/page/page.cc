#include "searchd/page/page.h"

#include <fmt/format.h>

#include "searchd/page/chart.h"
#include "searchd/page/comment_list.h"
#include "searchd/page/facets.h"
#include "searchd/page/filters.h"
#include "searchd/page/form.h"
#include "searchd/page/frame.h"
#include "searchd/page/hits.h"
#include "searchd/page/html.h"
#include "searchd/page/pager.h"
#include "searchd/page/tabs.h"

namespace seogo::searchd::page {
namespace {

bool of_comments(const View& view) { return view.asked.in == engine::In::comments; }

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
    return element("h2", {},
                   text(copies              ? counted(words.copies, reply.total.value)
                        : of_comments(view) ? std::string(words.newest_comments)
                                            : std::string(words.newest)));
  }
  const std::string_view form = reply.total.exact ? words.results : words.results_about;
  const std::string seconds = fmt::format("{:.3f}", reply.took_ms / 1000);
  return element("h2", {},
                 text(counted(form, reply.total.value)) + text(" ") +
                     element("small", {}, text(filled(words.seconds, seconds))));
}

Html nothing(const View& view) {
  const Language& words = view.words;
  const std::string_view form = of_comments(view) ? words.no_comment_matches : words.nothing;
  const std::string heading =
      view.query().empty() ? std::string(words.nothing_yet) : filled(form, view.query());
  return tabs(view) + element("h2", {{"class", "nothing"}}, text(heading)) + notices(view) +
         filters(view) + tips(view);
}

// An address kept from a time when there were more, or a limit of 0.
Html past_the_end(const View& view) {
  return element("div", {{"class", "top"}}, count_line(view)) +
         element("p", {{"class", "meant"}},
                 element("a", {{"href", view.link({{"limit", ""}})}}, text(view.words.first_page)));
}

// What narrows to a bar's year, month or day, and the way back out of one.
Html chart_of_results(const View& view) {
  if (!view.reply->histogram) return {};
  Doors doors = {.to = [&view](const Period& period) {
    return view.link({{"from", period.value()}, {"to", period.value()}});
  }};
  if (const std::optional<Period> chosen = view.chosen_period()) {
    const bool year = chosen->unit() == engine::DateUnit::year;
    const bool day = chosen->unit() == engine::DateUnit::day;
    const Period wider = chosen->in(day ? engine::DateUnit::month : engine::DateUnit::year);
    const std::string value = year ? "" : wider.value();
    doors.wider = view.link({{"from", value}, {"to", value}});
    doors.wider_label = year ? std::string(view.words.all_dates)
                             : filled(view.words.whole_of, wider.told(view.words));
  }
  return chart(view, timeline_of(*view.reply->histogram, view.asked), doors);
}

Html list_of(const View& view) { return of_comments(view) ? comment_list(view) : hit_list(view); }

bool is_empty(const engine::Reply& reply) { return reply.hits.empty() && reply.comments.empty(); }

Html file_of(const View& view) {
  if (!view.has_exports) return {};
  return element(
      "p", {{"class", "file"}},
      element("a", {{"href", view.table()}, {"download", ""}}, text(view.words.as_file)));
}

Html results(const View& view) {
  const bool sortable = (!view.query().empty() || of_comments(view)) && view.reply->total.value > 1;
  const Html top =
      element("div", {{"class", "top"}}, count_line(view) + (sortable ? sort_links(view) : Html()));
  const bool toggle =
      of_comments(view) && (view.reply->total.value > 1 || view.asked.one_per_article);
  const Html folded = toggle ? element("p", {{"class", "fold"}}, one_per_article(view)) : Html();
  return tabs(view) + top + notices(view) + filters(view) + folded + chart_of_results(view) +
         facets(view) + list_of(view) + pager(view) + file_of(view);
}

}  // namespace

std::string results_page(const View& view) {
  if (!is_empty(*view.reply)) return page_of(view, results(view));
  return page_of(view, view.reply->total.value > 0 ? past_the_end(view) : nothing(view));
}

std::string front_page(const View& view, const Popular& popular, const Period& newest) {
  const engine::Reply& reply = *view.reply;
  Html all;
  if (reply.histogram) {
    all += chart(
        view, timeline_of(*reply.histogram, view.asked),
        {.to = [&view](const Period& period) { return view.period(period); }, .of_all = true});
  }
  const Html ranked = rankings(view, popular, "h3");
  if (!ranked.empty()) {
    const Html when = element("a", {{"href", view.period(newest)}},
                              text(filled(view.words.popular, newest.told(view.words))));
    all += element("section", {{"class", "popular"}}, element("h2", {}, when) + ranked);
  }
  const Html count =
      element("small", {}, text(filled(view.words.articles, view.number(reply.total))));
  const Html top = element("div", {{"class", "top"}}, count_line(view) + count);
  return page_of(view, all + top + notices(view) + facets(view) + hit_list(view) + pager(view));
}

std::string failure_page(const View& view, const Failure& failure) {
  const Html told =
      element("div", {{"class", "failure"}, {"role", "alert"}},
              element("h2", {}, text(failure.heading)) + element("p", {}, text(failure.text)));
  return page_of(view, told, true);
}

}  // namespace seogo::searchd::page
