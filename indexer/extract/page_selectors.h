// The selectors of a site profile: where each field stands on the site's pages.
//
//   "html": {"title": ["h1.tit", ".headline"],          tried in order
//            "published": ".date@data-time",
//            "remove": [".ad", ".subscribe"],           all of them, before anything is read
//            "counts": {"likes": ".like em"},
//            "comments": {"item": "li.cmt", "author": ".nick", "text": ".txt"}}
//
//   selectors.at("counts.likes")     → {.like em}
//
// A plain value; immutable within a profile.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/markup/selector.h"

namespace seogo::indexer::extract {

struct PageSelectorKey {
  std::string_view group;  // counts, comments, or none
  std::string_view name;
};

inline constexpr std::array<PageSelectorKey, 26> page_selector_keys = {{
    {"", "title"},          {"", "subtitle"},
    {"", "authors"},        {"", "published"},
    {"", "modified"},       {"", "section"},
    {"", "tags"},           {"", "body"},
    {"", "remove"},         {"", "url"},
    {"", "site"},           {"", "image_credits"},
    {"comments", "item"},   {"comments", "id"},
    {"comments", "parent"}, {"comments", "author"},
    {"comments", "posted"}, {"comments", "text"},
    {"comments", "likes"},  {"comments", "dislikes"},
    {"counts", "likes"},    {"counts", "dislikes"},
    {"counts", "comments"}, {"counts", "shares"},
    {"counts", "views"},    {"", "copyright"},
}};

class PageSelectors {
 public:
  void add(const std::string& key, Selector selector) {
    lists_[key].push_back(std::move(selector));
  }

  // Those of a key as in "title" or "comments.item"; none if the profile has none.
  [[nodiscard]] const std::vector<Selector>& at(std::string_view key) const {
    static const std::vector<Selector> none;
    const auto list = lists_.find(key);
    return list == lists_.end() ? none : list->second;
  }
  [[nodiscard]] bool empty() const { return lists_.empty(); }

 private:
  std::map<std::string, std::vector<Selector>, std::less<>> lists_;
};

}  // namespace seogo::indexer::extract
