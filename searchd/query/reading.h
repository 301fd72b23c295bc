// A row of typed words as a Korean reader understands it: which syllables make a word, which are its
// ending, where the spaces are wrong, and what a slip of the finger was meant to be.
//
//   read(인공, 지능은세계를)  →  인공지능·은 세계·를
//   read(알트먼이, 해고)      →  알트만·이 해고, with 만 meant for 먼
//
// Bonds say how much a pair of neighbouring signs counts. Pure; for one thread, as the database is.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include "schema/lexicon.h"
#include "searchd/query/deadline.h"
#include "searchd/query/free_words.h"
#include "searchd/query/tree.h"

namespace seogo::searchd::query {

// How a sign hangs together with the one before it.
enum class Bond {
  start,   // of the query, or of another script: no term has both
  stem,    // inside the stem of a word
  ending,  // reaches into an ending
  seam,    // a border of words, typed without a space
  gap,     // a border of words, typed with one
};

struct Sign {
  std::string text;   // a syllable, Hanja or kana; of Latin letters and digits the whole word
  std::string meant;  // the syllable it was probably meant to be; else empty
  bool whole_word;    // of Latin letters or digits
  Bond bond;
  std::size_t word;  // number of the word it belongs to
  bool in_ending;

  [[nodiscard]] const std::string& best() const { return meant.empty() ? text : meant; }
};

struct Reading {
  std::vector<Sign> signs;
  std::size_t words = 0;
};

using Readings = std::vector<Reading>;  // of each form of a query (free_words.h)

// Past the deadline slips are no longer looked for. An unknown word takes some 0.1 ms.
[[nodiscard]] Reading read(const Words& words, const schema::Lexicon& lexicon,
                           const Xapian::Database& database, Deadline deadline = {});
[[nodiscard]] Readings read_all(const std::vector<Words>& forms, const schema::Lexicon& lexicon,
                                const Xapian::Database& database, Deadline deadline = {});

// Readings of one search, which asks for the same words of articles, of comments, and of whether they
// are three. The lexicon and the database of its articles must outlive it. For one thread.
class ReadingMemo {
 public:
  ReadingMemo(const schema::Lexicon& lexicon, const Xapian::Database& articles, Deadline deadline)
      : lexicon_(lexicon), articles_(articles), deadline_(deadline) {}

  [[nodiscard]] const Reading& of(const Words& words);
  [[nodiscard]] Readings all(const std::vector<Words>& forms);

 private:
  const schema::Lexicon& lexicon_;
  const Xapian::Database& articles_;
  Deadline deadline_;
  std::map<std::string, Reading> known_;
};

}  // namespace seogo::searchd::query
