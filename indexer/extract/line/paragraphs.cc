#include "indexer/extract/line/paragraphs.h"

#include <algorithm>

#include "indexer/extract/line/glyphs.h"
#include "indexer/extract/line/sentence.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t widest_wrap = 110;  // columns; a syllable takes two

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (schema::Cursor cursor(text); !cursor.done() && width <= 2 * widest_wrap;) {
    const char32_t c = cursor.next();
    if (!continues_syllable(c)) width += c >= 0x1100 ? 2U : 1U;
  }
  return width;
}

bool runs_on(const std::vector<TextLine>& lines, std::size_t i) {
  return i + 1 < lines.size() && !lines[i].listed && !lines[i].subheading && !lines[i].heading &&
         !ends_sentence(lines[i].text) && !lines[i + 1].blank_before && !lines[i + 1].listed &&
         !lines[i + 1].subheading && !lines[i + 1].heading;
}

// A text wrapped at a fixed width has many lines that run on, nearly all of them about equally
// wide.
bool is_wrapped(const std::vector<TextLine>& lines, std::size_t& width) {
  std::size_t widest = 0;
  std::vector<std::size_t> run_on;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t line = columns(lines[i].text);
    widest = std::max(widest, line);
    if (widest > widest_wrap) return false;
    if (runs_on(lines, i)) run_on.push_back(line);
  }
  width = widest;
  const auto full = static_cast<std::size_t>(
      std::count_if(run_on.begin(), run_on.end(),
                    [widest](std::size_t line) { return line * 10 >= widest * 7; }));
  return run_on.size() >= 3 && run_on.size() * 10 >= lines.size() * 3 &&
         full * 10 >= run_on.size() * 8;
}

std::vector<TextLine> unwrapped(const std::vector<TextLine>& lines,
                                std::vector<std::string>& store) {
  std::size_t width = 0;
  if (!is_wrapped(lines, width)) return lines;
  store.reserve(lines.size());  // the views must not move
  std::vector<TextLine> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out.push_back(lines[i]);
    store.emplace_back(lines[i].text);
    // A short line before prose is a subheading that lacks its blank line.
    while (runs_on(lines, i) && columns(lines[i].text) * 10 >= width * 7) {
      store.back() += ' ';
      store.back() += lines[++i].text;
    }
    out.back().text = store.back();
  }
  return out;
}

}  // namespace

std::vector<Paragraph> make_paragraphs(const std::vector<TextLine>& lines) {
  std::vector<std::string> store;
  const std::vector<TextLine> whole = unwrapped(lines, store);
  std::vector<bool> like(whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i)
    like[i] = whole[i].heading || (!whole[i].listed && is_subheading_like(whole[i].text));
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    bool subheading = like[i] && i + 1 < whole.size();
    // A sign makes a subheading wherever text follows; without one, it must stand alone before
    // prose.
    if (!whole[i].subheading && !whole[i].heading)
      subheading = subheading && !like[i + 1] && !whole[i + 1].listed && (i == 0 || !like[i - 1]) &&
                   (ends_sentence(whole[i + 1].text) || is_prose(whole[i + 1].text));
    paragraphs.push_back({std::string(whole[i].text), subheading});
  }
  return paragraphs;
}

}  // namespace seogo::indexer::extract
