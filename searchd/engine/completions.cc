#include "searchd/engine/completions.h"

#include "schema/jamo.h"
#include "schema/keyboard.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"
#include "schema/word_chunk.h"
#include "searchd/engine/beginnings.h"

namespace seogo::searchd::engine {
namespace {

// One letter of the alphabet begins too many words to mean one.
constexpr std::size_t least_letters = 2;

class Completer {
 public:
  Completer(const Xapian::Database& database, const schema::Lexicon& lexicon, std::size_t most,
            query::Deadline deadline)
      : database_(database), lexicon_(lexicon), deadline_(deadline), best_(most), moved_(most) {}

  void complete_korean(std::string_view word) {
    if (word.empty() || word.size() > schema::longest_word_of_lexicon * schema::syllable_bytes) {
      return;
    }
    spellings_ = spellings(word);
    Best* best = &best_;
    for (const Spelling& spelling : spellings_) {
      const bool whole = each_word(
          lexicon_, spelling, deadline_,
          [&](std::string_view found, unsigned articles) { best->offer(found, articles); });
      if (!whole) return;
      best = &moved_;
    }
  }

  void complete_term(std::string_view word) {
    if (schema::code_points(word) < least_letters) return;
    spellings_ = {Spelling(word)};
    static_cast<void>(each_value(
        database_, "", spellings_.front(), deadline_,
        [&](std::string_view found, unsigned articles) { best_.offer(found, articles); }));
  }

  [[nodiscard]] bool empty() const { return best_.empty() && moved_.empty(); }

  Completions take() {
    std::vector<Counted> words = best_.take();
    for (Counted& word : moved_.take()) words.push_back(std::move(word));
    return {std::move(words), std::move(spellings_)};
  }

 private:
  const Xapian::Database& database_;
  const schema::Lexicon& lexicon_;
  query::Deadline deadline_;
  std::vector<Spelling> spellings_;
  Best best_;
  Best moved_;  // words whose syllables are the typed ones only if a final moves on
};

}  // namespace

bool Completions::korean(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && schema::is_syllable(schema::decode(word, at));
}

Completions completions_of(const Xapian::Database& database, const schema::Lexicon& lexicon,
                           const std::string& word, std::string_view part, bool korean,
                           bool for_counting, query::Deadline deadline) {
  Completer completer(database, lexicon,
                      for_counting ? most_completions_together : most_completions, deadline);
  if (korean) {
    completer.complete_korean(word);
    if (completer.empty()) completer.complete_term(schema::normalize(schema::as_latin(word)));
  } else {
    completer.complete_term(word);
    if (completer.empty()) completer.complete_korean(schema::as_hangul(part));
  }
  return completer.take();
}

}  // namespace seogo::searchd::engine
