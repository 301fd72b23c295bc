#include "tests/bench/theme.h"

#include <algorithm>

namespace seogo::bench {
namespace {

constexpr std::size_t key_count = 12;

}  // namespace

Theme::Theme(const Vocabulary& vocabulary, Random& random) : vocabulary_(vocabulary) {
  static const Urn popularity = Urn::zipf(Vocabulary::topics, 10);
  const int count = random.between(2, 3);
  for (int i = 0; i < count; ++i) {
    topics_.push_back(static_cast<std::uint32_t>(popularity.draw(random)));
  }
  while (keys_.size() < key_count) {
    // A third of what makes an article itself is found nowhere near its topic.
    const StemId id = random.percent(65)
                          ? vocabulary.draw_of_topic(topics_[keys_.size() % topics_.size()], random)
                          : 60 + random.below(Vocabulary::size - 60);
    if (std::find(keys_.begin(), keys_.end(), id) == keys_.end()) keys_.push_back(id);
  }
}

const Stem& Theme::draw(Random& random) const {
  const std::uint32_t roll = random.below(100);
  if (roll < 18) return draw_key(random);
  if (roll < 45) {
    // The first topic leads.
    const std::size_t at =
        random.percent(55) ? 0 : random.below(static_cast<std::uint32_t>(topics_.size()));
    return vocabulary_.stem(vocabulary_.draw_of_topic(topics_[at], random));
  }
  return vocabulary_.stem(vocabulary_.draw(random));
}

const Stem& Theme::draw_key(Random& random) const {
  static const Urn urn = Urn::zipf(key_count, 2);
  return vocabulary_.stem(keys_[urn.draw(random)]);
}

}  // namespace seogo::bench
