#include "searchd/page/hits.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace seogo::searchd::page {
namespace {

// A passage is shown whole; the second best is often nearly the same sentence.
constexpr std::size_t most_fragments = 1;

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) {
           return a == std::tolower(static_cast<unsigned char>(b));
         });
}

// An archived address may be anything, javascript: included.
bool is_web_address(std::string_view url) {
  return starts_with_ignoring_case(url, "https://") || starts_with_ignoring_case(url, "http://");
}

std::string address_of(const engine::Hit& hit) {
  return is_web_address(hit.url) ? hit.url : "v1/articles/" + wire::percent_encode(hit.id);
}

// 2023.12.11, as Korean papers print a day.
Html time_of(const std::optional<schema::Timestamp>& time) {
  if (!time) return {};
  const schema::Day day = time->day();
  return element("time", {{"datetime", time->iso()}},
                 text(fmt::format("{}.{:02}.{:02}", day.year, day.month, day.day)));
}

Html part(const Html& content) { return content.empty() ? Html() : element("li", {}, content); }

Html title_of(const engine::Hit& hit, const Language& words) {
  const Html title = schema::trimmed(hit.title).empty() ? text(words.untitled)
                     : hit.marked_title.text.empty()    ? text(hit.title)
                                                        : marked(hit.marked_title);
  return element("h3", {}, element("a", {{"href", address_of(hit)}}, title));
}

Html count_of(std::string_view words, const std::optional<std::int64_t>& count) {
  return count && *count > 0 ? text(counted(words, static_cast<std::uint64_t>(*count))) : Html();
}

// 김주성 기자, 이서연 특파원
std::string byline(const std::vector<schema::Author>& authors) {
  std::string line;
  for (const schema::Author& author : authors) {
    line += (line.empty() ? "" : ", ") + author.name;
    if (!author.role.empty()) line += " " + author.role;
  }
  return line;
}

Html particulars(const engine::Hit& hit, const Language& words) {
  const Html parts = part(text(hit.site)) + part(text(hit.section)) + part(time_of(hit.published)) +
                     part(text(byline(hit.authors))) +
                     part(count_of(words.likes, hit.counts.likes)) +
                     part(count_of(words.comments, hit.counts.comments));
  return parts.empty() ? Html() : element("ul", {{"class", "particulars"}}, parts);
}

Html comment_of(const engine::CommentHit& comment, const Language& words) {
  const std::string author =
      schema::trimmed(comment.author).empty() ? std::string(words.anonymous) : comment.author;
  const Html head = part(element("b", {}, text(author))) + part(time_of(comment.posted)) +
                    part(count_of(words.likes, comment.likes));
  return element(
      "li", {},
      element("p", {}, marked(comment.text)) + element("ul", {{"class", "particulars"}}, head));
}

Html comments_of(const engine::Hit& hit, const Language& words) {
  if (hit.comments.empty()) return {};
  Html comments;
  for (const engine::CommentHit& comment : hit.comments) comments += comment_of(comment, words);
  return element("ul",
                 {{"class", "comments"}, {"aria-label", std::string(words.matching_comments)}},
                 comments);
}

Html passage_of(const engine::Hit& hit) {
  Html passages;
  for (std::size_t i = 0; i < std::min(most_fragments, hit.body.size()); ++i) {
    passages += element("p", {{"class", "passage"}}, marked(hit.body[i]));
  }
  return passages;
}

}  // namespace

Html hit_list(const View& view) {
  Html items;
  for (const engine::Hit& hit : view.reply->hits) {
    items += element("li", {},
                     element("article", {},
                             title_of(hit, view.words) + passage_of(hit) +
                                 particulars(hit, view.words) + comments_of(hit, view.words)));
  }
  // The articles are Korean whatever the page speaks.
  return element(
      "ol", {{"class", "hits"}, {"lang", "ko"}, {"start", std::to_string(view.reply->offset + 1)}},
      items);
}

}  // namespace seogo::searchd::page
