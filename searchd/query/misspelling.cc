#include "searchd/query/misspelling.h"

#include <algorithm>

#include "schema/endings.h"
#include "schema/jamo.h"
#include "schema/utf8.h"
#include "schema/word_chunk.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::query {
namespace {

constexpr std::size_t longest_mended = 8;  // syllables of a word

// The typed words, as far as their spaces go, around what no article has. A synonym is as its file has
// it: looking for slips in 온라인동영상서비스, for OTT, was a fifth of a search.
std::vector<bool> suspects(const Stretch& stretch, const std::vector<Segment>& segments) {
  std::vector<bool> suspect(stretch.size(), false);
  for (const Segment& segment : segments) {
    if (segment.count > 0) continue;
    std::fill(suspect.begin() + static_cast<std::ptrdiff_t>(segment.begin),
              suspect.begin() + static_cast<std::ptrdiff_t>(segment.end), true);
  }
  for (std::size_t i = 1; i < suspect.size(); ++i) {
    if (suspect[i - 1] && !stretch.space_before[i]) suspect[i] = true;
  }
  for (std::size_t i = suspect.size(); i-- > 1;) {
    if (suspect[i] && !stretch.space_before[i]) suspect[i - 1] = true;
  }
  for (std::size_t i = 0; i < suspect.size(); ++i) {
    if (stretch.other_name[i]) suspect[i] = false;
  }
  return suspect;
}

class Mender {
 public:
  Mender(const Stretch& stretch, const schema::Lexicon& lexicon)
      : stretch_(stretch), lexicon_(lexicon) {}

  // The words that another syllable at `at` makes.
  void mend(std::size_t at) {
    std::size_t byte = at * schema::syllable_bytes;
    schema::each_neighbour(schema::decode(stretch_.text, byte), [&](char32_t neighbour) {
      std::string meant;
      schema::append(meant, neighbour);
      const bool left = at > 0 && stands(std::string(stretch_.part(at - 1, at)) + meant);
      const bool right =
          at + 1 < stretch_.size() && stands(meant + std::string(stretch_.part(at + 1, at + 2)));
      if (left || right) offer(at, meant, left, right);
    });
  }

  [[nodiscard]] Fixes take() { return std::move(fixes_); }

 private:
  [[nodiscard]] bool stands(const std::string& pair) const {
    return lexicon_.articles_with(pair) > 0;
  }

  void offer(std::size_t at, const std::string& meant, bool left, bool right) {
    std::string text = stretch_.text;
    text.replace(at * schema::syllable_bytes, schema::syllable_bytes, meant);
    const std::size_t first = !left ? at : at + 1 - std::min(at + 1, longest_mended);
    for (std::size_t begin = first; begin <= at; ++begin) {
      const std::size_t last = right ? std::min(stretch_.size(), begin + longest_mended) : at + 1;
      for (std::size_t end = std::max(at + 1, begin + 2); end <= last; ++end) {
        const unsigned count = lexicon_.count(std::string_view(text).substr(
            begin * schema::syllable_bytes, (end - begin) * schema::syllable_bytes));
        if (count < spelling_least_articles) continue;
        Fix& known = fixes_[{begin, end}];
        if (count > known.count) known = {at, meant, count};
      }
    }
  }

  const Stretch& stretch_;
  const schema::Lexicon& lexicon_;
  Fixes fixes_;
};

}  // namespace

Fixes find_fixes(const Stretch& stretch, const std::vector<Segment>& segments,
                 const schema::Lexicon& lexicon, Deadline deadline) {
  Mender mender(stretch, lexicon);
  const std::vector<bool> suspect = suspects(stretch, segments);
  for (std::size_t at = 0; at < suspect.size() && !deadline.passed(); ++at) {
    if (suspect[at]) mender.mend(at);
  }
  return mender.take();
}

}  // namespace seogo::searchd::query
