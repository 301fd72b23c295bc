#include "tests/bench/queries.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "tests/bench/hangul.h"
#include "tests/bench/random.h"

namespace seogo::bench {
namespace {

constexpr std::size_t syllable_bytes = 3;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::vector<std::string_view> eojeols(std::string_view text) {
  std::vector<std::string_view> found;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && !is_blank(text[at])) continue;
    if (at > start) found.push_back(text.substr(start, at - start));
    start = at + 1;
  }
  return found;
}

bool all_hangul(std::string_view word) {
  if (word.empty()) return false;
  while (!word.empty()) {
    const CodePoint c = first_code_point(word);
    if (!is_syllable(c.value)) return false;
    word.remove_prefix(c.length);
  }
  return true;
}

bool all_latin(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

// Longest first, so that 에서는 goes before 는.
constexpr std::string_view endings[] = {
    "에서는", "으로부터", "했다고", "됐다고", "하면서", "하기로", "에서", "에게", "으로", "부터",
    "까지",   "보다",     "에는",   "에도",   "했다",   "됐다",   "하고", "하는", "되는", "하며",
    "들이",   "들은",     "들을",   "이다",   "한다",   "된다",   "이라", "은",   "는",   "이",
    "가",     "을",       "를",     "의",     "에",     "과",     "와",   "도",   "로",   "만"};

// 알트만이 → 알트만, 해고했다. → 해고. Nothing for what is not a Hangul stem of two syllables or
// more.
std::optional<std::string_view> stem_of(std::string_view eojeol) {
  while (!eojeol.empty() && (eojeol.back() == '.' || eojeol.back() == ',')) eojeol.remove_suffix(1);
  if (!all_hangul(eojeol)) return std::nullopt;
  for (const std::string_view ending : endings) {
    if (eojeol.ends_with(ending) && eojeol.size() >= ending.size() + 2 * syllable_bytes) {
      eojeol.remove_suffix(ending.size());
      break;
    }
  }
  if (eojeol.size() < 2 * syllable_bytes) return std::nullopt;
  return eojeol;
}

// The text as words and how many bodies hold each.
class Survey {
 public:
  explicit Survey(const std::vector<std::string>& bodies) {
    struct Seen {
      std::uint32_t bodies = 0;
      std::size_t last = 0;
    };
    std::unordered_map<std::string_view, Seen> stems;
    for (std::size_t at = 0; at < bodies.size(); ++at) {
      for (const std::string_view eojeol : eojeols(bodies[at])) {
        const std::optional<std::string_view> stem = stem_of(eojeol);
        if (!stem) continue;
        Seen& seen = stems[*stem];
        if (seen.bodies > 0 && seen.last == at) continue;
        ++seen.bodies;
        seen.last = at;
      }
    }
    // A hash table's order is its library's own affair.
    std::vector<std::pair<std::string_view, std::uint32_t>> sorted;
    for (const auto& [stem, seen] : stems) sorted.emplace_back(stem, seen.bodies);
    std::sort(sorted.begin(), sorted.end());
    const double all = static_cast<double>(bodies.size());
    for (const auto& [stem, count] : sorted) {
      const double share = count / all;
      if (share >= 0.02)
        common.push_back(stem);
      else if (share >= 0.001 && count > 3)
        mid.push_back(stem);
      else if (count <= 3)
        rare.push_back(stem);
    }
  }

  std::vector<std::string_view> rare;    // in at most three bodies
  std::vector<std::string_view> mid;     // in one of a thousand, to one of fifty
  std::vector<std::string_view> common;  // in one of fifty or more
};

class Drawer {
 public:
  Drawer(const std::vector<std::string>& bodies, Random random)
      : bodies_(bodies), survey_(bodies), random_(random) {}

  std::optional<std::string> word(const std::vector<std::string_view>& stems) {
    if (stems.empty()) return std::nullopt;
    return std::string(random_.pick(std::span<const std::string_view>(stems)));
  }
  std::optional<std::string> rare() { return word(survey_.rare); }
  std::optional<std::string> mid() { return word(survey_.mid); }
  std::optional<std::string> common() { return word(survey_.common); }

  std::optional<std::string> together(std::size_t count) {
    std::vector<std::string_view> stems;
    for (const std::string_view eojeol : eojeols(paragraph())) {
      const std::optional<std::string_view> stem = stem_of(eojeol);
      if (stem && std::find(stems.begin(), stems.end(), *stem) == stems.end())
        stems.push_back(*stem);
    }
    if (stems.size() < count) return std::nullopt;
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      std::swap(stems[i], stems[i + random_.below(static_cast<std::uint32_t>(stems.size() - i))]);
      if (i > 0) text += ' ';
      text += stems[i];
    }
    return text;
  }

  // Side by side in the text, nothing but Hangul and single spaces, so that the run stands there as
  // is.
  std::optional<std::string> run(int least, int most) {
    const std::string_view text = paragraph();
    const std::vector<std::string_view> all = eojeols(text);
    const auto length = static_cast<std::size_t>(random_.between(least, most));
    if (all.size() < length) return std::nullopt;
    const std::size_t from = random_.below(static_cast<std::uint32_t>(all.size() - length + 1));
    const std::size_t begin = static_cast<std::size_t>(all[from].data() - text.data());
    const std::string_view last = all[from + length - 1];
    const std::size_t end = static_cast<std::size_t>(last.data() - text.data()) + last.size();
    std::size_t letters = 0;
    for (std::size_t i = from; i < from + length; ++i) letters += all[i].size();
    if (letters + length - 1 != end - begin) return std::nullopt;  // a wider space somewhere
    for (std::size_t i = from; i < from + length; ++i) {
      if (!all_hangul(all[i]) && !all_latin(all[i])) return std::nullopt;
    }
    return std::string(text.substr(begin, end - begin));
  }
  std::optional<std::string> phrase() {
    const std::optional<std::string> words = run(2, 4);
    if (!words) return std::nullopt;
    return '"' + *words + '"';
  }

  std::optional<std::string> syllable() {
    const std::optional<std::string_view> eojeol = any_eojeol();
    if (!eojeol || !all_hangul(*eojeol)) return std::nullopt;
    const std::vector<std::string_view> letters = characters(*eojeol);
    return std::string(random_.pick(std::span<const std::string_view>(letters)));
  }

  std::optional<std::string> latin() {
    std::optional<std::string_view> eojeol = any_eojeol();
    if (!eojeol) return std::nullopt;
    // OpenAI의 → OpenAI
    const auto stop = std::find_if(eojeol->begin(), eojeol->end(), [](char c) {
      return !all_latin({&c, 1});
    });
    const auto length = static_cast<std::size_t>(stop - eojeol->begin());
    if (length < 2) return std::nullopt;
    return std::string(eojeol->substr(0, length));
  }

  std::optional<std::string> author() {
    const std::vector<std::string_view> all = eojeols(body());
    std::vector<std::string_view> names;
    for (std::size_t i = 1; i < all.size(); ++i) {
      const std::string_view name = all[i - 1];
      const bool named = all_hangul(name) && name.size() >= 2 * syllable_bytes &&
                         name.size() <= 4 * syllable_bytes;
      if (named && (all[i] == "기자" || all[i] == "특파원")) names.push_back(name);
    }
    if (names.empty()) return std::nullopt;
    return "author:" + std::string(random_.pick(std::span<const std::string_view>(names)));
  }

  std::optional<std::string> dated() {
    std::optional<std::string> text = random_.percent(50) ? mid() : common();
    if (!text) return std::nullopt;
    const std::string year = std::to_string(random_.between(2009, 2024));
    if (random_.percent(40)) return *text + " date:" + year;
    const int month = random_.between(1, 12);
    const std::string prefix = year + (month < 10 ? "-0" : "-") + std::to_string(month);
    if (random_.percent(50)) return *text + " date:" + prefix;
    return *text + " date:" + prefix + "-01.." + prefix + "-28";
  }

 private:
  std::string_view body() {
    return bodies_[random_.below(static_cast<std::uint32_t>(bodies_.size()))];
  }
  std::string_view paragraph() {
    std::string_view text = body();
    const std::size_t from = random_.below(static_cast<std::uint32_t>(text.size() + 1));
    const std::size_t before = text.rfind("\n\n", from);
    if (before != std::string_view::npos) text.remove_prefix(before + 2);
    return text.substr(0, text.find("\n\n"));
  }
  std::optional<std::string_view> any_eojeol() {
    const std::vector<std::string_view> all = eojeols(paragraph());
    if (all.empty()) return std::nullopt;
    return random_.pick(std::span<const std::string_view>(all));
  }

  const std::vector<std::string>& bodies_;
  Survey survey_;
  Random random_;
};

struct Klass {
  std::string_view name;
  std::optional<std::string> (*draw)(Drawer&);
};
constexpr Klass klasses[] = {
    {"word-rare", [](Drawer& from) { return from.rare(); }},
    {"word-mid", [](Drawer& from) { return from.mid(); }},
    {"word-common", [](Drawer& from) { return from.common(); }},
    {"two-words", [](Drawer& from) { return from.together(2); }},
    {"three-words", [](Drawer& from) { return from.together(3); }},
    {"question", [](Drawer& from) { return from.run(8, 12); }},
    {"phrase", [](Drawer& from) { return from.phrase(); }},
    {"syllable", [](Drawer& from) { return from.syllable(); }},
    {"latin", [](Drawer& from) { return from.latin(); }},
    {"author", [](Drawer& from) { return from.author(); }},
    {"word-dates", [](Drawer& from) { return from.dated(); }},
};

}  // namespace

std::vector<BenchQuery> draw_queries(const std::vector<std::string>& bodies, std::uint64_t seed,
                                     int per_class) {
  std::vector<BenchQuery> queries;
  if (bodies.empty()) return queries;
  Drawer drawer(bodies, Random(seed));
  for (const Klass& klass : klasses) {
    // Most draws of a long run meet a comma or a number; give up only where there is nothing to
    // find.
    int tries = per_class * 500;
    for (int found = 0; found < per_class && tries > 0; --tries) {
      std::optional<std::string> text = klass.draw(drawer);
      if (!text) continue;
      queries.push_back({std::string(klass.name), std::move(*text)});
      ++found;
    }
  }
  return queries;
}

}  // namespace seogo::bench
