#include "searchd/query/expansion.h"

#include <iterator>
#include <utility>

namespace seogo::searchd::query {
namespace {

bool may_expand(const Node& node) {
  const bool text = node.field == nullptr || node.field->kind == schema::Kind::text;
  return node.kind == Kind::word && node.origin == Origin::typed && text;
}

// Nodes from `begin` on that may be taken for one name.
std::size_t run_length(const std::vector<Node>& nodes, std::size_t begin) {
  std::size_t length = 0;
  while (length < longest_run && begin + length < nodes.size() &&
         may_expand(nodes[begin + length]) && nodes[begin + length].field == nodes[begin].field) {
    ++length;
  }
  return length;
}

class Expander {
 public:
  explicit Expander(const Synonyms& synonyms) : synonyms_(synonyms) {}

  Expansion run(Node root) {
    expand(root);
    out_.root = std::move(root);
    return std::move(out_);
  }

 private:
  void expand(Node& node) {
    if (may_expand(node)) {
      std::vector<Node> alone;
      alone.push_back(std::move(node));
      node = std::move(side_by_side(std::move(alone)).front());
    } else if (node.kind == Kind::all) {
      node.children = side_by_side(std::move(node.children));
      if (node.children.size() == 1) {  // all of it was one name
        Node name = std::move(node.children.front());
        node = std::move(name);
      }
    } else {
      for (Node& child : node.children) expand(child);
    }
  }

  std::vector<Node> side_by_side(std::vector<Node> nodes) {
    std::vector<Node> out;
    for (std::size_t at = 0; at < nodes.size();) {
      std::size_t length = run_length(nodes, at);
      std::vector<std::string> others;
      for (; length > 0; --length) {
        others = alternatives(nodes, at, length);
        if (!others.empty()) break;
      }
      if (length > 0) {
        out.push_back(name(nodes, at, length, std::move(others)));
        at += length;
        continue;
      }
      if (!may_expand(nodes[at])) expand(nodes[at]);
      out.push_back(std::move(nodes[at++]));
    }
    return out;
  }

  // What stands for these nodes together; nothing if they are no name.
  std::vector<std::string> alternatives(const std::vector<Node>& nodes, std::size_t begin,
                                        std::size_t length) {
    std::string key;
    for (std::size_t i = 0; i < length; ++i) key += synonym_key(nodes[begin + i].text);
    const Synonyms::Row* row = synonyms_.find(key);
    if (row == nullptr) return {};
    std::vector<std::string> found;
    for (const std::string_view other : row->second) {
      // 샘 알트만 is there for 샘알트만; who typed the words apart has said it.
      if (length == 1 || synonym_key(other) != row->first) found.emplace_back(other);
    }
    if (used_ + found.size() <= most_alternatives) return found;
    limit();
    return {};
  }

  Node name(std::vector<Node>& nodes, std::size_t begin, std::size_t length,
            std::vector<std::string> others) {
    const auto first = nodes.begin() + static_cast<std::ptrdiff_t>(begin);
    const schema::Field* field = first->field;
    Node typed;
    typed.kind = Kind::all;
    Widened widened;
    for (auto word = first; word != first + static_cast<std::ptrdiff_t>(length); ++word) {
      widened.typed += (word == first ? "" : " ") + word->text;
      typed.children.push_back(std::move(*word));
    }
    Node any;
    any.kind = Kind::any;
    any.children.push_back(length == 1 ? std::move(typed.children.front()) : std::move(typed));
    for (const std::string& other : others) {
      Node& node = any.children.emplace_back();
      node.kind = Kind::word;
      node.origin = Origin::synonym;
      node.text = other;
      node.field = field;
    }
    used_ += others.size();
    widened.alternatives = std::move(others);
    out_.widened.push_back(std::move(widened));
    return any;
  }

  void limit() {
    if (!out_.notes.empty()) return;
    out_.notes.push_back(
        {"synonyms_limited", "검색어가 많아 일부 낱말은 다른 표기를 함께 찾지 않았습니다."});
  }

  const Synonyms& synonyms_;
  Expansion out_;
  std::size_t used_ = 0;
};

}  // namespace

Expansion expand(Node root, const Synonyms& synonyms) {
  return Expander(synonyms).run(std::move(root));
}

}  // namespace seogo::searchd::query
