// The first results put in order once more, by what only their text tells: how often the words of
// the query stand there whole, how much of it stands close together, in how long stretches,
// whatever the spaces.
//
//   Rerank rerank(read_all(forms(root), …), lexicon, database);
//   RerankParts parts = rerank.parts(article);   words .8, near .6, around .7, stretch .4
//   parts.bonus()                                what is added to score / best score
//
// Each part is a share of 1. Of a query with other names (forms) the best form counts. Weights and
// their origin are in query/weights.h. Const after construction; parts() may be called by several
// threads.
#pragma once

#include <bitset>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "schema/article_codec.h"
#include "schema/lexicon.h"
#include "searchd/engine/letters.h"
#include "searchd/engine/request.h"
#include "searchd/query/reading.h"

namespace seogo::searchd::engine {

class Rerank {
 public:
  Rerank(const query::Readings& readings, const schema::Lexicon& lexicon,
         const Xapian::Database& database);

  [[nodiscard]] bool has_words() const;
  [[nodiscard]] RerankParts parts(const schema::StoredTexts& article) const;

 private:
  // Two neighbouring signs of the query, or a Latin word.
  struct Unit {
    double weight;
    int stem = -1;            // the word whose stem it completes
    std::uint32_t pairs = 0;  // units of that stem
  };
  struct Form {
    std::vector<Unit> units;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_pair;
    // Where most pairs of a text are told from those of the query: one in a hundred gets through.
    static constexpr std::size_t sieve_bits = 8192;
    std::bitset<sieve_bits> sieve;
    std::vector<double> stems;  // their idf
    double weight = 0;          // of all units
    double stem_weight = 0;
  };
  struct Hit {
    std::uint32_t at;  // letter of the text
    std::uint32_t unit;
  };

  [[nodiscard]] static Form form_of(const query::Reading& reading, const schema::Lexicon& lexicon,
                                    const Xapian::Database& database);
  [[nodiscard]] static std::vector<Hit> hits(const Form& form,
                                             const std::vector<char32_t>& letters);
  [[nodiscard]] static double densest(const Form& form, const std::vector<Hit>& hits,
                                      std::uint32_t letters);
  [[nodiscard]] RerankParts parts(const Form& form, const std::vector<char32_t>& letters) const;

  std::vector<Form> forms_;
  double average_letters_;
};

}  // namespace seogo::searchd::engine
