// A person's text never fails, whatever it is: it is answered, with marks inside the texts shown.
#include <gtest/gtest.h>

#include "schema/utf8.h"
#include "tests/archive.h"
#include "tests/schema/random_text.h"

namespace {

using namespace seogo;
using schema::tests::Dice;

constexpr int rounds = 3000;

// What means something to some part of a search, strung together without sense.
const std::vector<std::string> scraps = {"알트만이",
                                         "해고",
                                         "인공 지능",
                                         "인공지",
                                         "오픈AI",
                                         "샘 알트만",
                                         "dkfxmaks",
                                         "ㅐㅔ두먀",
                                         "ㅅㅇㅌㅁ",
                                         "ㄳ",
                                         "ㅋㅋ",
                                         "압구ㅈ",
                                         "韓·中·日",
                                         "尹대통령",
                                         "檢",
                                         "3·1절",
                                         "10.1",
                                         "1,234억원",
                                         "42.195km",
                                         "\"",
                                         "~\"",
                                         "-",
                                         "OR",
                                         "|",
                                         "(",
                                         ")",
                                         "*",
                                         ":",
                                         "제목:",
                                         "기자:",
                                         "댓글:",
                                         "date:",
                                         "likes:>",
                                         "2023년 12월",
                                         "..",
                                         "open*",
                                         "가",
                                         " ",
                                         " ",
                                         " ",
                                         "\t",
                                         "\u200b",
                                         "\u1100",
                                         "\uFFB7",
                                         "😀",
                                         "\xFF",
                                         "\xED\xA0\x80",
                                         "ﬃ",
                                         "㍝",
                                         "½",
                                         "가나다라마바사아자차카"};

std::string nonsense(Dice& dice) {
  std::string text;
  const std::size_t pieces = 1 + dice.below(8);
  for (std::size_t i = 0; i < pieces; ++i) {
    text += dice.one_in(5) ? schema::tests::random_text(dice, 6) : dice.pick(scraps);
    if (dice.one_in(2)) text += ' ';
  }
  return text;
}

void expect_marks_inside(const searchd::engine::MarkedText& marked, const std::string& query) {
  const std::size_t length = schema::utf16_length(marked.text);
  std::size_t previous = 0;
  for (const searchd::engine::Mark& mark : marked.marks) {
    EXPECT_LT(mark.begin, mark.end) << query;
    EXPECT_LE(previous, mark.begin) << query;
    EXPECT_LE(mark.end, length) << query;
    previous = mark.end;
  }
}

TEST(AnyText, IsAnswered) {
  tests::Archive archive;
  archive.add("OpenAI의 닷새, 샘 알트만 해고 및 복귀",
              "인공 지능을 만든 알트만이 돌아왔다. 1,234억 원이 들었다.");
  archive.add("韓·中·日 정상 3·1절에 만나", "檢 앞에서 尹 대통령이 42.195㎞를 달렸다.",
              {"ㅋㅋㅋ 굿", "오픈 AI라니"});
  archive.add("", "\u110B\u1161\u11AF\u1110\u1173\u1106\u1161\u11AB 압구정 10.1%");
  Dice dice(20231211);
  std::size_t found = 0;
  for (int round = 0; round < rounds; ++round) {
    searchd::engine::Request request;
    request.text = nonsense(dice);
    request.explain = dice.one_in(10);
    request.match = static_cast<searchd::engine::Match>(dice.below(3));
    const searchd::engine::Reply reply = archive.search(request);
    found += reply.hits.size();
    for (const searchd::engine::Hit& hit : reply.hits) {
      expect_marks_inside(hit.marked_title, request.text);
      for (const auto& part : hit.body) expect_marks_inside(part, request.text);
      for (const auto& comment : hit.comments) expect_marks_inside(comment.text, request.text);
    }
  }
  EXPECT_GT(found, 500U);
}

}  // namespace
