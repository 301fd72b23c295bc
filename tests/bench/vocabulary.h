// Some 60,000 stems in order of rank, and the topics that make them keep company.
//
//   vocabulary.stem(0).text            것: rank 0, the commonest
//   vocabulary.stem(41'000).text       an invented noun such as 정산화, a name, a loanword, an
//   acronym vocabulary.topic(7)                the stems that turn up together: 반도체, 공장, 수출
//   …
//
// The language is the same whatever the seed of a corpus; only what is written in it differs, so
// two corpora of different seeds can be put together. Immutable once built; read from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/hangul.h"
#include "tests/bench/random.h"

namespace seogo::bench {

enum class StemKind : std::uint8_t { noun, compound, person, loanword, latin };

struct Stem {
  std::string text;
  StemKind kind = StemKind::noun;
  Sound sound = Sound::open;
};

using StemId = std::uint32_t;  // its rank

class Vocabulary {
 public:
  static constexpr std::uint32_t size = 60'000;
  static constexpr std::uint32_t topics = 400;
  static constexpr std::uint32_t topic_size = 500;

  Vocabulary();

  [[nodiscard]] const Stem& stem(StemId id) const { return stems_[id]; }
  [[nodiscard]] const std::vector<StemId>& topic(std::uint32_t number) const {
    return topics_[number];
  }
  [[nodiscard]] const std::vector<StemId>& people() const { return people_; }
  [[nodiscard]] const std::vector<StemId>& latin() const { return latin_; }

  [[nodiscard]] StemId draw(Random& random) const;  // any stem, by Zipf's law
  [[nodiscard]] StemId draw_of_topic(std::uint32_t number, Random& random) const;
  [[nodiscard]] const Stem& draw_person(Random& random) const;

 private:
  void coin_stems();
  void gather_topics();

  std::vector<Stem> stems_;
  std::vector<std::vector<StemId>> topics_;
  std::vector<StemId> people_;
  std::vector<StemId> latin_;
  Urn by_rank_;
  Urn in_topic_;
  Urn by_fame_;
};

}  // namespace seogo::bench
