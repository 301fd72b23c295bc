#include "tests/bench/sentence.h"

#include <cstdint>
#include <string_view>

#include "tests/bench/lexicon.h"
#include "tests/bench/verb.h"

namespace seogo::bench {
namespace {

// What follows a noun in place of a bare particle: 수출을 위한, 정부에 따르면.
struct Linker {
  std::uint32_t weight;
  Particle particle;
  std::string_view word;
};
constexpr Linker linkers[] = {
    {60, Particle::at, "대한"},       {40, Particle::at, "대해"},
    {45, Particle::object, "위한"},   {55, Particle::object, "위해"},
    {50, Particle::object, "통해"},   {30, Particle::at, "따라"},
    {30, Particle::at, "따르면"},     {22, Particle::with, "함께"},
    {20, Particle::with, "관련해"},   {14, Particle::toward, "인해"},
    {14, Particle::at, "비해"},       {8, Particle::topic, "물론"},
    {12, Particle::at, "의한"},       {30, Particle::bare, "등"},
    {16, Particle::bare, "가운데"},   {18, Particle::of, "경우"},
    {14, Particle::bare, "이후"},     {10, Particle::with, "같은"},
    {10, Particle::object, "비롯한"}, {10, Particle::object, "중심으로"},
    {8, Particle::at, "이어"},        {12, Particle::bare, "때문에"},
    {6, Particle::object, "놓고"},    {8, Particle::subject, "아닌"},
};

constexpr std::string_view openers[] = {
    "한편",        "이에 따라", "이에 대해", "그러나",      "하지만",        "또",
    "다만",        "이어",      "특히",      "앞서",        "반면",          "이날",
    "이와 관련해", "그 결과",   "실제로",    "이후",        "그러면서",      "이를 위해",
    "이 밖에도",   "당시",      "그는",      "이 관계자는", "업계에 따르면", "이 때문에"};
constexpr std::string_view counters_before[] = {"약 ",        "총 ",         "최대 ",
                                                "전년 대비 ", "지난해보다 ", "모두 "};
constexpr std::string_view large_units[] = {"명", "명",   "원",   "원", "개",
                                            "건", "달러", "가구", "톤", "대"};
constexpr std::string_view speech[] = {"말했다",   "밝혔다",   "설명했다", "강조했다", "전했다",
                                       "지적했다", "덧붙였다", "답했다",   "주장했다", "털어놨다"};
constexpr std::string_view title_links[] = {", ", "…", " ", " ", " ", ", ", " vs ", "·"};

template <std::size_t N>
std::string_view any(const std::string_view (&rows)[N], Random& random) {
  return random.pick(std::span<const std::string_view>(rows));
}

// Word tables stand commonest first.
std::string_view leading(const std::vector<std::string_view>& table, const Urn& urn,
                         Random& random) {
  return table[urn.draw(random)];
}
Urn urn_for(const std::vector<std::string_view>& table, std::uint32_t shift) {
  return Urn::zipf(static_cast<std::uint32_t>(table.size()), shift);
}

}  // namespace

void SentenceWriter::amount(std::string& text) {
  static const Urn by_use = urn_for(units(), 3);
  if (random_.percent(20)) text += any(counters_before, random_);
  const std::string_view unit = leading(units(), by_use, random_);
  switch (random_.below(6)) {
    case 0:  // 12.5%
      text += std::to_string(random_.between(0, 99)) + '.';
      text += std::to_string(random_.between(1, 9));
      text += random_.percent(80) ? "%" : unit;
      return;
    case 1: {  // 1,250명
      text += std::to_string(random_.between(1, 99)) + ',';
      const std::string rest = std::to_string(random_.between(0, 999));
      text.append(3 - rest.size(), '0');
      text += rest;
      text += any(large_units, random_);
      return;
    }
    case 2:  // 17일, 3월 2일
      text += std::to_string(random_.between(1, 12)) + "월 ";
      [[fallthrough]];
    case 3:
      text += std::to_string(random_.between(1, 28)) + "일";
      return;
    case 4:
      text += std::to_string(random_.between(1995, 2026)) + "년";
      return;
    default:  // small numbers above all
      text += std::to_string(1 + static_cast<int>(random_.long_tail(14)));
      break;
  }
  text += unit;
}

void SentenceWriter::person(std::string& text) {
  static const Urn by_use = urn_for(roles(), 4);
  text += vocabulary_.draw_person(random_).text;
  text += ' ';
  text += leading(roles(), by_use, random_);
}

void SentenceWriter::noun(std::string& text, Particle particle) {
  const std::uint32_t roll = random_.below(1000);
  if (roll < 75) {
    amount(text);
    append_particle(text, particle);
    return;
  }
  if (roll < 110) {
    person(text);
    append_particle(text, particle);
    return;
  }
  const Stem& stem = theme_.draw(random_);
  text += stem.text;
  Sound sound = stem.sound;
  if (stem.kind == StemKind::person && random_.percent(30)) {
    static const Urn by_use = urn_for(roles(), 4);
    text += ' ';
    text += leading(roles(), by_use, random_);
    sound = last_sound(text);
  } else if (roll < 330 && stem.kind != StemKind::person) {
    // Korean writes compounds with the space or without it, the same writer on the same page.
    if (!random_.percent(35)) text += ' ';
    text += theme_.draw(random_).text;
    sound = last_sound(text);
  } else if (stem.kind == StemKind::loanword && random_.percent(12)) {
    const auto& foreign = vocabulary_.latin();
    text += '(';
    text +=
        vocabulary_.stem(foreign[random_.below(static_cast<std::uint32_t>(foreign.size()))]).text;
    text += ')';
  }
  if (roll >= 970) {
    text += "들";
    sound = Sound::rieul;
  } else if (roll >= 945) {
    text += "적";
    sound = Sound::closed;
    if (particle == Particle::bare) particle = Particle::being;
  }
  append_particle(text, particle, sound);
}

void SentenceWriter::verb_stem_noun(std::string& text) {
  static const Urn by_use = urn_for(verbal_nouns(), 8);
  if (random_.percent(80)) {
    text += leading(verbal_nouns(), by_use, random_);
  } else {
    text += theme_.draw(random_).text;
  }
}

void SentenceWriter::modifier(std::string& text) {
  static const Urn by_use = urn_for(determiners(), 2);
  if (random_.percent(50)) {
    text += leading(determiners(), by_use, random_);
  } else if (random_.percent(55)) {
    append_adnominal(text, draw_verb(random_), random_);
  } else {
    verb_stem_noun(text);
    append_adnominal(text, draw_light_verb(random_), random_);
  }
  text += ' ';
}

void SentenceWriter::middle(std::string& text, int phrases) {
  static const Urn by_use = urn_for(adverbs(), 5);
  static const Urn linker_urn = Urn::of_rows(std::span<const Linker>(linkers));
  for (; phrases > 0; --phrases) {
    if (random_.percent(10)) {
      text += leading(adverbs(), by_use, random_);
      text += ' ';
    }
    if (random_.percent(14)) modifier(text);
    if (random_.percent(13)) {
      const Linker& linker = linkers[linker_urn.draw(random_)];
      noun(text, linker.particle);
      text += ' ';
      text += linker.word;
    } else {
      noun(text, draw_particle(random_));
    }
    text += ' ';
  }
}

void SentenceWriter::connective(std::string& text) {
  if (random_.percent(55)) {
    verb_stem_noun(text);
    append_connective(text, draw_light_verb(random_), random_);
  } else {
    append_connective(text, draw_verb(random_), random_);
  }
  text += random_.percent(20) ? ", " : " ";
}

void SentenceWriter::predicate(std::string& text) {
  if (random_.percent(7)) {  // 반도체다
    const Stem& stem = theme_.draw(random_);
    text += stem.text;
    text += stem.sound == Sound::open ? "다" : "이다";
  } else if (random_.percent(60)) {
    verb_stem_noun(text);
    append_predicate(text, draw_light_verb(random_), random_);
  } else {
    append_predicate(text, draw_verb(random_), random_);
  }
}

void SentenceWriter::opener(std::string& text) {
  text += any(openers, random_);
  text += random_.percent(25) ? ", " : " ";
}

void SentenceWriter::clause(std::string& text) {
  if (random_.percent(16)) modifier(text);
  noun(text, random_.percent(55) ? Particle::topic : Particle::subject);
  text += ' ';
  middle(text, random_.between(1, 4));
}

void SentenceWriter::sentence(std::string& text) {
  if (random_.percent(24)) opener(text);
  clause(text);
  for (int chance = 55; random_.percent(chance); chance -= 25) {
    connective(text);
    middle(text, random_.between(1, 4));
  }
  predicate(text);
  text += '.';
}

void SentenceWriter::quotation(std::string& text) {
  // Archives hold straight and curly quotes side by side.
  const bool curly = random_.percent(60);
  const std::string_view open = curly ? "“" : "\"";
  const std::string_view close = curly ? "”" : "\"";
  person(text);
  append_particle(text, Particle::topic);
  text += ' ';
  const bool twice = random_.percent(45);
  for (int part = twice ? 2 : 1; part > 0; --part) {
    text += open;
    clause(text);
    if (random_.percent(30)) {
      connective(text);
      middle(text, random_.between(1, 3));
    }
    predicate(text);
    text += close;
    text += part == 2 ? "며 " : "고 ";
  }
  text += any(speech, random_);
  text += '.';
}

void SentenceWriter::subheading(std::string& text) {
  text += theme_.draw_key(random_).text;
  for (int left = random_.between(2, 4); left > 0; --left) {
    text += ' ';
    text += theme_.draw(random_).text;
  }
}

void SentenceWriter::title(std::string& text) {
  if (random_.percent(5)) text += random_.percent(60) ? "[단독] " : "[속보] ";
  if (random_.percent(9)) {
    const auto& hanja = title_hanja();
    text += hanja[random_.below(static_cast<std::uint32_t>(hanja.size()))];
    text += random_.percent(40) ? ", " : " ";
  }
  const int words_left = random_.between(4, 8);
  text += theme_.key(0).text;
  for (int at = 1; at < words_left; ++at) {
    text += any(title_links, random_);
    if (random_.percent(12)) {
      amount(text);
    } else if (random_.percent(25)) {
      verb_stem_noun(text);
    } else {
      text += random_.percent(70) ? theme_.key(static_cast<std::size_t>(at)).text
                                  : theme_.draw(random_).text;
    }
  }
  if (random_.percent(10)) text += random_.percent(50) ? "?" : "!";
}

}  // namespace seogo::bench
