// One way in which a query that is being typed may go on.
//
//   {"샘 알트만", 12, SuggestionKind::phrase}     12 articles have both words
//   {"김주성", 40, SuggestionKind::author}        he wrote 40
//   {"샘 알트만, 해고와 복귀의 닷새", 1, SuggestionKind::title, "https://…/1234"}
//
// Plain values; safe to copy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace seogo::searchd::engine {

inline constexpr std::size_t default_suggestions = 8;
inline constexpr std::size_t most_suggestions = 20;

enum class SuggestionKind {
  word,    // the last word completed
  phrase,  // words that stand together in articles
  author,
  commenter,
  site,
  section,
  tag,
  title,  // of one article: `id`
};

struct Suggestion {
  std::string text;        // the whole query
  std::uint64_t articles;  // of a phrase: that have all its words, estimated where they are many
  SuggestionKind kind = SuggestionKind::word;
  std::string id = {};  // of a title's article; else empty
  bool operator==(const Suggestion&) const = default;
};

struct Suggestions {
  std::vector<Suggestion> all;  // best first
  bool out_of_time = false;     // there may be others
};

}  // namespace seogo::searchd::engine
