#include "indexer/extract/line/markers.h"

#include <algorithm>
#include <utility>

#include "indexer/extract/line/people.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t most_marks = 64;        // a menu of more words than this is no line we know
constexpr std::size_t longest_opening = 240;  // bytes in which a dateline must end

bool is_separator(char32_t c) {
  switch (c) {
    case U' ':
    case U'|':
    case U'/':
    case U',':
    case U'·':
    case U':':
    case U';':
    case U'(':
    case U')':
    case U'[':
    case U']':
    case U'<':
    case U'>':
    case U'-':
    case U'~':
    case U'+':
    case U'•':
    case U'▶':
    case U'▷':
    case U'☞':
      return true;
    default:
      return false;
  }
}

bool is_word(char32_t c) {
  return is_syllable(c) || is_digit(c) || is_latin(c) || (c >= 0x3131 && c <= 0x318E);
}

// What a marker that begins with a placeholder can begin with: one character of each kind.
constexpr std::array openings = {U'1', U'가', U'a', U'h', U'#'};

std::optional<std::size_t> opening_of(char32_t c) {
  if (is_digit(c)) return 0;
  if (is_syllable(c)) return 1;
  if (is_latin(c)) return c == U'h' ? 3 : 2;
  if (c == U'#') return 4;
  return std::nullopt;
}

}  // namespace

MarkerTable::MarkerTable(std::vector<Marker> markers, Lexicon lexicon)
    : markers_(std::move(markers)), lexicon_(std::move(lexicon)) {
  for (std::size_t i = 0; i < markers_.size(); ++i) {
    const Entry entry{markers_[i].needs(), i};
    if (const std::uint64_t key = markers_[i].first_two()) {
      by_first_two_[key].push_back(entry);
      first_.set((key >> 32U) % first_.size());
    } else if (markers_[i].begins_with_text()) {
      floating_.push_back(entry);
    } else {
      for (std::size_t k = 0; k < openings.size(); ++k)
        if (markers_[i].could_begin(openings[k])) open_[k].push_back(entry);
    }
  }
}

void MarkerTable::read(std::string_view text, Glyphs& line) const {
  line.read(text);
  line.seen |= people_in(line, lexicon_);
}

void MarkerTable::consider(const std::vector<Entry>& entries, const Glyphs& line, std::size_t from,
                           std::optional<std::size_t>& end, Mark& mark) const {
  for (const Entry& entry : entries) {
    if ((entry.needs & ~line.seen) != 0) continue;
    const Marker& marker = markers_[entry.index];
    Mark found;
    const auto found_end = marker.match(line, from, lexicon_, found);
    if (!found_end) continue;
    // Of two that are as long, the one that says more than "drop it".
    if (end && (*found_end < *end || (*found_end == *end && mark.role != Role::chrome))) continue;
    // 추천 is no marker in 추천사; after a number anything may follow: 공감3비공감1.
    if (!marker.ends_with_number() && is_word(line.at(*found_end)) &&
        is_word(line.at(*found_end - 1)))
      continue;
    // "추천 3 2023.12.11": the second number is no vote.
    const bool votes = found.role == Role::likes && !found.second.empty();
    const char32_t after = line.at(*found_end);
    if (votes && after != U' ' && after != U'\n') continue;
    end = found_end;
    mark = found;
  }
}

std::optional<std::size_t> MarkerTable::longest(const Glyphs& line, std::size_t from,
                                                Mark& mark) const {
  std::optional<std::size_t> end;
  const char32_t first = line.at(from);
  if (first_.test(first % first_.size())) {
    const char32_t second = line.at(from + 1) == U' ' ? line.at(from + 2) : line.at(from + 1);
    for (const std::uint64_t key : {key_of(first, second), key_of(first, 0)})
      if (const auto bucket = by_first_two_.find(key); bucket != by_first_two_.end())
        consider(bucket->second, line, from, end, mark);
  }
  if (const auto opening = opening_of(first)) consider(open_[*opening], line, from, end, mark);
  if (from == 0) consider(floating_, line, from, end, mark);
  return end;
}

const std::vector<Mark>& MarkerReader::read(std::string_view line) {
  marks_.clear();
  if (line.empty() || line.size() > longest_furniture) return marks_;
  table_->read(line, glyphs_);
  if (std::all_of(glyphs_.folded.begin(), glyphs_.folded.end(), is_separator)) return marks_;
  return read_chain(0);
}

const std::vector<Mark>& MarkerReader::read_on(std::size_t from) {
  const auto at = std::lower_bound(glyphs_.offset.begin(), glyphs_.offset.end(), from);
  return read_chain(static_cast<std::size_t>(at - glyphs_.offset.begin()));
}

const std::vector<Mark>& MarkerReader::read_chain(std::size_t at) {
  marks_.clear();
  std::size_t skipped = 0;
  while (at < glyphs_.folded.size()) {
    Mark mark;
    if (const auto end = table_->longest(glyphs_, at, mark); end && marks_.size() < most_marks) {
      marks_.push_back(mark);
      at = *end;
    } else if (is_separator(glyphs_.folded[at]) && ++skipped <= 2 * most_marks) {
      ++at;
    } else {
      marks_.clear();
      break;
    }
  }
  return marks_;
}

std::optional<MarkerReader::Opening> MarkerReader::read_opening(std::string_view line) {
  const std::size_t cut = line.size() <= longest_opening ? line.size() : longest_opening;
  table_->read(line.substr(0, cut), glyphs_);
  Opening opening;
  const auto end = table_->longest(glyphs_, 0, opening.mark);
  if (!end) return std::nullopt;
  opening.length = glyphs_.offset[*end];
  return opening;
}

std::uint64_t roles_of(const std::vector<Mark>& marks) {
  std::uint64_t roles = 0;
  for (const Mark& mark : marks) roles |= bit(mark.role);
  return roles;
}

}  // namespace seogo::indexer::extract
