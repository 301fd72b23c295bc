#include "searchd/query/whole_words.h"

#include "searchd/query/weights.h"
#include "searchd/query/word.h"

namespace seogo::searchd::query {

void mark_whole(Node& node, const schema::Lexicon& lexicon) {
  for (Node& child : node.children) mark_whole(child, lexicon);
  if (node.kind != Kind::word) return;
  const std::vector<Piece> pieces = cut(node);
  if (pieces.empty()) return;
  const Piece& last = pieces.back();
  if (last.stem == 0 || last.stem == last.text.size()) return;
  const double before_endings = lexicon.count(last.text);
  const double of_stem = lexicon.count(last.stem_text());
  node.whole = before_endings > 0 && before_endings >= least_whole_share * of_stem;
}

}  // namespace seogo::searchd::query
