#include "schema/analyzer.h"

#include <algorithm>
#include <optional>

#include <unicode/uchar.h>

#include "schema/each_term.h"
#include "schema/hanja.h"
#include "schema/middle_dot.h"
#include "schema/normalizer.h"
#include "schema/syllable.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The script of a character; nothing for what separates (spaces, punctuation, symbols, middle
// dots).
std::optional<Script> script_of(char32_t c) {
  if (c < 0x80) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter ? std::optional(Script::word) : std::nullopt;
  }
  if (c >= 0xAC00 && c <= 0xD7A3) return Script::hangul;
  if (c == 0x3164 || c == 0x318D) return std::nullopt;  // filler; ㆍ, used as a middle dot
  if ((c >= 0x3131 && c <= 0x318E) || (c >= 0x1100 && c <= 0x11FF)) return Script::jamo;
  if (is_hanja(c)) return Script::hanja;
  if (c == 0x30FB) return std::nullopt;  // ・
  if ((c >= 0x3041 && c <= 0x309F) || (c >= 0x30A1 && c <= 0x30FF)) return Script::kana;
  const auto point = static_cast<UChar32>(c);
  return u_isalnum(point) ? std::optional(Script::word) : std::nullopt;
}

constexpr std::size_t bytes_a_run = 10;  // a Korean word and a space, about

bool continues_word(char32_t c) {
  return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

// How many bytes of text[at…] are one number: 1,234 and 10.1 are; of 2023.12.11 only 2023 is.
std::size_t number_length(std::string_view text, std::size_t at) {
  const auto digits_from = [text](std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end;
  };
  std::size_t end = digits_from(at);
  while (end < text.size() && text[end] == ',' && digits_from(end + 1) == end + 4) end += 4;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    const std::size_t fraction = digits_from(end + 1);
    const bool dotted_again =
        fraction + 1 < text.size() && text[fraction] == '.' && is_digit(text[fraction + 1]);
    const bool dotted_before = at > 1 && text[at - 1] == '.' && is_digit(text[at - 2]);
    if (!dotted_again && !dotted_before) end = fraction;
  }
  return end - at;
}

void pair_terms(std::string_view text, const TermSink& sink) {
  const std::vector<std::size_t> at = boundaries(text);
  const std::size_t count = at.size() - 1;
  if (count == 1) return sink(text, Strength::weighted);
  for (std::size_t i = 0; i < count; ++i) {
    if (i + 1 < count) sink(text.substr(at[i], at[i + 2] - at[i]), Strength::weighted);
    sink(text.substr(at[i], at[i + 1] - at[i]), Strength::present);
  }
}

// The Hangul that a text's Hanja stand for, where it makes terms that the text itself does not:
// 尹대통령 gives 윤대, and 大韓 gives 대한.
void reading_terms(std::string_view normalized, const TermSink& sink) {
  struct Syllable {
    std::string text;
    bool read;  // stands for a Hanja
  };
  std::vector<Syllable> run;
  const auto close = [&] {
    std::string whole;
    bool any_read = false;
    for (const Syllable& syllable : run) {
      whole += syllable.text;
      any_read = any_read || syllable.read;
    }
    if (any_read) each_lone_term(whole, sink);
    for (std::size_t i = 0; i < run.size(); ++i) {
      const bool last = i + 1 == run.size();
      if (!last && (run[i].read || run[i + 1].read)) {
        sink(run[i].text + run[i + 1].text, Strength::weighted);
      }
      if (run[i].read) sink(run[i].text, run.size() == 1 ? Strength::weighted : Strength::present);
    }
    run.clear();
  };
  const std::string reading = reading_of(normalized);
  Cursor source(normalized);
  for (Cursor cursor(reading); !cursor.done();) {
    const char32_t c = cursor.next();
    const bool read = source.next() != c;
    if (script_of(c) != Script::hangul) {
      close();
      continue;
    }
    run.push_back({{}, read});
    append(run.back().text, c);
  }
  close();
}

// Lone Hanja, and rows of headline Hanja such as 韓美, also stand for whole words.
void headline_terms(std::string_view run, const TermSink& sink) {
  constexpr std::size_t longest_row = 3;
  std::u32string row;
  for (Cursor cursor(run); !cursor.done() && row.size() <= longest_row;)
    row.push_back(cursor.next());
  const bool all = row.size() <= longest_row && std::all_of(row.begin(), row.end(), [](char32_t c) {
                     return !headline_word(c).empty();
                   });
  if (!all) return;
  for (const char32_t c : row) {
    std::string word;
    for (const char32_t syllable : headline_word(c)) append(word, syllable);
    pair_terms(word, sink);
  }
}

}  // namespace

std::vector<Run> runs(std::string_view text) {
  std::vector<Run> found;
  found.reserve(text.size() / bytes_a_run + 1);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    // Most of a Korean text is syllables, spaces and full stops: read without decoding.
    while (is_syllable_at(text, at)) at += syllable_bytes;
    if (at > begin) {
      const bool goes_on =
          !found.empty() && found.back().end == begin && found.back().script == Script::hangul;
      if (goes_on) {
        found.back().end = at;
      } else {
        found.push_back({Script::hangul, begin, at});
      }
      continue;
    }
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80 && !script_of(lead)) {
      ++at;
      continue;
    }
    const char32_t c = decode(text, at);
    const std::optional<Script> script = script_of(c);
    const bool open = !found.empty() && found.back().end == begin;
    if (!script) {
      if (open && found.back().script == Script::word && continues_word(c)) found.back().end = at;
      continue;
    }
    const bool goes_on = open && found.back().script == *script;
    if (is_digit(text[begin]) && !goes_on) at = begin + number_length(text, begin);
    if (goes_on) {
      found.back().end = at;
    } else {
      found.push_back({*script, begin, at});
    }
  }
  return found;
}

std::string run_text(std::string_view normalized, const Run& run) {
  std::string text(normalized.substr(run.begin, run.end - run.begin));
  if (run.script != Script::word) return text;
  std::erase(text, ',');
  if (text.size() <= longest_word) return text;
  const std::vector<std::size_t> at = boundaries(text);
  if (at.size() - 1 > longest_word) text.resize(at[longest_word]);
  return text;
}

std::size_t number_before_unit(std::string_view word) {
  const std::size_t number = !word.empty() && is_digit(word.front()) ? number_length(word, 0) : 0;
  return number > 1 && number < word.size() ? number : 0;
}

std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> at;
  at.reserve(text.size() / 3 + 2);
  for (Cursor cursor(text); !cursor.done(); cursor.next()) at.push_back(cursor.at());
  at.push_back(text.size());
  return at;
}

bool has_hanja(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    // Hanja begin with the bytes E3 to E9, EF or F0: most texts are decided by their bytes alone.
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xEA && lead < 0xEF) {
      at += 3;
    } else if (lead < 0xE3) {
      ++at;
    } else if (is_hanja(decode(text, at))) {
      return true;
    }
  }
  return false;
}

std::string reading_of(std::string_view normalized) {
  std::string out;
  out.reserve(normalized.size());
  std::u32string run;
  const auto flush = [&] {
    for (const char32_t c : hanja_reading(run)) append(out, c);
    run.clear();
  };
  for (Cursor cursor(normalized); !cursor.done();) {
    const char32_t c = cursor.next();
    if (is_hanja(c)) {
      run.push_back(c);
      continue;
    }
    if (!run.empty()) flush();
    append(out, c);
  }
  flush();
  return out;
}

void each_other_term(std::string_view normalized, const Run& run, const TermSink& sink) {
  const std::string_view text = normalized.substr(run.begin, run.end - run.begin);
  if (run.script == Script::word) {
    sink(run_text(normalized, run), Strength::weighted);
    // 42.195km is found by its number too; 5g and 4k are names.
    if (const std::size_t number = number_before_unit(text); number > 0) {
      sink(run_text(normalized, {run.script, run.begin, run.begin + number}), Strength::weighted);
    }
    return;
  }
  pair_terms(text, sink);
  // 12日 is a day, and not in Japan.
  const bool after_digit = run.begin > 0 && is_digit(normalized[run.begin - 1]);
  if (run.script == Script::hanja && !after_digit) headline_terms(text, sink);
}

void each_common_term(std::string_view normalized, const std::vector<Run>& runs,
                      const TermSink& sink) {
  const bool hanja =
      std::ranges::any_of(runs, [](const Run& run) { return run.script == Script::hanja; });
  if (hanja) reading_terms(normalized, sink);
  each_dotted_term(normalized, runs, sink);
}

void each_term(std::string_view normalized, const TermSink& sink) {
  each_term(normalized, runs(normalized), sink);
}

std::string lone_term(std::string_view syllable) { return std::string(syllable).append("_"); }

std::string exact_term(std::string_view value) {
  const std::string normalized = normalize(value);
  std::string term;
  for (Cursor cursor(normalized); !cursor.done();) {
    const char32_t c = cursor.next();
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || u_iscntrl(static_cast<UChar32>(c)) != 0)
      continue;
    if (term.size() + 4 > longest_exact_term) break;
    append(term, c);
  }
  return term;
}

}  // namespace seogo::schema
