#include "searchd/engine/fold.h"

#include <algorithm>

#include "schema/analyzer.h"

namespace seogo::searchd::engine {
namespace {

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.'; }

}  // namespace

Fold::Fold(std::string_view source) : normalized_(schema::normalize_mapped(source)) {
  const std::string& normalized = normalized_.text();
  text_.reserve(normalized.size());
  std::size_t previous_end = 0;
  for (const schema::Run& run : schema::runs(normalized)) {
    if (!text_.empty() && run.begin != previous_end) text_ += ' ';
    previous_end = run.end;
    const std::size_t begin = text_.size();
    if (run.script == schema::Script::word) {
      text_ += schema::run_text(normalized, run);
    } else {
      text_.append(normalized, run.begin, run.end - run.begin);
    }
    const std::size_t length = run.end - run.begin;
    pieces_.push_back({begin, run.begin, length, text_.size() - begin != length});
  }
  if (schema::has_hanja(text_)) reading_ = schema::reading_of(text_);
}

const Letters& Fold::letters() const {
  if (!letters_) letters_ = letters_of(text_);
  return *letters_;
}

const Letters& Fold::reading_letters() const {
  if (!reading_letters_) reading_letters_ = letters_of(reading_);
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
    out += schema::run_text(normalized, run);
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
