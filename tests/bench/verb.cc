#include "tests/bench/verb.h"

#include <cstdint>
#include <span>

#include "tests/bench/hangul.h"

namespace seogo::bench {
namespace {

// Commonest first.
constexpr Verb verbs[] = {
    {"밝히", "밝혀"},     {"나타나", "나타나"}, {"보이", "보여"},         {"받", "받아"},
    {"나오", "나와"},     {"오르", "올라"},     {"만들", "만들어"},       {"늘", "늘어"},
    {"알려지", "알려져"}, {"이어지", "이어져"}, {"떨어지", "떨어져"},     {"열", "열어"},
    {"높이", "높여"},     {"줄이", "줄여"},     {"넘", "넘어"},           {"맡", "맡아"},
    {"내놓", "내놓아"},   {"커지", "커져"},     {"이끌", "이끌어"},       {"찾", "찾아"},
    {"이뤄지", "이뤄져"}, {"남", "남아"},       {"얻", "얻어"},           {"바꾸", "바꿔"},
    {"늘리", "늘려"},     {"가지", "가져"},     {"마치", "마쳐"},         {"지키", "지켜"},
    {"거두", "거둬"},     {"잡", "잡아"},       {"낮추", "낮춰"},         {"옮기", "옮겨"},
    {"드러나", "드러나"}, {"벌이", "벌여"},     {"펼치", "펼쳐"},         {"모으", "모아"},
    {"보내", "보내"},     {"남기", "남겨"},     {"쏟아지", "쏟아져"},     {"맞추", "맞춰"},
    {"살피", "살펴"},     {"꼽히", "꼽혀"},     {"뛰", "뛰어"},           {"미치", "미쳐"},
    {"기다리", "기다려"}, {"느끼", "느껴"},     {"달리", "달려"},         {"풀", "풀어"},
    {"밀리", "밀려"},     {"앞두", "앞둬"},     {"따르", "따라"},         {"내리", "내려"},
    {"들어가", "들어가"}, {"잃", "잃어"},       {"막", "막아"},           {"담", "담아"},
    {"읽", "읽어"},       {"갚", "갚아"},       {"팔", "팔아"},           {"흔들리", "흔들려"},
    {"부딪히", "부딪혀"}, {"무너지", "무너져"}, {"되살아나", "되살아나"}, {"견디", "견뎌"},
    {"다지", "다져"},
};

struct Ending {
  std::uint32_t weight;
  Form form;
  std::string_view text;
};

constexpr Ending predicates[] = {
    {420, Form::past, "다"},
    {90, Form::present, ""},
    {75, Form::plain, "고 있다"},
    {45, Form::prospective, " 수 있다"},
    {40, Form::prospective, " 것으로 보인다"},
    {28, Form::prospective, " 것으로 전망된다"},
    {16, Form::prospective, " 것으로 예상된다"},
    {42, Form::adnominal, " 것으로 나타났다"},
    {25, Form::adnominal, " 것으로 알려졌다"},
    {15, Form::adnominal, " 것으로 풀이된다"},
    {32, Form::prospective, " 예정이다"},
    {26, Form::prospective, " 계획이다"},
    {20, Form::prospective, " 방침이다"},
    {24, Form::plain, "기로 했다"},
    {22, Form::plain, "지 않았다"},
    {12, Form::plain, "지 못했다"},
    {40, Form::past, "다고 밝혔다"},
    {30, Form::past, "다고 설명했다"},
    {22, Form::past, "다고 전했다"},
    {14, Form::present, "는 지적이 나온다"},
    {12, Form::infinitive, "야 한다"},
    {10, Form::adnominal, " 바 있다"},
    {6, Form::linked, "면 안 된다"},
    {8, Form::past, "기 때문이다"},
};

constexpr Ending connectives[] = {
    {200, Form::plain, "고"},         {120, Form::linked, "며"},    {80, Form::linked, "면서"},
    {160, Form::infinitive, ""},      {50, Form::plain, "지만"},    {45, Form::past, "지만"},
    {60, Form::past, "으며"},         {50, Form::past, "고"},       {25, Form::plain, "기 위해"},
    {20, Form::linked, "면"},         {18, Form::plain, "도록"},    {12, Form::ongoing, "데"},
    {12, Form::past, "으나"},         {10, Form::infinitive, "서"}, {10, Form::plain, "자"},
    {8, Form::adnominal, " 데 이어"}, {8, Form::adnominal, " 뒤"},  {6, Form::past, "는데"},
};

constexpr Ending adnominals[] = {
    {50, Form::adnominal, ""}, {40, Form::ongoing, ""},   {15, Form::prospective, ""},
    {3, Form::past, "던"},     {4, Form::linked, "려는"},
};

void append_drawn(std::string& text, const Verb& verb, std::span<const Ending> endings,
                  const Urn& urn, Random& random) {
  const Ending& ending = endings[urn.draw(random)];
  conjugate(text, verb, ending.form, ending.text);
}

}  // namespace

void conjugate(std::string& text, const Verb& verb, Form form, std::string_view ending) {
  if (form == Form::infinitive || form == Form::past) {
    text += verb.infinitive;
    if (form == Form::past) set_final(text, Final::ssang_siot);
    text += ending;
    return;
  }
  text += verb.stem;
  const Sound sound = last_sound(verb.stem);
  switch (form) {
    case Form::linked:
      if (sound == Sound::closed) text += "으";
      break;
    case Form::adnominal:
      if (sound == Sound::closed)
        text += "은";
      else
        set_final(text, Final::n);
      break;
    case Form::prospective:
      if (sound == Sound::closed)
        text += "을";
      else
        set_final(text, Final::rieul);
      break;
    case Form::ongoing:
      if (sound == Sound::rieul) set_final(text, Final::none);
      text += "는";
      break;
    case Form::present:
      if (sound == Sound::closed)
        text += "는";
      else
        set_final(text, Final::n);
      text += "다";
      break;
    default:
      break;
  }
  text += ending;
}

Verb draw_verb(Random& random) {
  static const Urn urn = Urn::zipf(static_cast<std::uint32_t>(std::size(verbs)), 6);
  return verbs[urn.draw(random)];
}

Verb draw_light_verb(Random& random) {
  return random.percent(70) ? Verb{"하", "해"} : Verb{"되", "돼"};
}

void append_predicate(std::string& text, const Verb& verb, Random& random) {
  static const Urn urn = Urn::of_rows(std::span<const Ending>(predicates));
  append_drawn(text, verb, predicates, urn, random);
}

void append_connective(std::string& text, const Verb& verb, Random& random) {
  static const Urn urn = Urn::of_rows(std::span<const Ending>(connectives));
  append_drawn(text, verb, connectives, urn, random);
}

void append_adnominal(std::string& text, const Verb& verb, Random& random) {
  static const Urn urn = Urn::of_rows(std::span<const Ending>(adnominals));
  append_drawn(text, verb, adnominals, urn, random);
}

}  // namespace seogo::bench
