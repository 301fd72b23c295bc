#include "tests/bench/comment_writer.h"

#include <cstdint>
#include <string_view>

#include "tests/bench/particle.h"

namespace seogo::bench {
namespace {

constexpr std::uint32_t nickname_count = 3'000;
constexpr std::uint64_t nickname_seed = 1896;

// A digit stands for a word of the article: 0 bare, 1 with 은/는, 2 with 이/가, 3 with 을/를,
// 4 with 도, 5 with 으로/로. Commonest first.
constexpr std::string_view remarks[] = {"0 진짜 대박이네",
                                        "1 언제 하나요?",
                                        "2 문제다 진짜",
                                        "기사 잘 봤습니다",
                                        "좋은 기사 감사합니다!",
                                        "이게 나라냐",
                                        "0 0 실화냐",
                                        "3 왜 저렇게 하는지 모르겠네요",
                                        "그러니까 0 하라고 했잖아",
                                        "4 마찬가지",
                                        "0만 믿고 갑니다",
                                        "역시 0",
                                        "1 답이 없다",
                                        "3 좀 제대로 합시다",
                                        "아니 2 왜 여기서 나와",
                                        "0 가즈아",
                                        "이럴 줄 알았다",
                                        "국민들만 힘들지",
                                        "0 관련주 뭐 있나요?",
                                        "공감합니다",
                                        "ㅇㅈ",
                                        "ㄹㅇ",
                                        "ㄴㄴ 0 아님",
                                        "0이랑 0 비교하는게 말이 되냐",
                                        "5 바꿔야 합니다",
                                        "2 더 심각한거 아닌가요",
                                        "알바들 많네",
                                        "응 아니야",
                                        "기자님 0 오타났어요",
                                        "3 응원합니다",
                                        "결국 0 때문이네",
                                        "1 무슨 죄냐",
                                        "세금이 아깝다",
                                        "헐",
                                        "다음엔 0 기사도 써주세요",
                                        "옛날엔 2 이러지 않았는데",
                                        "저도 0 써봤는데 별로였어요",
                                        "화이팅!!",
                                        "누가 3 책임지나",
                                        "내 말이 그말이야",
                                        "0충들 또 왔네",
                                        "0 존버합니다",
                                        "와...",
                                        "ㅊㅊ",
                                        "이건 좀 아니지"};

constexpr std::string_view tails[] = {
    "",   "",    "",   "",     "ㅋㅋ",    "ㅋㅋㅋ", "ㅋㅋㅋㅋㅋ", "ㅎㅎ", "ㅠㅠ",
    "ㅠ", "...", "!!", "~",    "ㄷㄷ",    " 👍",     " 😂",         "ㅉㅉ", "^^",
    ";;", " 🔥",  "??", "ㅜㅜ", " ❤️", " 🤔",  "ㅋ",         "~~",   "ㅎ"};

constexpr std::string_view nickname_heads[] = {"푸른", "행복한", "작은",     "서울",   "달콤",
                                               "개미", "하늘",   "용감한",   "사계절", "조용한",
                                               "부산", "떠돌이", "지나가던", "봄날",   "익명"};
constexpr std::string_view nickname_tails[] = {"나그네", "바다", "토끼",   "아재",   "곰",
                                               "시민",   "별",   "고양이", "투자자", "엄마",
                                               "호랑이", "나무", "독자",   "이모",   "라떼"};

template <std::size_t N>
std::string_view any(const std::string_view (&rows)[N], Random& random) {
  return random.pick(std::span<const std::string_view>(rows));
}

void append_remark(std::string& text, std::string_view remark, const Theme& theme, Random& random) {
  static constexpr Particle particles[] = {Particle::bare,   Particle::topic, Particle::subject,
                                           Particle::object, Particle::also,  Particle::toward};
  const bool crammed = random.percent(18);
  for (const char c : remark) {
    if (c >= '0' && c <= '5') {
      const Stem& stem = random.percent(70) ? theme.draw_key(random) : theme.draw(random);
      text += stem.text;
      append_particle(text, particles[c - '0'], stem.sound);
    } else if (c != ' ' || !crammed) {
      text += c;
    }
  }
}

}  // namespace

CommentWriter::CommentWriter(const Vocabulary& vocabulary)
    : by_zeal_(Urn::zipf(nickname_count, 5)) {
  Random random(nickname_seed);
  while (nicknames_.size() < nickname_count) {
    std::string name;
    if (random.percent(30)) {
      name = vocabulary
                 .stem(vocabulary.latin()[random.below(
                     static_cast<std::uint32_t>(vocabulary.latin().size()))])
                 .text;
    } else if (random.percent(40)) {
      name = vocabulary.stem(random.below(20'000)).text;
    } else {
      name = any(nickname_heads, random);
      name += any(nickname_tails, random);
    }
    if (random.percent(45)) name += std::to_string(random.between(1, 9999));
    nicknames_.push_back(std::move(name));
  }
}

const std::string& CommentWriter::nickname(Random& random) const {
  return nicknames_[by_zeal_.draw(random)];
}

std::string CommentWriter::write(const Theme& theme, Random& random) const {
  static const Urn remark_urn = Urn::zipf(static_cast<std::uint32_t>(std::size(remarks)), 12);
  std::string text;
  do {
    if (!text.empty()) text += ' ';
    append_remark(text, remarks[remark_urn.draw(random)], theme, random);
    text += any(tails, random);
  } while (random.percent(45));
  return text;
}

}  // namespace seogo::bench
