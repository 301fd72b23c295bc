// Decides on the stored text what the index can only narrow down: exact phrases, the order of a
// word's syllables, whether what follows a stem is an ending.
//
//   "해고 및"       matches  OpenAI의 닷새, 샘 알트만 해고 및 복귀     not  해고와 복귀 및
//   알트만이        matches  알트만은, 샘알트만                     not  알트코인과 노트만
//   -"해고 및"      matches everything else
//
// Words that only rank (see Mode) are not asked for here; of a widened query half must be there:
// 사과 자전거 finds an article on 사과, 라스베이거스호텔 one on 라스베이거스, 없는낱말 none that
// just says 없는. Const after construction; several threads may share one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "searchd/engine/spaced.h"
#include "searchd/engine/text.h"
#include "searchd/query/compile.h"
#include "searchd/query/tree.h"
#include "searchd/query/word.h"

namespace seogo::searchd::engine {

class Matcher {
 public:
  Matcher(const query::Node& root, query::Mode mode);
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  // False: every candidate of the compiled query matches, and matches() need not be called.
  [[nodiscard]] bool needed() const { return needed_; }
  [[nodiscard]] bool matches(ArticleText& text) const;

  // Whether a document with this stored text can match at all: false spares taking it apart.
  [[nodiscard]] bool may_match(std::string_view stored) const;
  // Likewise, by whatever tells whether one of its texts may hold a row of syllables.
  using MayHold = std::function<bool(const Anchor& row)>;
  [[nodiscard]] bool may_match(const MayHold& may_hold) const;
  // Of words that only rank nothing is asked: no text has to be read.
  [[nodiscard]] bool asks_nothing() const;

  // What a node looks for, made ready once.
  struct Wanted {
    std::vector<query::Piece> pieces;  // of a word
    std::vector<Spaced> spaced;        // of a word, or of a phrase whose spaces do not matter
    std::string folded;                // phrase or prefix
    Anchor anchor;
  };
  using AllWanted = std::unordered_map<const query::Node*, Wanted>;

 private:
  void prepare(const query::Node& node);

  const query::Node root_;
  AllWanted prepared_;                            // by the nodes of root_
  std::vector<std::vector<std::string>> wanted_;  // of a widened query: the pairs of each free word
  bool needed_;
};

}  // namespace seogo::searchd::engine
