// Build step: packs libhangul's hanja.txt ("hangul:hanja:meaning" lines) into the table of
// hanja.cc.
//
//   seogo-hanja-pack /usr/share/libhangul/hanja/hanja.txt hanja.table
//
// Output, a line each, sorted: "樂<TAB>악" for every character, and "樂園<TAB>낙원" only for those
// words that the characters' readings and the initial-sound law do not give. 271,000 words become
// some 20,000.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "schema/hanja.h"
#include "schema/utf8.h"

namespace {

using Readings = std::map<std::u32string, std::u32string>;

std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (seogo::schema::Cursor cursor(text); !cursor.done();) out.push_back(cursor.next());
  return out;
}

std::string encoded(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) seogo::schema::append(out, c);
  return out;
}

// Characters of three bytes only, so that a text and its reading stay side by side, byte for byte;
// the others are rare. Compatibility ideographs do not occur in normalized text.
bool all_hanja(const std::u32string& text) {
  return std::all_of(text.begin(), text.end(),
                     [](char32_t c) { return seogo::schema::is_hanja(c) && c < 0xF900; });
}

// 률 and 렬 behind a vowel or ㄴ are 율 and 열 (한글 맞춤법, article 11): 비율, not the northern
// 비률.
std::u32string respelled(std::u32string hangul) {
  for (std::size_t i = 1; i < hangul.size(); ++i) {
    const char32_t before = hangul[i - 1];
    if (before < U'가' || before > U'힣') continue;
    const char32_t final_sound = (before - U'가') % 28;
    if (final_sound != 0 && final_sound != 4) continue;
    if (hangul[i] == U'률') hangul[i] = U'율';
    if (hangul[i] == U'렬') hangul[i] = U'열';
  }
  return hangul;
}

bool is_northern(const std::u32string& hangul) {
  return seogo::schema::initial_sound(hangul[0]) != hangul[0] || respelled(hangul) != hangul;
}

// Of two readings of one word the southern one is taken: 낙원, not 락원; 균열, not 구렬.
void take(Readings& words, const std::u32string& hanja, const std::u32string& hangul) {
  const auto [at, fresh] = words.emplace(hanja, hangul);
  if (!fresh && is_northern(at->second) && !is_northern(hangul)) at->second = hangul;
}

// The reading a character has most often behind a word's head, where the initial-sound law is
// silent.
std::map<char32_t, char32_t> common_readings(const Readings& characters, const Readings& words) {
  std::map<char32_t, std::map<char32_t, int>> seen;
  for (const auto& [hanja, hangul] : words) {
    for (std::size_t i = 1; i < hanja.size(); ++i) ++seen[hanja[i]][hangul[i]];
  }
  std::map<char32_t, char32_t> common;
  for (const auto& [hanja, hangul] : characters) {
    common[hanja[0]] = hangul[0];
    int most = 0;
    for (const auto& [syllable, count] : seen[hanja[0]]) {
      if (count > most) common[hanja[0]] = syllable;
      most = std::max(most, count);
    }
  }
  return common;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: seogo-hanja-pack HANJA.TXT TABLE\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  std::ofstream out(argv[2], std::ios::binary);
  if (!in || !out) {
    std::cerr << "seogo-hanja-pack: cannot read " << argv[1] << " or write " << argv[2] << '\n';
    return 3;
  }

  Readings characters;
  Readings words;
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = line.find(':', first + 1);
    if (line.starts_with('#') || second == std::string::npos) continue;
    const std::u32string hangul = decoded(std::string_view(line).substr(0, first));
    const std::u32string hanja =
        decoded(std::string_view(line).substr(first + 1, second - first - 1));
    if (hanja.empty() || hanja.size() != hangul.size() || !all_hanja(hanja)) continue;
    take(hanja.size() == 1 ? characters : words, hanja, hangul);
  }

  for (auto& [hanja, hangul] : words) hangul = respelled(std::move(hangul));
  const std::map<char32_t, char32_t> common = common_readings(characters, words);
  for (const auto& [hanja, syllable] : common) {
    out << encoded({&hanja, 1}) << '\t' << encoded({&syllable, 1}) << '\n';
  }
  for (const auto& [hanja, hangul] : words) {
    std::u32string rule;
    for (const char32_t c : hanja) rule.push_back(common.contains(c) ? common.at(c) : c);
    rule[0] = seogo::schema::initial_sound(rule[0]);
    if (rule != hangul) out << encoded(hanja) << '\t' << encoded(hangul) << '\n';
  }
  out.close();
  return out ? 0 : 3;
}
