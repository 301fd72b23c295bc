#include <string>

#include <gtest/gtest.h>

#include "indexer/extract/line/markers.h"
#include "indexer/extract/profile.h"
#include "schema/error.h"

namespace seogo::indexer::extract {
namespace {

// "role:text|word role:text …", empty for a line of text.
std::string read(std::string_view line) {
  MarkerReader reader(Profile::built_in().markers());
  std::string out;
  for (const Mark& mark : reader.read(line)) {
    if (!out.empty()) out += " ; ";
    out += std::string(role_names[static_cast<std::size_t>(mark.role)].name) + ":" +
           std::string(mark.text);
    if (!mark.word.empty()) out += "|" + std::string(mark.word);
  }
  return out;
}

TEST(Marker, ReadsLines) {
  const struct {
    const char* line;
    const char* marks;
  } cases[] = {
      {"김주성 기자", "byline:김주성|기자"},
      {"홍길동기자", "byline:홍길동|기자"},
      {"홍길동·김철수 기자", "byline:홍길동·김철수|기자"},
      {"홍길동 베이징 특파원", "byline:홍길동|베이징 특파원"},
      {"홍길동 경제부 선임기자", "byline:홍길동|경제부 선임기자"},
      {"John Smith 기자", "byline:John Smith|기자"},
      {"[서울=홍길동 기자]", "dateline:홍길동|기자"},
      {"청양=김하늘 기자", "byline:김하늘|기자"},
      {"리우데자네이루 = 김하늘 특파원", "byline:김하늘|특파원"},
      {"사진=김하늘 기자", "image_credit:김하늘 기자"},
      {"글 사진 천무진 기자", "byline:천무진|기자"},
      {"홍길동 기자 hong@example.com", "byline:홍길동|기자 ; mail:hong@example.com"},
      {"기자명 홍길동 기자", "byline:홍길동|기자"},
      {"인턴 기자", ""},
      {"홍길동 김철수 기자", "byline:홍길동 김철수|기자"},
      {"홍길동 춘천 주재기자", "byline:홍길동|춘천 주재기자"},
      {"왔다고 홍길동 기자", ""},
      {"가나일보 홍길동 기자", "byline:홍길동|기자"},
      {"KBS 홍길동 기자", "byline:홍길동|기자"},
      {"가나IT 홍길동 기자", "byline:홍길동|기자"},
      {"가나일보 논설실", "byline:가나일보|논설실"},
      {"홈 > 경제 > 증권", "section:경제 > 증권"},
      {"홈 / 과학·기술 / 보안", "section:과학·기술"},
      {"현재위치 : 홈 > 지역", "chrome:현재위치 ; section:지역"},
      {"입력2010.10.24. 오후 10:51 기사원문", "published:2010.10.24. 오후 10:51 ; chrome:기사원문"},
      {"입력 2023.05.09 (21:34)", "published:2023.05.09 (21:34)"},
      {"2023.12.11 (월) 18:32", "time:2023.12.11 (월) 18:32"},
      {"입력 : 2023.12.11 18:32", "published:2023.12.11 18:32"},
      {"입력2023.12.11. 오후 6:32", "published:2023.12.11. 오후 6:32"},
      {"입력 2023.12.11 18:32 | 수정 2023.12.11 19:00 | 댓글 3",
       "published:2023.12.11 18:32 ; modified:2023.12.11 19:00 ; comment_count:3"},
      {"하트 이미지 16", "likes:16"},
      {"조회수 : 1,234", "views:1,234"},
      {"공감3비공감1", "likes:3 ; dislikes:1"},
      {"전체댓글 [4]", "comments:4"},
      {"전체 댓글 ［4］", "comments:4"},
      {"사진=연합뉴스", "image_credit:연합뉴스"},
      {"[사진 = 가나시 제공]", "image_credit:가나시 제공"},
      {"많이  본기사", "tail:많이  본기사"},
      {"공유 공유", "chrome:공유 ; chrome:공유"},
      {"홈 | 정치 | 경제", "chrome:홈 ; chrome:정치 ; chrome:경제"},
      {"#알트만 #오픈AI", "tags:#알트만 ; tags:#오픈AI"},
      {"기사원문 https://a.example/1?b=2", "url:https://a.example/1?b=2"},
      {"추천사를 쓰다", ""},
      {"공유 경제의 미래", ""},
      {"OpenAI의 닷새, 샘 알트만 해고 및 복귀", ""},
      {"김주성 기자가 전했다", ""},
      {"2023년 12월 11일 서울에서 열렸다", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(read(c.line), c.marks) << c.line;
}

TEST(Marker, RefusesTemplatesThatCannotWork) {
  const struct {
    const char* pattern;
    const char* text;
  } cases[] = {
      {"", "a marker is empty"},
      {"{text}", "would match every line"},
      {"{text} {text}", "two {text} without anything between"},
      {"댓글 {count}", "unknown placeholder {count}"},
      {"댓글 {n", "{ without }"},
  };
  for (const auto& c : cases) {
    try {
      Marker marker(Role::chrome, c.pattern);
      ADD_FAILURE() << c.pattern;
    } catch (const schema::Error& error) {
      EXPECT_EQ(error.code(), schema::ErrorCode::usage);
      EXPECT_NE(error.text().find(c.text), std::string::npos) << error.text();
    }
  }
}

}  // namespace
}  // namespace seogo::indexer::extract
