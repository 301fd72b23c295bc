#include "indexer/extract/text/layout.h"

#include "indexer/extract/line/markers.h"
#include "indexer/extract/line/sentence.h"

namespace seogo::indexer::extract {
namespace {

constexpr std::uint64_t header_roles = bit(Role::time) | bit(Role::published) |
                                       bit(Role::modified) | bit(Role::byline) |
                                       bit(Role::dateline);
constexpr std::uint64_t labelled_roles = header_roles & ~bit(Role::time);
constexpr std::uint64_t ending_roles = bit(Role::tail) | bit(Role::comments);

// A run of dates and bylines, and the prose that follows it.
struct Candidate {
  bool dated = false;
  bool labelled = false;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t first_prose = 0;
  std::size_t prose = 0;

  // A date that stands after this much prose is part of the text: a chronology, a byline amid it.
  [[nodiscard]] bool holds_its_ground() const { return prose >= (dated ? 2U : 3U); }
};

bool prose_line(const Line& line) {
  return line.roles == 0 && !is_caption_mark(line.mark) && is_prose(line.text);
}

Candidate best_candidate(const std::vector<Line>& lines) {
  Candidate best;
  Candidate current;
  bool headline_since = false;
  const auto consider = [&] {
    if (current.prose > best.prose || (!best.dated && best.prose == 0)) best = current;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (prose_line(line)) {
      if (current.prose++ == 0) current.first_prose = i;
    } else if ((line.roles & header_roles) != 0) {
      const bool labelled = (line.roles & labelled_roles) != 0;
      if (current.dated && current.prose == 0) {
        // A clock in the menu, then the headline, then the real date.
        if (headline_since && !current.labelled) current.first = i;
        current.last = i;
        current.labelled = current.labelled || labelled;
      } else if (!current.holds_its_ground()) {
        consider();
        current = {true, labelled, i, i, 0, 0};
      }
      headline_since = false;
    } else if ((line.roles & ending_roles) != 0 || (line.roles & bit(Role::copyright)) != 0) {
      const bool ends =
          current.prose > 0 || (current.dated && (line.roles & bit(Role::copyright)) != 0);
      if (ends) {
        consider();
        // What follows is other articles and comments, with dates and prose of their own.
        if (best.dated || best.prose > 2) return best;
        current = {};
      }
    } else if (line.roles == 0 && line.mark == 0 && is_headline_like(line.text)) {
      headline_since = true;
    }
  }
  consider();
  return best;
}

// `has_prose`: nothing ends the text before its first sentence; buttons that jump to the comments
// stand there.
void find_end(const std::vector<Line>& lines, bool has_prose, Layout& layout) {
  const std::size_t none = lines.size();
  std::size_t closing = none;
  std::size_t rest = none;
  std::size_t counted = none;  // "댓글 3" after text: the comments, unless the article goes on
  std::size_t related = none;  // links amid the text, or after it
  bool after_related = false;  // prose stands after them
  bool text = false;
  bool prose = false;
  for (std::size_t i = layout.body; i < lines.size() && rest == none; ++i) {
    const std::uint64_t roles = lines[i].roles;
    const bool begun = has_prose ? prose : text;
    if (roles == 0) {
      text = true;
      if (closing == none && is_prose(lines[i].text)) {
        prose = true;
        after_related = after_related || related != none;
      }
    } else if ((roles & ending_roles) != 0 && begun) {
      rest = i;
    } else if ((roles & bit(Role::comment_count)) != 0 && prose && counted == none) {
      counted = i;
    } else if ((roles & bit(Role::related)) != 0 && prose && related == none) {
      related = i;
    } else if (closing == none && begun &&
               ((roles & (bit(Role::copyright) | bit(Role::source_note))) != 0 ||
                (prose && (roles & bit(Role::byline)) != 0 && (roles & bit(Role::mail)) != 0))) {
      closing = i;
    }
  }
  if (closing == none && counted < rest) rest = counted;
  // Prose after links is the article's only if the article visibly ends later.
  if (related < rest && (closing == none || !after_related)) closing = std::min(closing, related);
  layout.rest = rest;
  layout.closing = std::min(closing, rest);
}

}  // namespace

std::optional<Layout> find_layout(const std::vector<Line>& lines) {
  const Candidate found = best_candidate(lines);
  if (!found.dated && found.prose == 0) return std::nullopt;
  Layout layout;
  layout.dated = found.dated;
  layout.header = found.dated ? found.first : found.first_prose;
  layout.body = found.dated ? found.last + 1 : found.first_prose;
  find_end(lines, found.prose > 0, layout);
  return layout;
}

}  // namespace seogo::indexer::extract
