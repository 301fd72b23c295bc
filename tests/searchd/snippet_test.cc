// What is shown of a text, and what is marked in it.
#include "searchd/engine/snippet.h"

#include <random>

#include <gtest/gtest.h>

#include "schema/utf8.h"
#include "searchd/engine/hit.h"
#include "searchd/query/parser.h"

namespace {

using namespace seogo;
using searchd::engine::MarkedText;

// [ and ] around the marks, counted in UTF-16 units as a browser would.
std::string shown(const MarkedText& text) {
  std::string out;
  std::size_t units = 0;
  auto mark = text.marks.begin();
  const auto turn = [&] {
    if (mark != text.marks.end() && mark->end == units) {
      out += ']';
      ++mark;
    }
    if (mark != text.marks.end() && mark->begin == units) out += '[';
  };
  for (schema::Cursor cursor(text.text); !cursor.done();) {
    turn();
    const char32_t c = cursor.next();
    schema::append(out, c);
    units += c >= 0x10000 ? 2 : 1;
  }
  turn();
  EXPECT_EQ(mark, text.marks.end());
  return out;
}

std::string marked(const std::string& source, const std::string& typed) {
  const auto needles = searchd::engine::needles(searchd::query::parse(typed).root);
  const searchd::engine::Fold fold(source);
  return shown(searchd::engine::marked(
      source, searchd::engine::find_marks(fold, needles, schema::FieldName::body)));
}

std::string snippet(const std::string& source, const std::string& typed, std::size_t most = 480) {
  const auto needles = searchd::engine::needles(searchd::query::parse(typed).root);
  const searchd::engine::Fold fold(source);
  return shown(searchd::engine::snippet(
      source, searchd::engine::find_marks(fold, needles, schema::FieldName::body), most));
}

struct MarkCase {
  const char* source;
  const char* typed;
  const char* shown;
};

class Marks : public testing::TestWithParam<MarkCase> {};

TEST_P(Marks, CoverWholeMatches) {
  EXPECT_EQ(marked(GetParam().source, GetParam().typed), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(All, Marks,
                         testing::ValuesIn<MarkCase>({
                             {"샘 알트만은 말했다", "알트만", "샘 [알트만]은 말했다"},
                             {"샘 알트만은 말했다", "알트만이", "샘 [알트만]은 말했다"},
                             {"샘 알트만이 말했다", "알트만이", "샘 [알트만이] 말했다"},
                             {"알트코인 알트만", "알트만", "알트코인 [알트만]"},
                             {"해고당했을 때", "해고당했", "[해고당했]을 때"},
                             {"OpenAI의 CEO", "openai", "[OpenAI]의 CEO"},
                             {"OpenAIRE와 AI", "ai", "OpenAIRE와 [AI]"},
                             {"OpenAI와 open", "open*", "[OpenAI]와 [open]"},
                             {"ＯｐｅｎＡＩ의", "openai", "[ＯｐｅｎＡＩ]의"},
                             {"해고, 및 복귀", "\"해고 및\"", "[해고, 및] 복귀"},
                             {"1,234억원", "1234", "[1,234]억원"},
                             {"㈜서고는", "주", "[㈜]서고는"},
                             {"😀알트만😀", "알트만", "😀[알트만]😀"},
                             {"라스베이거스의 호텔", "라스베이거스호텔", "[라스베이거스]의 [호텔]"},
                             {"大韓民國 헌법", "대한민국", "[大韓民國] 헌법"},
                             {"美 금리", "美", "[美] 금리"},
                             {"미국 금리", "美", "[미국] 금리"},
                             {"해고와 복귀", "해고 -복귀", "[해고]와 복귀"},
                             {"인공 지능지능", "지능", "인공 [지능지능]"},
                             {"가나다", "제목:가나다", "가나다"},
                             {"\u1112\u1162\u1100\u1169\u110B\u116A", "해고",
                              "[\u1112\u1162\u1100\u1169]\u110B\u116A"},
                             {"", "알트만", ""},
                         }));

TEST(Snippet, AShortTextIsShownWhole) {
  EXPECT_EQ(snippet("알트만은\n\n갔다", "알트만"), "[알트만]은 갔다");
}

TEST(Snippet, BeginsAtASentenceNearTheFirstMatch) {
  std::string source;
  for (int i = 0; i < 60; ++i) source += "다른 이야기가 이어진다. ";
  source += "이사회는 알트만을 불렀다. ";
  for (int i = 0; i < 60; ++i) source += "또 다른 이야기다. ";
  const std::string text = snippet(source, "알트만", 200);
  EXPECT_NE(text.find("이사회는 [알트만]을 불렀다."), std::string::npos) << text;
  EXPECT_TRUE(text.starts_with("…")) << text;
  EXPECT_TRUE(text.ends_with("…")) << text;
  EXPECT_LE(text.size(), 240U);
}

TEST(Snippet, PrefersTheWindowWithMoreOfTheWords) {
  std::string source = "알트만이 왔다. ";
  for (int i = 0; i < 60; ++i) source += "다른 이야기가 이어진다. ";
  source += "알트만은 해고를 알았다. ";
  for (int i = 0; i < 60; ++i) source += "다른 이야기가 이어진다. ";
  EXPECT_NE(snippet(source, "알트만 해고", 200).find("[알트만]은 [해고]를"), std::string::npos);
}

TEST(Snippet, WithoutAMatchTheBeginningIsShown) {
  std::string source = "첫 문장이다. ";
  for (int i = 0; i < 60; ++i) source += "다른 이야기가 이어진다. ";
  EXPECT_TRUE(snippet(source, "없는말", 100).starts_with("첫 문장이다."));
}

// Whatever the text: marks in order, apart, inside, and never through a character.
TEST(Snippet, MarksAreInOrderAndInBoundsForAnyText) {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {
      "알트만",   "해고",         " ", "\n", "😀",     "ㅋㅋ",   "OpenAI", "美",  "㈜", "…", "\xFF",
      "\xEC\x95", "\u1112\u1162", "é", "。", "1,234", "\u200B", "은",     "다. "};
  for (int round = 0; round < 3000; ++round) {
    std::string source;
    const std::size_t length = random() % 400;
    for (std::size_t i = 0; i < length; ++i) source += pieces[random() % pieces.size()];
    const auto needles = searchd::engine::needles(
        searchd::query::parse("알트만이 해고 openai 미국 주 1234 ㅋ").root);
    const MarkedText text =
        searchd::engine::snippet(source,
                                 searchd::engine::find_marks(searchd::engine::Fold(source), needles,
                                                             schema::FieldName::body),
                                 60 + random() % 300);
    const std::size_t units = schema::utf16_length(text.text);
    std::size_t previous = 0;
    bool first = true;
    for (const auto& mark : text.marks) {
      ASSERT_LT(mark.begin, mark.end);
      ASSERT_LE(mark.end, units);
      if (!first) {
        ASSERT_GT(mark.begin, previous);
      }
      previous = mark.end;
      first = false;
    }
    static_cast<void>(shown(text));
  }
}

TEST(Hits, ShowTheCommentsThatMatchThoseWithMoreFirst) {
  schema::Article article;
  article.title = "제목";
  article.body = "본문";
  const char* texts[] = {"사과", "배", "사과와 배", "감", "사과!", "사과?"};
  for (const char* text : texts) {
    schema::Comment comment;
    comment.text = text;
    comment.likes = text == texts[4] ? 5 : 0;
    article.comments.push_back(comment);
  }
  const auto hit = searchd::engine::make_hit(
      article, 1, searchd::engine::needles(searchd::query::parse("사과 배").root));
  ASSERT_EQ(hit.comments.size(), searchd::engine::most_comments_shown);
  EXPECT_EQ(shown(hit.comments[0].text), "[사과]와 [배]");
  EXPECT_EQ(shown(hit.comments[1].text), "[사과]!");
}

}  // namespace
