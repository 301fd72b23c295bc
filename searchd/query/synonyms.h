// Names of the same thing, read from a file, for queries to be widened by (expansion.h).
//
//   오픈AI, OpenAI, 오픈에이아이      each stands for the others
//   샘 알트만, Sam Altman  # CEO      names of several words too; behind a space, # is a comment
//   하이브 => HYBE                    one way: asking for HYBE does not find 하이브리드
//
//   find(synonym_key("오픈AI가"))     →  "오픈ai", {OpenAI, 오픈에이아이}
//
// Spaces, case and width make no difference: 샘알트만 is 샘 알트만, and is also searched as that. A
// line speaks for itself alone (a, b and b, c say nothing of a and c), but a word gathers what
// stands for it on all of its lines. Nothing is ever thrown for what a file says: a line that cannot
// be understood is left out and told of. Units: bytes of UTF-8. A table is constant once read, so
// that threads may share it; the functions are pure.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seogo::searchd::query {

// What is beyond is left out, with a problem.
struct SynonymLimits {
  std::size_t file = 4 << 20;     // bytes
  std::size_t line = 4 << 10;     // bytes
  std::size_t name = 120;         // bytes: forty syllables
  std::size_t alternatives = 16;  // of one entry
  std::size_t entries = 100'000;  // names that something stands for
  std::size_t problems = 100;     // told of one file
};
inline constexpr SynonymLimits synonym_limits;

class Synonyms {
 public:
  struct Problem {
    std::size_t line;  // from 1; 0: the whole file
    std::string text;  // what is wrong, in one line
    std::string hint;  // what to do; may be empty
  };
  struct Parsed;
  [[nodiscard]] static Parsed parse(std::string_view text);

  using Alternatives = std::vector<std::string_view>;  // as written
  using Row = std::pair<const std::string, Alternatives>;
  // The row of a key, with an ending or without: 오픈ai가, 샘알트만은; else nullptr.
  [[nodiscard]] const Row* find(std::string_view key) const;

  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  // Of the text it was read from: the same for the same text; empty for no table.
  [[nodiscard]] const std::string& digest() const { return digest_; }

 private:
  std::shared_ptr<const std::string> text_;  // what the rows look into
  std::map<std::string, Alternatives, std::less<>> rows_;
  std::string digest_;
};

struct Synonyms::Parsed {
  Synonyms synonyms;
  std::vector<Problem> problems;
};

// What names are compared by: normalized, without spaces and without . , ? ! behind a word.
[[nodiscard]] std::string synonym_key(std::string_view name);

}  // namespace seogo::searchd::query
