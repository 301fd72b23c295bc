#include "searchd/engine/fold.h"

#include <algorithm>

#include "schema/analyzer.h"
#include "schema/middle_dot.h"

namespace seogo::searchd::engine {
namespace {

void append_run(std::string_view text, const schema::Run& run, std::string& out) {
  if (run.script == schema::Script::word) {
    out += schema::run_text(text, run);
  } else {
    out.append(text, run.begin, run.end - run.begin);
  }
}

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.'; }

}  // namespace

Fold::Fold(std::string_view source) : normalized_(schema::normalize_mapped(source)) {
  const std::string& normalized = normalized_.text();
  const std::vector<schema::Run> runs = schema::runs(normalized);
  text_.reserve(normalized.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i > 0 && runs[i].begin != runs[i - 1].end) {
      text_ += ' ';
      if (schema::joint(normalized, runs[i - 1], runs[i]) != schema::Joint::none) {
        dotted_.push_back(text_.size());
      }
    }
    const std::size_t begin = text_.size();
    append_run(normalized, runs[i], text_);
    const std::size_t length = runs[i].end - runs[i].begin;
    pieces_.push_back({begin, runs[i].begin, length, text_.size() - begin != length});
  }
  if (schema::has_hanja(text_)) reading_ = schema::reading_of(text_);
}

Letters Fold::with_dots_joined(Letters letters) const {
  for (Letter& letter : letters) {
    if (std::binary_search(dotted_.begin(), dotted_.end(), letter.begin)) {
      letter.after_space = false;
    }
  }
  return letters;
}

const Letters& Fold::letters() const {
  if (!letters_) letters_ = with_dots_joined(letters_of(text_));
  return *letters_;
}

const Letters& Fold::reading_letters() const {
  if (!reading_letters_) reading_letters_ = with_dots_joined(letters_of(reading_));
  return *reading_letters_;
}

const Fold::Piece& Fold::piece_at(std::size_t at) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), at,
                       [](std::size_t value, const Piece& piece) { return value < piece.begin; });
  return *(after == pieces_.begin() ? after : after - 1);
}

Fold::Span Fold::source_span(std::size_t begin, std::size_t end) const {
  const Piece& first = piece_at(begin);
  const Piece& last = piece_at(end - 1);
  const std::size_t from = first.shortened
                               ? first.normalized
                               : first.normalized + std::min(begin - first.begin, first.length);
  const std::size_t to = last.shortened ? last.normalized + last.length
                                        : last.normalized + std::min(end - last.begin, last.length);
  return normalized_.source_span(from, to);
}

std::string fold(std::string_view text) {
  const std::string normalized = schema::normalize(text);
  std::string out;
  std::size_t previous_end = 0;
  for (const schema::Run& run : schema::runs(normalized)) {
    if (!out.empty() && run.begin != previous_end) out += ' ';
    previous_end = run.end;
    append_run(normalized, run, out);
  }
  return out;
}

std::size_t find_whole(std::string_view folded, std::string_view needle, std::size_t from) {
  if (needle.empty()) return std::string_view::npos;
  for (std::size_t at = folded.find(needle, from); at != std::string_view::npos;
       at = folded.find(needle, at + 1)) {
    const std::size_t end = at + needle.size();
    const bool cut_before = at > 0 && is_word_byte(needle.front()) && is_word_byte(folded[at - 1]);
    const bool cut_after =
        end < folded.size() && is_word_byte(needle.back()) && is_word_byte(folded[end]);
    if (!cut_before && !cut_after) return at;
  }
  return std::string_view::npos;
}

}  // namespace seogo::searchd::engine
