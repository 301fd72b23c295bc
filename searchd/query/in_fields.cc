#include "searchd/query/in_fields.h"

#include <utility>

#include "searchd/query/free_words.h"

namespace seogo::searchd::query {
namespace {

using Fields = std::vector<schema::FieldName>;

Node any(std::vector<Node> options) {
  if (options.size() == 1) return std::move(options.front());
  Node node;
  node.kind = Kind::any;
  node.children = std::move(options);
  return node;
}

bool has_text(const Node& node) {
  return node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::prefix;
}

Node restricted(Node node, const Fields& fields) {
  for (Node& child : node.children) child = restricted(std::move(child), fields);
  if (!has_text(node) || node.field != nullptr) return node;
  std::vector<Node> options;
  for (const schema::FieldName name : fields) {
    options.push_back(node);
    options.back().field = &schema::field(name);
  }
  return any(std::move(options));
}

}  // namespace

Node in_fields(Node root, Mode mode, const Fields& fields) {
  if (fields.empty()) return root;
  if (mode == Mode::required || free_words(root).empty())
    return restricted(std::move(root), fields);
  std::vector<Node> somewhere;
  for (const Node* word : free_words(root)) somewhere.push_back(restricted(*word, fields));
  if (root.kind != Kind::all) {
    Node whole;
    whole.kind = Kind::all;
    whole.children.push_back(std::move(root));
    root = std::move(whole);
  }
  root.children.push_back(any(std::move(somewhere)));
  return root;
}

}  // namespace seogo::searchd::query
