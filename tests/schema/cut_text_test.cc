// What is cut of an article, and how.
#include "schema/cut_text.h"

#include <gtest/gtest.h>

namespace seogo::schema {
namespace {

TEST(CutText, IsNormalizedAndCutIntoRuns) {
  const CutText text = cut("ＡＩ가 온다");
  EXPECT_EQ(text.text, "ai가 온다");
  EXPECT_EQ(text.runs, (std::vector<schema::Run>{
                           {Script::word, 0, 2}, {Script::hangul, 2, 5}, {Script::hangul, 6, 12}}));
  EXPECT_FALSE(text.has_hanja());
  EXPECT_TRUE(cut("눈雪").has_hanja());
}

TEST(CutText, OfAnArticleAllTextsButTheCommentsAreCut) {
  Article article;
  article.title = "제목";
  article.subtitle = "부제";
  article.body = "본문";
  article.tags = {"눈", "비"};
  article.authors = {{"한초롱", "기자"}};
  article.comments = {{"1", "", "사계절", std::nullopt, "댓글", 0, 0}};
  const CutArticle texts = cut(article);
  EXPECT_EQ(texts.title.text, "제목");
  EXPECT_EQ(texts.subtitle.text, "부제");
  EXPECT_EQ(texts.body.text, "본문");
  ASSERT_EQ(texts.tags.size(), 2U);
  EXPECT_EQ(texts.tags[1].text, "비");
  ASSERT_EQ(texts.authors.size(), 1U);
  EXPECT_EQ(texts.authors[0].text, "한초롱");
}

}  // namespace
}  // namespace seogo::schema
