#include "searchd/routes/pages.h"

#include <algorithm>

#include "searchd/http/failure.h"
#include "searchd/page/article.h"
#include "searchd/page/assets.h"
#include "searchd/page/facets.h"
#include "searchd/page/frame.h"
#include "searchd/page/page.h"
#include "searchd/page/timeline.h"
#include "searchd/routes/api.h"
#include "searchd/routes/overviews.h"
#include "searchd/routes/routes.h"
#include "searchd/wire/parameters.h"

namespace seogo::searchd::routes {
namespace {

std::string words_of_bad_request(const page::View& view, const http::Failure& failure) {
  const page::Language& words = view.words;
  if (failure.field == "from" || failure.field == "to") return std::string(words.bad_dates);
  if (words.bad_value.empty() || failure.field.empty()) {
    return failure.message + " (" + failure.hint + ")";
  }
  return page::filled(words.bad_value, failure.field + "=" + view.value(failure.field));
}

// Under another version's address it is not kept: that version is yet to come.
http::Response by_address(const http::Request& request, std::string_view address,
                          std::string_view type, std::string_view bytes) {
  const auto version = request.parameters.find("v");
  const bool is_this = version != request.parameters.end() && !version->second.empty() &&
                       address.ends_with("?v=" + version->second);
  return {200, std::string(type), std::string(bytes), {is_this ? lasting : revalidated}, {}};
}

}  // namespace

http::Response failed_page(const Routes& routes, const page::View& view,
                           const http::Failure& failure) {
  const page::Language& words = view.words;
  page::Failure shown = {std::string(words.failed), {}};
  if (failure.status == 400) {
    shown = {std::string(words.bad_request), words_of_bad_request(view, failure)};
  } else if (failure.status == 404) {
    shown = {std::string(words.no_article), std::string(words.no_article_hint)};
  } else if (failure.status == 503) {
    shown = {std::string(words.unavailable), std::string(words.unavailable_hint)};
  }
  return html(routes, failure.status, page::failure_page(view, shown));
}

// Pages run no script but ours and load nothing from elsewhere, whatever an archived text may hold.
http::Response html(const Routes& routes, int status, std::string body, const Header& kept) {
  return {status,
          http::html_type,
          std::move(body),
          {kept,
           {"Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            "img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
            "frame-ancestors " +
                routes.options().frame_ancestors},
           {"Referrer-Policy", "strict-origin-when-cross-origin"}},
          {}};
}

page::View view_of(const Routes& routes, const theme::Theme& theme, const http::Request& request,
                   std::string root) {
  const auto tongue = request.parameters.find("lang");
  const std::string code = tongue == request.parameters.end() ? "" : tongue->second;
  return {.title = routes.options().title,
          .words = page::language(code),
          .given = request.parameters,
          .asked = {},
          .reply = nullptr,
          .root = std::move(root),
          .look = theme.look(),
          .replay = routes.options().replay,
          .has_exports = routes.options().export_rows > 0};
}

http::Response search_page(const Routes& routes, const http::Request& request, const Values&) {
  const std::shared_ptr<const theme::Theme> theme = routes.theme();
  page::View view = view_of(routes, *theme, request, "");
  try {
    view.asked = wire::read_search(request.parameters).request;
    view.asked.facets = page::shown_facets();
    view.asked.facet_values = page::shown_values;
    view.asked.cursor.clear();  // a page is one of a number, with links to the others
    view.asked.histogram = page::timeline_unit(view.asked);
    if (view.is_front()) return front_page(routes, view);
    const engine::Reply reply = routes.engine().search(view.asked);
    view.reply = &reply;
    return html(routes, 200, page::results_page(view),
                reply.out_of_time() ? not_stored : revalidated);
  } catch (const std::exception& error) {
    view.reply = nullptr;
    return failed_page(routes, view, http::failure_of(error));
  }
}

http::Response article_page(const Routes& routes, const http::Request& request,
                            const Values& values) {
  const std::shared_ptr<const theme::Theme> theme = routes.theme();
  const page::View view = view_of(routes, *theme, request, "../");
  try {
    const schema::Article found = found_article(routes, values.front());
    const std::uint64_t duplicates = routes.engine().duplicates(found.id);
    const std::optional<engine::Related> related = routes.engine().related(found.id, {});
    return html(routes, 200,
                page::article_page(view, found, duplicates,
                                   related ? related->hits : std::vector<engine::Hit>()),
                related && related->out_of_time ? not_stored : revalidated);
  } catch (const std::exception& error) {
    return failed_page(routes, view, http::failure_of(error));
  }
}

http::Response refusal_page(const Routes& routes, Refusal refusal, const http::Request& request) {
  const std::shared_ptr<const theme::Theme> theme = routes.theme();
  std::string root;
  for (auto depth = std::count(request.path.begin(), request.path.end(), '/'); depth > 1; --depth) {
    root += "../";
  }
  const page::View view = view_of(routes, *theme, request, std::move(root));
  const page::Language& words = view.words;
  const int status = status_of(refusal);
  const page::Failure shown =
      status == 401 ? page::Failure{std::string(words.closed), std::string(words.closed_hint)}
                    : page::Failure{std::string(words.no_page), std::string(words.no_page_hint)};
  http::Response response = html(routes, status, page::failure_page(view, shown), not_stored);
  response.headers.emplace_back("Vary", "Accept");
  return response;
}

// Pages name their style sheet and script by content.
http::Response style_sheet(const Routes&, const http::Request& request, const Values&) {
  return by_address(request, page::style_sheet_address(), http::css_type, page::style_sheet());
}

http::Response page_script(const Routes&, const http::Request& request, const Values&) {
  return by_address(request, page::script_address(), http::script_type, page::script());
}

http::Response icon(const Routes&, const http::Request&, const Values&) {
  return {200, http::svg_type, std::string(page::icon()), {for_an_hour}, {}};
}

}  // namespace seogo::searchd::routes
