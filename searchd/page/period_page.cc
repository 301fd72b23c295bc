#include "searchd/page/period_page.h"

#include <fmt/format.h>

#include "searchd/page/chart.h"
#include "searchd/page/facets.h"
#include "searchd/page/frame.h"

namespace seogo::searchd::page {
namespace {

using engine::DateUnit;

Html step(const View& view, const std::optional<Period>& to, const char* rel, const char* form) {
  if (!to) return element("span", {}, Html());
  return element("a", {{"href", view.period(*to)}, {"rel", rel}},
                 text(filled(form, to->told(view.words))));
}

Html steps(const View& view, const PeriodPortrait& portrait) {
  Html middle;
  if (portrait.period.unit() == DateUnit::month) {
    const Period year = portrait.period.in(DateUnit::year);
    middle = element("a", {{"href", view.period(year)}, {"rel", "up"}},
                     text(filled(view.words.whole_of, year.told(view.words))));
  }
  return element("nav", {{"class", "ways"}, {"aria-label", std::string(view.words.neighbours)}},
                 step(view, portrait.before, "prev", "‹ {}") + middle +
                     step(view, portrait.after, "next", "{} ›"));
}

}  // namespace

std::string period_page(const View& view, const PeriodPortrait& portrait) {
  const Language& words = view.words;
  const engine::Reply& reply = *view.reply;
  const std::string value = portrait.period.value();
  const std::string name = portrait.period.told(words);
  const auto within = [&](wire::Parameters parameters) {
    parameters.emplace("from", value);
    parameters.emplace("to", value);
    return view.search(std::move(parameters));
  };
  const Html all = element("a", {{"href", within({{"sort", "newest"}})}},
                           text(filled(words.all_articles, view.number(reply.total))));
  Html content =
      steps(view, portrait) +
      element("header", {}, element("h1", {}, text(name)) + element("p", {{"class", "way"}}, all));
  if (reply.histogram) {
    content +=
        chart(view, timeline_of(*reply.histogram, view.asked),
              {.to = [&](const Period& period) { return view.period(period); }, .of_all = true});
  }
  content += tallies(view, reply.facets, [&](std::string_view parameter, const std::string& which) {
    return within({{std::string(parameter), which}});
  });
  content += rankings(view, portrait.popular, "h2");
  return framed(view,
                {.title = fmt::format("{} - {}", name, view.title),
                 .skip = words.skip_to_content,
                 .other = view.same_page({{"lang", std::string(words.other_code)}}),
                 .indexed = true,
                 .canonical = view.period(portrait.period)},
                element("div", {{"class", "overview"}}, content));
}

}  // namespace seogo::searchd::page
