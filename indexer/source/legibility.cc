#include "indexer/source/legibility.h"

#include <array>
#include <cstddef>

#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

constexpr char32_t first_syllable = U'가';
constexpr std::size_t syllables = 11172;

// The commonest of Korean news; the order does not matter.
constexpr std::u32string_view common =
    U"이다는에의을를가고하은지사기로도리자한대어시인정서라나아해그으니일부수들있전제게면보과주상장"
    U"여스만구"
    U"원요조것했오문말경소안선공였국와유방우연성적학산마모동개신비실야계되세러생금내민용며화관발위"
    U"당단배치"
    U"업진술급역회명반행통권분미음체교중트재간점드바물변감환현결심식없않때같호월년";

// Weights: set so that text in any of the encodings of encoding.cc, read in the right one, comes out
// above what it gives in every other.
constexpr double common_syllable = 1;
constexpr double other_syllable = 0.3;
constexpr double kana = 0.6;
constexpr double ideograph = 0.3;
constexpr double bad = -3;

double weight_of(char32_t c) {
  static const auto is_common = [] {
    std::array<bool, syllables> set{};
    for (const char32_t syllable : common) set[syllable - first_syllable] = true;
    return set;
  }();
  if (c >= first_syllable && c < first_syllable + syllables) {
    return is_common[c - first_syllable] ? common_syllable : other_syllable;
  }
  if (c >= U'ぁ' && c <= U'ヿ') return kana;
  if (c >= 0x4E00 && c <= 0x9FFF) return ideograph;
  return c == schema::replacement_character ? bad : 0;
}

}  // namespace

double legibility(std::string_view text) {
  double sum = 0;
  std::size_t characters = 0;
  schema::Cursor cursor(text);
  while (!cursor.done()) {
    const char32_t c = cursor.next();
    if (c < 0x80) continue;
    ++characters;
    sum += weight_of(c);
  }
  return characters == 0 ? 0 : sum / static_cast<double>(characters);
}

}  // namespace seogo::indexer::source
