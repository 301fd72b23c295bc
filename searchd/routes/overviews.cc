#include "searchd/routes/overviews.h"

#include "searchd/http/failure.h"
#include "searchd/page/author.h"
#include "searchd/page/facets.h"
#include "searchd/page/page.h"
#include "searchd/page/period_page.h"
#include "searchd/page/timeline.h"
#include "searchd/routes/pages.h"
#include "searchd/routes/routes.h"

namespace seogo::searchd::routes {
namespace {

using engine::DateUnit;
using engine::Facet;
using engine::Reply;
using engine::Request;
using engine::Sort;
using page::Period;

constexpr std::size_t shown_popular = 10;
constexpr std::size_t shown_popular_of_author = 5;
constexpr std::size_t shown_popular_in_front = 3;

Request within(const Period& period) {
  Request request;
  request.from = period.first();
  request.to = period.last();
  return request;
}

// What is counted only costs; these are for their hits.
Request ordered(Request request, Sort sort, std::size_t limit) {
  request.sort = sort;
  request.limit = limit;
  request.offset = 0;
  request.facets.clear();
  request.facet_stats = false;
  request.histogram.reset();
  return request;
}

http::Response missing(const Routes& routes, const page::View& view, std::string heading,
                       std::string_view hint) {
  return html(routes, 404, page::failure_page(view, {std::move(heading), std::string(hint)}));
}

const Header& kept(std::initializer_list<const Reply*> replies) {
  for (const Reply* reply : replies) {
    if (reply->out_of_time()) return not_stored;
  }
  return revalidated;
}

// The nearest day with an article, before or after a period.
std::optional<Period> neighbour(const engine::Engine& engine, const Period& period, bool after) {
  Request request;
  request.limit = 1;
  request.sort = after ? Sort::oldest : Sort::newest;
  (after ? request.from : request.to) = after ? period.next().first() : period.previous().last();
  const Reply reply = engine.search(request);
  if (reply.hits.empty() || !reply.hits.front().published) return std::nullopt;
  schema::Timestamp time = *reply.hits.front().published;
  time.offset_minutes = schema::kst_offset_minutes;
  return Period(time.day(), period.unit());
}

http::Response period_page(const Routes& routes, const http::Request& request,
                           const std::string& value, DateUnit unit) {
  const std::shared_ptr<const theme::Theme> theme = routes.theme();
  page::View view = view_of(routes, *theme, request, "../");
  const page::Language& words = view.words;
  const std::optional<Period> period = Period::parse(value);
  if (!period || period->unit() != unit) {
    return missing(routes, view, std::string(words.no_period), words.no_period_hint);
  }
  const engine::Engine& engine = routes.engine();
  view.asked = within(*period);
  const Reply discussed = engine.search(ordered(view.asked, Sort::comments, shown_popular));
  view.asked.sort = Sort::likes;
  view.asked.limit = shown_popular;
  view.asked.facets = {Facet::site, Facet::section, Facet::author};
  view.asked.facet_values = page::shown_values;
  view.asked.histogram = page::timeline_unit(view.asked);
  const Reply reply = engine.search(view.asked);
  if (reply.total.value == 0) {
    return missing(routes, view, page::filled(words.nothing_then, period->told(words)),
                   words.no_page_hint);
  }
  view.reply = &reply;
  return html(routes, 200,
              page::period_page(view, {*period,
                                       {reply, discussed},
                                       neighbour(engine, *period, false),
                                       neighbour(engine, *period, true)}),
              kept({&reply, &discussed}));
}

// A person sees a page even when a search fails.
template <typename Answer>
http::Response answered(const Routes& routes, const http::Request& request, const Answer& answer) {
  try {
    return answer();
  } catch (const std::exception& error) {
    const std::shared_ptr<const theme::Theme> theme = routes.theme();
    return failed_page(routes, view_of(routes, *theme, request, "../"), http::failure_of(error));
  }
}

http::Response author(const Routes& routes, const http::Request& request, const std::string& name) {
  const std::shared_ptr<const theme::Theme> theme = routes.theme();
  page::View view = view_of(routes, *theme, request, "../");
  const engine::Engine& engine = routes.engine();
  view.asked.authors = {name};
  view.asked.sort = Sort::newest;
  const Reply liked = engine.search(ordered(view.asked, Sort::likes, shown_popular_of_author));
  const Reply discussed =
      engine.search(ordered(view.asked, Sort::comments, shown_popular_of_author));
  view.asked.facets = {Facet::site, Facet::section, Facet::tag};
  view.asked.facet_values = page::shown_values;
  view.asked.facet_stats = true;
  view.asked.histogram = page::timeline_unit(view.asked);
  const Reply reply = engine.search(view.asked);
  if (reply.hits.empty()) {
    return missing(routes, view, std::string(view.words.no_author), view.words.no_author_hint);
  }
  view.reply = &reply;
  return html(routes, 200, page::author_page(view, {name, {liked, discussed}}),
              kept({&reply, &liked, &discussed}));
}

}  // namespace

http::Response front_page(const Routes& routes, page::View& view) {
  const engine::Engine& engine = routes.engine();
  const Reply reply = engine.search(view.asked);
  view.reply = &reply;
  if (reply.hits.empty() || !reply.hits.front().published) {
    return html(routes, 200, page::results_page(view), kept({&reply}));
  }
  schema::Timestamp last = *reply.hits.front().published;
  last.offset_minutes = schema::kst_offset_minutes;  // months are Korea's
  const Period newest(last.day(), DateUnit::month);
  const Request month = within(newest);
  const Reply liked = engine.search(ordered(month, Sort::likes, shown_popular_in_front));
  const Reply discussed = engine.search(ordered(month, Sort::comments, shown_popular_in_front));
  return html(routes, 200, page::front_page(view, {liked, discussed}, newest),
              kept({&reply, &liked, &discussed}));
}

http::Response author_page(const Routes& routes, const http::Request& request,
                           const Values& values) {
  return answered(routes, request, [&] { return author(routes, request, values.front()); });
}

http::Response month_page(const Routes& routes, const http::Request& request,
                          const Values& values) {
  return answered(routes, request,
                  [&] { return period_page(routes, request, values.front(), DateUnit::month); });
}

http::Response year_page(const Routes& routes, const http::Request& request, const Values& values) {
  return answered(routes, request,
                  [&] { return period_page(routes, request, values.front(), DateUnit::year); });
}

}  // namespace seogo::searchd::routes
