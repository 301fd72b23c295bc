#include "searchd/engine/snippet.h"

#include <algorithm>
#include <set>

#include "schema/utf8.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::string_view ellipsis = "…";
// How far before the first match a sentence may begin for the window to begin with it, and how much
// goes before the match where none does.
constexpr std::size_t sentence_reach = 180;  // bytes, about 60 syllables
constexpr std::size_t lead = 60;             // bytes, about 20 syllables

struct Window {
  std::size_t begin;
  std::size_t end;
};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

// Behind "다. ", "? ", a line break: where a sentence can begin.
bool sentence_begins(std::string_view text, std::size_t at) {
  if (at == 0 || text[at - 1] == '\n') return true;
  if (!is_space(text[at - 1]) || at < 2) return false;
  const std::string_view before = text.substr(0, at - 1);
  for (const std::string_view end : {".", "?", "!", ".\"", "?\"", "!\"", ".”", "?”", "!”", "。"}) {
    if (before.ends_with(end)) return true;
  }
  return false;
}

// The span of matches that has the most different words within `most_bytes`; of equals the one with
// more matches, then the first.
Window best_span(const std::vector<Found>& found, std::size_t most_bytes) {
  Window best{found.front().begin, found.front().end};
  std::size_t best_words = 0;
  std::size_t best_count = 0;
  for (std::size_t first = 0; first < found.size(); ++first) {
    std::set<std::size_t> words;
    std::size_t end = found[first].end;
    std::size_t last = first;
    for (; last < found.size() && found[last].end <= found[first].begin + most_bytes; ++last) {
      words.insert(found[last].needle);
      end = std::max(end, found[last].end);
    }
    const std::size_t count = last - first;
    if (words.size() > best_words || (words.size() == best_words && count > best_count)) {
      best = {found[first].begin, end};
      best_words = words.size();
      best_count = count;
    }
  }
  return best;
}

std::size_t window_begin(std::string_view text, std::size_t match, std::size_t room) {
  const std::size_t reach = std::min(room, sentence_reach);
  const std::size_t earliest = match > reach ? match - reach : 0;
  for (std::size_t at = match;; --at) {
    if (sentence_begins(text, at)) return at;
    if (at == earliest) break;
  }
  const std::size_t near = std::min(room, lead);
  std::size_t at = character_start(text, match > near ? match - near : 0);
  for (std::size_t word = at; word < match; ++word) {
    if (is_space(text[word])) return word + 1;
  }
  return at;
}

// The first sentence that begins at `from` or behind it, at most at `limit`.
std::size_t later_sentence(std::string_view text, std::size_t from, std::size_t limit) {
  for (std::size_t at = character_start(text, from); at < limit; ++at) {
    if (sentence_begins(text, at)) return at;
  }
  return limit;
}

std::size_t window_end(std::string_view text, std::size_t least, std::size_t most) {
  if (most >= text.size()) return text.size();
  for (std::size_t at = most; at > least; --at) {
    if (is_space(text[at])) return at;
  }
  return std::max(least, character_start(text, most));
}

// Builds the fragment and carries the marks over to it.
MarkedText cut_out(std::string_view source, Window window, const std::vector<Found>& found) {
  MarkedText out;
  std::size_t units = 0;
  if (window.begin > 0) {
    out.text = ellipsis;
    units = schema::utf16_length(ellipsis);
  }
  std::vector<Found> spans;  // merged, inside the window
  for (const Found& span : found) {
    if (span.begin < window.begin || span.end > window.end || span.end <= span.begin) continue;
    if (!spans.empty() && span.begin <= spans.back().end) {
      spans.back().end = std::max(spans.back().end, span.end);
    } else {
      spans.push_back(span);
    }
  }
  auto span = spans.begin();
  bool open = false;
  const auto turn = [&](std::size_t at) {
    if (open && at >= span->end) {
      out.marks.back().end = units;
      open = false;
      ++span;
    }
    if (!open && span != spans.end() && at >= span->begin) {
      out.marks.push_back({units, units});
      open = true;
    }
  };
  bool space = false;
  for (std::size_t at = window.begin; at < window.end;) {
    turn(at);
    const bool blank = is_space(source[at]);
    const std::size_t from = at;
    const char32_t c = schema::decode(source, at);
    if (blank && space) continue;
    space = blank;
    if (blank) {
      out.text += ' ';
    } else {
      out.text.append(source, from, at - from);
    }
    units += c >= 0x10000 ? 2 : 1;
  }
  turn(window.end);
  if (window.end < source.size()) out.text += ellipsis;
  return out;
}

Window trimmed(std::string_view source, Window window) {
  while (window.begin < window.end && is_space(source[window.begin])) ++window.begin;
  while (window.end > window.begin && is_space(source[window.end - 1])) --window.end;
  return window;
}

}  // namespace

MarkedText snippet(std::string_view source, const std::vector<Found>& found,
                   std::size_t most_bytes) {
  Window window{0, source.size()};
  if (source.size() > most_bytes && found.empty()) {
    window.end = window_end(source, 0, most_bytes);
  } else if (source.size() > most_bytes) {
    const Window span = best_span(found, most_bytes - std::min(most_bytes, lead));
    const std::size_t taken = span.end - span.begin;
    const std::size_t room = most_bytes > taken ? most_bytes - taken : 0;
    window.begin = window_begin(source, span.begin, room);
    window.end = window_end(source, span.end, std::max(span.end, window.begin + most_bytes));
    // Near the end of the text the room that is left goes before the match.
    const std::size_t shown = window.end - window.begin;
    if (window.end == source.size() && shown + lead < most_bytes && window.begin > 0) {
      window.begin = later_sentence(source, source.size() - most_bytes, window.begin);
    }
  }
  return cut_out(source, trimmed(source, window), found);
}

MarkedText marked(std::string_view source, const std::vector<Found>& found) {
  return cut_out(source, {0, source.size()}, found);
}

}  // namespace seogo::searchd::engine
