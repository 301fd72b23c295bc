#include "searchd/page/article.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/utf8.h"
#include "searchd/page/byline.h"
#include "searchd/page/frame.h"
#include "searchd/page/particulars.h"
#include "searchd/page/thread.h"

namespace seogo::searchd::page {
namespace {

using schema::Article;

std::string shown_title(const Article& article, const Language& words) {
  return schema::trimmed(article.title).empty() ? std::string(words.untitled) : article.title;
}

Html paragraph(const char* class_name, std::string_view content) {
  if (schema::trimmed(content).empty()) return {};
  return element("p", {{"class", class_name}}, text(content));
}

Html labelled(std::string_view label, const Html& content) {
  return content.empty() ? Html() : text(label) + text(" ") + content;
}

Html byline_of(const View& view, const Article& article) {
  const Html line = byline(view, article.authors);
  return line.empty() ? line : element("p", {{"class", "byline"}}, line);
}

Html heading(const View& view, const Article& article) {
  const Language& words = view.words;
  const schema::Counts& counts = article.counts;
  return element("h1", {}, text(shown_title(article, words))) +
         paragraph("subtitle", article.subtitle) + byline_of(view, article) +
         particulars({text(article.site), text(article.section), exact_time_of(article.published),
                      labelled(words.modified, exact_time_of(article.modified)),
                      labelled(words.captured, time_of(article.captured_at))}) +
         particulars({count_of(words.likes, counts.likes),
                      count_of(words.dislikes, counts.dislikes),
                      count_of(words.comments, counts.comments),
                      count_of(words.shares, counts.shares), count_of(words.views, counts.views)});
}

Html body_of(const Article& article) {
  constexpr std::string_view between = "\n\n";
  Html paragraphs;
  auto subheading = article.subheadings.begin();  // the next that may come
  for (std::string_view rest = article.body; !rest.empty();) {
    const std::string_view one = rest.substr(0, rest.find(between));
    rest.remove_prefix(std::min(rest.size(), one.size() + between.size()));
    if (schema::trimmed(one).empty()) continue;
    const auto found = std::find(subheading, article.subheadings.end(), one);
    const bool is_subheading = found != article.subheadings.end();
    if (is_subheading) subheading = found + 1;
    paragraphs += element(is_subheading ? "h2" : "p", {}, text(one));
  }
  return element("div", {{"class", "body"}}, paragraphs);
}

Html tags_of(const View& view, const Article& article) {
  Html items;
  for (const std::string& tag : article.tags) {
    wire::Parameters search = {{"tag", tag}};
    if (view.words.code != "ko") search.emplace("lang", view.words.code);
    const std::string address = view.root + "search?" + wire::print_query(search);
    items += element("li", {}, element("a", {{"href", address}}, text(tag)));
  }
  if (items.empty()) return {};
  return element("ul", {{"class", "tags"}, {"aria-label", std::string(view.words.tags)}}, items);
}

Html imprint(const View& view, const Article& article) {
  Html notes;
  for (const std::string& credit : article.image_credits) notes += paragraph("credit", credit);
  notes += paragraph("source", article.source_note) + paragraph("copyright", article.copyright);
  notes += tags_of(view, article);
  return notes.empty() ? Html() : element("footer", {{"class", "imprint"}}, notes);
}

Html comment_of(const schema::Comment& comment, const Language& words) {
  const bool anonymous = schema::trimmed(comment.author).empty();
  return element("p", {}, text(comment.text)) +
         particulars({element("b", {}, anonymous ? text(words.anonymous) : text(comment.author)),
                      exact_time_of(comment.posted), count_of(words.likes, comment.likes),
                      count_of(words.dislikes, comment.dislikes)});
}

using At = std::vector<Threaded>::const_iterator;

// The list of those at `depth`, with the lists of their replies inside; `at` ends past them.
Html comment_list(At& at, At end, std::size_t depth, const Language& words) {
  Html items;
  while (at != end && at->depth >= depth) {
    Html item = comment_of(*at->comment, words);
    ++at;
    if (at != end && at->depth > depth) item += comment_list(at, end, depth + 1, words);
    items += element("li", {}, item);
  }
  return element("ul", {{"class", depth == 0 ? "comments" : "replies"}}, items);
}

Html comments_of(const Article& article, const Language& words) {
  if (article.comments.empty()) return {};
  const std::vector<Threaded> all = threads(article.comments);
  At first = all.begin();
  return element("section", {{"class", "discussion"}},
                 element("h2", {}, text(counted(words.all_comments, all.size()))) +
                     comment_list(first, all.end(), 0, words));
}

// Below the text and above what readers said, where one who has read on looks for more.
Html related_to(const View& view, const std::vector<engine::Hit>& related) {
  Html items;
  for (const engine::Hit& hit : related) {
    const Html title =
        schema::trimmed(hit.title).empty() ? text(view.words.untitled) : text(hit.title);
    items += element("li", {},
                     element("a", {{"href", view.article(hit.id)}}, title) +
                         particulars({text(hit.site), time_of(hit.published)}));
  }
  if (items.empty()) return {};
  return element("aside", {{"class", "related"}},
                 element("h2", {}, text(view.words.related)) + element("ul", {}, items));
}

Html ways(const View& view, const Article& article, std::uint64_t duplicates) {
  const std::string back = view.link({{"offset", view.value("offset")}});
  Html links = element("a", {{"href", back}, {"class", "back"}}, text(view.words.back));
  if (is_web_address(article.url)) {
    links += element("a", {{"href", article.url}, {"class", "original"}, {"rel", "external"}},
                     text(view.words.original));
  }
  links += link_to(view.replay.address(article), view.words.replay);
  if (duplicates > 0) {
    links += element("a", {{"href", view.copies(article.id)}, {"class", "copies"}},
                     text(counted(view.words.more_copies, duplicates)));
  }
  return element("nav", {{"class", "ways"}}, links);
}

}  // namespace

std::string article_page(const View& view, const Article& article, std::uint64_t duplicates,
                         const std::vector<engine::Hit>& related) {
  const Language& words = view.words;
  // The article is Korean whatever the page speaks.
  const Html content =
      ways(view, article, duplicates) +
      element("article", {{"class", "whole"}, {"lang", "ko"}},
              element("header", {}, heading(view, article)) + body_of(article) +
                  imprint(view, article) + related_to(view, related) + comments_of(article, words));
  const std::string title = fmt::format("{} - {}", shown_title(article, words), view.title);
  return framed(view,
                {.title = title,
                 .skip = words.skip_to_article,
                 .other = view.same_page({{"lang", std::string(words.other_code)}}),
                 .indexed = true,
                 // However many searches lead to it.
                 .canonical = view.root + "articles/" + wire::percent_encode(article.id)},
                content);
}

}  // namespace seogo::searchd::page
