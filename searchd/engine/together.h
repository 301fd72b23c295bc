// The articles that have certain words, and how many of them have others too.
//
//   Together together(database, terms_of_query("샘 기자:김주성"), deadline);
//   together.known()                     some article has 샘 and is by 김주성
//   together.count(terms_of_word("알트만"))  12 of them have 알트만
//
// By the terms of the index: the pairs of syllables of a word, wherever they stand. Exact where the
// words before or the others are in few articles; beyond `most_counted` it is an estimate from an even
// sample. At most `most_gathered` articles are gathered. Words that are left out, OR and conditions on
// dates and numbers are passed over. Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/fields.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

inline constexpr std::size_t most_gathered = 100'000;
inline constexpr std::size_t most_counted = 500;

using TermList = std::vector<std::string>;

[[nodiscard]] TermList terms_of_query(std::string_view text);
[[nodiscard]] TermList terms_of_word(std::string_view normalized);
// The same in titles, or in another text that has terms of its own.
[[nodiscard]] TermList in_titles(const TermList& terms);
[[nodiscard]] TermList in_field(const TermList& terms, const schema::Field& field);

class Together {
 public:
  Together(const Xapian::Database& database, TermList terms, query::Deadline deadline);

  // The first of them, where a few will do.
  [[nodiscard]] static std::vector<Xapian::docid> first(const Xapian::Database& database,
                                                        TermList terms, std::size_t most);

  [[nodiscard]] bool has_words() const { return has_words_; }
  [[nodiscard]] bool known() const { return !documents_.empty(); }
  [[nodiscard]] bool out_of_time() const { return out_of_time_; }
  [[nodiscard]] const std::vector<Xapian::docid>& documents() const { return documents_; }
  // At most so many, from all over them.
  [[nodiscard]] std::vector<Xapian::docid> some(std::size_t most) const;

  [[nodiscard]] std::uint64_t count(TermList terms) const;

 private:
  const Xapian::Database& database_;
  std::vector<Xapian::docid> documents_;  // ascending
  double scale_ = 1;                      // articles with the words for each that was gathered
  bool has_words_ = false;
  bool out_of_time_ = false;
};

}  // namespace seogo::searchd::engine
