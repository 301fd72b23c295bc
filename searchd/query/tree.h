// A query as a tree, and its printed form, which replies show as "parsed".
//
//   알트만 해고 -주가            (and 알트만 해고 (not 주가))
//   "해고 및" OR 제목:복귀*      (or "해고 및" title:복귀*)
//   likes:>10 date:2023-12       (and likes:[11,] date:[2023-12-01,2023-12-31])
//   ~"해고 및"                    ~"해고 및"
//   nothing at all               (everything)
//
// Values; safe to copy. syntax.md states what a person may type.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/fields.h"

namespace seogo::searchd::query {

enum class Kind {
  everything,  // no condition
  word,        // as typed, matched with its particles and inside longer words
  phrase,      // quoted: exactly these words in this order
  prefix,      // words that begin so
  initials,    // words of a title or of an author's name that begin with these consonants
  all,         // every child
  any,         // at least one child
  exclude,     // not its one child
  range,       // a slot's value between low and high
};

// Who put a word there. All but the typed ones are alternatives inside an `any`.
enum class Origin {
  typed,
  synonym,     // OpenAI for 오픈AI, from the file of synonyms
  spelling,    // 알트만 for 알트먼
  keyboard,    // 알트만 for dkfxmaks
  completion,  // 압구정 for 압구저
  joined,      // 인공지능 for 인공지 능
};

struct Node {
  Kind kind = Kind::everything;
  Origin origin = Origin::typed;
  std::string text;                      // word, phrase, prefix, initials
  bool spacing_free = false;             // phrase: ~"해고 및" is 해고및 and 해 고 및 too
  bool whole = false;                    // word: its end is no ending (whole_words.h)
  const schema::Field* field = nullptr;  // nullptr: all that is searched by default
  std::vector<Node> children;            // all, any, exclude
  std::optional<std::int64_t> low;       // range, inclusive: Unix seconds for days, else the number
  std::optional<std::int64_t> high;
};

// Something about a query that the person should know. Never an error.
struct Note {
  std::string code;  // unclosed_quote, ignored, too_long, widened …
  std::string text;  // in Korean
};

struct Query {
  Node root;
  std::vector<Note> notes;
};

[[nodiscard]] std::string print(const Node& node);
// 16 bytes that tell two trees apart, also where they are printed alike.
[[nodiscard]] std::string key(const Node& node);

}  // namespace seogo::searchd::query
