// Which words of the lexicon stand as nouns in the archive's texts, and which are only forms of others:
// 배로 is 배 before 로, 밝혔다 a verb. The lexicon cuts endings where two syllables are left, so that it
// has many such scraps, and nobody searches for them.
//
//   Nouns nouns(database, lexicon, deadline);
//   nouns.stands("도로")    true: 도로를, 도로에 …
//   nouns.stands("배로")    false: nothing follows it, and 배 stands before other endings too
//   nouns.stands("위한")    false: never before a particle, and there are 위해 and 위하여
//   nouns.whole("고양")     고양이: it stands before endings as often as query/whole_words.h asks
//
// A word whose last syllables might be an ending (a particle behind one syllable; those of verbs and
// adjectives) is looked up in the texts of at most `most_texts_read` articles, so that a call costs
// some 0.1 ms. It is kept where it stands before particles, or where too little is seen of it and the
// archive has no other form of the same stem. Xapian errors pass through. For one thread.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "schema/lexicon.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t most_texts_read = 8;  // for one word

class Nouns {
 public:
  Nouns(const Xapian::Database& database, const schema::Lexicon& lexicon, query::Deadline deadline)
      : database_(database), lexicon_(lexicon), deadline_(deadline) {}

  // Past the deadline nothing does that is not plain by its letters.
  [[nodiscard]] bool stands(std::string_view word) const;

  // The word that is meant where an ending was cut from it that is none.
  [[nodiscard]] std::string whole(std::string_view stem, std::uint64_t articles) const;

 private:
  struct Seen {
    unsigned all = 0;   // times it begins a run of syllables
    unsigned noun = 0;  // before what only a noun has
  };
  // `ending`: what its last syllables might be.
  [[nodiscard]] Seen look(std::string_view word, std::string_view ending) const;
  [[nodiscard]] bool has_other_forms(std::string_view word, std::string_view head) const;

  const Xapian::Database& database_;
  const schema::Lexicon& lexicon_;
  query::Deadline deadline_;
};

}  // namespace seogo::searchd::engine
