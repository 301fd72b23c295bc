#include "indexer/extract/stated/selected_comments.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/extract/line/particulars.h"
#include "indexer/extract/stated/stated_text.h"
#include "indexer/extract/stated/stated_time.h"

namespace seogo::indexer::extract {
namespace {

using schema::Comment;

constexpr std::size_t most_comments = 20'000;

class Items {
 public:
  Items(const HtmlTree& tree, const std::vector<Selected>& items)
      : tree_(tree), owner_(tree.size(), none) {
    for (const Selected& match : items) {
      if (nodes_.size() == most_comments) break;
      owner_[match.node] = nodes_.size();
      nodes_.push_back(match.node);
    }
    above_.resize(nodes_.size(), none);
    for (NodeId n = 1; n < tree.size(); ++n) {
      const std::size_t around = owner_[tree[n].parent];
      if (owner_[n] == none) {
        owner_[n] = around;
      } else {
        above_[owner_[n]] = around;
      }
    }
  }

  static constexpr std::size_t none = SIZE_MAX;
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] std::size_t above(std::size_t item) const { return above_[item]; }

  // For each item what the first selector that finds something in it says there.
  [[nodiscard]] std::vector<std::string> texts(const std::vector<Selector>& selectors) const {
    std::vector<std::string> texts(nodes_.size());
    for (const Selector& selector : selectors) {
      std::vector<bool> done(nodes_.size());
      for (std::size_t i = 0; i < nodes_.size(); ++i) done[i] = !texts[i].empty();
      const auto take = [&](std::size_t item, std::string text) {
        if (item == none || done[item] || text.empty()) return;
        texts[item] = std::move(text);
        done[item] = true;
      };
      if (selector.is_own_attribute()) {
        for (std::size_t i = 0; i < nodes_.size(); ++i)
          take(i, std::string(tree_.attribute(nodes_[i], selector.own_attribute())));
        continue;
      }
      for (const Selected& match : selector.select(tree_)) {
        const std::size_t item = owner_[match.node];
        if (item != none && !done[item]) take(item, match.value(tree_));
      }
    }
    return texts;
  }

 private:
  const HtmlTree& tree_;
  std::vector<std::size_t> owner_;  // of each node
  std::vector<NodeId> nodes_;
  std::vector<std::size_t> above_;  // the item around each item
};

}  // namespace

void read_selected_comments(const HtmlTree& tree, const source::Capture& capture,
                            const Profile& profile, Statement& said) {
  const PageSelectors& html = profile.html();
  for (const Selector& selector : html.at("comments.item")) {
    const Items items(tree, selector.select(tree));
    if (items.size() == 0) continue;
    const auto ids = items.texts(html.at("comments.id"));
    const auto parents = items.texts(html.at("comments.parent"));
    const auto authors = items.texts(html.at("comments.author"));
    const auto times = items.texts(html.at("comments.posted"));
    const auto texts = items.texts(html.at("comments.text"));
    const auto likes = items.texts(html.at("comments.likes"));
    const auto dislikes = items.texts(html.at("comments.dislikes"));
    std::set<std::string> known;
    for (std::size_t i = 0; i < items.size(); ++i) {
      Comment comment;
      comment.text = stated_text(texts[i]);
      if (comment.text.empty()) continue;
      comment.id = ids[i].empty() ? "c" + std::to_string(i + 1) : stated_text(ids[i]);
      comment.parent = stated_text(parents[i]);
      if (comment.parent.empty() && items.above(i) != Items::none) {
        const std::size_t above = items.above(i);
        comment.parent =
            ids[above].empty() ? "c" + std::to_string(above + 1) : stated_text(ids[above]);
      }
      comment.author = stated_text(authors[i]);
      comment.posted = stated_time(stated_text(times[i]), capture.captured_at);
      comment.likes = number_of(stated_text(likes[i])).value_or(0);
      comment.dislikes = number_of(stated_text(dislikes[i])).value_or(0);
      known.insert(comment.id);
      said.article.comments.push_back(std::move(comment));
    }
    for (Comment& comment : said.article.comments)
      if (known.find(comment.parent) == known.end()) comment.parent.clear();
    if (said.article.comments.empty()) continue;
    said.origins["comments"] = "profile comments.item: " + selector.text();
    return;
  }
}

}  // namespace seogo::indexer::extract
