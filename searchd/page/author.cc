#include "searchd/page/author.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "schema/normalizer.h"
#include "searchd/page/chart.h"
#include "searchd/page/facets.h"
#include "searchd/page/frame.h"
#include "searchd/page/hits.h"
#include "searchd/page/particulars.h"

namespace seogo::searchd::page {
namespace {

// Fewer are all among the newest.
constexpr std::uint64_t least_for_rankings = 5;

struct Bearer {
  std::string name;
  std::vector<std::string> roles;  // 기자, 특파원: as articles have them, the newest first
};

// Names are the same where the index takes them for the same.
Bearer bearer_of(const AuthorPortrait& portrait, const engine::Reply& newest) {
  Bearer bearer = {portrait.name, {}};
  const std::string wanted = schema::normalize(portrait.name);
  bool spelled = false;
  for (const engine::Reply* reply : {&newest, &portrait.popular.liked}) {
    for (const engine::Hit& hit : reply->hits) {
      for (const schema::Author& author : hit.authors) {
        if (schema::normalize(author.name) != wanted) continue;
        if (!spelled) bearer.name = author.name;
        spelled = true;
        const bool known =
            std::find(bearer.roles.begin(), bearer.roles.end(), author.role) != bearer.roles.end();
        if (!author.role.empty() && !known) bearer.roles.push_back(author.role);
      }
    }
  }
  return bearer;
}

Html days(const engine::Reply& reply) {
  if (!reply.facet_stats.published) return {};
  const auto time_at = [](std::int64_t seconds) {
    schema::Timestamp time;
    time.seconds = seconds;
    time.day_only = true;
    return time_of(time);
  };
  const engine::Span& span = *reply.facet_stats.published;
  const Html first = time_at(span.least);
  return span.least == span.most ? first : first + text(" – ") + time_at(span.most);
}

Html head_of(const View& view, const Bearer& bearer) {
  const Language& words = view.words;
  std::string roles;
  for (const std::string& role : bearer.roles) roles += (roles.empty() ? "" : ", ") + role;
  const Html way =
      element("a", {{"href", view.search({{"author", bearer.name}})}}, text(words.search_author));
  return element("header", {},
                 element("h1", {{"lang", "ko"}}, text(bearer.name)) +
                     particulars({element("span", {{"lang", "ko"}}, text(roles)),
                                  text(filled(words.articles, view.number(view.reply->total))),
                                  days(*view.reply)}) +
                     element("p", {{"class", "way"}}, way));
}

}  // namespace

std::string author_page(const View& view, const AuthorPortrait& portrait) {
  const Language& words = view.words;
  const engine::Reply& reply = *view.reply;
  const Bearer bearer = bearer_of(portrait, reply);
  const auto among = [&](wire::Parameters parameters) {
    parameters.emplace("author", bearer.name);
    return view.search(std::move(parameters));
  };
  Html content = head_of(view, bearer);
  if (reply.histogram) {
    content +=
        chart(view, timeline_of(*reply.histogram, view.asked), {.to = [&](const Period& period) {
                return among({{"from", period.value()}, {"to", period.value()}});
              }});
  }
  content += tallies(view, reply.facets, [&](std::string_view parameter, const std::string& value) {
    return among({{std::string(parameter), value}});
  });
  if (reply.total.value >= least_for_rankings) content += rankings(view, portrait.popular, "h2");
  content += element("section", {{"class", "newest"}},
                     element("h2", {}, text(words.newest)) + hit_list(view));
  if (reply.total.value > reply.hits.size()) {
    content += element("p", {{"class", "way"}},
                       element("a", {{"href", among({{"sort", "newest"}})}},
                               text(filled(words.all_articles, view.number(reply.total)))));
  }
  const std::string address = view.root + "authors/" + wire::percent_encode(bearer.name);
  return framed(view,
                {.title = fmt::format("{} - {}", bearer.name, view.title),
                 .skip = words.skip_to_content,
                 .other = view.same_page({{"lang", std::string(words.other_code)}}),
                 .indexed = true,
                 .canonical = address},
                element("div", {{"class", "overview"}}, content));
}

}  // namespace seogo::searchd::page
