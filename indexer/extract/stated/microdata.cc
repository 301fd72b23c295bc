#include "indexer/extract/stated/microdata.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/line/particulars.h"
#include "indexer/extract/stated/json_ld.h"
#include "indexer/extract/stated/page_address.h"
#include "indexer/extract/stated/stated_people.h"
#include "indexer/extract/stated/stated_text.h"
#include "indexer/extract/stated/stated_time.h"

namespace seogo::indexer::extract {
namespace {

using Values = std::vector<NodeId>;

// An element that is a thing of its own, with the elements that state its properties.
struct Item {
  NodeId node = no_node;
  std::string_view type;
  bool within_article = false;  // a comment, say, or a related article
  std::map<std::string_view, Values> properties;
};

bool is_item(const HtmlTree& tree, NodeId n) {
  return tree.has_attribute(n, "itemscope") || tree.has_attribute(n, "typeof");
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

std::string_view property_of(const HtmlTree& tree, NodeId n) {
  const std::string_view name = tree.attribute(n, "itemprop");
  return first_word(name.empty() ? tree.attribute(n, "property") : name);
}

std::vector<Item> items_of(const HtmlTree& tree) {
  std::vector<Item> items;
  std::vector<std::size_t> open;  // items around the element at hand
  std::size_t articles = 0;       // among these
  for (NodeId n = 1; n < tree.size(); ++n) {
    while (!open.empty() && n >= tree[items[open.back()].node].end) {
      if (is_article_type(items[open.back()].type)) --articles;
      open.pop_back();
    }
    if (tree[n].attributes == 0) continue;
    const std::string_view property = property_of(tree, n);
    if (!property.empty() && !open.empty()) {
      // schema:headline is headline; og:title is of another vocabulary.
      const bool foreign =
          property.find(':') != std::string_view::npos && !property.starts_with("schema:");
      if (!foreign) items[open.back()].properties[bare_type(property)].push_back(n);
    }
    if (!is_item(tree, n)) continue;
    Item item;
    item.node = n;
    const std::string_view type = tree.attribute(n, "itemtype");
    item.type = bare_type(first_word(type.empty() ? tree.attribute(n, "typeof") : type));
    item.within_article = articles > 0;
    open.push_back(items.size());
    if (is_article_type(item.type)) ++articles;
    items.push_back(std::move(item));
  }
  return items;
}

std::string value_of(const HtmlTree& tree, NodeId n) {
  for (const char* name : {"content", "datetime"})
    if (tree.has_attribute(n, name)) return std::string(tree.attribute(n, name));
  return tree.text(n);
}

class ItemReader {
 public:
  ItemReader(const HtmlTree& tree, const std::vector<Item>& items, const PageIdentity& page,
             const source::Capture& capture, const Profile& profile)
      : tree_(tree), items_(items), page_(page), capture_(capture), profile_(profile) {}

  std::string text(const Item& item, std::string_view property) const {
    const auto found = item.properties.find(property);
    return found == item.properties.end() ? std::string()
                                          : stated_text(value_of(tree_, found->second.front()));
  }

  // The address of what a property names.
  std::string address(const Item& item, std::string_view property) const {
    const auto found = item.properties.find(property);
    if (found == item.properties.end()) return {};
    for (const char* name : {"itemid", "href", "content", "resource", "src"}) {
      const std::string url =
          absolute_url(tree_.attribute(found->second.front(), name), page_.base);
      if (!url.empty()) return url;
    }
    return {};
  }

  int agreement(const Item& item) const {
    int score = 0;
    for (const char* name : {"url", "mainEntityOfPage"})
      score = std::max(score, page_.agreement(address(item, name), {}));
    std::string headline = text(item, "headline");
    if (headline.empty()) headline = text(item, "name");
    return score + page_.agreement({}, headline);
  }

  Statement read(const Item& item) {
    said_ = {};
    said_.is_article = true;
    schema::Article& article = said_.article;
    for (const char* name : {"headline", "name"})
      put(article.title, "title", text(item, name), name);
    put(article.subtitle, "subtitle", text(item, "alternativeHeadline"), "alternativeHeadline");
    put(article.section, "section", text(item, "articleSection"), "articleSection");
    for (const char* name : {"url", "mainEntityOfPage"})
      put(article.url, "url", address(item, name), name);
    put(article.site, "site", named(item, "publisher"), "publisher");
    for (const char* name : {"datePublished", "dateCreated"})
      time(item, name, article.published, "published");
    time(item, "dateModified", article.modified, "modified");
    for (const char* name : {"author", "creator"}) people(item, name);
    if (const auto words = item.properties.find("keywords"); words != item.properties.end()) {
      for (const NodeId n : words->second) add_tags_stated(value_of(tree_, n), article.tags);
      if (!article.tags.empty()) tell("tags", "keywords");
    }
    article.counts.comments = number_of(text(item, "commentCount"));
    if (article.counts.comments) tell("counts.comments", "commentCount");
    said_.description = text(item, "description");
    said_.description_origin = "itemprop description";
    return std::move(said_);
  }

 private:
  void tell(const char* field, std::string_view property) {
    said_.origins[field] = "itemprop " + std::string(property);
  }

  void put(std::string& field, const char* name, std::string value, std::string_view property) {
    if (!field.empty() || value.empty()) return;
    field = std::move(value);
    tell(name, property);
  }

  void time(const Item& item, std::string_view property, std::optional<schema::Timestamp>& field,
            const char* name) {
    if (field) return;
    field = stated_time(text(item, property), capture_.captured_at);
    if (field) tell(name, property);
  }

  [[nodiscard]] const Item* item_at(NodeId node) const {
    const auto found = std::lower_bound(items_.begin(), items_.end(), node,
                                        [](const Item& item, NodeId n) { return item.node < n; });
    return found == items_.end() || found->node != node ? nullptr : &*found;
  }

  // The name of what a property holds: of a Person, or just the text.
  [[nodiscard]] std::string name_at(NodeId node) const {
    const Item* person = item_at(node);
    if (person == nullptr) return stated_text(value_of(tree_, node));
    return text(*person, "name");
  }

  [[nodiscard]] std::string named(const Item& item, std::string_view property) const {
    const auto found = item.properties.find(property);
    return found == item.properties.end() ? std::string() : name_at(found->second.front());
  }

  void people(const Item& item, std::string_view property) {
    constexpr std::size_t most_people = 32;
    std::vector<schema::Author>& authors = said_.article.authors;
    const auto found = item.properties.find(property);
    if (found == item.properties.end() || !authors.empty()) return;
    for (std::size_t i = 0; i < std::min(found->second.size(), most_people); ++i) {
      const std::string name = name_at(found->second[i]);
      if (letters(name) != letters(said_.article.site)) add_people(name, profile_, authors);
    }
    prefer_persons(authors);
    if (!authors.empty()) tell("authors", property);
  }

  const HtmlTree& tree_;
  const std::vector<Item>& items_;
  const PageIdentity& page_;
  const source::Capture& capture_;
  const Profile& profile_;
  Statement said_;
};

}  // namespace

Statement read_microdata(const HtmlTree& tree, const PageIdentity& page,
                         const source::Capture& capture, const Profile& profile) {
  const std::vector<Item> items = items_of(tree);
  ItemReader reader(tree, items, page, capture, profile);
  const Item* own = nullptr;
  int best = 0;
  std::size_t articles = 0;
  const Item* outermost = nullptr;
  constexpr std::size_t most_articles = 64;
  for (const Item& item : items) {
    if (!is_article_type(item.type) || ++articles > most_articles) continue;
    if (!item.within_article) outermost = outermost == nullptr ? &item : outermost;
    const int score = reader.agreement(item);
    if (score <= best) continue;
    best = score;
    own = &item;
  }
  if (own == nullptr && articles == 1) own = outermost;
  return own == nullptr ? Statement() : reader.read(*own);
}

}  // namespace seogo::indexer::extract
