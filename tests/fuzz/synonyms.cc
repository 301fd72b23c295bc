// A file of synonyms, and searches widened by it.
#include "searchd/query/synonyms.h"

#include "searchd/query/expansion.h"
#include "searchd/query/parser.h"
#include "tests/fuzz/target.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::query;

std::size_t leaves(const Node& node) {
  std::size_t count = node.children.empty() ? 1 : 0;
  for (const Node& child : node.children) count += leaves(child);
  return count;
}

const fuzz::Target target("synonyms", [](std::string_view bytes) {
  const Synonyms::Parsed parsed = Synonyms::parse(bytes);
  fuzz::require(parsed.problems.size() <= synonym_limits.problems + 1, "too many problems");
  for (const Synonyms::Problem& problem : parsed.problems) {
    fuzz::require(!problem.text.empty(), "a problem without a word");
  }
  // What the file says is asked for, and so is what one of its own lines says.
  const std::string line(bytes.substr(0, bytes.find('\n')));
  const Node root = parse(line).root;
  const std::size_t before = leaves(root);
  const Expansion expansion = expand(root, parsed.synonyms);
  fuzz::require(leaves(expansion.root) <= before + most_alternatives * 2, "an endless query");
});

}  // namespace
