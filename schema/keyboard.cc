#include "schema/keyboard.h"

#include <algorithm>
#include <array>
#include <memory>
#include <new>

#include <hangul.h>

#include "schema/jamo.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

// The keys of U+3131 ㄱ to U+3163 ㅣ, in that order.
constexpr char32_t first_letter = U'ㄱ';
constexpr std::array<std::string_view, 51> keys = {
    "r",  "R",  "rt", "s", "sw", "sg", "e",  "E",  "f", "fr", "fa", "fq", "ft",
    "fx", "fv", "fg", "a", "q",  "Q",  "qt", "t",  "T", "d",  "w",  "W",  "c",
    "z",  "x",  "v",  "g", "k",  "o",  "i",  "O",  "j", "p",  "u",  "P",  "h",
    "hk", "ho", "hl", "y", "n",  "nj", "np", "nl", "b", "m",  "ml", "l"};

std::string_view keys_of(char32_t letter) {
  if (letter < first_letter || letter >= first_letter + keys.size()) return {};
  return keys[letter - first_letter];
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Release {
  void operator()(HangulInputContext* context) const { hangul_ic_delete(context); }
};

// Appends the syllables; false when there is anything else among them.
bool take(const ucschar* composed, std::string& out) {
  for (; composed != nullptr && *composed != 0; ++composed) {
    if (!is_syllable(*composed)) return false;
    append(out, *composed);
  }
  return true;
}

}  // namespace

std::string as_hangul(std::string_view latin) {
  if (!std::all_of(latin.begin(), latin.end(), is_letter)) return {};
  const std::unique_ptr<HangulInputContext, Release> context(hangul_ic_new("2"));
  if (context == nullptr) throw std::bad_alloc();
  std::string out;
  for (const char key : latin) {
    if (!hangul_ic_process(context.get(), key)) return {};
    if (!take(hangul_ic_get_commit_string(context.get()), out)) return {};
  }
  return take(hangul_ic_flush(context.get()), out) ? out : std::string();
}

std::string as_latin(std::string_view hangul) {
  std::string out;
  for (Cursor cursor(hangul); !cursor.done();) {
    const char32_t c = cursor.next();
    if (is_syllable(c)) {
      const Letters letters = letters_of(c);
      out.append(keys_of(letters.initial)).append(keys_of(letters.medial));
      out.append(keys_of(letters.final));
    } else if (const std::string_view typed = keys_of(c); !typed.empty()) {
      out.append(typed);
    } else {
      return {};
    }
  }
  return out;
}

}  // namespace seogo::schema
