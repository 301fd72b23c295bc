// How a query goes on while it is typed: tables of what stands in the box and what is offered.
#include "searchd/engine/suggest.h"

#include <gtest/gtest.h>

#include "schema/lexicon.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using searchd::engine::Suggestion;
using searchd::engine::Suggestions;
using Kind = searchd::engine::SuggestionKind;
using Texts = std::vector<std::string>;

class Suggest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    archive_ = std::make_unique<tests::Archive>();
    archive_->add("샘 알트만 복귀", "알트만이 돌아왔다고 OpenAI 이사회가 밝혔다.")
        .add("알트만의 닷새", "OpenAI 직원들이 알트만을 기다렸다. GPU 주문도 밀렸다.")
        .add("알트코인 급락", "알트코인을 산 사람들이 울었다.")
        .add("압구정 골목", "압구정에서 고양이를 보았다. 고양이가 울었다.")
        .add("압구정 고양이", "고양이는 압수한 상자에 있었다. 서울역에도 고양이를 보러 왔다.")
        .add("서울역 닭장", "서울역에 닭갈비 집이 생겼다. OpenSSL은 모르는 집이다.")
        .add("물가와 무역", "물가는 올랐고 무역은 줄었다. 무역을 걱정한다. 물음표.")
        .add("그물을 치다", "그물에 금고가 걸렸다.")
        .add("그물을 걷다", "그물만 남았다.");
    archive_->search("알트만");
    engine_ = std::make_unique<searchd::engine::Engine>(archive_->directory());
  }
  static void TearDownTestSuite() {
    engine_.reset();
    archive_.reset();
  }

  static Texts texts(const std::string& typed, std::size_t limit = 8) {
    Texts texts;
    for (const Suggestion& suggestion : engine_->suggest(typed, limit).all) {
      texts.push_back(suggestion.text);
    }
    return texts;
  }

  static Texts words(const std::string& typed) {
    Texts texts;
    for (const Suggestion& one : engine_->suggest(typed, 8).all) {
      const bool of_words = one.kind == Kind::word || one.kind == Kind::phrase;
      if (of_words) texts.push_back(one.text);
    }
    return texts;
  }

  static std::unique_ptr<tests::Archive> archive_;
  static std::unique_ptr<searchd::engine::Engine> engine_;
};
std::unique_ptr<tests::Archive> Suggest::archive_;
std::unique_ptr<searchd::engine::Engine> Suggest::engine_;

struct Row {
  const char* typed;
  Texts offered;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.typed; }

// Words and phrases only; names and titles have tables of their own.
const Row rows[] = {
    // a word begun: those of more articles first
    {"알트", {"알트만", "알트코인"}},
    {"압구", {"압구정"}},
    // a syllable half typed
    {"압구ㅈ", {"압구정"}},
    {"압구저", {"압구정"}},
    {"압굽", {}},
    {"압국", {}},
    {"압궂", {"압구정"}},
    {"알ㅌ", {"알트만", "알트코인"}},
    {"닭", {"닭장", "닭갈비"}},
    // what stands as typed before what only a moving final makes
    {"물", {"물가", "물음표"}},
    {"무", {"무역", "물가", "물음표"}},
    {"뭉", {"무역"}},
    {"금", {"금고", "그물"}},
    // initial consonants
    {"ㅇㅌ", {"알트만", "알트코인"}},
    {"ㅇㅌㅁ", {"알트만"}},
    {"ㅅㅇㅇ", {"서울역"}},
    {"서ㅇㅇ", {"서울역"}},
    {"ㅏ", {}},
    // the other layout
    {"dkfxm", {"알트만", "알트코인"}},
    {"dkfxmaks", {"알트만"}},
    {"dkqrnw", {"압구정"}},
    {"ㅐㅔ두", {"openai", "openssl"}},
    {"ㅐㅔ두먀", {"openai"}},
    {"헤", {"gpu"}},
    // other alphabets
    {"open", {"openai", "openssl"}},
    {"OpenA", {"openai"}},
    {"ＯｐｅｎＡ", {"openai"}},
    {"o", {}},
    // what stands before is kept as typed, and what stands together with it is offered
    {"샘 알트", {"샘 알트만"}},
    {"샘  '알트", {"샘  '알트만"}},
    {"\"샘 알트", {"\"샘 알트만"}},
    {"직원들 알트", {"직원들 알트만"}},
    {"GPU알트", {"GPU알트만"}},
    {"샘 open", {"샘 openai"}},
    {"제목:압구", {"제목:압구정"}},
    {"제목:샘 알트", {"제목:샘 알트만"}},
    // where nothing stands together with it, as if nothing stood before it
    {"없는말 알트", {"없는말 알트만", "없는말 알트코인"}},
    {"압수 알트", {"압수 알트만", "압수 알트코인"}},
    // what is left out or may be something else does not count
    {"-압구", {"-압구정"}},
    {"샘 -알트", {"샘 -알트만", "샘 -알트코인"}},
    {"샘 OR 알트", {"샘 OR 알트만", "샘 OR 알트코인"}},
    // what follows a word that is done
    {"샘 ", {"샘 알트만"}},
    {"샘 알트만 ", {"샘 알트만 복귀"}},
    {"압구정 ", {"압구정 고양이", "압구정 골목"}},
    {"압구정에서 ", {"압구정에서 고양이", "압구정에서 골목"}},
    {"서울역 ", {"서울역 닭장", "서울역 고양이", "서울역 닭갈비"}},
    {"물가 ", {"물가 무역"}},
    // words as people write them, not as the lexicon cuts them
    {"고양", {"고양이"}},
    {"고야", {"고양이"}},
    {"밝", {}},
    // nothing to complete
    {"", {}},
    {" ", {}},
    {"알트 ", {}},
    {"알트.", {}},
    {"없는말", {}},
    {"없는말 ", {}},
    {"알트만이", {}},
    {"檢", {}},
    {"likes:1", {}},
    {"date:2023", {}},
};

class SuggestTable : public Suggest, public testing::WithParamInterface<Row> {};

TEST_P(SuggestTable, Offers) {
  EXPECT_EQ(words(GetParam().typed), GetParam().offered) << GetParam().typed;
}

INSTANTIATE_TEST_SUITE_P(Korean, SuggestTable, testing::ValuesIn(rows));

TEST_F(Suggest, CountsTheArticlesThatHaveAllWords) {
  const Suggestions alone = engine_->suggest("알트", 2);
  ASSERT_EQ(alone.all.size(), 2U);
  EXPECT_EQ(alone.all[0], (Suggestion{"알트만", 2, Kind::word}));
  EXPECT_EQ(alone.all[1], (Suggestion{"알트코인", 1, Kind::word}));
  const Suggestions both = engine_->suggest("샘 알트", 2);
  ASSERT_EQ(both.all.size(), 1U);
  EXPECT_EQ(both.all[0], (Suggestion{"샘 알트만", 1, Kind::phrase}));
  EXPECT_FALSE(both.out_of_time);
}

TEST_F(Suggest, EndsWithTheTitlesThatMatchBest) {
  const std::vector<Suggestion> all = engine_->suggest("압구ㅈ", 8).all;
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].text, "압구정");
  EXPECT_EQ(all[1].kind, Kind::title);
  EXPECT_EQ(all[2].kind, Kind::title);
  EXPECT_EQ(std::set<std::string>({all[1].text, all[2].text}),
            std::set<std::string>({"압구정 골목", "압구정 고양이"}));
  EXPECT_EQ(engine_->article(all[1].id)->title, all[1].text);
}

TEST_F(Suggest, OffersTitlesWithAllThatWasTyped) {
  const std::vector<Suggestion> all = engine_->suggest("샘 알ㅌ", 8).all;
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0], (Suggestion{"샘 알트만", 1, Kind::phrase}));
  EXPECT_EQ(all[1], (Suggestion{"샘 알트만 복귀", 1, Kind::title, "1"}));
}

// 압구정 고양이 is words that stand together and a title.
TEST_F(Suggest, SaysNothingTwice) { EXPECT_EQ(texts("압구정 고ㅇ"), Texts{"압구정 고양이"}); }

TEST_F(Suggest, GivesNoMoreThanIsAsked) {
  EXPECT_EQ(texts("알트", 1), Texts{"알트만"});
  EXPECT_EQ(texts("알트", 0), Texts());
  EXPECT_LE(texts("ㅇ", 10000).size(), searchd::engine::most_suggestions);
}

// Decomposed, as some systems send what is typed.
TEST_F(Suggest, TakesSyllablesInTheirParts) {
  EXPECT_EQ(words("\u110B\u1161\u11AF\u1110\u1173"), (Texts{"알트만", "알트코인"}));
}

TEST_F(Suggest, NeverFailsForAText) {
  const std::string bytes[] = {std::string("\xFF\xFE 알트"),
                               std::string("알\0트", 7),
                               std::string(2000, 'a'),
                               std::string(600, ' ') + "알트",
                               "\xEC\x95",
                               "알트\xEC\x95",
                               "\u202E알트",
                               "😀",
                               "😀알트"};
  for (const std::string& text : bytes) EXPECT_LE(texts(text).size(), 8U);
}

TEST_F(Suggest, OffersOnlyWhatTheSearchFinds) {
  for (const char* typed : {"알", "압", "ㅅ", "op", "고", "무"}) {
    for (const std::string& text : texts(typed)) {
      searchd::engine::Request request;
      request.text = text;
      EXPECT_GT(engine_->search(request).total.value, 0U) << typed << ": " << text;
    }
  }
}

TEST_F(Suggest, StopsAtItsDeadline) {
  schema::Generation live = archive_->directory().open_live();
  const searchd::query::Deadline passed(searchd::query::Deadline::Clock::now());
  searchd::engine::Kept kept;
  const std::string version = "1";
  const searchd::engine::Archive archive{live.database, live.comments, kept, version};
  const Suggestions found = searchd::engine::suggest(archive, "ㅇ", 8, passed);
  EXPECT_TRUE(found.out_of_time);
  EXPECT_TRUE(found.all.empty());
}

}  // namespace
