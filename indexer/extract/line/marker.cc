#include "indexer/extract/line/marker.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/line/people.h"
#include "schema/day.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::decode;
using schema::Error;
using schema::ErrorCode;
using schema::trimmed;

constexpr std::size_t longest_number = 15;  // digits and commas

std::size_t skip_space(const Glyphs& line, std::size_t at) {
  while (line.at(at) == U' ') ++at;
  return at;
}

// 조회수 1,234 / 조회수: 1,234 / 조회수1,234
std::size_t skip_loose(const Glyphs& line, std::size_t at) {
  at = skip_space(line, at);
  if (line.at(at) == U':') at = skip_space(line, at + 1);
  return at;
}

std::optional<std::size_t> literal_end(std::u32string_view literal, const Glyphs& line,
                                       std::size_t at) {
  for (const char32_t c : literal) {
    at = skip_space(line, at);
    if (line.at(at) != c) return std::nullopt;
    ++at;
  }
  return at;
}

std::optional<std::size_t> number_end(const Glyphs& line, std::size_t at) {
  std::size_t end = at;
  while (is_digit(line.at(end)) || (line.at(end) == U',' && end > at && is_digit(line.at(end + 1))))
    ++end;
  if (end == at || end - at > longest_number) return std::nullopt;
  return end;
}

// 서울, 청양, 리우데자네이루 are words of 2 to 7 syllables; whether they are places is for the signs
// around them.
std::optional<std::size_t> place_end(const Glyphs& line, std::size_t at) {
  std::size_t end = at;
  while (is_syllable(line.at(end))) ++end;
  if (end - at < 2 || end - at > 7) return std::nullopt;
  return end;
}

template <typename Accept>
std::size_t run(const Glyphs& line, std::size_t at, Accept accept) {
  while (at < line.folded.size() && accept(line.folded[at])) ++at;
  return at;
}

std::optional<std::size_t> url_end(const Glyphs& line, std::size_t at) {
  if (!literal_end(U"http://", line, at) && !literal_end(U"https://", line, at))
    return std::nullopt;
  return run(line, at, [](char32_t c) {
    return c > U' ' && c != U'<' && c != U'>' && c != U'"' && c != U')' && c != U']';
  });
}

std::optional<std::size_t> mail_end(const Glyphs& line, std::size_t at) {
  const auto is_mail = [](char32_t c) {
    return (c >= U'a' && c <= U'z') || is_digit(c) || c == U'.' || c == U'_' || c == U'-' ||
           c == U'+';
  };
  const std::size_t at_sign = run(line, at, is_mail);
  if (at_sign == at || line.at(at_sign) != U'@') return std::nullopt;
  const std::size_t end = run(line, at_sign + 1, is_mail);
  const auto dot = line.folded.find(U'.', at_sign + 1);
  if (dot == std::u32string::npos || dot + 1 >= end || dot == at_sign + 1) return std::nullopt;
  return end;
}

std::optional<std::size_t> tag_end(const Glyphs& line, std::size_t at) {
  if (line.at(at) != U'#') return std::nullopt;
  const std::size_t end =
      run(line, at + 1, [](char32_t c) { return c != U' ' && c != U'#' && c != U','; });
  if (end == at + 1) return std::nullopt;
  return end;
}

std::optional<std::size_t> time_end(const Glyphs& line, std::size_t at, Mark& mark) {
  constexpr std::size_t longest_time = 240;  // bytes
  if (!is_digit(line.at(at)) && !is_latin(line.at(at))) return std::nullopt;
  std::string_view rest = line.source.substr(line.offset[at], longest_time);
  std::string whole;
  if (line.decomposed) rest = whole = composed(rest);
  const auto reading = schema::read_date_prefix(rest);
  if (!reading) return std::nullopt;
  // Whether a date that is none matters is for the reader of the page to say.
  mark.no_such_day = !reading->real;
  if (reading->real) mark.time = reading->time;
  return at + characters(rest.substr(0, reading->length));
}

}  // namespace

std::optional<Marker::Kind> Marker::placeholder(std::string_view word) {
  struct Row {
    std::string_view word;
    Kind kind;
  };
  static constexpr std::array rows = {
      Row{"n", Kind::number},      Row{"name", Kind::name},   Row{"role", Kind::role},
      Row{"outlet", Kind::outlet}, Row{"desk", Kind::desk},   Row{"time", Kind::time},
      Row{"text", Kind::text},     Row{"url", Kind::url},     Row{"mail", Kind::mail},
      Row{"tag", Kind::tag},       Row{"place", Kind::place},
  };
  const auto* row = std::find_if(rows.begin(), rows.end(),
                                 [word](const Row& known) { return known.word == word; });
  return row == rows.end() ? std::nullopt : std::optional(row->kind);
}

std::uint64_t Marker::needs_of(Kind kind) {
  switch (kind) {
    case Kind::role:
      return has_role;
    case Kind::desk:
      return has_desk;
    case Kind::number:
    case Kind::time:
      return has_digit;
    case Kind::mail:
      return seen_bit(U'@');
    case Kind::tag:
      return seen_bit(U'#');
    case Kind::url:
      return seen_bit(U':');
    default:
      return 0;
  }
}

Marker::Marker(Role role, std::string_view pattern) : role_(role) {
  bool loose = false;
  std::size_t at = 0;
  while (at < pattern.size()) {
    if (pattern[at] == ' ') {
      loose = true;
      ++at;
    } else if (pattern[at] == '{') {
      const std::size_t close = pattern.find('}', at);
      if (close == std::string_view::npos)
        throw Error(ErrorCode::usage, "{ without } in \"" + std::string(pattern) + "\"");
      const std::string_view word = pattern.substr(at + 1, close - at - 1);
      const auto kind = placeholder(word);
      if (!kind)
        throw Error(
            ErrorCode::usage,
            "unknown placeholder {" + std::string(word) + "} in \"" + std::string(pattern) + "\"",
            "known: {n} {name} {role} {outlet} {desk} {place} {time} {text} {url} {mail} {tag}");
      if (*kind == Kind::text && !pieces_.empty() && pieces_.back().kind == Kind::text)
        throw Error(ErrorCode::usage,
                    "two {text} without anything between them in \"" + std::string(pattern) + "\"");
      named_ = named_ || *kind == Kind::name;
      needs_ |= needs_of(*kind);
      pieces_.push_back({*kind, std::exchange(loose, false), {}});
      at = close + 1;
    } else {
      if (pieces_.empty() || pieces_.back().kind != Kind::literal)
        pieces_.push_back({Kind::literal, loose, {}});
      loose = false;
      pieces_.back().literal.push_back(fold(decode(pattern, at)));
      needs_ |= seen_bit(pieces_.back().literal.back());
    }
  }
  if (pieces_.empty())
    throw Error(ErrorCode::usage, "a marker is empty", "write the phrase it stands for");
  if (pieces_.size() == 1 && pieces_.front().kind == Kind::text)
    throw Error(ErrorCode::usage, "the marker \"{text}\" would match every line",
                "add the words that stand around the text");
}

std::uint64_t Marker::first_two() const {
  const Piece& piece = pieces_.front();
  if (piece.kind != Kind::literal) return 0;
  return key_of(piece.literal.front(), piece.literal.size() > 1 ? piece.literal[1] : 0);
}

bool Marker::could_begin(char32_t c) const {
  switch (pieces_.front().kind) {
    case Kind::number:
      return is_digit(c);
    case Kind::time:
      return is_digit(c) || is_latin(c);  // Dec 11, 2023
    case Kind::tag:
      return c == U'#';
    case Kind::url:
      return c == U'h';
    case Kind::mail:
      return is_digit(c) || is_latin(c);
    case Kind::place:
      return is_syllable(c);
    case Kind::name:
    case Kind::outlet:
      return is_syllable(c) || is_latin(c);
    default:
      return true;
  }
}

std::optional<std::size_t> Marker::match(const Glyphs& line, std::size_t from,
                                         const Lexicon& lexicon, Mark& mark) const {
  mark = {};
  mark.role = role_;
  const auto end = match_piece(0, line, from, lexicon, mark);
  if (end && mark.text.empty()) mark.text = trimmed(line.bytes(from, *end));
  return end;
}

std::optional<std::size_t> Marker::match_piece(std::size_t index, const Glyphs& line,
                                               std::size_t at, const Lexicon& lexicon,
                                               Mark& mark) const {
  if (index == pieces_.size()) return at;
  const Piece& piece = pieces_[index];
  if (piece.loose) at = piece.kind == Kind::literal ? skip_space(line, at) : skip_loose(line, at);
  std::optional<std::size_t> end;
  switch (piece.kind) {
    case Kind::literal:
      end = literal_end(piece.literal, line, at);
      break;
    case Kind::number:
      end = number_end(line, at);
      break;
    case Kind::name:
      end = names_end(line, at, index + 1 < pieces_.size() && pieces_[index + 1].kind == Kind::role,
                      lexicon);
      break;
    case Kind::role:
      end = role_end(line, at, lexicon);
      break;
    case Kind::outlet:
      end = outlet_end(line, at, lexicon);
      break;
    case Kind::desk:
      end = desk_end(line, at, lexicon);
      break;
    case Kind::place:
      end = place_end(line, at);
      break;
    case Kind::time:
      end = time_end(line, at, mark);
      break;
    case Kind::url:
      end = url_end(line, at);
      break;
    case Kind::mail:
      end = mail_end(line, at);
      break;
    case Kind::tag:
      end = tag_end(line, at);
      break;
    case Kind::text:
      return match_text(index, line, at, lexicon, mark);
  }
  if (!end) return std::nullopt;
  const auto rest = match_piece(index + 1, line, *end, lexicon, mark);
  if (!rest) return std::nullopt;
  // Captures are filled in from the last to the first, so the first stays.
  if (piece.kind == Kind::role || piece.kind == Kind::desk)
    mark.word = trimmed(line.bytes(at, *end));
  else if (piece.kind == Kind::name || (piece.kind != Kind::literal && !named_)) {
    if (piece.kind == Kind::name || piece.kind == Kind::number) mark.second = mark.text;
    mark.text = trimmed(line.bytes(at, *end));
  }
  return rest;
}

// {text} reaches to the first place where what follows it matches. With another {text} behind, the
// first place of the literal is as good as any, and no line is searched twice: matching stays
// linear.
std::optional<std::size_t> Marker::match_text(std::size_t index, const Glyphs& line, std::size_t at,
                                              const Lexicon& lexicon, Mark& mark) const {
  const std::size_t size = line.folded.size();
  if (at >= size) return std::nullopt;
  if (index + 1 == pieces_.size()) {
    if (!named_) mark.text = trimmed(line.bytes(at, size));
    return size;
  }
  const bool more_text =
      std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(index) + 1, pieces_.end(),
                  [](const Piece& piece) { return piece.kind == Kind::text; });
  const Piece& next = pieces_[index + 1];
  for (std::size_t end = at + 1; end <= size; ++end) {
    if (next.kind == Kind::literal) {
      end = line.folded.find(next.literal.front(), end);
      if (end == std::u32string::npos) return std::nullopt;
      if (!literal_end(next.literal, line, end)) continue;
    }
    if (const auto rest = match_piece(index + 1, line, end, lexicon, mark)) {
      if (!named_) mark.text = trimmed(line.bytes(at, end));
      return rest;
    }
    if (more_text && next.kind == Kind::literal) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace seogo::indexer::extract
