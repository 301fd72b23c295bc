// Which words of a lexicon are nouns, and which are scraps of inflection: a table over one archive.
#include "searchd/engine/nouns.h"

#include <gtest/gtest.h>

#include "tests/archive.h"

namespace {

using namespace seogo;

class NounsTable : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    archive_ = std::make_unique<tests::Archive>();
    archive_->add("섬으로 가는 길", "사람들은 배로 섬에 간다. 배가 하루 두 번 뜬다. 배를 기다린다.")
        .add("배 운항 늘린다", "배는 늘었고 표는 줄었다. 짐도 배로 옮긴다. 배의 크기는 같다.")
        .add("새 도로 열린다", "도로를 넓혔다. 도로에 차가 많다. 도로가 막힌다. 도의 예산이다.")
        .add("물가 상승", "물가를 잡겠다고 했다. 물을 아낀다. 물가가 오른다.")
        .add("제도 손본다", "제도를 바꾸기 위한 모임이다. 제도가 낡았다. 모두를 위해 바꾼다.")
        .add("안전을 위한 모임", "안전을 위한 규칙이다. 이웃을 위한 일이다. 모두를 위하여 애쓴다.")
        .add("광고 시장", "광고를 줄였다. 광고가 늘었다. 오르고 내리고 한다. 값이 오르며 줄었다.")
        .add("장면 하나", "그 장면을 보았다. 장면이 바뀌었다. 비가 내리면 쉰다. 값이 오르면 판다.")
        .add("북한 소식", "북한이 밝혔다. 북한의 발표다. 북한과 만났다. 그는 그들의 편이다.")
        .add("아들 이야기", "아들이 왔다. 아들을 만났다. 국민만 본다. 국민이 국민을 믿는다.")
        .add("국민 대회", "국민은 국민의 편이다. 국민과 함께 국민을 위한다. 국민께 알린다.")
        .add("김한나 시인", "김한나는 새로운 시를 썼다. 빠른 길을 새로운 말로 썼다.")
        .add("바다 축제", "바다를 본다. 바다가 푸르다. 사람들이 간다고 했다. 매우 많다.")
        .add("우물 발견", "우물 하나가 나왔다.");
    archive_->search("배");
    live_ = std::make_unique<schema::Generation>(archive_->directory().open_live());
  }
  static void TearDownTestSuite() {
    live_.reset();
    archive_.reset();
  }

  static std::unique_ptr<tests::Archive> archive_;
  static std::unique_ptr<schema::Generation> live_;
};
std::unique_ptr<tests::Archive> NounsTable::archive_;
std::unique_ptr<schema::Generation> NounsTable::live_;

struct Row {
  const char* word;
  bool stands;
};

constexpr Row rows[] = {
    // a particle behind one syllable, or the end of a noun
    {"배로", false},
    {"도로", true},
    {"물가", true},
    {"제도", true},
    {"배는", false},
    {"물을", false},
    {"그들", true},  // as 아들 is: what follows tells nothing
    {"아들", true},
    // verbs and adjectives, or nouns that end alike
    {"밝혔다", false},
    {"늘었고", false},
    {"많다", false},
    {"오르고", false},
    {"오르며", false},
    {"내리면", false},
    {"광고", true},
    {"장면", true},
    {"위한", false},
    {"위해", false},
    {"북한", true},
    {"새로운", false},
    {"빠른", false},
    {"바다", true},
    // particles that the lexicon leaves
    {"국민만", false},
    {"국민께", false},
    {"국민", true},
    {"김한나", true},
    // no end of anything
    {"안전", true},
    {"우물", true},
    {"매우", false},
};

TEST_F(NounsTable, StandAsNouns) {
  const schema::Lexicon lexicon(live_->database);
  const searchd::engine::Nouns nouns(live_->database, lexicon, {});
  for (const Row& row : rows) EXPECT_EQ(nouns.stands(row.word), row.stands) << row.word;
}

TEST_F(NounsTable, AreNotLookedUpPastTheDeadline) {
  const schema::Lexicon lexicon(live_->database);
  const searchd::query::Deadline passed(searchd::query::Deadline::Clock::now());
  const searchd::engine::Nouns nouns(live_->database, lexicon, passed);
  EXPECT_FALSE(nouns.stands("도로"));
  EXPECT_TRUE(nouns.stands("안전"));
}

TEST_F(NounsTable, TakeAnyBytes) {
  const schema::Lexicon lexicon(live_->database);
  const searchd::engine::Nouns nouns(live_->database, lexicon, {});
  for (const char* word : {"", "배", "\xFF\xFF\xFF\xFF\xFF\xFF", "abcdef", "배\xEB\xA1"}) {
    static_cast<void>(nouns.stands(word));
  }
}

}  // namespace
