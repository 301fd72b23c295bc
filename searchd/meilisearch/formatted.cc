#include "searchd/meilisearch/formatted.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "schema/utf8.h"
#include "searchd/meilisearch/marked_bytes.h"
#include "searchd/wire/markup.h"

namespace seogo::searchd::meilisearch {
namespace {

using engine::Mark;

constexpr std::size_t longest_word = 30;  // letters

// Tags of clients that escape what they are given.
struct Tags {
  std::string_view open;
  std::string_view close;
};
constexpr Tags escaped_by_client[] = {
    {"__ais-highlight__", "__/ais-highlight__"},
    {"__aa-highlight__", "__/aa-highlight__"},
};

bool is_escaped_by_client(const Style& style) {
  return std::any_of(
      std::begin(escaped_by_client), std::end(escaped_by_client),
      [&style](const Tags& row) { return row.open == style.open && row.close == style.close; });
}

bool is_space(char32_t c) { return c <= U' ' || c == U'\u00A0' || c == U'\u3000'; }

// Bytes.
struct Stretch {
  std::size_t begin;
  std::size_t end;
};

std::vector<Stretch> words_of(std::string_view text) {
  std::vector<Stretch> words;
  std::size_t letters = longest_word;
  for (schema::Cursor cursor(text); !cursor.done();) {
    const std::size_t begin = cursor.at();
    if (is_space(cursor.next())) {
      letters = longest_word;
      continue;
    }
    if (letters == longest_word) {
      words.push_back({begin, begin});
      letters = 0;
    }
    words.back().end = cursor.at();
    ++letters;
  }
  return words;
}

// For each word, how many marks begin in those before it.
std::vector<std::size_t> marks_before(const std::vector<Stretch>& words,
                                      const std::vector<Mark>& marks) {
  std::vector<std::size_t> before = {0};
  auto mark = marks.begin();
  for (const Stretch& word : words) {
    std::size_t count = before.back();
    for (; mark != marks.end() && mark->begin < word.end; ++mark) ++count;
    before.push_back(count);
  }
  return before;
}

// The first of the `length` words with the most marks, which stand in their middle.
std::size_t first_shown(const std::vector<std::size_t>& before, std::size_t length) {
  const std::size_t words = before.size() - 1;
  std::size_t best = 0;
  const auto within = [&](std::size_t first) { return before[first + length] - before[first]; };
  for (std::size_t first = 0; first + length <= words; ++first) {
    if (within(first) > within(best)) best = first;
  }
  if (within(best) == 0) return 0;
  const auto is_marked = [&](std::size_t word) { return before[word + 1] > before[word]; };
  std::size_t left = best;
  while (!is_marked(left)) ++left;
  std::size_t right = best + length - 1;
  while (!is_marked(right)) --right;
  const std::size_t spare = length - (right - left + 1);
  return std::min(left - std::min(left, spare / 2), words - length);
}

class Writer {
 public:
  Writer(const engine::MarkedText& marked, const Format& format, const Style& style)
      : text_(marked.text),
        marks_(byte_marks(marked)),
        format_(format),
        style_(style),
        escapes_(!is_escaped_by_client(style)) {}

  std::string run() {
    const Stretch shown = crop();
    if (shown.begin > 0) out_ += style_.crop_marker;
    std::size_t at = shown.begin;
    if (format_.marks) {
      for (const Mark& mark : marks_) {
        const std::size_t begin = std::max(mark.begin, shown.begin);
        const std::size_t end = std::min(mark.end, shown.end);
        if (begin >= end) continue;
        write(at, begin);
        out_ += style_.open;
        write(begin, end);
        out_ += style_.close;
        at = end;
      }
    }
    write(at, shown.end);
    if (shown.end < text_.size()) out_ += style_.crop_marker;
    return std::move(out_);
  }

 private:
  [[nodiscard]] Stretch crop() const {
    const std::size_t length = format_.crop_words.value_or(0);
    const Stretch whole = {0, text_.size()};
    if (length == 0) return whole;
    const std::vector<Stretch> words = words_of(text_);
    if (words.size() <= length) return whole;
    const std::size_t first = first_shown(marks_before(words, marks_), length);
    const std::size_t end = first + length;
    return {first == 0 ? 0 : words[first].begin,
            end == words.size() ? text_.size() : words[end - 1].end};
  }

  void write(std::size_t begin, std::size_t end) {
    const std::string_view part = text_.substr(begin, end - begin);
    out_ += escapes_ ? wire::escape_html(part) : std::string(part);
  }

  std::string_view text_;
  std::vector<Mark> marks_;
  const Format& format_;
  const Style& style_;
  bool escapes_;
  std::string out_;
};

}  // namespace

std::string formatted(const engine::MarkedText& marked, const Format& format, const Style& style) {
  return Writer(marked, format, style).run();
}

}  // namespace seogo::searchd::meilisearch
