#include "searchd/query/free_words.h"

#include <algorithm>

namespace seogo::searchd::query {
namespace {

bool is_free_word(const Node& node) { return node.kind == Kind::word && node.field == nullptr; }

// (or 오픈AI OpenAI), (or (and 샘 알트만) Sam Altman): see expansion.h.
bool is_name(const Node& node) {
  if (node.kind != Kind::any || node.children.size() < 2) return false;
  const bool others = std::all_of(
      node.children.begin() + 1, node.children.end(),
      [](const Node& child) { return is_free_word(child) && child.origin != Origin::typed; });
  const Node& typed = node.children.front();
  return others && (is_free_word(typed) ||
                    (typed.kind == Kind::all &&
                     std::all_of(typed.children.begin(), typed.children.end(), is_free_word)));
}

// `other` 0: as typed; else the other name of this number, if there are so many.
void append_words(const Node& node, std::size_t other, Words& words) {
  if (is_free_word(node)) {
    words.push_back(&node);
  } else if (is_name(node)) {
    const Node& chosen = node.children[other < node.children.size() ? other : 0];
    append_words(chosen, 0, words);
  } else if (node.kind == Kind::all) {
    for (const Node& child : node.children) append_words(child, other, words);
  }
}

std::size_t most_names(const Node& root) {
  std::size_t most = is_name(root) ? root.children.size() : 1;
  if (root.kind != Kind::all) return most;
  for (const Node& child : root.children) {
    if (is_name(child)) most = std::max(most, child.children.size());
  }
  return most;
}

}  // namespace

bool is_free(const Node& node) { return is_free_word(node) || is_name(node); }

Words free_words(const Node& root) {
  Words words;
  append_words(root, 0, words);
  return words;
}

std::vector<Words> forms(const Node& root) {
  std::vector<Words> all;
  const std::size_t count = std::min(most_forms, most_names(root));
  for (std::size_t other = 0; other < count; ++other) {
    append_words(root, other, all.emplace_back());
  }
  return all;
}

}  // namespace seogo::searchd::query
