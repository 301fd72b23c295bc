// What a Korean reader expects of a small archive, told in sentences.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/archive.h"

namespace {

using namespace seogo;
using searchd::engine::Match;
using searchd::engine::Reply;
using searchd::engine::Request;
using searchd::engine::Sort;
using Titles = std::vector<std::string>;

Titles sorted(Titles titles) {
  std::sort(titles.begin(), titles.end());
  return titles;
}

Titles titles_of(const Reply& reply) {
  Titles titles;
  for (const auto& hit : reply.hits) titles.push_back(hit.title);
  return titles;
}

bool has_note(const Reply& reply, const std::string& code) {
  return std::any_of(reply.notes.begin(), reply.notes.end(),
                     [&code](const auto& note) { return note.code == code; });
}

schema::Article article(const std::string& title, const std::string& body,
                        const char* day = nullptr) {
  schema::Article made;
  made.title = title;
  made.body = body;
  if (day != nullptr) made.published = schema::read_timestamp(day);
  return made;
}

TEST(Search, ParticlesDoNotMatterEitherWay) {
  tests::Archive archive;
  archive.add("가", "이사회는 백서윤을 해임했다.")
      .add("나", "백서윤은 돌아왔다.")
      .add("다", "백서준이 말했다.");
  EXPECT_EQ(sorted(archive.titles("백서윤이")), (Titles{"가", "나"}));
  EXPECT_EQ(sorted(archive.titles("백서윤")), (Titles{"가", "나"}));
  EXPECT_EQ(sorted(archive.titles("백서윤에게는")), (Titles{"가", "나"}));
}

TEST(Search, SavedCommentsAreCountedWhereThePageDidNot) {
  tests::Archive archive;
  archive.add("알트만 복귀", "돌아왔다.", {"하나", "둘"});
  archive.add("알트만 해고", "떠났다.");
  const auto hits = archive.search("복귀").hits;
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits.front().counts.comments, 2);
  EXPECT_FALSE(archive.search("해고").hits.front().counts.comments);
}

TEST(Search, FindsAWordInsideALongerOne) {
  tests::Archive archive;
  archive.add("가", "직원들이 해고당했을 때").add("나", "해당 고시를 읽었다");
  EXPECT_EQ(archive.titles("해고"), (Titles{"가"}));
  EXPECT_EQ(archive.titles("해고당했"), (Titles{"가"}));
}

TEST(Search, AStemIsNotTakenForTheBeginningOfAnotherWord) {
  tests::Archive archive;
  archive.add("가", "시장은 법원에 갔다").add("나", "법원장 회의가 열렸다");
  EXPECT_EQ(archive.titles("법원에서"), (Titles{"가"}));
  EXPECT_EQ(sorted(archive.titles("법원")), (Titles{"가", "나"}));
}

TEST(Search, SyllablesOfAWordStandTogether) {
  tests::Archive archive;
  archive.add("가", "대통령실은 답했다").add("나", "대통 쪽에서 통령이라 부르는 이");
  EXPECT_EQ(archive.titles("대통령"), (Titles{"가"}));
}

TEST(Search, FindsASingleSyllable) {
  tests::Archive archive;
  archive.add("가", "헌법재판소가 밝혔다").add("나", "법 없이도 산다").add("다", "방안을 냈다");
  EXPECT_EQ(sorted(archive.titles("법")), (Titles{"가", "나"}));
}

TEST(Search, EnglishCaseAndWidthDoNotMatter) {
  tests::Archive archive;
  archive.add("가", "OpenAI의 CEO가 말했다").add("나", "openaire 사업");
  for (const char* typed : {"openai", "OPENAI", "ＯｐｅｎＡＩ", "OpenAI의", "openai ceo"}) {
    EXPECT_EQ(archive.titles(typed), (Titles{"가"})) << typed;
  }
}

TEST(Search, DecomposedTextIsTheSameText) {
  tests::Archive archive;
  archive.add("가", "\u1107\u1161\u11B7\u1102\u1161\u1106\u116E 도서관");  // 밤나무, decomposed
  EXPECT_EQ(archive.titles("밤나무"), (Titles{"가"}));
  archive.add("나", "밤나무 숲");
  EXPECT_EQ(archive.titles("\u1107\u1161\u11B7\u1102\u1161\u1106\u116E").size(), 2U);
}

TEST(Search, HanjaAndHangulFindEachOther) {
  tests::Archive archive;
  archive.add("가", "美 금리 동결에 韓 증시 반등")
      .add("나", "미국 금리가 올랐다")
      .add("다", "大韓民國 헌법");
  EXPECT_EQ(sorted(archive.titles("미국 금리")), (Titles{"가", "나"}));
  EXPECT_EQ(sorted(archive.titles("美 금리")), (Titles{"가", "나"}));
  EXPECT_EQ(archive.titles("대한민국"), (Titles{"다"}));
  EXPECT_EQ(archive.titles("大韓民國"), (Titles{"다"}));
}

TEST(Search, MixedScriptsAreCutAtTheirBorders) {
  tests::Archive archive;
  archive.add("가", "새움전자tv 44사이즈 10.1인치 1,234억원");
  for (const char* typed :
       {"새움 전자tv", "tv", "44사이즈", "사이즈", "10.1", "1234억원", "1,234억"}) {
    EXPECT_EQ(archive.titles(typed), (Titles{"가"})) << typed;
  }
  EXPECT_EQ(archive.titles("\"10\""), Titles{});
}

TEST(Search, CommentsAndTheirAuthorsAreFoundAndShown) {
  tests::Archive archive;
  schema::Article made = article("가", "본문에는 없다");
  made.comments.push_back({"1", "", "사계절", std::nullopt, "ㄱ ㅅ ㅇ 탕수육은 부먹", 3, 0});
  made.comments.push_back({"2", "", "여름", std::nullopt, "저는 찍먹", 9, 0});
  archive.add(made);
  for (const char* typed : {"탕수육", "사계절", "ㄱ ㅅ ㅇ"}) {
    const Reply reply = archive.search(typed);
    ASSERT_EQ(reply.hits.size(), 1U) << typed;
    ASSERT_EQ(reply.hits[0].comments.size(), 1U) << typed;
    EXPECT_EQ(reply.hits[0].comments[0].author, "사계절");
  }
  EXPECT_EQ(archive.titles("댓글:찍먹"), (Titles{"가"}));
  EXPECT_EQ(archive.titles("제목:찍먹 OR 본문:찍먹"), Titles{});
  EXPECT_EQ(archive.titles("댓글쓴이:여름"), (Titles{"가"}));
}

TEST(Search, TheTitleCountsMoreThanTheBodyAndTheBodyMoreThanComments) {
  tests::Archive archive;
  archive.add("바람이 분다", "오늘은 날이 맑다", {"연못 이야기"})
      .add("비가 온다", "마을 연못 이야기를 들었다")
      .add("연못 이야기", "마을 소식을 들었다");
  EXPECT_EQ(archive.titles("연못"), (Titles{"연못 이야기", "비가 온다", "바람이 분다"}));
}

TEST(Search, OneOrTwoWordsMustAllBeThere) {
  tests::Archive archive;
  archive.add("가", "사과와 은행이 익었다").add("나", "사과만 익었다");
  EXPECT_EQ(archive.titles("사과 은행"), (Titles{"가"}));
  EXPECT_EQ(archive.search("사과 은행").total.value, 1U);
}

TEST(Search, WidensWhenNothingHasAllWordsAndSaysSo) {
  tests::Archive archive;
  archive.add("가", "사과가 익었다").add("나", "배가 익었다");
  const Reply reply = archive.search("사과 자전거");
  EXPECT_EQ(titles_of(reply), (Titles{"가"}));
  EXPECT_TRUE(has_note(reply, "widened"));
  EXPECT_FALSE(has_note(archive.search("사과 익었다"), "widened"));
}

TEST(Search, WidensToHalfOfAWordNotToAScrapOfIt) {
  tests::Archive archive;
  archive.add("가", "라스베이거스의 한 호텔").add("나", "소용없는 일이다");
  EXPECT_EQ(archive.titles("라스베이거스호텔"), (Titles{"가"}));
  EXPECT_EQ(archive.titles("없는말이오호라"), Titles{});
  archive.add("다", "이야기가 이어진다");
  EXPECT_EQ(archive.titles("이어폰"), Titles{});
}

TEST(Search, ThreeWordsRankByHowMuchOfThemIsThere) {
  tests::Archive archive;
  archive.add("가", "남산 둘레길 개통 소식").add("나", "둘레길 소식").add("다", "주가 하락");
  const Titles titles = archive.titles("남산 둘레길 개통");
  ASSERT_FALSE(titles.empty());
  EXPECT_EQ(titles.front(), "가");
  EXPECT_EQ(std::count(titles.begin(), titles.end(), "다"), 0);
}

TEST(Search, MatchCanBeForced) {
  tests::Archive archive;
  archive.add("가", "남산 둘레길 개통").add("나", "둘레길 보수");
  Request request;
  request.text = "남산 둘레길 개통";
  request.match = Match::all;
  EXPECT_EQ(titles_of(archive.search(request)), (Titles{"가"}));
  request.text = "남산 둘레길";
  request.match = Match::any;
  EXPECT_EQ(titles_of(archive.search(request)), (Titles{"가", "나"}));
}

TEST(Search, QuotedWordsAreExact) {
  tests::Archive archive;
  archive.add("가", "직원들은 반란을 일으켰다")
      .add("나", "반란을 직원들은 일으켰다")
      .add("다", "직원들은, 반란을");
  EXPECT_EQ(sorted(archive.titles("\"직원들은 반란을\"")), (Titles{"가", "다"}));
  EXPECT_EQ(archive.titles("\"직원들은반란을\""), Titles{});
  EXPECT_TRUE(archive.search("\"직원들은 반란을\"").total.exact);
}

TEST(Search, ExcludesWordsPhrasesAndFields) {
  tests::Archive archive;
  archive.add("가", "사과와 은행").add("나", "사과와 은행나무 길").add("다", "사과와 배");
  EXPECT_EQ(archive.titles("사과 -은행"), (Titles{"다"}));
  EXPECT_EQ(sorted(archive.titles("사과 -은행나무")), (Titles{"가", "다"}));
  EXPECT_EQ(sorted(archive.titles("사과 -\"은행나무 길\"")), (Titles{"가", "다"}));
  EXPECT_EQ(sorted(archive.titles("-제목:가")), (Titles{"나", "다"}));
  EXPECT_EQ(archive.titles("-사과"), Titles{});
}

TEST(Search, OrAndParentheses) {
  tests::Archive archive;
  archive.add("가", "남산 벚꽃").add("나", "북산 벚꽃").add("다", "북산 단풍");
  EXPECT_EQ(sorted(archive.titles("남산 OR 단풍")), (Titles{"가", "다"}));
  EXPECT_EQ(archive.titles("(남산 OR 북산) 단풍"), (Titles{"다"}));
}

TEST(Search, FieldsNarrow) {
  tests::Archive archive;
  schema::Article made = article("개통식", "둘레길이 열렸다");
  made.authors = {{"이서린", "기자"}};
  made.site = "가람일보";
  made.section = "지역";
  made.tags = {"걷기 길"};
  made.counts.likes = 12;
  archive.add(made).add("둘레길", "개통식은 없었다");
  const std::vector<const char*> queries = {
      "제목:개통식", "title:개통식", "본문:열렸다", "기자:이서린", "author:이*",   "매체:가람일보",
      "분야:지역",   "태그:걷기길",  "likes:>10",   "추천:12",     "body:둘레길이"};
  for (const char* query : queries) EXPECT_EQ(archive.titles(query), (Titles{"개통식"})) << query;
  EXPECT_EQ(archive.titles("likes:>12"), Titles{});
  EXPECT_EQ(archive.titles("본문:개통식"), (Titles{"둘레길"}));
}

TEST(Search, DatesNarrowAndSort) {
  tests::Archive archive;
  archive.add(article("가", "소식", "2023-12-11 18:32")).add(article("나", "소식", "2024-01-01"));
  archive.add(article("다", "소식"));
  EXPECT_EQ(archive.titles("소식 date:2023"), (Titles{"가"}));
  EXPECT_EQ(sorted(archive.titles("소식 after:2023-12-11")), (Titles{"가", "나"}));
  EXPECT_EQ(archive.titles("소식 before:2023-12-12"), (Titles{"가"}));
  EXPECT_EQ(archive.titles("date:2023-12-11"), (Titles{"가"}));
  Request request;
  request.text = "소식";
  request.sort = Sort::newest;
  EXPECT_EQ(titles_of(archive.search(request)), (Titles{"나", "가", "다"}));
  request.sort = Sort::oldest;
  EXPECT_EQ(titles_of(archive.search(request)), (Titles{"가", "나", "다"}));
  request.from = schema::Day{2024, 1, 1};
  EXPECT_EQ(titles_of(archive.search(request)), (Titles{"나"}));
}

TEST(Search, WithoutAQueryTheNewestComeFirst) {
  tests::Archive archive;
  archive.add(article("가", "하나", "2020-01-01")).add(article("나", "둘", "2022-01-01"));
  archive.add(article("다", "셋", "2021-01-01"));
  const Reply reply = archive.search("");
  EXPECT_EQ(titles_of(reply), (Titles{"나", "다", "가"}));
  EXPECT_EQ(reply.total.value, 3U);
  EXPECT_TRUE(reply.hits[0].comments.empty());
}

TEST(Search, PrefixesBeginWords) {
  tests::Archive archive;
  archive.add("가", "openai 소식")
      .add("나", "reopen 소식")
      .add("다", "알트만 소식")
      .add("라", "샘알트만 소식");
  EXPECT_EQ(archive.titles("open*"), (Titles{"가"}));
  EXPECT_EQ(archive.titles("알트*"), (Titles{"다"}));
}

TEST(Search, APrefixOfNoWordFindsNothing) {
  tests::Archive archive;
  archive.add("가", "openai 소식").add("나", "다른 소식");
  EXPECT_EQ(archive.titles("zz*"), Titles{});
  EXPECT_EQ(archive.titles("openai zz*"), Titles{});
  EXPECT_EQ(archive.titles("openai 기자:없*"), Titles{});
  EXPECT_EQ(archive.titles("openai zz* OR 다른"), (Titles{"나"}));
}

// -ai* excluded nothing.
TEST(Search, PrefixesCanBeExcluded) {
  tests::Archive archive;
  archive.add("가", "ai 소식").add("나", "aids 소식").add("다", "다른 소식");
  EXPECT_EQ(archive.titles("소식 -ai*"), (Titles{"다"}));
  EXPECT_EQ(archive.titles("ai* -ai*"), Titles{});
}

TEST(Search, AByLineIsFoundAsItIsWritten) {
  tests::Archive archive;
  schema::Article made = article("가", "소식");
  made.authors = {{"이서린", "기자"}};
  archive.add(made).add("나", "신기자가 왔다");
  EXPECT_EQ(archive.titles("이서린 기자"), (Titles{"가"}));
  EXPECT_EQ(archive.titles("기자:이서린기자"), (Titles{"가"}));
}

TEST(Search, ACommentersCommentsAreShown) {
  tests::Archive archive;
  schema::Article made = article("가", "소식");
  made.comments.push_back({"1", "", "사계절", std::nullopt, "감사합니다", 0, 0});
  archive.add(made);
  const Reply reply = archive.search("댓글쓴이:사계절");
  ASSERT_EQ(reply.hits.size(), 1U);
  ASSERT_EQ(reply.hits[0].comments.size(), 1U);
  EXPECT_EQ(reply.hits[0].comments[0].text.text, "감사합니다");
}

TEST(Search, NumbersAreFoundWithoutTheirUnits) {
  tests::Archive archive;
  archive.add("가", "42.195㎞를 달렸다").add("나", "1,525km 밖");
  EXPECT_EQ(archive.titles("42.195"), (Titles{"가"}));
  EXPECT_EQ(archive.titles("42.195km"), (Titles{"가"}));
  EXPECT_EQ(archive.titles("1525"), (Titles{"나"}));
}

TEST(Search, WithoutWordsToRankByTheNewestComeFirst) {
  tests::Archive archive;
  for (const char* day : {"2022-01-01", "2024-01-01", "2023-01-01"}) {
    schema::Article made = article(day, "소식", day);
    made.site = "한빛일보";
    made.counts.likes = 5;
    archive.add(made);
  }
  for (const char* text : {"매체:한빛일보", "likes:>1", "-없는말", "date:2022..2024"}) {
    EXPECT_EQ(archive.titles(text), (Titles{"2024-01-01", "2023-01-01", "2022-01-01"})) << text;
  }
}

TEST(Search, PagesDoNotOverlap) {
  tests::Archive archive;
  for (int i = 0; i < 25; ++i)
    archive.add("글 " + std::to_string(i), "둘레길 소식 " + std::to_string(i));
  for (const char* text : {"둘레길", "\"둘레길 소식\"", "둘레길 소식 남산", ""}) {
    Titles all;
    for (std::size_t offset = 0; offset < 30; offset += 10) {
      Request request;
      request.text = text;
      request.offset = offset;
      const Reply reply = archive.search(request);
      EXPECT_EQ(reply.total.value, 25U) << text;
      for (const std::string& title : titles_of(reply)) all.push_back(title);
    }
    EXPECT_EQ(all.size(), 25U) << text;
    all = sorted(all);
    EXPECT_EQ(std::unique(all.begin(), all.end()), all.end()) << text;
  }
}

TEST(Search, NothingToSearchForFindsNothing) {
  tests::Archive archive;
  archive.add("가", "소식");
  for (const char* text : {"!!!", "없는낱말뿐", "제목:!!!", "\"...\"", "기자:!", "😀"}) {
    EXPECT_EQ(archive.search(text).total.value, 0U) << text;
  }
}

TEST(Search, SeesWhatWasCommittedSince) {
  tests::Archive archive;
  archive.add("가", "소식");
  EXPECT_EQ(archive.titles("소식").size(), 1U);
  archive.add("나", "소식");
  EXPECT_EQ(archive.titles("소식").size(), 2U);
  archive.writer().remove("1");
  EXPECT_EQ(archive.titles("소식"), (Titles{"나"}));
}

}  // namespace
