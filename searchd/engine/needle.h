// What a query makes stand out in a text.
//
//   needles((and 알트만이 "해고 및" -주가))    →  알트만이, "해고 및"      nothing that is excluded
//   find_marks(Fold("샘 알트만은 …"), needles)  →  알트만: the stem, and the ending typed if it follows
//   find_marks("샘 알트만은 …", needles)        the same, folding no more than it has to
//   needles(open*)                            mark the whole of openai
//
// A word of several syllables that does not occur whole is marked where pairs of it do:
// 라스베이거스호텔 marks 라스베이거스 and 호텔. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <vector>

#include "searchd/engine/anchor.h"
#include "searchd/engine/fold.h"
#include "searchd/engine/spaced.h"
#include "searchd/query/tree.h"

namespace seogo::searchd::engine {

struct Needle {
  enum class Kind { spaced, phrase, prefix, initials } kind;
  std::string text;                // folded; empty for what is looked for whatever the spaces
  std::vector<Spaced> spaced;      // the forms of a word, or a phrase whose spaces do not matter
  std::vector<std::string> parts;  // a word's, for when it does not occur whole
  const schema::Field* field = nullptr;
  std::vector<Anchor> anchors = {};  // of all of these; none where one has no row of syllables
};

[[nodiscard]] std::vector<Needle> needles(const query::Node& root);

struct Found {
  std::size_t begin;  // bytes of the source
  std::size_t end;
  std::size_t needle;  // its number
  bool operator==(const Found&) const = default;
};

// Ordered by place, each once; they may overlap. At most `most_marks`.
inline constexpr std::size_t most_marks = 2000;
[[nodiscard]] std::vector<Found> find_marks(const Fold& fold, const std::vector<Needle>& needles,
                                            schema::FieldName where);
[[nodiscard]] std::vector<Found> find_marks(std::string_view source,
                                            const std::vector<Needle>& needles,
                                            schema::FieldName where);

}  // namespace seogo::searchd::engine
