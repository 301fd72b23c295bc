#include "indexer/extract/markup/tree.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "indexer/source/limits.h"
#include "schema/error.h"

namespace seogo::indexer::extract {
namespace {

namespace limits = source::limits;
using schema::Error;
using schema::ErrorCode;

constexpr std::size_t block_bytes = 64U << 10;

constexpr std::array<std::string_view, 8> unseen_tags = {"script", "style",  "template", "noscript",
                                                         "iframe", "object", "svg",      "head"};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// libxml2 compares each attribute of a tag with all others. Counted roughly and on the safe side: an
// attribute has an "=" or a space before it.
void require_few_attributes(std::string_view page) {
  std::size_t words = 0;
  bool within = false;
  for (std::size_t i = 0; i < page.size(); ++i) {
    const char c = page[i];
    if (c == '<') {
      within = true;
      words = 0;
    } else if (c == '>') {
      within = false;
    } else if (within && (c == '=' || (is_space(c) && i > 0 && !is_space(page[i - 1])))) {
      if (++words > 2 * limits::most_attributes) {
        throw Error(ErrorCode::input, fmt::format("a tag of over {} attributes at byte {}",
                                                  limits::most_attributes, i));
      }
    }
  }
}

}  // namespace

bool is_unseen(std::string_view tag) {
  return std::find(unseen_tags.begin(), unseen_tags.end(), tag) != unseen_tags.end();
}

// Takes what the parser meets, element by element.
class TreeBuilder {
 public:
  explicit TreeBuilder(HtmlTree& tree) : tree_(tree) {
    tree_.nodes_.push_back({});
    open_.push_back(0);
  }

  void parse(std::string_view page) {
    if (!page.empty()) read(page);
    while (!open_.empty()) close();
    if (too_many_) {
      throw Error(ErrorCode::input,
                  fmt::format("a page of over {} elements and texts", limits::most_nodes));
    }
  }

 private:
  void read(std::string_view page) {
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
        htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size())),
        &htmlFreeParserCtxt);
    if (!context) throw Error(ErrorCode::input, "no room to parse the page");
    htmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<TreeBuilder*>(self)->start(view(name), attributes);
    };
    handler.endElement = [](void* self, const xmlChar* name) {
      static_cast<TreeBuilder*>(self)->end(view(name));
    };
    handler.characters = [](void* self, const xmlChar* text, int size) {
      static_cast<TreeBuilder*>(self)->characters(
          {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = handler.characters;
    htmlSAXHandler* const own = context->sax;
    context->sax = &handler;
    context->userData = this;
    context_ = context.get();
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                          HTML_PARSE_IGNORE_ENC);
    context->options |= XML_PARSE_HUGE;
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context.get());
    context->sax = own;
    context_ = nullptr;
  }

  NodeId add(Node node) {
    if (tree_.nodes_.size() >= limits::most_nodes) {
      too_many_ = true;
      xmlStopParser(context_);
      return no_node;
    }
    node.parent = open_.back();
    tree_.nodes_.push_back(node);
    return static_cast<NodeId>(tree_.nodes_.size() - 1);
  }

  void start(std::string_view name, const xmlChar** attributes) {
    Node node;
    node.tag = tree_.keep(name);
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      tree_.attributes_.push_back(
          {tree_.keep(view(attributes[0])), tree_.keep(view(attributes[1]))});
      ++node.attributes;
    }
    if (node.tag.empty()) return;
    const NodeId id = add(node);
    if (id == no_node) return;
    if (open_.size() < limits::deepest_element) {
      open_.push_back(id);
    } else {
      tree_.nodes_[id].end = id + 1;
      ++beyond_;
    }
  }

  // The parser ends what it began, in order; what lay too deep was never opened.
  void end(std::string_view) {
    if (beyond_ > 0) {
      --beyond_;
    } else if (open_.size() > 1) {
      close();
    }
  }

  void close() {
    tree_.nodes_[open_.back()].end = tree_.size();
    open_.pop_back();
  }

  void characters(std::string_view text) {
    if (text.empty() || too_many_) return;
    Node node;
    node.text = tree_.keep(text);
    const NodeId id = add(node);
    if (id != no_node) tree_.nodes_[id].end = id + 1;
  }

  HtmlTree& tree_;
  std::vector<NodeId> open_;
  std::size_t beyond_ = 0;
  htmlParserCtxtPtr context_ = nullptr;
  bool too_many_ = false;
};

HtmlTree::HtmlTree(std::string_view page) {
  if (page.size() > limits::largest_page) {
    throw Error(ErrorCode::input, fmt::format("longer than {} bytes", limits::largest_page));
  }
  require_few_attributes(page);
  std::string without_nul;  // at which the parser would stop
  if (page.find('\0') != std::string_view::npos) {
    without_nul = page;
    std::replace(without_nul.begin(), without_nul.end(), '\0', ' ');
    page = without_nul;
  }
  TreeBuilder(*this).parse(page);
}

std::string_view HtmlTree::keep(std::string_view bytes) {
  if (bytes.empty()) return {};
  if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < bytes.size()) {
    blocks_.emplace_back();
    blocks_.back().reserve(std::max(block_bytes, bytes.size()));
  }
  std::string& block = blocks_.back();
  const std::size_t at = block.size();
  block.append(bytes);
  return std::string_view(block).substr(at);
}

std::string_view HtmlTree::attribute(NodeId node, std::string_view name) const {
  const auto* found = std::find_if(attributes_begin(node), attributes_end(node),
                                   [name](const Attribute& row) { return row.name == name; });
  return found == attributes_end(node) ? std::string_view() : found->value;
}

bool HtmlTree::has_attribute(NodeId node, std::string_view name) const {
  return std::any_of(attributes_begin(node), attributes_end(node),
                     [name](const Attribute& row) { return row.name == name; });
}

bool HtmlTree::has_class(NodeId node, std::string_view name) const {
  std::string_view rest = attribute(node, "class");
  while (!rest.empty()) {
    const auto* const end = std::find_if(rest.begin(), rest.end(), is_space);
    const auto length = static_cast<std::size_t>(end - rest.begin());
    if (rest.substr(0, length) == name) return true;
    rest.remove_prefix(std::min(rest.size(), length + 1));
  }
  return false;
}

NodeId HtmlTree::find(std::string_view tag, NodeId from) const {
  while (from < size() && nodes_[from].tag != tag) ++from;
  return from;
}

std::string HtmlTree::text(NodeId node) const {
  std::string out;
  bool space = false;
  for (NodeId at = node; at < nodes_[node].end;) {
    const Node& row = nodes_[at];
    if (at != node && is_unseen(row.tag)) {
      at = row.end;
      continue;
    }
    for (const char c : row.text) {
      if (is_space(c)) {
        space = true;
        continue;
      }
      if (space && !out.empty()) out.push_back(' ');
      space = false;
      out.push_back(c);
    }
    ++at;
  }
  return out;
}

std::string HtmlTree::raw_text(NodeId node) const {
  std::string out;
  for (NodeId at = node; at < nodes_[node].end; ++at) out += nodes_[at].text;
  return out;
}

}  // namespace seogo::indexer::extract
