#include "searchd/engine/beginnings.h"

#include <string>

#include "schema/utf8.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t between_looks = 64;  // at the clock

}  // namespace

bool each_word(const schema::Lexicon& lexicon, const Spelling& spelling, query::Deadline deadline,
               const schema::WordSink& sink) {
  if (spelling.spans().empty()) return true;
  const auto fitting = [&](std::string_view word, unsigned articles) {
    if (spelling.begins(word)) sink(word, articles);
  };
  if (!spelling.head().empty()) {
    if (deadline.passed()) return false;
    lexicon.each_beginning(spelling.head(), fitting);
    return true;
  }
  const Spelling::Span first = spelling.spans().front();
  for (char32_t syllable = first.first; syllable <= first.last; ++syllable) {
    if (deadline.passed()) return false;
    std::string head;
    schema::append(head, syllable);
    lexicon.each_beginning(head, fitting);
  }
  return true;
}

bool each_value(const Xapian::Database& database, std::string_view prefix, const Spelling& spelling,
                query::Deadline deadline, const schema::WordSink& sink) {
  const std::string start(prefix);
  const auto end = database.allterms_end(start);
  auto at = database.allterms_begin(start);
  if (deadline.passed()) return false;
  if (at != end) at.skip_to(start + spelling.least());
  for (std::size_t walked = 0; at != end && walked < most_terms_walked; ++walked) {
    if (walked % between_looks == between_looks - 1 && deadline.passed()) return false;
    const std::string term = *at;
    const std::string_view value = std::string_view(term).substr(start.size());
    if (spelling.begins(value)) {
      sink(value, at.get_termfreq());
      ++at;
      continue;
    }
    const std::optional<std::string> next = spelling.next(value);
    if (!next) break;
    at.skip_to(start + *next);
  }
  return true;
}

}  // namespace seogo::searchd::engine
