#include "indexer/extract/html/line_writer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seogo::indexer::extract {
namespace {

constexpr std::size_t most_verbatim_lines = 200'000;  // a data dump's further ones run on

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// The bytes of a line or paragraph separator at `at`, or 0: white space to a browser.
std::size_t odd_break(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 3> breaks = {"\u0085", "\u2028", "\u2029"};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first != 0xC2 && first != 0xE2) return 0;
  for (const std::string_view one : breaks)
    if (text.substr(at).starts_with(one)) return one.size();
  return 0;
}

}  // namespace

bool is_blank_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_blank);
}

void LineWriter::text(std::string_view text, NodeId node, const TextStyle& style) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' && style.verbatim && drafts_.size() < most_verbatim_lines) {
      end_line();
      continue;
    }
    const std::size_t odd = odd_break(text, i);
    if (is_blank(c) || odd > 0) {
      space();
      if (odd > 0) i += odd - 1;
      continue;
    }
    if (draft_.bytes == 0) {
      draft_.node = node;
      draft_.shape = style.shape;
      if (std::exchange(bullet_, false) && style.shape == Shape::item) page_ += "• ";
    }
    page_ += std::exchange(pending_, {});
    page_.push_back(c);
    ++draft_.bytes;
    if (style.linked) ++draft_.linked;
    if (style.strong) ++draft_.strong;
  }
}

void LineWriter::separate() {
  if (draft_.bytes > 0) pending_ = " | ";
}

void LineWriter::space() {
  if (draft_.bytes > 0 && page_.back() != ' ') page_.push_back(' ');
}

void LineWriter::bullet() { bullet_ = true; }

void LineWriter::end_line() {
  pending_ = {};
  if (draft_.bytes == 0) return;
  page_.push_back('\n');
  drafts_.push_back(std::exchange(draft_, {}));
  blank_ = false;
}

void LineWriter::blank_line() {
  end_line();
  if (std::exchange(blank_, true)) return;
  page_.push_back('\n');
  drafts_.emplace_back();
}

}  // namespace seogo::indexer::extract
