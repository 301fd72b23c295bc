// Selectors: which elements of a page hold a field. A part of CSS's language.
//
//   h1                          every h1
//   div#content .tit            elements of class tit, anywhere in the div
//   ul.reply > li               right below
//   meta[property=dd:section]@content     not the text, but the attribute
//   a[href^="/reporter/"]       an attribute that begins so
//   .byline .name:first, #writer          the first of its kind; or
//
// Also *, [attr], and several of .class #id [attr] on one element. One pass over the page whatever
// it holds. Throws Error(usage) that names what is not understood. Immutable: share it between
// threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/markup/tree.h"

namespace seogo::indexer::extract {

struct Selected {
  NodeId node = no_node;
  std::string_view attribute{};  // that was asked for; empty: the text

  // What it says: the text, or the attribute's value.
  [[nodiscard]] std::string value(const HtmlTree& tree) const;
  bool operator==(const Selected&) const = default;
};

class Selector {
 public:
  explicit Selector(std::string_view text);

  // All matches in the order of the page, each element once.
  [[nodiscard]] std::vector<Selected> select(const HtmlTree& tree) const;

  // Just "@data-id": the attribute of whatever the selector is asked for.
  [[nodiscard]] bool is_own_attribute() const;
  [[nodiscard]] std::string_view own_attribute() const { return chains_.front().attribute; }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  friend class SelectorReader;
  enum class Match { present, equals, begins };
  struct Condition {
    std::string attribute;
    Match match = Match::present;
    std::string value;
  };
  struct Compound {
    std::string tag;  // empty: any
    std::vector<std::string> classes;
    std::vector<Condition> conditions;  // #id is one
    bool child = false;                 // stands right below the compound before it
  };
  struct Chain {
    std::vector<Compound> compounds;
    std::string attribute;
    bool first = false;
  };

  [[nodiscard]] static bool matches(const HtmlTree& tree, NodeId node, const Compound& compound);
  static void select(const HtmlTree& tree, const Chain& chain, std::vector<Selected>& found);

  std::string text_;
  std::vector<Chain> chains_;
};

}  // namespace seogo::indexer::extract
