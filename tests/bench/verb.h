// Verbs and their endings.
//
//   conjugate(text, {"밝히", "밝혀"}, past, "다")          밝혔다
//   conjugate(text, {"만들", "만들어"}, adnominal, "")     만든
//   conjugate(text, {"받", "받아"}, linked, "면서")         받으면서
//   append_predicate(text, verb, random)                추진할 것으로 보인다
//
// Regular verbs only, and those whose stem ends in ㄹ. 하 and 되 make a verb of any noun.
#pragma once

#include <string>
#include <string_view>

#include "tests/bench/random.h"

namespace seogo::bench {

struct Verb {
  std::string_view stem;        // 밝히
  std::string_view infinitive;  // 밝혀
};

enum class Form {
  plain,        // 밝히-고, 받-고
  linked,       // 밝히-며, 받으-며, 만들-며
  adnominal,    // 밝힌, 받은, 만든
  prospective,  // 밝힐, 받을, 만들
  ongoing,      // 밝히는, 받는, 만드는
  present,      // 밝힌다, 받는다, 만든다
  infinitive,   // 밝혀, 받아
  past,         // 밝혔-, 받았-
};

void conjugate(std::string& text, const Verb& verb, Form form, std::string_view ending);

[[nodiscard]] Verb draw_verb(Random& random);  // 밝히다, 늘다 …, common ones more often
[[nodiscard]] Verb draw_light_verb(Random& random);  // 하다 or 되다, to follow a noun

// How a sentence ends, without its full stop: 밝혔다; 밝힐 수 있다; 밝힌 것으로 나타났다.
void append_predicate(std::string& text, const Verb& verb, Random& random);
// How a clause goes on: 밝히고, 밝혔지만, 밝히면서.
void append_connective(std::string& text, const Verb& verb, Random& random);
// How a clause stands before a noun: 밝힌, 밝히는, 밝힐.
void append_adnominal(std::string& text, const Verb& verb, Random& random);

}  // namespace seogo::bench
