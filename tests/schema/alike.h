// Texts that have much in common, as the articles of one archive do.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schema/article_codec.h"
#include "schema/dictionary.h"
#include "tests/schema/random_text.h"

namespace seogo::schema::tests {

inline Article alike(Dice& dice, const std::string& id) {
  static constexpr std::string_view words[] = {
      "장마가",   "시작된", "첫날",       "시내",   "하천의", "물이",   "불어나", "다리",
      "세",       "곳이",   "통제됐다",   "구청은", "밤새",   "수위를", "지켜본", "뒤",
      "아침에는", "다시",   "열기로",     "했다",   "주민",   "가운데", "다친",   "사람은",
      "없고",     "버스는", "돌아간다",   "비는",   "주말에", "그친다", "상인회", "대표는",
      "가게",     "스무",   "곳에서",     "모래를", "쌓았다", "고",     "말했다", "다음",
      "주부터는", "더위가", "이어진다는", "예보다", "시장은", "현장을", "둘러본", "자리에서"};
  Article article;
  article.id = id;
  article.site = "물빛신문";
  article.title = "장마 소식 " + id;
  article.copyright = "저작권자 물빛신문, 무단 전재와 재배포를 금합니다";
  for (std::size_t n = 60 + dice.below(80); n > 0; --n) {
    article.body.append(dice.pick(words)).append(dice.one_in(9) ? ". " : " ");
  }
  return article;
}

// Of texts from `seed`: another seed, another dictionary.
inline std::shared_ptr<const Dictionary> trained(unsigned seed) {
  Dice dice(seed);
  Samples samples;
  for (int i = 0; !samples.enough(); ++i) {
    samples.add(encode(alike(dice, std::to_string(seed) + "-" + std::to_string(i))));
  }
  return train(samples);
}

}  // namespace seogo::schema::tests
