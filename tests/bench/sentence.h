// Sentences of news, one theme at a time.
//
//   SentenceWriter writer(vocabulary, theme, random);
//   writer.sentence(text)    한편 정부는 지난 17일 반도체 수출을 위한 지원 방안을 추진하기로 했다.
//   writer.quotation(text)   김주성 대표는 "…을 늘릴 수 있다"며 "…"고 말했다.
//   writer.title(text)       반도체 수출, 알트만 해고…3년 만에 지원
//
// Appends to `text`, no space after. Lives as long as what it was given; for one thread.
#pragma once

#include <string>

#include "tests/bench/particle.h"
#include "tests/bench/theme.h"

namespace seogo::bench {

class SentenceWriter {
 public:
  SentenceWriter(const Vocabulary& vocabulary, const Theme& theme, Random& random)
      : vocabulary_(vocabulary), theme_(theme), random_(random) {}

  void sentence(std::string& text);
  void quotation(std::string& text);
  void title(std::string& text);
  void subheading(std::string& text);               // no particles, no full stop
  void noun(std::string& text, Particle particle);  // a noun phrase

 private:
  void opener(std::string& text);
  void clause(std::string& text);  // subject and what follows, each with a space after
  void middle(std::string& text, int phrases);
  void predicate(std::string& text);  // without the full stop
  void connective(std::string& text);
  void modifier(std::string& text);
  void amount(std::string& text);
  void person(std::string& text);
  void verb_stem_noun(std::string& text);

  const Vocabulary& vocabulary_;
  const Theme& theme_;
  Random& random_;
};

}  // namespace seogo::bench
