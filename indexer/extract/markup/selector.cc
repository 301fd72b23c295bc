#include "indexer/extract/markup/selector.h"

#include <algorithm>
#include <cstdint>

#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t longest_selector = 1000;  // bytes
constexpr std::size_t most_compounds = 31;      // of a chain: a bit of a word each

constexpr const char* language =
    "known: tag, .class, #id, [attr], [attr=value], [attr^=start], space, >, comma, :first, @attr";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Letters of other scripts too: class names may be Korean.
bool is_name(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::string lowered(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

}  // namespace

// Reads a selector from left to right.
class SelectorReader {
 public:
  explicit SelectorReader(std::string_view text) : text_(text) {}

  std::vector<Selector::Chain> read() {
    if (schema::trimmed(text_).empty()) refuse("is empty");
    if (text_.size() > longest_selector) refuse("is over 1,000 bytes");
    std::vector<Selector::Chain> chains;
    do {
      chains.push_back(chain());
    } while (take(','));
    if (at_ < text_.size()) unexpected();
    return chains;
  }

 private:
  [[noreturn]] static void refuse(const std::string& what) {
    throw Error(ErrorCode::usage, what, language);
  }
  [[noreturn]] void unexpected() const {
    if (at_ >= text_.size()) refuse("ends too early");
    refuse("does not understand \"" + std::string(schema::head(text_.substr(at_), 20)) + "\"");
  }

  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (here() != c || c == '\0') return false;
    ++at_;
    return true;
  }
  bool spaces() {
    const std::size_t from = at_;
    while (is_space(here())) ++at_;
    return at_ > from;
  }
  std::string name() {
    const std::size_t from = at_;
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    if (at_ == from) unexpected();
    return std::string(text_.substr(from, at_ - from));
  }
  // Attributes of RDFa and the like have colons.
  std::string attribute_name() {
    const std::size_t from = at_;
    while (at_ < text_.size() && (is_name(text_[at_]) || text_[at_] == ':')) ++at_;
    if (at_ == from) unexpected();
    return lowered(std::string(text_.substr(from, at_ - from)));
  }

  Selector::Chain chain() {
    Selector::Chain chain;
    spaces();
    bool child = false;
    while (here() != '@') {
      chain.compounds.push_back(compound());
      chain.compounds.back().child = child;
      if (chain.compounds.size() > most_compounds) refuse("has over 31 steps");
      chain.first = first();
      const bool space = spaces();
      child = take('>');
      if (child) spaces();
      if (!child && (!space || here() == ',' || here() == '\0')) break;
      if (chain.first) refuse("has :first before its end");
    }
    if (take('@')) chain.attribute = attribute_name();
    spaces();
    if (child) unexpected();
    return chain;
  }

  bool first() {
    if (!take(':')) return false;
    const std::string word = name();
    if (word != "first") refuse("does not understand \":" + word + "\"");
    return true;
  }

  Selector::Compound compound() {
    Selector::Compound compound;
    const std::size_t from = at_;
    if (!take('*') && is_name(here())) compound.tag = lowered(name());
    while (true) {
      if (take('.')) {
        compound.classes.push_back(name());
      } else if (take('#')) {
        compound.conditions.push_back({"id", Selector::Match::equals, name()});
      } else if (take('[')) {
        compound.conditions.push_back(condition());
      } else {
        break;
      }
    }
    if (at_ == from) unexpected();
    return compound;
  }

  Selector::Condition condition() {
    Selector::Condition condition;
    spaces();
    condition.attribute = attribute_name();
    spaces();
    const bool begins = take('^');
    if (take('=')) {
      condition.match = begins ? Selector::Match::begins : Selector::Match::equals;
      spaces();
      condition.value = value();
      spaces();
    } else if (begins) {
      unexpected();
    }
    if (!take(']')) unexpected();
    return condition;
  }

  std::string value() {
    const char quote = here();
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) ++at_;
    const std::size_t from = at_;
    while (at_ < text_.size() && text_[at_] != (quoted ? quote : ']')) ++at_;
    const std::string_view found = text_.substr(from, at_ - from);
    if (quoted && !take(quote)) unexpected();
    return std::string(quoted ? found : schema::trimmed(found));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string Selected::value(const HtmlTree& tree) const {
  return attribute.empty() ? tree.text(node) : std::string(tree.attribute(node, attribute));
}

Selector::Selector(std::string_view text) : text_(text), chains_(SelectorReader(text).read()) {}

bool Selector::is_own_attribute() const {
  return chains_.size() == 1 && chains_.front().compounds.empty();
}

bool Selector::matches(const HtmlTree& tree, NodeId node, const Compound& compound) {
  if (!compound.tag.empty() && tree[node].tag != compound.tag) return false;
  return std::all_of(compound.conditions.begin(), compound.conditions.end(),
                     [&](const Condition& row) {
                       if (!tree.has_attribute(node, row.attribute)) return false;
                       const std::string_view value = tree.attribute(node, row.attribute);
                       if (row.match == Match::equals) return value == row.value;
                       return row.match == Match::present || value.starts_with(row.value);
                     }) &&
         std::all_of(compound.classes.begin(), compound.classes.end(),
                     [&](const std::string& name) { return tree.has_class(node, name); });
}

// Each element keeps, as bits, which beginnings of the chain end at it (`own`) and at it or above
// it (`above`): bit i for the first i + 1 compounds. So no element is looked at twice.
void Selector::select(const HtmlTree& tree, const Chain& chain, std::vector<Selected>& found) {
  const std::size_t length = chain.compounds.size();
  if (length == 0) return;
  std::vector<std::uint32_t> own(tree.size(), 0);
  std::vector<std::uint32_t> above(tree.size(), 0);
  for (NodeId node = 1; node < tree.size(); ++node) {
    if (tree[node].is_text()) continue;
    const NodeId parent = tree[node].parent;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < length; ++i) {
      const Compound& compound = chain.compounds[i];
      const std::uint32_t before = compound.child ? own[parent] : above[parent];
      if (i > 0 && ((before >> (i - 1)) & 1U) == 0) continue;
      if (matches(tree, node, compound)) bits |= std::uint32_t{1} << i;
    }
    own[node] = bits;
    above[node] = above[parent] | bits;
    if (((bits >> (length - 1)) & 1U) == 0) continue;
    if (!chain.attribute.empty() && !tree.has_attribute(node, chain.attribute)) continue;
    found.push_back({node, chain.attribute});
    if (chain.first) return;
  }
}

std::vector<Selected> Selector::select(const HtmlTree& tree) const {
  std::vector<Selected> found;
  for (const Chain& chain : chains_) select(tree, chain, found);
  const auto earlier = [](const Selected& a, const Selected& b) { return a.node < b.node; };
  std::stable_sort(found.begin(), found.end(), earlier);
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Selected& a, const Selected& b) { return a.node == b.node; }),
              found.end());
  return found;
}

}  // namespace seogo::indexer::extract
