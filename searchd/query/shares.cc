#include "searchd/query/shares.h"

#include <algorithm>
#include <utility>

namespace seogo::searchd::query {
namespace {

using schema::FieldName;

enum class Whose { comment, article, both, nobody };

Whose whose(const Node& node) {
  if (node.kind == Kind::initials) return Whose::nobody;  // of titles and authors, beside a word
  if (node.children.empty()) {
    if (node.field == nullptr) return Whose::comment;
    switch (node.field->id) {
      case FieldName::comment:
      case FieldName::commenter:
      case FieldName::date:
      case FieldName::before:
      case FieldName::after:
      case FieldName::likes:
        return Whose::comment;
      default:
        return Whose::article;
    }
  }
  Whose all = Whose::nobody;
  for (const Node& child : node.children) {
    const Whose one = whose(child);
    if (one == Whose::nobody) continue;
    if (all != Whose::nobody && all != one) return Whose::both;
    all = one;
  }
  return all;
}

Node excluded(Node node) {
  Node out;
  out.kind = Kind::exclude;
  out.children.push_back(std::move(node));
  return out;
}

Node joined(std::vector<Node> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  Node out;
  out.kind = Kind::all;
  out.children = std::move(parts);
  return out;
}

class Sharing {
 public:
  void share(Node node) {
    switch (whose(node)) {
      case Whose::comment:
        comments_.push_back(of_comment(std::move(node)));
        return;
      case Whose::article:
        articles_.push_back(std::move(node));
        return;
      case Whose::nobody:
        left_out_ = true;
        return;
      case Whose::both:
        break;
    }
    if (node.kind == Kind::all) {
      for (Node& child : node.children) share(std::move(child));
    } else if (node.kind == Kind::any) {
      left_out_ = true;
      std::erase_if(node.children,
                    [](const Node& child) { return whose(child) != Whose::comment; });
      if (!node.children.empty()) comments_.push_back(of_comment(std::move(node)));
    } else if (node.kind == Kind::exclude && node.children.front().kind == Kind::any) {
      // Neither is each one not.
      for (Node& child : node.children.front().children) share(excluded(std::move(child)));
    } else {
      left_out_ = true;
    }
  }

  [[nodiscard]] Shares take() {
    return {joined(std::move(comments_)), joined(std::move(articles_)), left_out_};
  }

 private:
  static Node of_comment(Node node) {
    if (node.field != nullptr && node.field->id == FieldName::comment) node.field = nullptr;
    std::erase_if(node.children, [](const Node& child) { return whose(child) == Whose::nobody; });
    for (Node& child : node.children) child = of_comment(std::move(child));
    const bool is_choice = node.kind == Kind::any && node.children.size() == 1;
    return is_choice ? Node(std::move(node.children.front())) : node;
  }

  std::vector<Node> comments_;
  std::vector<Node> articles_;
  bool left_out_ = false;
};

}  // namespace

Shares share_out(Node root) {
  Sharing sharing;
  // What stands at the top is joined by AND, however it was typed.
  if (root.kind == Kind::all) {
    for (Node& child : root.children) sharing.share(std::move(child));
  } else {
    sharing.share(std::move(root));
  }
  return sharing.take();
}

}  // namespace seogo::searchd::query
