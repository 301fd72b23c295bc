#include "indexer/extract/stated/open_graph.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/stated/page_address.h"
#include "indexer/extract/stated/stated_people.h"
#include "indexer/extract/stated/stated_text.h"
#include "indexer/extract/stated/stated_time.h"

namespace seogo::indexer::extract {
namespace {

using schema::Article;

constexpr std::size_t most_metas = 2000;

enum class Means {
  title,
  description,
  authors,
  published,
  modified,
  section,
  tags,
  words,
  site,
  url,
  article
};

struct Row {
  std::string_view name;  // in lower case
  Means means;
};

// For one field the first row counts that the page has with a value that can be.
constexpr std::array rows = {
    Row{"og:title", Means::title},
    Row{"twitter:title", Means::title},
    Row{"dc.title", Means::title},
    Row{"dcterms.title", Means::title},
    Row{"citation_title", Means::title},
    Row{"og:description", Means::description},
    Row{"twitter:description", Means::description},
    Row{"description", Means::description},
    Row{"article:author", Means::authors},
    Row{"og:article:author", Means::authors},
    Row{"dable:author", Means::authors},
    Row{"dd:author", Means::authors},
    Row{"author", Means::authors},
    Row{"byl", Means::authors},
    Row{"citation_author", Means::authors},
    Row{"dc.creator", Means::authors},
    Row{"dcterms.creator", Means::authors},
    Row{"parsely-author", Means::authors},
    Row{"article:published_time", Means::published},
    Row{"og:article:published_time", Means::published},
    Row{"dd:published_time", Means::published},
    Row{"datepublished", Means::published},
    Row{"article:published", Means::published},
    Row{"og:regdate", Means::published},
    Row{"regdate", Means::published},
    Row{"dc.date.issued", Means::published},
    Row{"dcterms.issued", Means::published},
    Row{"dcterms.created", Means::published},
    Row{"dc.date", Means::published},
    Row{"citation_publication_date", Means::published},
    Row{"parsely-pub-date", Means::published},
    Row{"sailthru.date", Means::published},
    Row{"pubdate", Means::published},
    Row{"publishdate", Means::published},
    Row{"publish-date", Means::published},
    Row{"date", Means::published},
    Row{"article:modified_time", Means::modified},
    Row{"og:article:modified_time", Means::modified},
    Row{"og:updated_time", Means::modified},
    Row{"dd:modified_time", Means::modified},
    Row{"datemodified", Means::modified},
    Row{"dcterms.modified", Means::modified},
    Row{"last-modified", Means::modified},
    Row{"article:section", Means::section},
    Row{"og:article:section", Means::section},
    Row{"dd:category", Means::section},
    Row{"dable:section", Means::section},
    Row{"parsely-section", Means::section},
    Row{"article:tag", Means::tags},
    Row{"og:article:tag", Means::tags},
    Row{"news_keywords", Means::tags},
    Row{"keywords", Means::words},
    Row{"og:site_name", Means::site},
    Row{"citation_journal_title", Means::site},
    Row{"dc.publisher", Means::site},
    Row{"dcterms.publisher", Means::site},
    Row{"publisher", Means::site},
    Row{"application-name", Means::site},
    Row{"og:url", Means::url},
    Row{"og:type", Means::article},
};

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

// The contents of the page's meta tags, by name.
std::map<std::string, std::vector<std::string_view>> metas_of(const HtmlTree& tree) {
  std::map<std::string, std::vector<std::string_view>> metas;
  std::size_t count = 0;
  for (NodeId n = tree.find("meta"); n < tree.size() && count < most_metas;
       n = tree.find("meta", n + 1), ++count) {
    const std::string_view content = tree.attribute(n, "content");
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string_view name = tree.attribute(n, key);
      if (name.empty() || content.empty() || name.size() > 40) continue;
      metas[lowered(name)].push_back(content);
      break;
    }
  }
  return metas;
}

// Keywords of many pages are their site's. Those of an article are in its headline.
bool are_the_articles(const std::vector<std::string>& tags, const Article& article) {
  const std::u32string title = letters(article.title);
  const std::u32string site = letters(article.site);
  bool found = false;
  for (const std::string& tag : tags) {
    const std::u32string word = letters(tag);
    if (word.empty()) continue;
    if (!site.empty() && (site.starts_with(word) || word.starts_with(site))) return false;
    found = found || title.find(word) != std::u32string::npos;
  }
  return found;
}

class MetaReader {
 public:
  MetaReader(const PageIdentity& page, const source::Capture& capture, const Profile& profile)
      : page_(page), capture_(capture), profile_(profile) {}

  // Whether the field has a value now.
  bool take(Means means, const std::vector<std::string_view>& contents) {
    Article& article = said_.article;
    const std::string_view first = contents.front();
    switch (means) {
      case Means::title:
        return put(article.title, stated_text(first));
      case Means::description:
        return put(said_.description, stated_text(first));
      case Means::authors:
        for (const std::string_view content : contents) {
          const std::string_view paper = without_portal(content);
          if (paper == content)
            add_people(content, profile_, article.authors);
          else
            article.site = stated_text(paper);  // "산들일보 | 네이버" wrote nothing
        }
        prefer_persons(article.authors);
        std::erase_if(article.authors, [&](const schema::Author& author) {
          return letters(author.name) == letters(article.site);
        });
        return !article.authors.empty();
      case Means::published:
        article.published = stated_time(first, capture_.captured_at);
        return article.published.has_value();
      case Means::modified:
        article.modified = stated_time(first, capture_.captured_at);
        return article.modified.has_value();
      case Means::section:
        return put(article.section, stated_text(first));
      case Means::tags:
        for (const std::string_view content : contents) add_tags_stated(content, article.tags);
        return !article.tags.empty();
      case Means::words:
        for (const std::string_view content : contents) add_tags_stated(content, article.tags);
        if (!are_the_articles(article.tags, article)) article.tags.clear();
        return !article.tags.empty();
      case Means::site:
        return put(article.site, stated_text(without_portal(first)));
      case Means::url:
        return put(article.url, absolute_url(first, page_.base));
      case Means::article:
        said_.is_article = said_.is_article || lowered(first) == "article";
        return true;
    }
    return false;
  }

  // An address is no name.
  bool put(std::string& field, std::string text) {
    if (&field == &said_.article.url || text.find("://") == std::string::npos ||
        &field == &said_.description)
      field = std::move(text);
    return !field.empty();
  }

  Statement& said() { return said_; }

 private:
  const PageIdentity& page_;
  const source::Capture& capture_;
  const Profile& profile_;
  Statement said_;
};

// The field that a row fills, as origins name it.
constexpr std::string_view field_of(Means means) {
  constexpr std::array<std::string_view, 11> names = {"title",    "",        "authors", "published",
                                                      "modified", "section", "tags",    "tags",
                                                      "site",     "url",     ""};
  return names[static_cast<std::size_t>(means)];
}

}  // namespace

Statement read_open_graph(const HtmlTree& tree, const PageIdentity& page,
                          const source::Capture& capture, const Profile& profile) {
  const auto metas = metas_of(tree);
  MetaReader reader(page, capture, profile);
  std::array<bool, 11> told{};
  // The site first: it is nobody's name, and no tag.
  for (const bool sites : {true, false}) {
    for (const Row& row : rows) {
      const auto found = metas.find(std::string(row.name));
      const std::string_view field = field_of(row.means);
      bool& done =
          told[static_cast<std::size_t>(row.means == Means::words ? Means::tags : row.means)];
      if ((row.means == Means::site) != sites || found == metas.end() || done) continue;
      done = reader.take(row.means, found->second);
      const std::string origin = "meta " + std::string(row.name);
      if (done && row.means == Means::description) reader.said().description_origin = origin;
      if (done && !field.empty()) reader.said().origins[std::string(field)] = origin;
    }
  }
  reader.said().is_article =
      reader.said().is_article || reader.said().article.published.has_value();
  return std::move(reader.said());
}

}  // namespace seogo::indexer::extract
