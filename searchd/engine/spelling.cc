#include "searchd/engine/spelling.h"

#include "schema/initials.h"
#include "schema/jamo.h"
#include "schema/utf8.h"

namespace seogo::searchd::engine {
namespace {

constexpr char32_t first_syllable = 0xAC00;
constexpr char32_t syllables_of_initial = 588;
constexpr char32_t first_jamo = 0x3131;
constexpr char32_t last_jamo = 0x318E;

bool is_jamo(char32_t c) { return c >= first_jamo && c <= last_jamo; }

// ㄱ: 가 to 깋. The initials stand among the jamo in the same order, with finals between them.
Spelling::Span syllables_of(char32_t initial) {
  char32_t first = first_syllable;
  while (schema::initial_of(first) != initial) first += syllables_of_initial;
  return {first, first + syllables_of_initial - 1};
}

}  // namespace

Spelling::Spelling(std::string_view certain) : head_(certain) {
  for (schema::Cursor cursor(certain); !cursor.done();) {
    const char32_t c = cursor.next();
    spans_.push_back({c, c});
  }
}

Spelling& Spelling::then(char32_t first, char32_t last) {
  spans_.push_back({first, last});
  return *this;
}

bool Spelling::begins(std::string_view word) const {
  schema::Cursor cursor(word);
  for (const Span& span : spans_) {
    if (cursor.done()) return false;
    const char32_t c = cursor.next();
    if (c < span.first || c > span.last) return false;
  }
  return true;
}

std::string Spelling::least_from(std::size_t place) const {
  std::string text;
  for (std::size_t i = place; i < spans_.size(); ++i) schema::append(text, spans_[i].first);
  return text;
}

std::optional<std::string> Spelling::next(std::string_view word) const {
  struct Fitting {
    std::size_t at;
    char32_t c;
  };
  std::vector<Fitting> fitting;
  schema::Cursor cursor(word);
  while (fitting.size() < spans_.size()) {
    const Span& span = spans_[fitting.size()];
    const std::size_t at = cursor.at();
    if (cursor.done()) return std::string(word) + least_from(fitting.size());
    const char32_t c = cursor.next();
    if (c < span.first) return std::string(word.substr(0, at)) + least_from(fitting.size());
    if (c > span.last) break;
    fitting.push_back({at, c});
  }
  // Too far: the character before it has to move on, or the one before that.
  while (!fitting.empty()) {
    const Fitting last = fitting.back();
    fitting.pop_back();
    if (last.c == spans_[fitting.size()].last) continue;
    std::string text(word.substr(0, last.at));
    schema::append(text, last.c + 1);
    return text + least_from(fitting.size() + 1);
  }
  return std::nullopt;
}

std::vector<Spelling> spellings(std::string_view typed) {
  std::size_t jamo = 0;  // where the letters at the end begin
  char32_t last = 0;
  for (schema::Cursor cursor(typed); !cursor.done();) {
    last = cursor.next();
    if (!is_jamo(last)) jamo = cursor.at();
  }
  if (jamo < typed.size()) {
    const std::string row = schema::row_of_initials(typed.substr(jamo));
    if (row.empty()) return {};
    Spelling spelling(typed.substr(0, jamo));
    for (schema::Cursor cursor(row); !cursor.done();) {
      const Spelling::Span span = syllables_of(cursor.next());
      spelling.then(span.first, span.last);
    }
    return {spelling};
  }
  if (!schema::is_syllable(last)) return {Spelling(typed)};
  std::vector<Spelling> all;
  for (const schema::Completion& row : schema::completions(typed)) {
    all.push_back(Spelling(row.head).then(row.first, row.last));
  }
  return all;
}

}  // namespace seogo::searchd::engine
