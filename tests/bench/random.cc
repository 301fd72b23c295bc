#include "tests/bench/random.h"

#include <algorithm>
#include <cmath>

namespace seogo::bench {
namespace {

// The finalizer of SplitMix64: neighbouring numbers give unrelated seeds.
std::uint64_t scatter(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t number)
    : engine_(scatter(scatter(seed) + number)) {}

std::uint32_t Random::below(std::uint32_t bound) {
  return static_cast<std::uint32_t>(((engine_() >> 32U) * bound) >> 32U);
}

int Random::between(int low, int high) {
  return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1)));
}

bool Random::percent(int of_hundred) { return static_cast<int>(below(100)) < of_hundred; }

std::int64_t Random::long_tail(double mean) {
  const double left = static_cast<double>((engine_() >> 11U) + 1) * 0x1p-53;  // (0, 1]
  // sqrt, division and product are rounded alike everywhere; pow, log and a fused multiply-add are
  // not, which is why nothing is added to the product before it is whole.
  const double excess = 1.0 / std::sqrt(left) - 1.0;
  return std::llround(std::min(excess, 200.0) * mean);
}

Urn::Urn(std::span<const std::uint32_t> weights) {
  upto_.reserve(weights.size());
  std::uint32_t sum = 0;
  for (const std::uint32_t weight : weights) upto_.push_back(sum += weight);
}

Urn Urn::zipf(std::uint32_t ranks, std::uint32_t shift) {
  std::vector<std::uint32_t> weights(ranks);
  // 2^27 keeps the sum of 60,000 ranks under 2^31 and the last weight over 2,000.
  for (std::uint32_t rank = 0; rank < ranks; ++rank)
    weights[rank] = (1U << 27U) / (rank + 1 + shift);
  return Urn(weights);
}

std::size_t Urn::draw(Random& random) const {
  const std::uint32_t ball = random.below(upto_.back());
  return static_cast<std::size_t>(std::upper_bound(upto_.begin(), upto_.end(), ball) -
                                  upto_.begin());
}

}  // namespace seogo::bench
