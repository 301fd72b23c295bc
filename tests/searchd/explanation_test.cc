// What explain=true tells adds up to the score.
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "tests/archive.h"

namespace {

using namespace seogo;
using searchd::engine::Explanation;
using searchd::engine::Hit;
using searchd::engine::Reply;

constexpr double near = 1e-6;

class Explained : public testing::Test {
 protected:
  Explained() {
    archive_.add("샘 알트만 해고", "이사회는 알트만을 해고했다. OpenAI 직원들은 반란을 일으켰다.");
    archive_.add("알트만 복귀", "알트만이 닷새 만에 돌아왔다. 직원들은 반겼다.");
    archive_.add("새 의장", "OpenAI 이사회가 의장을 새로 뽑았다. 오픈 소스 회의도 열었다.");
    archive_.add("날씨", "맑다.");
  }

  Reply search(const std::string& text) {
    searchd::engine::Request request;
    request.text = text;
    request.explain = true;
    return archive_.search(request);
  }

  static double sum(const Explanation& explanation) {
    return std::accumulate(explanation.terms.begin(), explanation.terms.end(), 0.0,
                           [](double so_far, const auto& term) { return so_far + term.weight; });
  }

  tests::Archive archive_;
};

TEST_F(Explained, TermsAddUpToTheIndexScoreWhateverTheQuery) {
  for (const char* text :
       {"알트만이", "알트만 해고", "\"직원들은 반란을\"", "알트만이 해고된 이유는 무엇인가",
        "open* 이사회", "(알트만 OR 의장) -복귀", "제목:알트만 직원들", "오픈AI", "제목:새"}) {
    const Reply reply = search(text);
    ASSERT_FALSE(reply.hits.empty()) << text;
    for (const Hit& hit : reply.hits) {
      ASSERT_TRUE(hit.explanation) << text;
      EXPECT_GT(hit.explanation->index_score, 0) << text;
      EXPECT_NEAR(sum(*hit.explanation), hit.explanation->index_score, near)
          << text << ", " << hit.title;
    }
  }
}

TEST_F(Explained, TheScoreIsTheShareAndTheRerank) {
  for (const Hit& hit : search("알트만 해고").hits) {
    ASSERT_TRUE(hit.explanation && hit.explanation->rerank);
    EXPECT_NEAR(hit.score, hit.explanation->share + hit.explanation->rerank->bonus(), near);
  }
}

TEST_F(Explained, EndingsAreScaledDown) {
  const Reply reply = search("알트만이");
  bool seen = false;
  for (const Hit& hit : reply.hits) {
    for (const Explanation::Term& term : hit.explanation->terms) {
      if (term.term != "만이") continue;
      seen = true;
      EXPECT_NEAR(term.scale, 0.2, near);
      EXPECT_EQ(term.documents, 1U);
    }
  }
  EXPECT_TRUE(seen);
}

TEST_F(Explained, OtherNamesAreTold) {
  const Reply reply = search("오픈AI");
  ASSERT_EQ(reply.notes.size(), 1U);
  EXPECT_EQ(reply.notes.front().code, "synonyms");
  EXPECT_NE(reply.notes.front().text.find("OpenAI"), std::string::npos);
}

TEST_F(Explained, NobodyWhoDoesNotAskIsTold) {
  for (const Hit& hit : archive_.search("알트만").hits) EXPECT_FALSE(hit.explanation);
}

}  // namespace
