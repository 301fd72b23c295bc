#include "schema/endings.h"

#include <array>
#include <cstdint>
#include <string_view>

#include "schema/syllable.h"

namespace seogo::schema {
namespace {

constexpr std::string_view particles[] = {
    "은",       "는",       "이",         "가",         "을",       "를",     "의",
    "에",       "와",       "과",         "도",         "로",       "뿐",     "들",
    "에서",     "에게",     "한테",       "께서",       "으로",     "부터",   "까지",
    "마저",     "조차",     "처럼",       "같이",       "보다",     "마다",   "이나",
    "이랑",     "하고",     "대로",       "만큼",       "밖에",     "커녕",   "든지",
    "라도",     "라며",     "라고",       "라는",       "라면",     "란",     "이란",
    "이든",     "이여",     "이야",       "야말로",     "로서",     "로써",   "로의",
    "로는",     "로도",     "로만",       "에는",       "에도",     "에만",   "에의",
    "와는",     "과는",     "와의",       "과의",       "와도",     "과도",   "들은",
    "들이",     "들을",     "들의",       "들에",       "들도",     "들과",   "들만",
    "들로",     "께서는",   "께서도",     "에서는",     "에서도",   "에서만", "에서의",
    "에서부터", "에게는",   "에게도",     "에게서",     "에게만",   "한테는", "한테도",
    "한테서",   "으로는",   "으로도",     "으로만",     "으로의",   "으로서", "으로써",
    "로부터",   "으로부터", "부터는",     "부터의",     "까지는",   "까지도", "까지의",
    "까지만",   "이라도",   "이라며",     "이라고",     "이라는",   "이라면", "이든지",
    "이야말로", "은커녕",   "는커녕",     "보다는",     "보다도",   "처럼은", "뿐만",
    "뿐이다",   "들에게",   "들에게는",   "들에게도",   "들에게서", "들에서", "들로부터",
    "들처럼",   "들까지",   "들부터",     "들보다",     "들이나",   "들로서", "들이라는",
    "로부터는", "로부터의", "으로부터는", "으로부터의",
};
constexpr std::string_view forms_of_hada[] = {
    "하다",     "한다",     "했다",     "하는",   "하고",   "하며",     "하면",   "하면서",
    "하여",     "해",       "해서",     "했던",   "했을",   "했고",     "했으며", "했지만",
    "했다고",   "했다며",   "했다는",   "했는데", "할",     "한",       "함",     "하기",
    "하기로",   "하기에",   "하기도",   "하지",   "하지만", "하자",     "하자는", "하게",
    "하도록",   "합니다",   "했습니다", "하였다", "하였고", "하였으며", "하던",   "해야",
    "해도",     "하려",     "하려고",   "하려는", "하려면", "한다고",   "한다는", "한다며",
    "한다면",   "하느라",   "하는데",   "하니",   "하나",   "해요",     "했어요", "하겠다",
    "하겠다고", "하겠다는", "할지",     "할까",   "하라",   "하라고",   "하라는", "해온",
    "해왔다",   "했었다",   "하면은",
};
constexpr std::string_view forms_of_doeda[] = {
    "되다",   "된다",   "됐다",     "되는",   "되고",   "되며",   "되면",       "되면서",
    "되어",   "돼",     "돼서",     "됐던",   "됐을",   "됐고",   "됐으며",     "됐지만",
    "됐다고", "됐다며", "됐다는",   "됐는데", "될",     "된",     "됨",         "되기",
    "되기도", "되지",   "되지만",   "되자",   "되게",   "되도록", "됩니다",     "됐습니다",
    "되었다", "되었고", "되었으며", "되었던", "되던",   "돼야",   "돼도",       "되려면",
    "된다고", "된다는", "된다며",   "된다면", "되는데", "되니",   "돼요",       "됐어요",
    "되겠다", "될지",   "될까",     "되어야", "되어서", "돼온",   "되었습니다",
};
constexpr std::string_view copulas[] = {
    "이다",   "입니다", "이며", "이고",   "이지만", "이자",     "이었다", "였다",
    "이었던", "였던",   "인데", "이라서", "라서",   "이에요",   "예요",   "이죠",
    "이므로", "이니",   "였고", "였으며", "이었고", "이었으며", "였지만", "이었지만",
    "인가",   "인지",   "일까", "일지",   "이냐",   "임을",     "임에도",
};

// Endings too, but so many names and nouns end in the same syllables (알트만, 러시아, 외국인,
// 김한나) that cutting them harms more than it helps.
constexpr std::string_view never_cut[] = {"만", "나", "랑", "야", "아", "여",
                                          "께", "든", "인", "일", "임"};

constexpr std::size_t slots = 1024;  // of some 300 endings
constexpr unsigned bits_of_slots = 10;
constexpr unsigned bits_a_code = 8;

// All endings. Some ninety syllables stand in them: each has a code of one byte, so that an ending of
// five is a number, and most words are done with at a syllable that has none. Asking a set of strings,
// a dozen times a word, was a fifth of the time that terms took.
class Endings {
 public:
  Endings() {
    for (const std::string_view ending : particles) add(ending, true);
    for (const std::string_view ending : forms_of_hada) add(ending, true);
    for (const std::string_view ending : forms_of_doeda) add(ending, true);
    for (const std::string_view ending : copulas) add(ending, true);
    for (const std::string_view ending : never_cut) add(ending, false);
  }

  // 0: of no ending.
  [[nodiscard]] std::uint64_t code(std::string_view text, std::size_t at) const {
    return codes_[syllable_number(text, at)];
  }

  // Of the codes of its syllables, the first one highest. None of them may be 0.
  [[nodiscard]] bool is_ending(std::uint64_t codes) const {
    return slots_[slot_of(codes)].codes != 0;
  }
  [[nodiscard]] bool is_cut(std::uint64_t codes) const { return slots_[slot_of(codes)].cut; }

 private:
  struct Slot {
    std::uint64_t codes = 0;  // 0: empty
    bool cut = false;
  };

  // Where it is, or the empty slot where it would be.
  [[nodiscard]] std::size_t slot_of(std::uint64_t codes) const {
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
    std::size_t at = (codes * golden) >> (64 - bits_of_slots);
    while (slots_[at].codes != 0 && slots_[at].codes != codes) at = (at + 1) % slots;
    return at;
  }

  void add(std::string_view ending, bool cut) {
    std::uint64_t codes = 0;
    for (std::size_t at = 0; at < ending.size(); at += syllable_bytes) {
      std::uint8_t& code = codes_[syllable_number(ending, at)];
      if (code == 0) code = ++last_code_;
      codes = codes << bits_a_code | code;
    }
    Slot& slot = slots_[slot_of(codes)];
    slot = {codes, slot.cut || cut};
  }

  std::array<std::uint8_t, all_syllables + 1> codes_{};
  std::uint8_t last_code_ = 0;
  std::array<Slot, slots> slots_{};
};

const Endings& endings() {
  static const Endings all;
  return all;
}

}  // namespace

bool is_ending(std::string_view hangul) {
  if (hangul.empty() || hangul.size() > longest_ending * syllable_bytes ||
      hangul.size() % syllable_bytes != 0) {
    return false;
  }
  const Endings& all = endings();
  std::uint64_t codes = 0;
  for (std::size_t at = 0; at < hangul.size(); at += syllable_bytes) {
    const std::uint64_t code = all.code(hangul, at);
    if (code == 0) return false;
    codes = codes << bits_a_code | code;
  }
  return all.is_ending(codes);
}

std::size_t stem_length(std::string_view hangul) {
  const Endings& all = endings();
  const std::size_t syllables = hangul.size() / syllable_bytes;
  std::size_t stem = hangul.size();
  std::uint64_t codes = 0;
  for (std::size_t length = 1; length <= longest_ending && syllables >= shortest_stem + length;
       ++length) {
    const std::size_t at = hangul.size() - length * syllable_bytes;
    const std::uint64_t code = all.code(hangul, at);
    if (code == 0) break;
    codes |= code << (bits_a_code * (length - 1));
    if (all.is_cut(codes)) stem = at;
  }
  return stem;
}

bool may_follow(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.size() > 2 * longest_ending * syllable_bytes) return false;
  const Endings& all = endings();
  for (std::size_t at = 0; at + syllable_bytes <= rest.size(); at += syllable_bytes) {
    if (all.code(rest, at) == 0) return false;
  }
  if (is_ending(rest)) return true;
  for (std::size_t cut = syllable_bytes; cut < rest.size(); cut += syllable_bytes) {
    if (is_ending(rest.substr(0, cut)) && is_ending(rest.substr(cut))) return true;
  }
  return false;
}

}  // namespace seogo::schema
