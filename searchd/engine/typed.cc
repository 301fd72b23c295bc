#include "searchd/engine/typed.h"

#include <algorithm>
#include <vector>

#include "schema/analyzer.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"

namespace seogo::searchd::engine {
namespace {

bool is_space(char32_t c) { return c <= 0x20 || c == 0xA0 || c == 0x3000; }
bool is_quote(char32_t c) { return c == U'"' || c == U'“' || c == U'”' || c == U'＂'; }
bool is_colon(char32_t c) { return c == U':' || c == U'：'; }
bool is_sign(char32_t c) { return c == U'-' || c == U'－' || c == U'(' || c == U'~'; }

// The last stretch without a space outside quotes, and the colon in it.
struct Stretch {
  std::size_t begin = 0;
  std::size_t name = 0;   // behind its signs
  std::size_t colon = 0;  // 0: none
  std::size_t value = 0;  // behind the colon, and behind the quote that follows it
  bool quoted = false;    // which is still open
  bool excluded = false;
};

Stretch last_stretch(std::string_view text) {
  Stretch last;
  bool open = false;
  bool at_start = true;
  for (schema::Cursor cursor(text); !cursor.done();) {
    const std::size_t at = cursor.at();
    const char32_t c = cursor.next();
    if (is_space(c) && !open) {
      last = Stretch{cursor.at(), cursor.at(), 0, 0, false, false};
      at_start = true;
    } else if (is_quote(c)) {
      open = !open;
      if (open && last.colon > 0 && last.value == at) last.value = cursor.at();
      last.quoted = open && last.value == cursor.at();
    } else if (at_start && is_sign(c)) {
      last.name = cursor.at();
      last.excluded = last.excluded || c == U'-' || c == U'－';
      continue;
    } else if (is_colon(c) && !open && last.colon == 0) {
      last.colon = at;
      last.value = cursor.at();
    }
    at_start = at_start && is_space(c);
  }
  return last;
}

bool is_korean(const schema::Run& run) {
  return run.script == schema::Script::hangul || run.script == schema::Script::jamo;
}

// The run at the end of `text`, where nothing stands behind it.
void read_last_word(std::string_view text, Typed& out) {
  const schema::NormalizedText normalized = schema::normalize_mapped(text);
  const std::vector<schema::Run> runs = schema::runs(normalized.text());
  if (runs.empty() || runs.back().end != normalized.text().size()) return;
  auto first = runs.end() - 1;
  out.korean = is_korean(*first);
  if (!out.korean && first->script != schema::Script::word) return;
  // A half typed syllable is a run of its own.
  while (out.korean && first != runs.begin() && is_korean(*(first - 1)) &&
         (first - 1)->end == first->begin) {
    --first;
  }
  const std::size_t begin = normalized.source_span(first->begin, runs.back().end).begin;
  out.kept = text.substr(0, begin);
  out.part = text.substr(begin);
  out.word = out.korean ? normalized.text().substr(first->begin)
                        : schema::run_text(normalized.text(), *first);
}

// Words around these need not stand together.
bool ends_in_operator(std::string_view text) {
  constexpr std::string_view operators[] = {"OR", "|", "NOT"};
  const std::string_view words = schema::trimmed(text);
  return std::any_of(std::begin(operators), std::end(operators), [&](std::string_view one) {
    return words.ends_with(one) &&
           (words.size() == one.size() || words[words.size() - one.size() - 1] == ' ');
  });
}

}  // namespace

Typed read_typed(std::string_view text) {
  Typed out;
  const Stretch last = last_stretch(text);
  out.before = text.substr(0, last.begin);
  if (last.colon > 0) {
    const std::string name = schema::normalize(text.substr(last.name, last.colon - last.name));
    out.field = schema::find_field(name);
  }
  out.quoted = last.quoted;
  out.plain = out.field == nullptr && last.name == last.begin;
  if (out.is_value()) {
    out.kept = text.substr(0, last.value);
    out.part = text.substr(last.value);
    out.word = schema::exact_term(out.part);
    for (schema::Cursor cursor(out.word); !cursor.done();) {
      const char32_t c = cursor.next();
      out.korean = (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3131 && c <= 0x318E);
      if (is_quote(c)) return {};  // closed
    }
  } else if (out.field != nullptr && out.field->kind != schema::Kind::text) {
    return {};
  } else if (last.begin == text.size() && !text.empty()) {
    out.finished = true;
    const std::string_view words = schema::trimmed(text);
    const Stretch finished = last_stretch(words);
    if (finished.colon == 0 && !finished.excluded) read_last_word(words, out);
    out.kept = text;
    out.before = text;
  } else {
    read_last_word(text, out);
    // GPU알트: what stands right before it counts too, but for a field's name.
    if (out.field == nullptr) out.before = out.kept;
  }
  if (last.excluded || ends_in_operator(out.before)) out.before.clear();
  return out;
}

}  // namespace seogo::searchd::engine
