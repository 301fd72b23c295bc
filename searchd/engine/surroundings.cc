#include "searchd/engine/surroundings.h"

#include <algorithm>

#include "schema/jamo.h"
#include "schema/utf8.h"

namespace seogo::searchd::engine {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n'; }

// What no mark or jamo is, so that it does not join with what stands before it.
bool begins_anew(std::string_view text, std::size_t at) {
  const char32_t c = schema::decode(text, at);
  return c < 0x80 || schema::is_syllable(c);
}

std::size_t begin_of_words(std::string_view text, std::size_t at) {
  while (at > 0 && !(is_space(text[at - 1]) && begins_anew(text, at))) --at;
  return at;
}

std::size_t end_of_words(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_space(text[at])) ++at;
  return at;
}

bool syllable_begins(std::string_view text, std::size_t at) {
  return schema::is_syllable(schema::decode(text, at));
}

// So many syllables to either side, and the words that these are in.
Occurrence wide_words(std::string_view text, std::size_t at, std::size_t syllables) {
  std::size_t begin = at;
  for (std::size_t left = syllables; begin > 0 && left > 0;) {
    if (syllable_begins(text, --begin)) --left;
  }
  std::size_t end = at;
  for (std::size_t left = syllables; end < text.size() && left > 0; ++end) {
    if (syllable_begins(text, end)) --left;
  }
  return {begin_of_words(text, begin), end_of_words(text, end)};
}

}  // namespace

Occurrence words_around(std::string_view source, const Occurrence& row) {
  return {begin_of_words(source, row.begin), end_of_words(source, row.end)};
}

Surroundings::Surroundings(std::string_view source, std::span<const Anchor> anchors) {
  std::size_t longest = 0;
  tell_all_ = true;
  const auto is_full = [this] {
    if (stretches_.size() == most_stretches) tell_all_ = false;
    return stretches_.size() == most_stretches;
  };
  for (const Anchor& anchor : anchors) {
    longest = std::max(longest, anchor.syllables());
    tell_all_ = tell_all_ && anchor.is_whole();
    for (auto at = anchor.find(source, 0); at && !is_full();) {
      const Stretch stretch = words_around(source, *at);
      stretches_.push_back(stretch);
      // A word may hold the row twice, but one that goes on behind the stretch is another.
      at = anchor.find(source, at->begin + 1);
      while (at && at->end <= stretch.end) at = anchor.find(source, at->begin + 1);
    }
  }
  if (tell_all_) {
    for (std::size_t odd = find_odd(source, 0); odd != std::string_view::npos && !is_full();) {
      const Stretch stretch = wide_words(source, odd, longest);
      const bool goes_on = !stretches_.empty() && stretch.begin >= stretches_.back().begin &&
                           stretch.begin <= stretches_.back().end;
      if (goes_on) {
        stretches_.back().end = std::max(stretches_.back().end, stretch.end);
      } else {
        stretches_.push_back(stretch);
      }
      odd = find_odd(source, odd + 1);
    }
  }
  std::sort(stretches_.begin(), stretches_.end(),
            [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
  std::size_t kept = 0;
  for (const Stretch& stretch : stretches_) {
    if (kept > 0 && stretch.begin <= stretches_[kept - 1].end) {
      stretches_[kept - 1].end = std::max(stretches_[kept - 1].end, stretch.end);
    } else {
      stretches_[kept++] = stretch;
    }
  }
  stretches_.resize(kept);
}

}  // namespace seogo::searchd::engine
