#include "tests/bench/vocabulary.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "tests/bench/lexicon.h"

namespace seogo::bench {
namespace {

constexpr std::uint64_t language_seed = 1446;  // the year Hangul was published
constexpr std::uint32_t zipf_shift = 12;

// Draws single syllables from the rows of a table.
class SyllableUrn {
 public:
  explicit SyllableUrn(std::span<const SyllableRow> rows)
      : syllables_(spread(rows)), urn_(weights(rows)) {}

  void append(std::string& word, Random& random) const { word += syllables_[urn_.draw(random)]; }

 private:
  static std::vector<std::string_view> spread(std::span<const SyllableRow> rows) {
    std::vector<std::string_view> all;
    for (const SyllableRow& row : rows) {
      for (const std::string_view syllable : characters(row.syllables)) all.push_back(syllable);
    }
    return all;
  }
  static std::vector<std::uint32_t> weights(std::span<const SyllableRow> rows) {
    std::vector<std::uint32_t> all;
    for (const SyllableRow& row : rows) {
      all.insert(all.end(), characters(row.syllables).size(), row.weight);
    }
    return all;
  }

  std::vector<std::string_view> syllables_;
  Urn urn_;
};

// Invents words that look Korean.
class Coiner {
 public:
  std::string noun(Random& random) {
    std::string word;
    const bool native = random.percent(8);
    const SyllableUrn& urn = native ? native_ : noun_;
    urn.append(word, random);
    urn.append(word, random);
    if (native && random.percent(35)) urn.append(word, random);
    return word;
  }
  void suffix(std::string& word, Random& random) { suffix_.append(word, random); }

  std::string person(Random& random) {
    std::string word;
    surname_.append(word, random);
    given_.append(word, random);
    if (!random.percent(4)) given_.append(word, random);  // 허준, 이한: one syllable is rare
    return word;
  }

  std::string loanword(Random& random) {
    std::string word;
    int length = random.between(2, 4);
    if (random.percent(15)) ++length;
    for (int left = length; left > 0; --left) loan_.append(word, random);
    return word;
  }

  std::string latin(Random& random) {
    std::string word;
    if (random.percent(35)) {
      for (int left = random.between(2, 4); left > 0; --left) {
        word += static_cast<char>('A' + random.below(26));
      }
      return word;
    }
    static constexpr std::string_view onsets[] = {"b", "c", "d",  "f",  "g",  "h", "k",
                                                  "l", "m", "n",  "p",  "r",  "s", "t",
                                                  "v", "w", "br", "st", "tr", "ch"};
    static constexpr std::string_view nuclei[] = {"a", "e", "i", "o",  "u",
                                                  "a", "e", "o", "ea", "io"};
    static constexpr std::string_view codas[] = {"", "", "n", "r", "s", "l", "t", "x", "ck", "ng"};
    for (int left = random.between(2, 3); left > 0; --left) {
      word += random.pick(std::span<const std::string_view>(onsets));
      word += random.pick(std::span<const std::string_view>(nuclei));
    }
    word += random.pick(std::span<const std::string_view>(codas));
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  }

 private:
  SyllableUrn noun_{noun_syllables()};
  SyllableUrn native_{native_syllables()};
  SyllableUrn suffix_{noun_suffixes()};
  SyllableUrn surname_{surnames()};
  SyllableUrn given_{given_name_syllables()};
  SyllableUrn loan_{loan_syllables()};
};

}  // namespace

Vocabulary::Vocabulary()
    : by_rank_(Urn::zipf(size, zipf_shift)), in_topic_(Urn::zipf(topic_size, 8)), by_fame_({1}) {
  coin_stems();
  for (StemId id = 0; id < size; ++id) {
    if (stems_[id].kind == StemKind::person) people_.push_back(id);
    if (stems_[id].kind == StemKind::latin) latin_.push_back(id);
  }
  by_fame_ = Urn::zipf(static_cast<std::uint32_t>(people_.size()), 20);
  gather_topics();
}

void Vocabulary::coin_stems() {
  Random random(language_seed);
  Coiner coiner;
  std::unordered_set<std::string> known;
  stems_.reserve(size);
  const auto add = [&](std::string text, StemKind kind) {
    if (stems_.size() == size || !known.insert(text).second) return;
    const Sound sound = last_sound(text);
    stems_.push_back({std::move(text), kind, sound});
  };

  std::size_t latin = 0;
  for (const std::string_view noun : common_nouns()) {
    add(std::string(noun), StemKind::noun);
    // One acronym to four nouns is about their share at the head of real news.
    if (stems_.size() % 5 == 4 && latin < latin_words().size()) {
      add(std::string(latin_words()[latin++]), StemKind::latin);
    }
  }
  for (const std::string_view noun : verbal_nouns()) add(std::string(noun), StemKind::noun);

  std::vector<StemId> simple;
  while (stems_.size() < size) {
    const std::uint32_t roll = random.below(100);
    // Frequent words are short: the further down the ranks, the more is derived and compounded.
    const bool head = stems_.size() < 8'000;
    if (roll < (head ? 62U : 22U)) {
      add(coiner.noun(random), StemKind::noun);
    } else if (roll < (head ? 74U : 46U)) {
      std::string word = stems_[random.below(static_cast<std::uint32_t>(stems_.size()))].text;
      if (stems_.size() < 1'000 || characters(word).size() != 2) continue;
      if (word.front() >= 'A' && word.front() <= 'z') continue;
      coiner.suffix(word, random);
      add(std::move(word), StemKind::noun);
    } else if (roll < (head ? 80U : 74U)) {
      const std::uint32_t limit =
          std::min<std::uint32_t>(static_cast<std::uint32_t>(stems_.size()), 6'000);
      const Stem& first = stems_[random.below(limit)];
      const Stem& second = stems_[random.below(limit)];
      if (first.kind != StemKind::noun || second.kind != StemKind::noun) continue;
      if (first.text.size() != 6 || second.text.size() > 9 || second.text.size() < 6) continue;
      add(first.text + second.text, StemKind::compound);
    } else if (roll < (head ? 88U : 84U)) {
      add(coiner.person(random), StemKind::person);
    } else if (roll < (head ? 96U : 95U)) {
      add(coiner.loanword(random), StemKind::loanword);
    } else {
      add(coiner.latin(random), StemKind::latin);
    }
  }
}

void Vocabulary::gather_topics() {
  Random random(language_seed, 1);
  topics_.resize(topics);
  // The commonest words belong to every topic; a topic's own begin below them, and it leans on them
  // about as the language does: a flatter law, for its best words are rare elsewhere.
  constexpr std::uint32_t everyones = 60;
  const Urn flat = Urn::zipf(size - everyones, 900);
  for (std::vector<StemId>& topic : topics_) {
    std::unordered_set<StemId> taken;
    while (topic.size() < topic_size) {
      const StemId id = everyones + static_cast<StemId>(flat.draw(random));
      if (taken.insert(id).second) topic.push_back(id);
    }
  }
}

StemId Vocabulary::draw(Random& random) const { return static_cast<StemId>(by_rank_.draw(random)); }

StemId Vocabulary::draw_of_topic(std::uint32_t number, Random& random) const {
  return topics_[number][in_topic_.draw(random)];
}

const Stem& Vocabulary::draw_person(Random& random) const {
  return stems_[people_[by_fame_.draw(random)]];
}

}  // namespace seogo::bench
