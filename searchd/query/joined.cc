#include "searchd/query/joined.h"

#include <algorithm>
#include <utility>

#include "searchd/query/free_words.h"

namespace seogo::searchd::query {
namespace {

bool is_typed_word(const Node& node) {
  return node.kind == Kind::word && node.field == nullptr && node.origin == Origin::typed;
}

bool are_two_words(const Node& node) {
  return node.kind == Kind::all && node.children.size() == 2 &&
         is_typed_word(node.children.front()) && is_typed_word(node.children.back());
}

Node joined(const Node& first, const Node& second) {
  Node word;
  word.kind = Kind::word;
  word.origin = Origin::joined;
  word.text = first.text + second.text;
  return word;
}

Node either(Node two_words) {
  Node word = joined(two_words.children.front(), two_words.children.back());
  Node any;
  any.kind = Kind::any;
  any.children.push_back(std::move(two_words));
  any.children.push_back(std::move(word));
  return any;
}

void join_name(Node& name) {
  Node& typed = name.children.front();
  if (are_two_words(typed)) {
    name.children.push_back(joined(typed.children.front(), typed.children.back()));
  }
}

}  // namespace

Node with_joined(Node root) {
  if (free_words(root).size() != 2) return root;
  if (are_two_words(root)) return either(std::move(root));
  if (root.kind == Kind::any) {
    join_name(root);
    return root;
  }
  if (root.kind != Kind::all) return root;
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    Node& child = root.children[i];
    if (child.kind == Kind::any && is_free(child)) {
      join_name(child);
      return root;
    }
    if (i + 1 == root.children.size() || !is_typed_word(child) ||
        !is_typed_word(root.children[i + 1])) {
      continue;
    }
    Node two;
    two.kind = Kind::all;
    two.children.push_back(std::move(child));
    two.children.push_back(std::move(root.children[i + 1]));
    root.children[i] = either(std::move(two));
    root.children.erase(root.children.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    return root;
  }
  return root;
}

}  // namespace seogo::searchd::query
