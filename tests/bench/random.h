// Chance that falls the same on every machine.
//
//   Random random(42);
//   random.below(6)                        0 to 5
//   Urn({70, 20, 10}).draw(random)         0 seven times in ten
//   Urn::zipf(60'000, 3).draw(random)      a rank; rank 0 is the word heard most
//
// The distributions of <random> differ between standard libraries; only its engines are fixed. So
// the engine is mt19937_64 and what is drawn from it is counted here in whole numbers. A Random
// belongs to one thread; an Urn may be drawn from by several.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <span>
#include <vector>

namespace seogo::bench {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  // The stream of one numbered thing: article 17 of seed 42 does not depend on articles 0 to 16.
  Random(std::uint64_t seed, std::uint64_t number);

  [[nodiscard]] std::uint32_t below(std::uint32_t bound);  // 0 to bound - 1; bound is at least 1
  [[nodiscard]] int between(int low, int high);            // both ends included
  [[nodiscard]] bool percent(int of_hundred);              // true so many times in a hundred
  // Lomax with shape 2, rounded: most draws small, some very large, the mean about as asked. Cut
  // off at 200 means.
  [[nodiscard]] std::int64_t long_tail(double mean);

  template <typename T>
  [[nodiscard]] const T& pick(std::span<const T> rows) {
    return rows[below(static_cast<std::uint32_t>(rows.size()))];
  }

 private:
  std::mt19937_64 engine_;
};

// Indexes drawn by weight.
class Urn {
 public:
  // At least one weight, and their sum is above 0 and under 2^32.
  explicit Urn(std::span<const std::uint32_t> weights);
  Urn(std::initializer_list<std::uint32_t> weights)
      : Urn(std::span<const std::uint32_t>(weights.begin(), weights.size())) {}

  // Zipf and Mandelbrot with exponent 1: rank r (from 0) weighs 1 / (r + 1 + shift).
  [[nodiscard]] static Urn zipf(std::uint32_t ranks, std::uint32_t shift);

  // The weights of table rows: anything with a member `weight`.
  template <typename Row>
  [[nodiscard]] static Urn of_rows(std::span<const Row> rows) {
    std::vector<std::uint32_t> weights;
    for (const Row& row : rows) weights.push_back(row.weight);
    return Urn(weights);
  }

  [[nodiscard]] std::size_t draw(Random& random) const;

 private:
  std::vector<std::uint32_t> upto_;  // running sums
};

}  // namespace seogo::bench
