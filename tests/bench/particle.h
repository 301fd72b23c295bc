// Particles that fit the word they follow.
//
//   word = "한국은행";  append_particle(word, Particle::topic)    한국은행은
//   word = "서울";     append_particle(word, Particle::toward)   서울로, but 부산으로
//   draw_particle(random)                                       을/를, 의, 에 … as often as news
//   writes them
//
// Pure but for the chance handed in.
#pragma once

#include <string>

#include "tests/bench/hangul.h"
#include "tests/bench/random.h"

namespace seogo::bench {

enum class Particle {
  topic,     // 은, 는
  subject,   // 이, 가
  object,    // 을, 를
  of,        // 의
  at,        // 에
  in,        // 에서
  toward,    // 으로, 로
  with,      // 과, 와
  also,      // 도
  from,      // 부터
  until,     // 까지
  only,      // 만
  than,      // 보다
  or_else,   // 이나, 나
  to,        // 에게
  as,        // 으로서, 로서
  by,        // 으로부터, 로부터
  even,      // 조차
  in_topic,  // 에서는
  at_also,   // 에도
  saying,    // 이라는, 라는
  being,     // 인
  bare,      // none: 국회 통과
};

void append_particle(std::string& text, Particle particle);
// For a word followed by something in between: 알트만(Sam Altman)은 takes the sound of 알트만.
void append_particle(std::string& text, Particle particle, Sound sound);

// Any particle but topic and subject, which a sentence places itself.
[[nodiscard]] Particle draw_particle(Random& random);

}  // namespace seogo::bench
