// Comments as results of their own.
#include <gtest/gtest.h>

#include "tests/archive.h"

namespace {

using namespace seogo;
using searchd::engine::CommentResult;
using searchd::engine::In;
using searchd::engine::Reply;
using searchd::engine::Request;
using searchd::engine::Sort;

schema::Comment comment(const std::string& author, const std::string& text, std::int64_t likes,
                        const char* posted) {
  schema::Comment out;
  out.author = author;
  out.text = text;
  out.likes = likes;
  out.posted = schema::read_timestamp(posted);
  return out;
}

Request in_comments(const std::string& text) {
  Request request;
  request.text = text;
  request.in = In::comments;
  request.limit = searchd::engine::most_hits;
  return request;
}

// Three articles: on a dismissal, on rice, and on a match that nobody commented on.
class CommentSearch : public testing::Test {
 protected:
  CommentSearch() {
    schema::Article dismissal;
    dismissal.id = "해임";
    dismissal.title = "이사회가 대표를 해임하다";
    dismissal.body = "이사회는 대표를 해임했다. 감사 결과는 나오지 않았다.";
    dismissal.site = "한빛일보";
    dismissal.authors = {{"강서윤", "기자"}};
    dismissal.published = schema::read_timestamp("2023-12-11 18:00");
    dismissal.comments = {
        comment("사계절", "좋은 기사 감사합니다!", 3, "2023-12-13 20:42"),
        comment("들꽃", "대표를 해임하다니 놀랍네요.", 9, "2023-12-12 09:00"),
        comment("사계절", "이사회 설명이 더 필요합니다. 기사 감사.", 0, "2023-12-14 08:00")};
    archive_.add(dismissal);

    schema::Article rice;
    rice.id = "쌀값";
    rice.title = "쌀값이 오르다";
    rice.body = "산지 쌀값이 올랐다.";
    rice.site = "가온경제";
    rice.published = schema::read_timestamp("2024-01-02 07:00");
    rice.comments = {comment("들꽃", "농민께 감사드립니다", 5, "2024-01-03 10:00"),
                     comment("바람", "너무 비싸요", 1, "2024-01-02 11:00")};
    archive_.add(rice);
    archive_.add("결승전 결과", "감사하게도 비가 그쳤다.");
  }

  std::vector<std::string> texts(const Request& request) {
    std::vector<std::string> out;
    for (const CommentResult& hit : archive_.search(request).comments) {
      out.push_back(hit.text.text);
    }
    return out;
  }

  tests::Archive archive_;
};

constexpr const char* thanks = "좋은 기사 감사합니다!";
constexpr const char* surprise = "대표를 해임하다니 놀랍네요.";
constexpr const char* explanation = "이사회 설명이 더 필요합니다. 기사 감사.";
constexpr const char* farmers = "농민께 감사드립니다";
constexpr const char* dear = "너무 비싸요";
using Texts = std::vector<std::string>;

TEST_F(CommentSearch, FindsCommentsAndTellsWhoWroteThemAndWhere) {
  Request request = in_comments("기사 감사");
  request.sort = Sort::oldest;
  const Reply reply = archive_.search(request);
  EXPECT_TRUE(reply.hits.empty());
  ASSERT_EQ(reply.comments.size(), 2U);
  const CommentResult& first = reply.comments.front();
  EXPECT_EQ(first.author, "사계절");
  EXPECT_EQ(first.posted, schema::read_timestamp("2023-12-13 20:42"));
  EXPECT_EQ(first.likes, 3);
  EXPECT_EQ(first.text.text, thanks);
  EXPECT_EQ(first.text.marks, (std::vector<searchd::engine::Mark>{{3, 8}}));
  EXPECT_EQ(first.article.id, "해임");
  EXPECT_EQ(first.article.title, "이사회가 대표를 해임하다");
  EXPECT_EQ(first.article.site, "한빛일보");
  EXPECT_EQ(reply.comments.back().text.text, explanation);
}

TEST_F(CommentSearch, TellsTheTotalsOfBothKindsWhicheverIsAskedFor) {
  for (const In in : {In::all, In::comments}) {
    Request request = in_comments("감사");
    request.in = in;
    const Reply reply = archive_.search(request);
    EXPECT_EQ(reply.articles.value, 3U);
    EXPECT_EQ(reply.comments_total.value, 3U);
    EXPECT_TRUE(reply.articles.exact && reply.comments_total.exact);
    EXPECT_EQ(reply.total.value, 3U);
  }
}

TEST_F(CommentSearch, OfEverythingIsAllComments) {
  Request request = in_comments("");
  EXPECT_EQ(texts(request), (Texts{farmers, dear, explanation, thanks, surprise}));
  const Reply reply = archive_.search(request);
  EXPECT_EQ(reply.articles.value, 3U);
  EXPECT_EQ(reply.comments_total.value, 5U);
}

TEST_F(CommentSearch, OrdersByDateAndLikes) {
  Request request = in_comments("감사");
  request.sort = Sort::newest;
  EXPECT_EQ(texts(request), (Texts{farmers, explanation, thanks}));
  request.sort = Sort::oldest;
  EXPECT_EQ(texts(request), (Texts{thanks, explanation, farmers}));
  request.sort = Sort::likes;
  EXPECT_EQ(texts(request), (Texts{farmers, thanks, explanation}));
}

TEST_F(CommentSearch, IsNarrowedByCommenterDayAndLikes) {
  Request request = in_comments("감사");
  request.commenters = {"들꽃"};
  EXPECT_EQ(texts(request), Texts{farmers});
  EXPECT_EQ(texts(in_comments("감사 댓글쓴이:들꽃")), Texts{farmers});
  request = in_comments("");
  request.from = schema::Day{2023, 12, 13};
  request.to = schema::Day{2024, 1, 2};
  EXPECT_EQ(texts(request), (Texts{dear, explanation, thanks}));
  EXPECT_EQ(texts(in_comments("추천:>3 before:2023-12-31")), Texts{surprise});
}

TEST_F(CommentSearch, IsNarrowedByTheArticle) {
  Request request = in_comments("감사");
  request.sites = {"가온경제"};
  EXPECT_EQ(texts(request), Texts{farmers});
  request.sites = {"가온경제", "한빛일보"};
  EXPECT_EQ(texts(request).size(), 3U);
  request.authors = {"강서윤"};
  EXPECT_EQ(texts(request).size(), 2U);
  EXPECT_EQ(texts(in_comments("감사 제목:쌀값")), Texts{farmers});
  EXPECT_EQ(texts(in_comments("감사 -매체:한빛일보")), Texts{farmers});
  EXPECT_EQ(texts(in_comments("감사 제목:결승전")), Texts{});
  EXPECT_EQ(archive_.search(in_comments("감사 제목:쌀값")).articles.value, 1U);
}

TEST_F(CommentSearch, MayShowOneOfEachArticle) {
  Request request = in_comments("감사");
  request.one_per_article = true;
  request.sort = Sort::likes;
  EXPECT_EQ(texts(request), (Texts{farmers, thanks}));
  EXPECT_EQ(archive_.search(request).total.value, 2U);
  EXPECT_EQ(archive_.search(request).comments_total.value, 3U);  // all there are
  request.text = "기사 감사";
  EXPECT_EQ(archive_.search(request).total.value, 1U);
  EXPECT_EQ(archive_.search(request).comments_total.value, 2U);
}

TEST_F(CommentSearch, SaysWhatItCouldNotAskFor) {
  const Reply reply = archive_.search(in_comments("감사 OR 제목:쌀값"));
  EXPECT_TRUE(reply.has_note("ignored"));
  EXPECT_EQ(reply.comments.size(), 3U);
  EXPECT_FALSE(archive_.search(in_comments("감사 제목:쌀값")).has_note("ignored"));
}

TEST_F(CommentSearch, KnowsEndingsQuotesAndExclusionsAsArticlesDo) {
  EXPECT_EQ(texts(in_comments("농민은")), Texts{farmers});
  EXPECT_EQ(texts(in_comments("\"기사 감사\"")).size(), 2U);
  EXPECT_EQ(texts(in_comments("\"감사 기사\"")), Texts{});
  Request request = in_comments("감사 -기사");
  EXPECT_EQ(texts(request), Texts{farmers});
  EXPECT_EQ(texts(in_comments("강사합니다")).empty(), false);  // one jamo wrong
}

TEST_F(CommentSearch, OfArticlesOnlyLooksIntoTitlesAndBodies) {
  Request request;
  request.text = "감사";
  request.in = In::articles;
  const Reply reply = archive_.search(request);
  EXPECT_EQ(reply.total.value, 2U);  // not the one on rice
  EXPECT_EQ(reply.comments_total.value, 3U);
  for (const auto& hit : reply.hits) EXPECT_TRUE(hit.comments.empty()) << hit.title;
}

TEST_F(CommentSearch, FollowsTheArticlesOfAnIndex) {
  schema::Article rice;
  rice.id = "쌀값";
  rice.title = "쌀값이 오르다";
  rice.body = "산지 쌀값이 올랐다.";
  rice.comments = {comment("바람", "너무 비싸요", 1, "2024-01-02 11:00"),
                   comment("바람", "그래도 감사", 2, "2024-01-05 11:00")};
  archive_.add(rice);
  EXPECT_EQ(archive_.search(in_comments("감사")).comments_total.value, 3U);
  EXPECT_EQ(texts(in_comments("농민")), Texts{});
  archive_.writer().remove("해임");
  EXPECT_EQ(texts(in_comments("감사")), Texts{"그래도 감사"});
}

TEST_F(CommentSearch, ArticlesAreFoundByWhoCommentedOnThem) {
  Request request;
  request.commenters = {"바람"};
  const Reply reply = archive_.search(request);
  ASSERT_EQ(reply.hits.size(), 1U);
  EXPECT_EQ(reply.hits.front().id, "쌀값");
  EXPECT_EQ(reply.comments_total.value, 1U);
}

// Symptom: 본문:이사회 looked at the text of every article until the time was over, and nothing was left
// to look at comments.
TEST_F(CommentSearch, IsNarrowedByTheTextOfTheArticleInTime) {
  const Reply reply = archive_.search(in_comments("감사 본문:이사회"));
  EXPECT_EQ(reply.total.value, 2U);
  EXPECT_TRUE(reply.total.exact);
  EXPECT_FALSE(reply.out_of_time());
  EXPECT_EQ(texts(in_comments("감사 -본문:이사회")), Texts{farmers});
}

// Symptom: articles were chosen by a sample of their texts, and what was counted under them was told as
// exact.
TEST_F(CommentSearch, MarksFacetsUnderArticlesOfASample) {
  for (int i = 0; i < 500; ++i) {
    schema::Article article;
    article.title = "나날";
    article.body = "대표이사회의록 " + std::to_string(i);
    article.site = "한빛일보";
    article.comments = {comment("독자", "감사 " + std::to_string(i), 0, "2024-03-01 10:00")};
    archive_.add(article);
  }
  Request request = in_comments("감사 본문:\"이사회의록\"");
  request.limit = 0;  // who only counts goes by a sample
  request.facets = {searchd::engine::Facet::site};
  const Reply reply = archive_.search(request);
  EXPECT_FALSE(reply.total.exact);
  EXPECT_FALSE(reply.facets.front().exact);
  // More articles than are asked for one by one.
  request = in_comments("감사");
  request.sites = {"한빛일보"};
  EXPECT_EQ(archive_.search(request).total.value, 502U);
  EXPECT_EQ(archive_.search(in_comments("감사")).total.value, 503U);
}

// Symptom: a site was chosen, and all other facets of its comments were empty.
TEST_F(CommentSearch, HasAllFacetsWhereOneIsChosen) {
  using searchd::engine::Facet;
  Request request = in_comments("감사");
  request.sites = {"한빛일보"};
  request.facets = {Facet::site, Facet::year, Facet::author};
  request.histogram = searchd::engine::DateUnit::year;
  const Reply reply = archive_.search(request);
  EXPECT_EQ(reply.total.value, 2U);
  ASSERT_EQ(reply.facets[0].values.size(), 2U);  // what else could be chosen
  EXPECT_EQ(reply.facets[1].values.at(0).count, 2U);
  EXPECT_EQ(reply.facets[2].values.at(0).value, "강서윤");
  EXPECT_EQ(reply.histogram->bars.at(0).count, 2U);
}

}  // namespace
