// What single lines of a page come to.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/indexer/extract_capture.h"

namespace seogo::indexer::extract {
namespace {

std::string authors_of(const schema::Article& article) {
  std::string out;
  for (const schema::Author& author : article.authors)
    out += (out.empty() ? "" : ", ") + author.name + "/" + author.role;
  return out;
}

constexpr std::string_view first =
    "돌담길을 따라 심은 봄꽃이 마을의 풍경을 바꾸었다고 주민들은 말했다.";
constexpr std::string_view last = "주민들은 내년에는 꽃길을 마을 끝까지 이을 생각이라고 전했다.";

TEST(Page, FindsTheHeader) {
  const schema::Article article = extract_text(page_around(""));
  EXPECT_EQ(article.title, "돌담길에 핀 봄꽃, 마을을 바꾸다");
  EXPECT_EQ(authors_of(article), "가온누/기자");
  ASSERT_TRUE(article.published);
  EXPECT_EQ(article.published->iso(), "2024-04-02T09:30:00+09:00");
  EXPECT_EQ(article.site, "돌담신문");
  EXPECT_EQ(article.body, std::string(first) + "\n\n" + std::string(last));
  EXPECT_TRUE(article.id.empty());
  EXPECT_EQ(article.provenance.file, "capture.txt");
}

TEST(Page, KnowsWhatIsTextAmidTheText) {
  const struct {
    const char* name;
    const char* middle;
    const char* kept;  // what stands between first and last; empty: nothing
    const char* subheading;
    const char* credit;
  } cases[] = {
      {"a subheading", "꽃보다 사람이 모이는 길", "꽃보다 사람이 모이는 길",
       "꽃보다 사람이 모이는 길", ""},
      {"a marked subheading", "◆ 꽃보다 사람", "꽃보다 사람", "꽃보다 사람", ""},
      {"square marks too", "■ 꽃보다 사람", "꽃보다 사람", "꽃보다 사람", ""},
      {"a short sentence", "봄이 왔다.", "봄이 왔다.", "", ""},
      {"a question", "누가 심었을까?", "누가 심었을까?", "", ""},
      {"a list", "• 개나리\n• 진달래", "개나리\n\n진달래", "", ""},
      {"a list without bullets", "개나리 서른 그루\n진달래 마흔 그루\n철쭉 쉰 그루",
       "개나리 서른 그루\n\n진달래 마흔 그루\n\n철쭉 쉰 그루", "", ""},
      {"a date in a chronology", "2023.12.11", "2023.12.11", "", ""},
      {"no real date in the text", "2023.13.45", "2023.13.45", "", ""},
      {"chrome", "이미지 확대보기\n공유하기\n글자크기", "", "", ""},
      {"an advertisement", "ADVERTISEMENT", "", "", ""},
      {"a caption", "▲ 돌담길을 걷는 주민들 [사진=돌담군]", "", "", "돌담군"},
      {"a caption without mark", "돌담길을 걷는 주민들. (사진=돌담군)", "", "", "돌담군"},
      {"a caption with a slash", "돌담길을 걷는 주민들 /사진=돌담군", "", "", "돌담군"},
      {"a caption above its credit", "[사진=연합뉴스]", "", "", "연합뉴스"},
      {"a caption its photographer signs", "주민들이 돌담길을 걷고 있다. 홍길동 기자", "", "",
       "홍길동 기자"},
      {"the same with the paper", "주민들이 돌담길을 걷고 있다. 돌담일보 홍길동 기자", "", "",
       "돌담일보 홍길동 기자"},
      {"a caption its owner signs", "▲ 돌담길을 걷는 주민들. ⓒ 돌담신문", "", "", "돌담신문"},
      {"a labelled credit", "[사진] 돌담신문", "", "", "돌담신문"},
      {"a labelled caption", "[사진] 주민들이 돌담길을 걷고 있다.", "", "", ""},
      {"a list of triangles", "▲과장 가온누 ▲계장 나루", "과장 가온누 ▲계장 나루", "", ""},
      {"a link", "▶ 봄꽃 사진 더 보러 가기", "", "", ""},
  };
  for (const auto& c : cases) {
    const schema::Article article = extract_text(page_around(c.middle));
    std::string body(first);
    if (*c.kept != '\0') body += "\n\n" + std::string(c.kept);
    EXPECT_EQ(article.body, body + "\n\n" + std::string(last)) << c.name;
    EXPECT_EQ(article.subheadings.empty() ? "" : article.subheadings[0], c.subheading) << c.name;
    EXPECT_EQ(article.image_credits.empty() ? "" : article.image_credits[0], c.credit) << c.name;
  }
}

TEST(Page, ReadsDatelinesAndBylinesInSentences) {
  const struct {
    const char* line;
    const char* text;
    const char* authors;
  } cases[] = {
      {"(서울=연합뉴스) 홍길동 기자 = 첫눈이 왔다.", "첫눈이 왔다.", "홍길동/기자"},
      {"[서울=뉴시스] 홍길동 기자 = 첫눈이 왔다.", "첫눈이 왔다.", "홍길동/기자"},
      {"【서울=뉴시스】홍길동 기자 = 첫눈이 왔다.", "첫눈이 왔다.", "홍길동/기자"},
      {"[돌담신문 홍길동 기자] 첫눈이 왔다.", "첫눈이 왔다.", "홍길동/기자"},
      {"(워싱턴=돌담통신) 홍길동 특파원 = 첫눈이 왔다.", "첫눈이 왔다.", "홍길동/특파원"},
      {"첫눈이 왔다. 홍길동 기자 hong@example.com", "첫눈이 왔다.", "홍길동/기자"},
      {"첫눈이 왔다. /홍길동 기자 hong@example.com", "첫눈이 왔다.", "홍길동/기자"},
      {"첫눈이 왔다고 홍길동 기자", "첫눈이 왔다고 홍길동 기자", ""},
  };
  for (const auto& c : cases) {
    const schema::Article article =
        extract_text("눈 소식을 전하는 아침\n2024.12.01 08:00\n\n" + std::string(c.line) + "\n\n" +
                     std::string(last) + "\n\n" + std::string(last) + "\n");
    EXPECT_EQ(article.body.substr(0, article.body.find("\n\n")), c.text) << c.line;
    EXPECT_EQ(authors_of(article), c.authors) << c.line;
  }
}

TEST(Page, GoesOnAfterLinksOnlyIfItVisiblyEndsLater) {
  const std::string links = "관련기사\n꽃길의 봄을 기다리며\n돌담의 역사\n";
  EXPECT_EQ(extract_text(page_around(links)).body, std::string(first) + "\n\n" + std::string(last));
  const std::string open = "돌담길에 핀 봄꽃, 마을을 바꾸다\n2024.04.02 09:30\n" +
                           std::string(first) + "\n" + links + std::string(last) + "\n";
  EXPECT_EQ(extract_text(open).body, first);
}

TEST(Page, TakesAClockInTheMenuForNoDate) {
  const schema::Article article = extract_text(
      "2025년 1월 3일 (금)\n로그인\n돌담길에 핀 봄꽃, 마을을 바꾸다\n가온누 기자\n2024.04.02 "
      "09:30\n" +
      std::string(first) + "\n" + std::string(last) + "\n");
  EXPECT_EQ(article.title, "돌담길에 핀 봄꽃, 마을을 바꾸다");
  EXPECT_EQ(article.published->iso(), "2024-04-02T09:30:00+09:00");
}

TEST(Page, TakesATrailOrARowOfButtonsForNoHeadlineAndNoText) {
  for (const char* trail :
       {"홈 > 지역 > 돌담", "홈 / 지역 / 돌담", "현재위치 : 홈 > 지역 > 돌담"}) {
    const schema::Article article =
        extract_text(fmt::format("{}\n\n돌담길에 핀 봄꽃, 마을을 바꾸다\n2024.04.02 09:30\n\n"
                                 "기사담기 | 종이로 보기 | 큰글씨로\n\n{}\n{}\n",
                                 trail, first, last));
    EXPECT_EQ(article.title, "돌담길에 핀 봄꽃, 마을을 바꾸다") << trail;
    EXPECT_EQ(article.subtitle, "") << trail;
    EXPECT_EQ(article.section, "지역") << trail;
    EXPECT_EQ(article.body, std::string(first) + "\n\n" + std::string(last)) << trail;
  }
  const schema::Article article =
      extract_text("뉴스 > 지역 소식\n돌담길에 핀 봄꽃, 마을을 바꾸다\n2024.04.02 09:30\n" +
                   std::string(first) + "\n");
  EXPECT_EQ(article.title, "돌담길에 핀 봄꽃, 마을을 바꾸다");
}

TEST(Page, ReadsVotesThatStandAboveTheComments) {
  const schema::Article article =
      extract_text(page_around("") +
                   "댓글\n\n1\n\n추천\n\n33\n\n비추천\n\n4\n\n전체댓글 [1]\n나루\n2024.04.03 "
                   "10:00\n안녕\n답글 달기\n추천 5\n");
  EXPECT_EQ(article.counts.likes, 33);
  EXPECT_EQ(article.counts.dislikes, 4);
  EXPECT_EQ(article.counts.comments, 1);
}

TEST(Page, AcceptsATextWithoutDate) {
  const schema::Article article =
      extract_text("돌담길에 핀 봄꽃\n\n" + std::string(first) + "\n\n" + std::string(last) + "\n");
  EXPECT_EQ(article.title, "돌담길에 핀 봄꽃");
  EXPECT_FALSE(article.published);
  EXPECT_TRUE(article.site.empty());
}

TEST(Page, AcceptsAShortNotice) {
  const schema::Article article = extract_text("돌담길에 눈\n2024.12.01 08:00\n첫눈이 왔다.\n");
  EXPECT_EQ(article.title, "돌담길에 눈");
  EXPECT_EQ(article.body, "첫눈이 왔다.");
}

TEST(Page, RefusesWhatIsNoArticle) {
  const std::string prose = std::string(first) + "\n" + std::string(last) + "\n";
  const struct {
    const char* name;
    std::string page;
    const char* text;
  } cases[] = {
      {"empty", "", "no article found"},
      {"blank", "\n \n\u00A0\n\u200B\n", "no article found"},
      {"menu", "홈\n정치\n경제\n로그인\n회원가입\n전체메뉴\n이용약관\n개인정보처리방침\n",
       "no article found"},
      {"404",
       "페이지를 찾을 수 없습니다.\n방문하시려는 페이지의 주소가 잘못 입력되었거나 삭제되어 "
       "사용하실 수 없습니다.\n홈으로\n",
       "no article found"},
      {"login",
       "로그인이 필요한 서비스입니다.\n아이디\n비밀번호\n로그인\n서비스를 이용하시려면 먼저 "
       "회원으로 가입하시고 로그인하셔야 합니다.\n",
       "no article found"},
      {"no headline", "2024.04.02 09:30\n" + prose, "no article found: no headline"},
      {"no text", "돌담길에 핀 봄꽃, 마을을 바꾸다\n가온누 기자\n2024.04.02 09:30\n",
       "article without text"},
      {"a photo only",
       "돌담길에 핀 봄꽃, 마을을 바꾸다\n2024.04.02 09:30\n▲ 돌담길을 걷는 주민들 "
       "[사진=돌담군]\n<저작권자 ⓒ 돌담신문, 무단전재 금지>\n많이 본 기사\n",
       "article without text"},
      {"no such day", "돌담길에 핀 봄꽃\n가온누 기자\n2023.13.45\n" + prose,
       "\"2023.13.45\" in line 3 is no date"},
      {"no such hour", "돌담길에 핀 봄꽃\n입력 2023.12.11 25:61\n" + prose, "in line 2 is no date"},
  };
  for (const auto& c : cases) {
    try {
      const schema::Article article = extract_text(c.page);
      ADD_FAILURE() << c.name << ": " << article.title;
    } catch (const schema::Error& error) {
      EXPECT_EQ(error.code(), schema::ErrorCode::input) << c.name;
      EXPECT_NE(error.text().find(c.text), std::string::npos) << c.name << ": " << error.text();
    }
  }
}

TEST(Page, NamesTheSiteOnlyIfTheCopyrightLineDoes) {
  const struct {
    const char* line;
    const char* site;
  } cases[] = {
      {"<저작권자 ⓒ 가나일보, 무단전재 및 재배포 금지>", "가나일보"},
      {"Copyright ⓒ 가나일보. All rights reserved. 무단 전재 및 재배포 금지", "가나일보"},
      {"저작권자 © 가나일보 무단전재 및 재배포 금지", "가나일보"},
      {"<저작권자(c) 가나통신, 무단 전재-재배포 금지>", "가나통신"},
      {"Copyright © 2010-2024 가나일보 All rights reserved.", "가나일보"},
      {"무단 전재 및 재배포 금지", ""},
  };
  for (const auto& c : cases) {
    const schema::Article article = extract_text("돌담길에 핀 봄꽃\n2024.04.02 09:30\n" +
                                                 std::string(first) + "\n" + c.line + "\n");
    EXPECT_EQ(article.site, c.site) << c.line;
    EXPECT_EQ(article.copyright, c.line);
    EXPECT_EQ(article.body, first) << c.line;
  }
}

TEST(Page, ReadsJsonAsItIs) {
  source::Capture capture;
  capture.form = source::Form::json;
  capture.bytes = R"({"title":"제목","content":"본문이다.","author":"가온누 기자"})";
  capture.provenance = {"a.jsonl", 7};
  const schema::Article article = extract(capture, Profile::built_in());
  EXPECT_EQ(article.body, "본문이다.");
  EXPECT_EQ(authors_of(article), "가온누/기자");
  EXPECT_EQ(article.provenance, (schema::Provenance{"a.jsonl", 7}));
  capture.bytes = "{";
  EXPECT_THROW((void)extract(capture, Profile::built_in()), schema::Error);
}

}  // namespace
}  // namespace seogo::indexer::extract
