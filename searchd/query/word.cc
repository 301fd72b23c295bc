#include "searchd/query/word.h"

#include "schema/endings.h"
#include "schema/hanja.h"
#include "schema/middle_dot.h"
#include "schema/normalizer.h"
#include "schema/utf8.h"

namespace seogo::searchd::query {
namespace {

using schema::Script;

// A lone Hanja, as headlines have them: 美, but not the 尹 of 尹대통령.
bool stands_alone(const std::vector<schema::Run>& runs, std::size_t i) {
  constexpr std::size_t longest_character = 4;  // bytes
  const bool one = runs[i].end - runs[i].begin <= longest_character;
  const bool led =
      i > 0 && runs[i - 1].script == Script::hangul && runs[i - 1].end == runs[i].begin;
  const bool followed = i + 1 < runs.size() && runs[i + 1].script == Script::hangul &&
                        runs[i + 1].begin == runs[i].end;
  return runs[i].script == Script::hanja && one && !led && !followed;
}

// Hanja are read in Hangul, but for a lone one: else every 미 would answer 美.
std::string with_readings(const std::string& normalized) {
  std::string out = normalized;
  const std::string reading = schema::reading_of(normalized);  // byte for byte beside `normalized`
  const std::vector<schema::Run> runs = schema::runs(normalized);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].script != Script::hanja || stands_alone(runs, i)) continue;
    const std::size_t length = runs[i].end - runs[i].begin;
    out.replace(runs[i].begin, length, reading, runs[i].begin, length);
  }
  return out;
}

std::string headline_meaning(std::string_view hanja) {
  std::size_t at = 0;
  std::string word;
  for (const char32_t c : schema::headline_word(schema::decode(hanja, at))) schema::append(word, c);
  return word;
}

std::string with_dots_joined(const std::string& normalized) {
  std::string out;
  std::size_t from = 0;
  const std::vector<schema::Run> runs = schema::runs(normalized);
  for (std::size_t i = 1; i < runs.size(); ++i) {
    const schema::Joint joint = schema::joint(normalized, runs[i - 1], runs[i]);
    if (joint == schema::Joint::none) continue;
    out.append(normalized, from, runs[i - 1].end - from);
    if (joint == schema::Joint::point) out += '.';
    from = runs[i].begin;
  }
  return out.append(normalized, from);
}

std::vector<Piece> pieces_of(std::string text) {
  if (schema::has_hanja(text)) text = with_readings(text);
  std::vector<Piece> pieces;
  const std::vector<schema::Run> runs = schema::runs(text);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Piece piece{runs[i].script, schema::run_text(text, runs[i]), 0, {}};
    piece.stem = piece.text.size();
    if (stands_alone(runs, i)) piece.other_word = headline_meaning(piece.text);
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace

std::string_view Piece::number() const {
  if (script != Script::word) return {};
  return std::string_view(text).substr(0, schema::number_before_unit(text));
}

std::vector<Piece> cut_phrase(std::string_view typed) {
  return pieces_of(schema::normalize(typed));
}

std::vector<Piece> cut(const Node& word) {
  std::vector<Piece> pieces = pieces_of(with_dots_joined(schema::normalize(word.text)));
  if (pieces.empty() || word.whole) return pieces;
  Piece& last = pieces.back();
  if (last.script == Script::hangul) {
    // 의 in "OpenAI의" is an ending though it leaves no stem of its own: the word before it is the
    // stem.
    const bool only_ending = pieces.size() > 1 && schema::is_ending(last.text);
    last.stem = only_ending ? 0 : schema::stem_length(last.text);
  }
  return pieces;
}

std::vector<Pair> pairs(const Piece& piece) {
  const std::string_view text = piece.text;
  if (piece.script == Script::word) return {{text, true}};
  const std::vector<std::size_t> at = schema::boundaries(text);
  if (at.size() == 2) return {{text, piece.stem > 0}};
  std::vector<Pair> found;
  for (std::size_t i = 0; i + 2 < at.size(); ++i) {
    found.push_back({text.substr(at[i], at[i + 2] - at[i]), at[i + 2] <= piece.stem});
  }
  return found;
}

}  // namespace seogo::searchd::query
