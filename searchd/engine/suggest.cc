#include "searchd/engine/suggest.h"

#include <algorithm>

#include "schema/analyzer.h"
#include "schema/endings.h"
#include "schema/initials.h"
#include "schema/jamo.h"
#include "schema/keyboard.h"
#include "schema/lexicon.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"
#include "schema/word_chunk.h"
#include "searchd/engine/request.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using schema::syllable_bytes;

// One letter of the alphabet begins too many words to mean one.
constexpr std::size_t least_letters = 2;
constexpr std::size_t most_terms = 5000;  // looked at, of those that begin so
constexpr std::size_t between_looks = 64;
// As many words are kept for each that is offered, because some turn out to be the same, or typed.
constexpr std::size_t spare = 2;

bool is_better(const Suggestion& a, const Suggestion& b) {
  if (a.articles != b.articles) return a.articles > b.articles;
  return a.text.size() != b.text.size() ? a.text.size() < b.text.size() : a.text < b.text;
}

// The best of many words, as a heap whose front is the worst of them.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}

  void offer(std::string_view word, std::uint64_t articles) {
    if (most_ == 0) return;
    if (kept_.size() == most_) {
      if (articles < kept_.front().articles) return;
      Suggestion offered{std::string(word), articles};
      if (!is_better(offered, kept_.front())) return;
      std::pop_heap(kept_.begin(), kept_.end(), is_better);
      kept_.back() = std::move(offered);
    } else {
      kept_.push_back({std::string(word), articles});
    }
    std::push_heap(kept_.begin(), kept_.end(), is_better);
  }

  [[nodiscard]] bool empty() const { return kept_.empty(); }

  [[nodiscard]] std::vector<Suggestion> take() {
    std::sort(kept_.begin(), kept_.end(), is_better);
    return std::move(kept_);
  }

 private:
  std::size_t most_;
  std::vector<Suggestion> kept_;
};

// Verbs in the past, politely or with what says whom: 밝혔다, 합니다, 그는. The lexicon has them, and
// nobody searches for them.
bool seems_conjugated(std::string_view word) {
  const std::string_view last = word.substr(word.size() - syllable_bytes);
  if (last == "를" || last == "는") return true;
  if (last != "다" || word.size() < 2 * syllable_bytes) return false;
  std::size_t at = word.size() - 2 * syllable_bytes;
  const char32_t before = schema::decode(word, at);
  return before == U'니' || schema::letters_of(before).final == U'ㅆ';
}

// 대통령께 beside 대통령, 국민만 beside 국민: with particles that the lexicon does not cut, because names
// end so too.
bool is_form_of(std::string_view word, std::string_view other) {
  if (word.size() <= other.size() || !word.starts_with(other)) return false;
  const std::string_view rest = word.substr(other.size());
  return rest == "께" || rest == "만";
}

// The word at the end of a text, where it is still being typed.
struct LastWord {
  std::string kept;   // before it
  std::string typed;  // as it stands there
  std::string word;   // normalized
  bool korean = false;
};

bool is_korean(const schema::Run& run) {
  return run.script == schema::Script::hangul || run.script == schema::Script::jamo;
}

LastWord last_word(std::string_view text) {
  const schema::NormalizedText normalized = schema::normalize_mapped(text);
  const std::vector<schema::Run> runs = schema::runs(normalized.text());
  if (runs.empty() || runs.back().end != normalized.text().size()) return {};
  auto first = runs.end() - 1;
  const bool korean = is_korean(*first);
  if (!korean && first->script != schema::Script::word) return {};
  // A half typed syllable is a run of its own.
  while (korean && first != runs.begin() && is_korean(*(first - 1)) &&
         (first - 1)->end == first->begin) {
    --first;
  }
  const std::size_t begin = normalized.source_span(first->begin, runs.back().end).begin;
  return {
      std::string(text.substr(0, begin)), std::string(text.substr(begin)),
      korean ? normalized.text().substr(first->begin) : schema::run_text(normalized.text(), *first),
      korean};
}

class Completer {
 public:
  Completer(const Xapian::Database& database, std::size_t most, query::Deadline deadline)
      : database_(database),
        lexicon_(database),
        most_(most),
        deadline_(deadline),
        best_(spare * most),
        moved_(spare * most) {}

  std::vector<Suggestion> complete(const LastWord& last) {
    if (last.korean) {
      complete_korean(last.word);
      if (best_.empty() && moved_.empty())
        complete_term(schema::normalize(schema::as_latin(last.word)));
    } else {
      complete_term(last.word);
      if (best_.empty()) complete_korean(schema::as_hangul(last.typed));
    }
    std::vector<Suggestion> words = best_.take();
    for (Suggestion& word : moved_.take()) words.push_back(std::move(word));
    return whole_words(std::move(words), last.word);
  }

  [[nodiscard]] bool out_of_time() const { return out_of_time_; }

 private:
  bool goes_on() {
    out_of_time_ = out_of_time_ || deadline_.passed();
    return !out_of_time_;
  }

  void complete_korean(const std::string& word) {
    if (word.size() > schema::longest_word_of_lexicon * syllable_bytes) return;
    std::size_t jamo = 0;
    while (jamo < word.size()) {
      std::size_t next = jamo;
      if (!schema::is_syllable(schema::decode(word, next))) break;
      jamo = next;
    }
    if (jamo < word.size()) return complete_initials(word.substr(0, jamo), word.substr(jamo));
    Best* best = &best_;
    for (const schema::Completion& row : schema::completions(word)) {
      complete_syllable(row, *best);
      best = &moved_;
    }
  }

  void offer(std::string_view word, unsigned articles, Best& best) {
    if (!seems_conjugated(word)) best.offer(word, articles);
  }

  // 압구저 → {압구, 저, 젛}: 압구정
  void complete_syllable(const schema::Completion& row, Best& best) {
    const auto take = [&](std::string_view word, unsigned articles) {
      std::size_t at = row.head.size();
      if (at >= word.size()) return;
      const char32_t next = schema::decode(word, at);
      if (next >= row.first && next <= row.last) offer(word, articles, best);
    };
    if (!row.head.empty()) {
      lexicon_.each_beginning(row.head, take);
    } else {
      each_syllable(row, take);
    }
  }

  // 서ㅇㅇ → 서울역: syllables, then the initials of others
  void complete_initials(const std::string& head, const std::string& rest) {
    const std::string row = schema::row_of_initials(rest);
    if (row.empty()) return;
    const auto take = [&](std::string_view word, unsigned articles) {
      if (word.size() < head.size() + row.size()) return;
      const std::string_view behind = word.substr(head.size(), row.size());
      if (schema::initials(behind) == row) offer(word, articles, best_);
    };
    if (!head.empty()) return lexicon_.each_beginning(head, take);
    const std::string first = row.substr(0, syllable_bytes);
    for (const schema::Completion& syllables : schema::completions(first)) {
      each_syllable(syllables, take);
    }
  }

  void each_syllable(const schema::Completion& row, const schema::WordSink& take) {
    for (char32_t syllable = row.first; syllable <= row.last && goes_on(); ++syllable) {
      std::string head;
      schema::append(head, syllable);
      lexicon_.each_beginning(head, take);
    }
  }

  // Terms without a prefix: none begins with a capital.
  void complete_term(const std::string& word) {
    if (schema::code_points(word) < least_letters) return;
    std::size_t looked_at = 0;
    for (auto term = database_.allterms_begin(word); term != database_.allterms_end(word); ++term) {
      if (looked_at == most_terms || (++looked_at % between_looks == 0 && !goes_on())) return;
      best_.offer(*term, term.get_termfreq());
    }
  }

  // The endings are cut too much now and then: where 고양이 stands before endings as often as
  // query/whole_words.h asks, it is meant by 고양 too. What was typed already is no suggestion.
  std::vector<Suggestion> whole_words(std::vector<Suggestion> words, std::string_view typed) {
    std::vector<Suggestion> whole;
    for (Suggestion& word : words) {
      Suggestion meant = word;
      if (schema::is_syllable(first_of(word.text))) {
        lexicon_.each_beginning(word.text, [&](std::string_view longer, unsigned articles) {
          const bool is_form =
              longer.size() > word.text.size() && schema::stem_length(longer) == word.text.size();
          const double share = static_cast<double>(articles) / static_cast<double>(word.articles);
          if (is_form && share >= query::least_whole_share) meant.text = longer;
        });
      }
      const bool known = std::any_of(whole.begin(), whole.end(), [&](const Suggestion& other) {
        return other.text == meant.text || is_form_of(meant.text, other.text);
      });
      if (!known && meant.text != typed && whole.size() < most_) whole.push_back(std::move(meant));
    }
    return whole;
  }

  static char32_t first_of(std::string_view text) {
    std::size_t at = 0;
    return schema::decode(text, at);
  }

  const Xapian::Database& database_;
  const schema::Lexicon lexicon_;
  std::size_t most_;
  query::Deadline deadline_;
  Best best_;
  Best moved_;  // words whose syllables are the typed ones only if a final moves on: 그물 for 금
  bool out_of_time_ = false;
};

}  // namespace

Suggestions suggest(const Xapian::Database& database, std::string_view text, std::size_t limit,
                    query::Deadline deadline) {
  if (text.size() > longest_text) return {};
  const LastWord last = last_word(text);
  if (last.word.empty()) return {};
  Completer completer(database, std::min(limit, most_suggestions), deadline);
  Suggestions found{completer.complete(last), completer.out_of_time()};
  for (Suggestion& suggestion : found.all) suggestion.text.insert(0, last.kept);
  return found;
}

}  // namespace seogo::searchd::engine
