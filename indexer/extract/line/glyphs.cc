#include "indexer/extract/line/glyphs.h"

#include <algorithm>
#include <array>

#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

struct Shapes {
  std::u32string_view from;
  char32_t to;
};

constexpr std::array shapes = {
    Shapes{U"〈《‹«", U'<'}, Shapes{U"〉》›»", U'>'}, Shapes{U"【〔", U'['},
    Shapes{U"】〕", U']'},   Shapes{U"ㅣ│┃∣¦", U'|'}, Shapes{U"ㆍ‧∙•・⋅", U'·'},
    Shapes{U"“”", U'"'},     Shapes{U"‘’", U'\''},    Shapes{U"©", U'ⓒ'},
    Shapes{U"–—―", U'-'},
};

// The syllable that `syllable` (a lead jamo, or a syllable without a final) becomes with `jamo`; 0
// if none. The arithmetic is Unicode's, section 3.12.
char32_t joined(char32_t syllable, char32_t jamo) {
  constexpr char32_t leads = 0x1100;
  constexpr char32_t vowels = 0x1161;
  constexpr char32_t finals = 0x11A7;
  constexpr char32_t syllables = 0xAC00;
  constexpr char32_t vowel_count = 21;
  constexpr char32_t final_count = 28;
  if (syllable >= leads && syllable < leads + 19 && jamo >= vowels && jamo < vowels + vowel_count)
    return syllables + ((syllable - leads) * vowel_count + (jamo - vowels)) * final_count;
  if (syllable >= syllables && syllable < syllables + 11172 &&
      (syllable - syllables) % final_count == 0 && jamo > finals && jamo < finals + final_count)
    return syllable + (jamo - finals);
  return 0;
}

}  // namespace

std::string composed(std::string_view text) {
  std::string out;
  char32_t last = 0;
  std::size_t last_size = 0;
  for (schema::Cursor cursor(text); !cursor.done();) {
    char32_t c = cursor.next();
    if (continues_syllable(c)) {
      if (const char32_t syllable = joined(last, c)) {
        out.resize(out.size() - last_size);
        c = syllable;
      }
    }
    const std::size_t before = out.size();
    schema::append(out, c);
    last = c;
    last_size = out.size() - before;
  }
  return out;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) == 0x80U) continue;
    std::size_t at = i;
    if (byte != 0xE1 || !continues_syllable(schema::decode(text, at))) ++count;
  }
  return count;
}

char32_t fold(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c < 0x80 || (c >= 0xAC00 && c <= 0xD7A3)) return c;
  if (c >= 0xFF01 && c <= 0xFF5E) return fold(c - 0xFEE0);
  const auto* row = std::find_if(shapes.begin(), shapes.end(), [c](const Shapes& shape) {
    return shape.from.find(c) != std::u32string_view::npos;
  });
  return row == shapes.end() ? c : row->to;
}

void Glyphs::read(std::string_view text) {
  source = text;
  folded.clear();
  offset.clear();
  seen = 0;
  decomposed = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    const char32_t c = schema::decode(text, at);
    const char32_t syllable =
        continues_syllable(c) && !folded.empty() ? joined(folded.back(), c) : 0;
    if (syllable != 0) {
      decomposed = true;
      folded.back() = syllable;
    } else {
      offset.push_back(static_cast<std::uint32_t>(start));
      folded.push_back(fold(c));
    }
    seen |= seen_bit(folded.back());
    if (folded.back() >= U'0' && folded.back() <= U'9') seen |= has_digit;
  }
  offset.push_back(static_cast<std::uint32_t>(at));
}

}  // namespace seogo::indexer::extract
