// What one article is about: two or three topics and a dozen words it keeps coming back to.
//
//   Theme theme(vocabulary, random);
//   theme.key(0)          알트만   the word of its headline, in most of its paragraphs
//   theme.draw(random)    any stem: a key, a topic's word, or one of the language at large
//
// Words thus co-occur within an article far above chance, and repeat in bursts, as in real text.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/bench/vocabulary.h"

namespace seogo::bench {

class Theme {
 public:
  Theme(const Vocabulary& vocabulary, Random& random);

  [[nodiscard]] const Stem& draw(Random& random) const;
  [[nodiscard]] const Stem& key(std::size_t at) const { return vocabulary_.stem(keys_[at]); }
  [[nodiscard]] const Stem& draw_key(Random& random) const;
  [[nodiscard]] std::size_t keys() const { return keys_.size(); }
  [[nodiscard]] std::uint32_t first_topic() const { return topics_.front(); }
  [[nodiscard]] const std::vector<std::uint32_t>& topics() const { return topics_; }

 private:
  const Vocabulary& vocabulary_;
  std::vector<std::uint32_t> topics_;
  std::vector<StemId> keys_;
};

}  // namespace seogo::bench
