#include "schema/hanja.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "schema/embedded.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (Cursor cursor(text); !cursor.done();) out.push_back(cursor.next());
  return out;
}

struct Table {
  std::unordered_map<char32_t, char32_t> characters;
  std::unordered_map<std::u32string, std::u32string> words;
  std::size_t longest_word = 0;  // characters
};

Table load() {
  Table table;
  std::string_view rest = hanja_table();
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const std::size_t tab = line.find('\t');
    std::u32string hanja = decoded(line.substr(0, tab));
    std::u32string hangul = decoded(line.substr(tab + 1));
    if (hanja.size() == 1) {
      table.characters.emplace(hanja[0], hangul[0]);
    } else {
      table.longest_word = std::max(table.longest_word, hanja.size());
      table.words.emplace(std::move(hanja), std::move(hangul));
    }
  }
  return table;
}

const Table& table() {
  static const Table instance = load();
  return instance;
}

struct Headline {
  char32_t hanja;
  std::u32string_view word;
};

// The lone Hanja that Korean newspapers print in headlines, each for one word.
constexpr std::array<Headline, 34> headlines = {{
    {U'美', U"미국"}, {U'韓', U"한국"},   {U'中', U"중국"},     {U'日', U"일본"},
    {U'北', U"북한"}, {U'南', U"남한"},   {U'英', U"영국"},     {U'佛', U"프랑스"},
    {U'獨', U"독일"}, {U'露', U"러시아"}, {U'伊', U"이탈리아"}, {U'印', U"인도"},
    {U'濠', U"호주"}, {U'豪', U"호주"},   {U'加', U"캐나다"},   {U'臺', U"대만"},
    {U'台', U"대만"}, {U'越', U"베트남"}, {U'比', U"필리핀"},   {U'蘇', U"소련"},
    {U'檢', U"검찰"}, {U'警', U"경찰"},   {U'靑', U"청와대"},   {U'與', U"여당"},
    {U'野', U"야당"}, {U'軍', U"군대"},   {U'政', U"정부"},     {U'法', U"법원"},
    {U'證', U"증권"}, {U'株', U"주식"},   {U'歐', U"유럽"},     {U'亞', U"아시아"},
    {U'獄', U"감옥"}, {U'黨', U"정당"},
}};

}  // namespace

std::u32string hanja_reading(std::u32string_view run) {
  const Table& readings = table();
  std::u32string out;
  while (out.size() < run.size()) {
    const std::u32string_view rest = run.substr(out.size());
    std::size_t length = std::min(rest.size(), readings.longest_word);
    for (; length > 1; --length) {
      const auto word = readings.words.find(std::u32string(rest.substr(0, length)));
      if (word == readings.words.end()) continue;
      out += word->second;
      break;
    }
    if (length > 1) continue;
    const auto character = readings.characters.find(rest[0]);
    if (character == readings.characters.end()) {
      out.push_back(rest[0]);
    } else {
      out.push_back(out.empty() ? initial_sound(character->second) : character->second);
    }
  }
  return out;
}

std::u32string_view headline_word(char32_t c) {
  const auto* row = std::find_if(headlines.begin(), headlines.end(),
                                 [c](const Headline& headline) { return headline.hanja == c; });
  return row == headlines.end() ? std::u32string_view() : row->word;
}

}  // namespace seogo::schema
