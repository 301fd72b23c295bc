#include "searchd/feed/atom.h"

#include <algorithm>

#include "schema/utf8.h"
#include "searchd/feed/description.h"
#include "searchd/feed/identity.h"
#include "searchd/feed/web_address.h"
#include "searchd/feed/xml.h"
#include "searchd/wire/kept_query.h"
#include "searchd/wire/markup.h"

namespace seogo::searchd::feed {
namespace {

using wire::Changes;

// What makes it this search, and so this feed; offset and limit choose a page of it.
constexpr std::string_view searching[] = {
    "q",      "in",      "sort", "fresh", "match",         "from", "to",
    "author", "section", "site", "tag",   "duplicates_of", "fold", "commenter"};
constexpr std::string_view paging[] = {"q",    "in",   "sort",          "fresh",   "match",
                                       "from", "to",   "author",        "section", "site",
                                       "tag",  "fold", "duplicates_of", "limit",   "commenter"};

const std::optional<schema::Timestamp>& date_of(const engine::Hit& hit) {
  if (hit.modified) return hit.modified;
  return hit.published ? hit.published : hit.captured_at;
}

// RFC 3339 wants a time of day.
std::string printed(std::optional<schema::Timestamp> time) {
  if (!time) return undated;
  time->day_only = false;
  return time->iso();
}

Xml date(const char* name, const std::optional<schema::Timestamp>& time) {
  return element(name, {}, text(printed(time)));
}

Xml link(const char* relation, const char* type, const std::string& address) {
  return element("link", {{"rel", relation}, {"type", type}, {"href", address}});
}

Xml person(std::string_view name) { return element("author", {}, element("name", {}, text(name))); }

// Whoever wrote it, else who published it; else the feed says who has it.
Xml authors(const engine::Hit& hit) {
  Xml out;
  for (const schema::Author& author : hit.authors) {
    if (!schema::trimmed(author.name).empty()) out += person(author.name);
  }
  if (out.empty() && !schema::trimmed(hit.site).empty()) out += person(hit.site);
  return out;
}

Xml categories(const engine::Hit& hit) {
  std::vector<std::string> terms = hit.tags;
  if (!hit.section.empty()) terms.insert(terms.begin(), hit.section);
  Xml out;
  for (auto term = terms.begin(); term != terms.end(); ++term) {
    if (std::find(terms.begin(), term, *term) != term) continue;
    out += element("category", {{"term", *term}});
  }
  return out;
}

Xml entry(const engine::Hit& hit, const std::string& address) {
  const std::string title = schema::trimmed(hit.title).empty() ? "제목 없음" : hit.title;
  const std::string copy = address + "articles/" + wire::percent_encode(hit.id);
  const std::optional<std::string> original = web_address(hit.url);
  Xml out = element("id", {}, text(entry_id(hit.id, hit.site))) +
            element("title", {{"type", "text"}}, text(title)) + date("updated", date_of(hit));
  if (hit.published) out += date("published", hit.published);
  out += authors(hit) + categories(hit);
  out += link("alternate", "text/html", original.value_or(copy));
  if (original) out += link("related", "text/html", copy);
  if (!hit.body.empty() && !hit.body.front().text.empty()) {
    out += element("summary", {{"type", "html"}}, text(wire::to_html(hit.body.front())));
  }
  return element("entry", {}, out);
}

// A comment, by whoever wrote it, linked to the archived article that it stands under.
Xml entry(const engine::CommentResult& comment, const std::string& address) {
  const engine::CommentResult::Under& article = comment.article;
  const std::string title = schema::trimmed(article.title).empty() ? "제목 없음" : article.title;
  const bool named = !schema::trimmed(comment.author).empty();
  Xml out =
      element("id", {}, text(comment_id(comment))) +
      element("title", {{"type", "text"}}, text(named ? comment.author + ", " + title : title)) +
      date("updated", comment.posted);
  if (comment.posted) out += date("published", comment.posted);
  if (named) out += person(comment.author);
  out += link("alternate", "text/html", address + "articles/" + wire::percent_encode(article.id));
  if (const std::optional<std::string> original = web_address(article.url)) {
    out += link("related", "text/html", *original);
  }
  out += element("summary", {{"type", "html"}}, text(wire::to_html(comment.text)));
  return element("entry", {}, out);
}

class Feed {
 public:
  explicit Feed(const Results& results) : results_(results), reply_(results.reply) {}

  [[nodiscard]] std::string markup() const {
    Xml out = element("id", {}, text(feed_id(results_.title, kept(searching, {})))) +
              element("title", {{"type", "text"}}, text(title())) + updated() +
              person(results_.title) + element("generator", {}, text("Seogo")) + links() +
              response();
    for (const engine::Hit& hit : reply_.hits) out += entry(hit, results_.address);
    for (const engine::CommentResult& comment : reply_.comments) {
      out += entry(comment, results_.address);
    }
    return document(element("feed",
                            {{"xmlns", "http://www.w3.org/2005/Atom"},
                             {"xmlns:opensearch", "http://a9.com/-/spec/opensearch/1.1/"},
                             {"xml:lang", "ko"}},
                            out))
        .markup();
  }

 private:
  [[nodiscard]] std::string kept(std::span<const std::string_view> names,
                                 const Changes& changes) const {
    return wire::kept_query(results_.asked, names, changes);
  }

  [[nodiscard]] std::string title() const {
    return reply_.text.empty() ? results_.title : reply_.text + " - " + results_.title;
  }

  // As the newest of its entries.
  [[nodiscard]] Xml updated() const {
    std::optional<schema::Timestamp> newest;
    const auto see = [&newest](const std::optional<schema::Timestamp>& time) {
      if (time && (!newest || time->seconds > newest->seconds)) newest = time;
    };
    for (const engine::Hit& hit : reply_.hits) see(date_of(hit));
    for (const engine::CommentResult& comment : reply_.comments) see(comment.posted);
    return date("updated", newest);
  }

  [[nodiscard]] std::string page(std::size_t offset) const {
    const std::string query = kept(paging, {{"offset", offset == 0 ? "" : std::to_string(offset)}});
    return results_.address + "search.atom" + (query.empty() ? "" : "?" + query);
  }

  [[nodiscard]] Xml links() const {
    const std::string query = kept(searching, {});
    Xml out = link("self", "application/atom+xml", page(reply_.offset)) +
              link("alternate", "text/html",
                   results_.address + "search" + (query.empty() ? "" : "?" + query)) +
              link("search", description_type, results_.address + "opensearch.xml");
    return out + pages();
  }

  [[nodiscard]] Xml pages() const {
    const std::size_t size = reply_.limit;
    if (size == 0) return {};
    const auto turn = [this](const char* relation, std::size_t offset) {
      return link(relation, "application/atom+xml", page(offset));
    };
    // Nothing is asked for past the deepest hit.
    const auto reachable = std::min<std::size_t>(reply_.total.value, engine::deepest_hit);
    Xml out = turn("first", 0);
    if (reply_.offset > 0) out += turn("previous", reply_.offset - std::min(reply_.offset, size));
    const std::size_t next = reply_.offset + size;
    if (next < reachable && next + size <= engine::deepest_hit) out += turn("next", next);
    const std::size_t last = reachable == 0 ? 0 : (reachable - 1) / size * size;
    if (reply_.total.exact && last + size <= engine::deepest_hit) out += turn("last", last);
    return out;
  }

  [[nodiscard]] Xml response() const {
    const auto number = [](const char* name, std::uint64_t value) {
      return element(name, {}, text(std::to_string(value)));
    };
    Xml out = number("opensearch:totalResults", reply_.total.value) +
              number("opensearch:startIndex", reply_.offset + 1) +
              number("opensearch:itemsPerPage", reply_.limit) +
              element("opensearch:Query", {{"role", "request"},
                                           {"searchTerms", reply_.text},
                                           {"startIndex", std::to_string(reply_.offset + 1)},
                                           {"count", std::to_string(reply_.limit)}});
    if (const std::optional<std::string>& meant = reply_.did_you_mean) {
      out += element("opensearch:Query", {{"role", "correction"}, {"searchTerms", *meant}});
    }
    return out;
  }

  const Results& results_;
  const engine::Reply& reply_;
};

}  // namespace

std::string atom(const Results& results) { return Feed(results).markup(); }

}  // namespace seogo::searchd::feed
