#include "searchd/engine/nouns.h"

#include <algorithm>
#include <iterator>

#include "schema/analyzer.h"
#include "schema/endings.h"
#include "schema/jamo.h"
#include "schema/stored.h"
#include "schema/utf8.h"
#include "schema/word_chunk.h"
#include "searchd/engine/together.h"
#include "searchd/query/weights.h"

namespace seogo::searchd::engine {
namespace {

using schema::syllable_bytes;

// What verbs and adjectives end in, beside the forms of 하다 and 되다 in endings.h. Nouns end so too
// (광고, 장면, 기한): these are told by their texts.
constexpr std::string_view verbal_endings[] = {
    "고", "면", "게", "자", "지", "니", "라", "려", "어", "아",   "여",   "서",   "은", "한",
    "할", "함", "해", "된", "될", "됨", "돼", "린", "진", "든",   "듯",   "다",   "네", "요",
    "까", "온", "간", "난", "신", "인", "울", "을", "러", "자고", "기도", "기로", "와"};

// Hardly a noun ends so: one has to be seen before a particle.
constexpr std::string_view sure_endings[] = {
    "며",   "던",   "하",   "히",   "운",   "른",   "런",   "떤",   "딘",   "릴",
    "켜",   "져",   "혀",   "춰",   "줘",   "워",   "죠",   "면서", "으며", "으면",
    "지만", "는데", "은데", "려고", "려면", "려는", "도록", "거나", "어서", "아서",
    "다며", "다고", "다면", "라며", "라고", "라는", "기에"};

// Particles that the lexicon leaves where names end so too: 정부나, but 김한나.
constexpr std::string_view left_particles[] = {"만", "나", "께", "랑", "야", "든", "인", "일"};
constexpr unsigned clearly_more = 2;

// Particles that stand behind one syllable, 배로, and those that prove that it is a noun, 배를. Some
// nouns end in the first, so that they prove nothing: 제도.
constexpr std::string_view short_particles[] = {"은", "는", "이", "가", "을", "를", "의",
                                                "에", "와", "과", "도", "로", "만"};
constexpr std::string_view proving_particles[] = {"은", "는", "이", "가", "을", "를", "의", "에"};

// They begin sentences, and nobody searches for them.
constexpr std::string_view connecting[] = {
    "그러나", "그리고", "그런데", "그래서", "그러면", "그래",   "하지만", "그렇게",
    "이렇게", "따라서", "또는",   "또한",   "그러자", "그래도", "그러니", "이에",
    "이어",   "이번",   "다만",   "한편",   "아울러", "이미",   "매우",   "아주",
    "너무",   "가장",   "다시",   "함께",   "모두",   "바로",   "지난",   "이날",
    "위해",   "통해",   "따라",   "대해",   "관해",   "때문"};

// What follows a noun and seldom anything else.
constexpr std::string_view noun_particles[] = {"을", "를",   "이",   "가",   "의",   "에", "과",
                                               "와", "에서", "으로", "에게", "부터", "들"};

// Beside these many occurrences without a particle a word is no noun.
constexpr unsigned enough_seen = 6;
constexpr double least_noun_share = 0.15;

std::string_view syllable_at(std::string_view word, std::size_t at) {
  return word.substr(at, syllable_bytes);
}

// 있다, 했던, 밝혔고; 없는, 않았다; 합니다; 국민를.
bool is_plainly_verbal(std::string_view word) {
  for (std::size_t at = 0; at + syllable_bytes <= word.size(); at += syllable_bytes) {
    std::size_t next = at;
    const char32_t c = schema::decode(word, next);
    const char32_t final = schema::letters_of(c).final;
    if (final == U'ㅆ' || c == U'없' || c == U'않' || c == U'많' || c == U'싶') return true;
  }
  const std::string_view last = syllable_at(word, word.size() - syllable_bytes);
  return last == "를" || last == "는" || word.ends_with("니다") || word.ends_with("니까");
}

// 로 of 배로: an ending behind one syllable, which the lexicon does not cut. 들 is left out, because
// what follows 아들 follows 그들 alike.
std::string_view particle_of(std::string_view word) {
  const std::string_view rest = word.substr(syllable_bytes);
  return rest != "들" && schema::is_ending(rest) ? rest : std::string_view();
}

// The longest of them that the word ends in, with a stem before it; empty for none.
template <std::size_t size>
std::string_view ending_of(std::string_view word, const std::string_view (&endings)[size]) {
  std::string_view longest;
  for (const std::string_view ending : endings) {
    if (word.size() > ending.size() && word.ends_with(ending) && ending.size() > longest.size()) {
      longest = ending;
    }
  }
  return longest;
}

template <std::size_t size>
bool is_among(const std::string_view (&texts)[size], std::string_view wanted) {
  return std::find(std::begin(texts), std::end(texts), wanted) != std::end(texts);
}

bool begins_with_noun_particle(std::string_view rest) {
  return std::any_of(std::begin(noun_particles), std::end(noun_particles),
                     [&](std::string_view particle) { return rest.starts_with(particle); });
}

bool is_syllable_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  return schema::is_syllable(schema::decode(text, at));
}

// Whether the character that ends right before `at` is a syllable: all of these take three bytes.
bool is_syllable_before(std::string_view text, std::size_t at) {
  return at >= syllable_bytes && is_syllable_at(text, at - syllable_bytes);
}

std::string_view syllables_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (is_syllable_at(text, end)) end += syllable_bytes;
  return text.substr(at, end - at);
}

}  // namespace

Nouns::Seen Nouns::look(std::string_view word, std::string_view ending) const {
  Seen seen;
  const bool particle = ending.size() + syllable_bytes == word.size() && schema::is_ending(ending);
  for (const Xapian::docid document :
       Together::first(database_, terms_of_word(word), most_texts_read)) {
    if (deadline_.passed()) return {};
    const std::string stored = schema::stored_data(database_, document);
    const std::string_view text = stored;
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      if (is_syllable_before(text, at)) continue;
      const std::string_view rest = syllables_from(text, at + word.size());
      ++seen.all;
      // 로는 behind 배 is one ending.
      const bool longer_ending = schema::is_ending(std::string(ending).append(rest));
      const bool compound = particle && rest.size() > syllable_bytes && !schema::may_follow(rest);
      if (!rest.empty() && !longer_ending &&
          ((schema::may_follow(rest) && begins_with_noun_particle(rest)) || compound)) {
        ++seen.noun;
      }
    }
    if (seen.noun >= 2 && seen.noun * 3 >= seen.all) break;  // plain already
  }
  return seen;
}

bool Nouns::has_other_forms(std::string_view word, std::string_view head) const {
  const bool particle =
      head.size() == syllable_bytes && is_among(short_particles, word.substr(head.size()));
  bool others = false;
  lexicon_.each_beginning(head, [&](std::string_view other, unsigned) {
    const std::string_view rest = other.substr(head.size());
    const bool form = particle ? is_among(proving_particles, rest)
                               : is_among(verbal_endings, rest) || is_among(sure_endings, rest);
    others = others || (form && other != word);
  });
  return others;
}

bool Nouns::stands(std::string_view word) const {
  if (word.size() < 2 * syllable_bytes || is_plainly_verbal(word)) return false;
  if (is_among(connecting, word)) return false;
  const std::string_view sure = ending_of(word, sure_endings);
  std::string_view ending = sure;
  if (ending.empty()) ending = particle_of(word);
  if (ending.empty()) ending = ending_of(word, verbal_endings);
  const std::string_view left = ending_of(word, left_particles);
  const std::string_view stem = word.substr(0, word.size() - left.size());
  const bool of_other = !left.empty() && stem.size() >= 2 * syllable_bytes &&
                        lexicon_.count(stem) >= clearly_more * lexicon_.count(word);
  if (of_other) ending = left;
  if (ending.empty()) return true;
  const Seen seen = look(word, ending);
  if (seen.noun > 0 && seen.noun >= least_noun_share * seen.all) return true;
  if (!sure.empty() || of_other || seen.all >= enough_seen || deadline_.passed()) return false;
  return !has_other_forms(word, word.substr(0, word.size() - ending.size()));
}

std::string Nouns::whole(std::string_view stem, std::uint64_t articles) const {
  std::string meant(stem);
  lexicon_.each_beginning(stem, [&](std::string_view longer, unsigned count) {
    const bool is_form = longer.size() > stem.size() && schema::stem_length(longer) == stem.size();
    const double share = static_cast<double>(count) / static_cast<double>(articles);
    if (is_form && share >= query::least_whole_share) meant = longer;
  });
  return meant;
}

}  // namespace seogo::searchd::engine
