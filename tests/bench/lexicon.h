// What the invented language is made of: syllables with rough weights, and the real words that lead
// it.
//
//   common_nouns()       정부, 시장, 한국 …       the head of the vocabulary, commonest first
//   noun_syllables()     {40, "사기정인자…"}      each syllable of a row weighs the row's weight
//   title_hanja()        美, 韓, 中 …             what headlines shorten countries and offices to
//
// Words are separated by spaces in one string a table; `words` splits them. All views are static.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace seogo::bench {

struct SyllableRow {
  std::uint32_t weight;
  std::string_view syllables;
};

[[nodiscard]] std::span<const SyllableRow> noun_syllables();
[[nodiscard]] std::span<const SyllableRow> native_syllables();
[[nodiscard]] std::span<const SyllableRow> given_name_syllables();
[[nodiscard]] std::span<const SyllableRow> loan_syllables();
[[nodiscard]] std::span<const SyllableRow> surnames();       // 김 leads with a fifth
[[nodiscard]] std::span<const SyllableRow> noun_suffixes();  // -자, -회, -성 …

[[nodiscard]] const std::vector<std::string_view>& common_nouns();
[[nodiscard]] const std::vector<std::string_view>& verbal_nouns();  // 발표, 추진: take 하다, 되다
[[nodiscard]] const std::vector<std::string_view>& latin_words();  // AI, GDP, Google
[[nodiscard]] const std::vector<std::string_view>& title_hanja();
[[nodiscard]] const std::vector<std::string_view>& adverbs();      // 또한, 특히: anywhere
[[nodiscard]] const std::vector<std::string_view>& determiners();  // 이, 그, 새로운: before nouns
[[nodiscard]] const std::vector<std::string_view>& roles();        // 대표, 교수: after names
[[nodiscard]] const std::vector<std::string_view>& units();        // 명, 억원: after numbers

// "정부 시장" → 정부, 시장.
[[nodiscard]] std::vector<std::string_view> words(std::string_view list);

}  // namespace seogo::bench
