#include "searchd/query/segmentation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "schema/endings.h"
#include "schema/word_chunk.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::query {
namespace {

constexpr std::size_t longest = schema::longest_word_of_lexicon;

}  // namespace

struct Segmenter::Model {
  double joined;  // for each typed space inside a word
  double split;   // for a border of words without one
  double handicap;
};

struct Segmenter::Step {
  double cost = std::numeric_limits<double>::infinity();
  Segment segment{};
};

std::string_view Stretch::part(std::size_t begin, std::size_t end) const {
  return std::string_view(text).substr(begin * schema::syllable_bytes,
                                       (end - begin) * schema::syllable_bytes);
}

Segmenter::Segmenter(const Stretch& stretch, const schema::Lexicon& lexicon, double articles)
    : stretch_(stretch),
      articles_(articles),
      counts_(stretch.size() * (longest + 1)),
      endings_(stretch.size()) {
  const std::size_t size = stretch.size();
  for (std::size_t begin = 0; begin < size; ++begin) {
    for (std::size_t length = 2; length <= std::min(longest, size - begin); ++length) {
      const schema::Lexicon::Entry entry = lexicon.look_up(stretch.part(begin, begin + length));
      if (!entry.begins_words) break;
      counts_[begin * (longest + 1) + length] = entry.count;
    }
    for (std::size_t length = 1; length <= std::min(schema::longest_ending, size - begin);
         ++length) {
      if (schema::is_ending(stretch.part(begin, begin + length))) {
        endings_[begin] |= std::size_t{1} << length;
      }
    }
  }
}

double Segmenter::cost(unsigned count, std::size_t length) const {
  if (count > 0) return std::log((articles_ + 1) / count) + segmentation.word;
  return segmentation.unknown + segmentation.unknown_syllable * static_cast<double>(length);
}

std::vector<Segmenter::Step> Segmenter::cheapest(const Fixes& fixes, const Model& model) const {
  const std::size_t size = stretch_.size();
  std::vector<Step> best(size + 1);
  best[0].cost = 0;
  const auto offer = [&](const Segment& segment, double cost) {
    double total = best[segment.begin].cost + cost;
    for (std::size_t i = segment.begin + 1; i < segment.end; ++i) {
      if (stretch_.space_before[i]) total += model.joined;
    }
    if (segment.end < size && !stretch_.space_before[segment.end]) total += model.split;
    if (total < best[segment.end].cost) best[segment.end] = {total, segment};
  };
  for (std::size_t begin = 0; begin < size; ++begin) {
    for (std::size_t length = 1; length <= std::min(longest, size - begin); ++length) {
      const std::size_t end = begin + length;
      Segment segment{begin, end, end, counts_[begin * (longest + 1) + length], nullptr};
      double price = cost(segment.count, length);
      if (const auto found = fixes.find({begin, end}); found != fixes.end()) {
        const double fixed = cost(found->second.count, length) + segmentation.typo;
        if (fixed < price) {
          price = fixed;
          segment.fix = &found->second;
        }
      }
      offer(segment, price);
      if (length < schema::shortest_stem || end == size) continue;
      for (std::size_t tail = 1; tail <= schema::longest_ending; ++tail) {
        if ((endings_[end] >> tail & 1) == 0) continue;
        segment.end = end + tail;
        offer(segment, price + segmentation.ending);
      }
    }
  }
  return best;
}

std::vector<Segment> Segmenter::run(const Fixes& fixes) const {
  constexpr Model trusting = {segmentation.joined, segmentation.split, 0};
  constexpr Model doubting = {segmentation.joined_doubting, segmentation.split_doubting,
                              segmentation.doubt};
  std::vector<Step> best = cheapest(fixes, trusting);
  std::vector<Step> other = cheapest(fixes, doubting);
  if (other.back().cost + doubting.handicap < best.back().cost) best = std::move(other);
  std::vector<Segment> segments;
  for (std::size_t at = stretch_.size(); at > 0; at = segments.back().begin) {
    segments.push_back(best[at].segment);
  }
  std::reverse(segments.begin(), segments.end());
  return segments;
}

}  // namespace seogo::searchd::query
