#include "indexer/extract/text/headline.h"

#include <algorithm>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/markers.h"
#include "indexer/extract/line/sentence.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t farthest = 60;   // lines above the header
constexpr std::size_t most_plain = 4;  // a headline and three lines under it; more is a list
constexpr std::size_t telling_length =
    10;  // a headline of fewer characters yields to a longer line below
constexpr std::size_t menu_word = 6;  // characters of a single word that is a menu's

constexpr std::uint64_t labelled_roles =
    bit(Role::published) | bit(Role::modified) | bit(Role::byline);

bool is_menu_word(std::string_view text) {
  return text.find(' ') == std::string_view::npos && characters(text) <= menu_word;
}

// "- 부제" and "▷ 부제" may stand under a headline; other marks belong to lists.
bool may_be_subtitle(const Line& line) {
  return line.mark == 0 || line.mark == U'-' || line.mark == U'–' || line.mark == U'▷';
}

// The plain lines above the header, the nearest first.
std::vector<std::size_t> plain_lines_above(const std::vector<Line>& lines, std::size_t header,
                                           std::string_view site) {
  std::vector<std::size_t> plain;
  const std::size_t stop = header > farthest ? header - farthest : 0;
  for (std::size_t i = header; i-- > stop;) {
    const Line& line = lines[i];
    if (line.roles != 0) {
      if (!plain.empty() && (line.roles & labelled_roles) == 0) break;
    } else if (line.text.empty() || composed(line.text) == site || !may_be_subtitle(line) ||
               is_menu_word(line.text) || is_menu_row(line.text) || is_number(line.text)) {
      if (!plain.empty()) break;
    } else if (is_prose(line.text) && characters(line.text) > 120) {
      break;  // the text of something else
    } else if (is_headline_like(line.text)) {
      plain.push_back(i);
      if (plain.size() > most_plain) break;
    }
  }
  return plain;
}

std::optional<std::size_t> below_header(const std::vector<Line>& lines, const Layout& layout) {
  for (std::size_t i = layout.header + 1; i < layout.closing; ++i) {
    const Line& line = lines[i];
    if (line.roles != 0 || line.mark != 0) continue;
    if (is_prose(line.text)) return std::nullopt;
    if (is_headline_like(line.text) && !is_menu_word(line.text) && !is_menu_row(line.text))
      return i;
  }
  return std::nullopt;
}

bool repeated(const std::vector<Line>& lines, std::size_t index) {
  const std::string_view text = lines[index].text;
  const std::size_t stop = std::min(lines.size(), index + farthest);
  for (std::size_t i = index > farthest ? index - farthest : 0; i < stop; ++i)
    if (i != index && lines[i].text.starts_with(text)) return true;
  return false;
}

std::size_t title_among(const std::vector<Line>& lines, const std::vector<std::size_t>& plain) {
  if (plain.size() > most_plain) return 0;
  // Saved pages often carry the headline twice, as the document's title and above the text.
  for (std::size_t i = plain.size(); i-- > 0;)
    if (lines[plain[i]].mark == 0 && repeated(lines, plain[i]) &&
        characters(lines[plain[i]].text) >= telling_length)
      return i;
  for (std::size_t i = plain.size(); i-- > 0;)
    // "…구독되었습니다." is a notice: a headline seldom ends with a full stop.
    if (lines[plain[i]].mark == 0 && !lines[plain[i]].text.ends_with('.') &&
        characters(lines[plain[i]].text) >= telling_length)
      return i;
  for (std::size_t i = plain.size(); i-- > 0;)
    if (lines[plain[i]].mark == 0) return i;
  return plain.size();
}

// A deck between header and text, known by the ellipsis of headlines: 헬기 17대 투입…"실화 추정"
std::optional<std::size_t> deck_below(const std::vector<Line>& lines, const Layout& layout) {
  constexpr std::size_t longest_deck = 60;  // characters
  for (std::size_t i = layout.body; i + 1 < layout.closing; ++i) {
    const Line& line = lines[i];
    if (line.roles != 0) continue;
    const Line& next = lines[i + 1];
    const bool alone = (next.roles & bit(Role::image_credit)) == 0 &&
                       (next.roles != 0 || next.blank_before || is_caption_mark(next.mark));
    const bool deck = may_be_subtitle(line) && line.text.find("…") != std::string_view::npos &&
                      !ends_sentence(line.text) && is_headline_like(line.text) &&
                      characters(line.text) <= longest_deck;
    return alone && deck ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Headline> find_headline(const std::vector<Line>& lines, const Layout& layout,
                                      std::string_view site) {
  Headline headline;
  const std::vector<std::size_t> plain = plain_lines_above(lines, layout.header, site);
  const std::size_t chosen = title_among(lines, plain);
  if (chosen < plain.size()) {
    headline.title = lines[plain[chosen]].text;
    headline.lines.push_back(plain[chosen]);
    for (std::size_t i = chosen; i-- > 0;) {
      headline.lines.push_back(plain[i]);
      if (lines[plain[i]].text != headline.title) headline.subtitle.push_back(lines[plain[i]].text);
    }
    if (const auto deck = deck_below(lines, layout); deck && headline.subtitle.empty()) {
      headline.lines.push_back(*deck);
      headline.subtitle.push_back(lines[*deck].text);
    }
    return headline;
  }
  std::optional<std::size_t> below;
  if (layout.dated)
    below = below_header(lines, layout);
  else if (characters(lines[layout.body].text) <= 80 && layout.body + 1 < layout.closing)
    below = layout.body;  // a plain text whose headline is a whole sentence
  if (!below) return std::nullopt;
  headline.title = lines[*below].text;
  headline.lines.push_back(*below);
  for (std::size_t i = *below + 1; layout.dated && i < *below + most_plain && i < layout.closing;
       ++i) {
    const Line& line = lines[i];
    if (line.roles != 0 || !may_be_subtitle(line) || !is_headline_like(line.text) ||
        ends_sentence(line.text) || is_prose(line.text))
      break;
    headline.lines.push_back(i);
    headline.subtitle.push_back(line.text);
  }
  return headline;
}

}  // namespace seogo::indexer::extract
