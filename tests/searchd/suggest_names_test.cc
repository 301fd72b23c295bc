// Authors, tags, sites and other whole values among suggestions.
#include <gtest/gtest.h>

#include "searchd/engine/engine.h"
#include "searchd/wire/suggest_json.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using searchd::engine::Suggestion;

class SuggestNames : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    archive_ = std::make_unique<tests::Archive>();
    add("강바람이 분다", "강나루", {"기상", "강바람"}, "한들신문", "날씨");
    add("비 온 뒤 하늘", "강나루", {"기상"}, "한들신문", "날씨");
    add("인공지능 규제 다시 논의", "김주하늘", {"인공지능 윤리", "AI"}, "누리데일리", "과학");
    add("인공지능 반도체 나온다", "김주하늘", {"인공지능 윤리"}, "IT누리", "과학");
    add("도서관 문 열다", "주강민", {"도서관", "\"새 집\""}, "한들신문", "문화");
    archive_->search("");
    engine_ = std::make_unique<searchd::engine::Engine>(archive_->directory());
  }
  static void TearDownTestSuite() {
    engine_.reset();
    archive_.reset();
  }

  static void add(const char* title, const char* author, std::vector<std::string> tags,
                  const char* site, const char* section) {
    schema::Article article;
    article.title = title;
    article.body = "글이 여기 있다.";
    article.authors = {{author, "기자"}};
    article.tags = std::move(tags);
    article.site = site;
    article.section = section;
    schema::Comment comment;
    comment.author = "달빛나그네";
    comment.text = "잘 읽었어요";
    article.comments = {comment};
    archive_->add(article);
  }

  // kind:text and how many articles, but for titles.
  static std::vector<std::string> offered(const std::string& typed) {
    std::vector<std::string> all;
    for (const Suggestion& one : engine_->suggest(typed, 8).all) {
      if (one.kind == searchd::engine::SuggestionKind::title) continue;
      all.push_back(std::string(searchd::wire::name_of(one.kind)) + " " + one.text + " " +
                    std::to_string(one.articles));
    }
    return all;
  }

  static std::unique_ptr<tests::Archive> archive_;
  static std::unique_ptr<searchd::engine::Engine> engine_;
};
std::unique_ptr<tests::Archive> SuggestNames::archive_;
std::unique_ptr<searchd::engine::Engine> SuggestNames::engine_;

struct Row {
  const char* typed;
  std::vector<std::string> offered;
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.typed; }

const Row rows[] = {
    // among words, told as what they are
    {"김주", {"author 김주하늘 2"}},
    {"ㄱㅈㅎㄴ", {"author 김주하늘 2"}},
    {"rlawn", {"author 김주하늘 2"}},
    {"강나", {"author 강나루 2"}},
    {"기사", {"tag 기상 2"}},
    {"한드", {"site 매체:한들신문 3"}},
    // of a field only
    {"기자:강", {"author 기자:강나루 2"}},
    {"author:강", {"author author:강나루 2"}},
    {"저자:ㄱㅈ", {"author 저자:김주하늘 2"}},
    {"기자:rkd", {"author 기자:강나루 2"}},
    {"기자：강", {"author 기자：강나루 2"}},
    {"-기자:강", {"author -기자:강나루 2"}},
    {"태그:인", {"tag 태그:\"인공지능 윤리\" 2"}},
    {"태그:\"인공지능 윤", {"tag 태그:\"인공지능 윤리\" 2"}},
    {"태그:인공지능윤", {"tag 태그:\"인공지능 윤리\" 2"}},
    {"tag:a", {"tag tag:AI 1"}},
    {"태그:\"새", {}},
    {"매체:한", {"site 매체:한들신문 3"}},
    {"매체:it", {"site 매체:IT누리 1"}},
    {"매체:it눌", {"site 매체:IT누리 1"}},
    {"언론사:누", {"site 언론사:누리데일리 1"}},
    {"분야:", {"section 분야:과학 2", "section 분야:날씨 2", "section 분야:문화 1"}},
    {"댓글쓴이:달", {"commenter 댓글쓴이:달빛나그네 5"}},
    {"기자:없", {}},
    {"기자:강나루", {}},
    {"기자:\"강나루\"", {}},
    // with words before: those that stand together
    {"도서관 기자:강", {"author 도서관 기자:강나루 2"}},
    {"도서관 기자:", {"author 도서관 기자:주강민 1"}},
    {"인공지능 매체:", {"site 인공지능 매체:IT누리 1", "site 인공지능 매체:누리데일리 1"}},
    {"기자:김주하늘 태그:",
     {"tag 기자:김주하늘 태그:\"인공지능 윤리\" 2", "tag 기자:김주하늘 태그:AI 1"}},
    {"매체:한들신문 도", {"tag 매체:한들신문 도서관 1"}},
    // no field of ours
    {"시각:강나", {"author 시각:강나루 2"}},
};

class SuggestNamesTable : public SuggestNames, public testing::WithParamInterface<Row> {};

TEST_P(SuggestNamesTable, Offers) {
  EXPECT_EQ(offered(GetParam().typed), GetParam().offered) << GetParam().typed;
}
INSTANTIATE_TEST_SUITE_P(Korean, SuggestNamesTable, testing::ValuesIn(rows));

// Symptom: 제목:여 offered words that only texts have.
TEST(SuggestInFields, OffersWordsOfTitlesForTitlesAndOfCommentsForComments) {
  tests::Archive archive;
  archive.add("여객선 취항", "여름이 온다. 여당은 말이 없다.", {"여행 가고 싶다"});
  archive.add("여객선 결항", "여름이 간다.", {"여행이 취소됐다"});
  archive.add("날씨", "여행과 여름");
  archive.writer().commit();
  const searchd::engine::Engine engine(archive.directory());
  const auto words = [&engine](const char* typed) {
    std::vector<std::string> out;
    for (const Suggestion& one : engine.suggest(typed, 8).all) {
      if (one.kind == searchd::engine::SuggestionKind::word) {
        out.push_back(one.text + " " + std::to_string(one.articles));
      }
    }
    return out;
  };
  EXPECT_EQ(words("제목:여"), std::vector<std::string>{"제목:여객선 2"});
  EXPECT_EQ(words("댓글:여"), std::vector<std::string>{"댓글:여행 2"});
  EXPECT_GE(words("여").size(), 3U);
}

TEST_F(SuggestNames, FindWhatTheyCount) {
  for (const char* typed : {"기자:", "태그:", "매체:", "분야:", "댓글쓴이:", "김주", "강"}) {
    for (const Suggestion& one : engine_->suggest(typed, 8).all) {
      searchd::engine::Request request;
      request.text = one.text;
      const std::uint64_t found = engine_->search(request).total.value;
      const bool by_field = std::string_view(typed).ends_with(':');
      EXPECT_GE(found, by_field ? one.articles : 1) << one.text;
      if (by_field) {
        EXPECT_EQ(found, one.articles) << one.text;
      }
    }
  }
}

TEST_F(SuggestNames, NeverFailForAText) {
  for (const char* typed :
       {"기자:\"", "기자::", ":", ":강", "\"\":", "-", "-:", "기자:\xFF", "태그:%00", "기자:강\"나",
        "기자:기자:강", "（기자:강", "태그:\"\"\"", "매체:\xE2\x80\x8B", "기자:ㄳㄳㄳㄳㄳㄳ"}) {
    EXPECT_LE(engine_->suggest(typed, 8).all.size(), 8U) << typed;
  }
}

}  // namespace
