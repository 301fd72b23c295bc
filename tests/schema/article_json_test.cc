#include "schema/article_json.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/schema/full_article.h"

namespace seogo::schema {
namespace {

using tests::december;
using tests::one_day;

TEST(ArticleJson, FormsThatPeopleExport) {
  const struct {
    std::string_view line;
    std::function<void(Article&)> expected;  // of an empty article
  } cases[] = {
      {"{}", [](Article&) {}},
      {" {\"title\" : \"해고\"}\r", [](Article& a) { a.title = "해고"; }},
      {"\xEF\xBB\xBF{\"title\":\"해고\"}", [](Article& a) { a.title = "해고"; }},
      {R"({"title":"\uD574\uACE0 \ud83d\ude00"})", [](Article& a) { a.title = "해고 😀"; }},
      {R"({"id":"a-1"})", [](Article& a) { a.id = "a-1"; }},
      {R"({"id":700101})", [](Article& a) { a.id = "700101"; }},
      {R"({"tags":["하나","둘"]})",
       [](Article& a) {
         a.tags = {"하나", "둘"};
       }},
      {R"({"tags":"하나"})", [](Article& a) { a.tags = {"하나"}; }},
      {R"({"author":"김주성 기자"})",
       [](Article& a) {
         a.authors = {{"김주성", "기자"}};
       }},
      {R"({"author":{"name":"김주성"}})",
       [](Article& a) {
         a.authors = {{"김주성", ""}};
       }},
      {R"({"author":["김주성 기자","박하늘"]})",
       [](Article& a) {
         a.authors = {{"김주성", "기자"}, {"박하늘", ""}};
       }},
      {R"({"authors":"김주성 기자, 박하늘"})",
       [](Article& a) {
         a.authors = {{"김주성", "기자"}, {"박하늘", ""}};
       }},
      {R"({"authors":[{"name":"김주성","role":"기자"},"박하늘 PD"]})",
       [](Article& a) {
         a.authors = {{"김주성", "기자"}, {"박하늘", "PD"}};
       }},
      {R"({"authors":["김주성"],"author":"다른 이"})",
       [](Article& a) {
         a.authors = {{"김주성", ""}};
       }},
      {R"({"published":"2023-12-11T18:32:00+09:00"})", [](Article& a) { a.published = december; }},
      {R"({"published":"2023.12.11 (월) 18:32"})", [](Article& a) { a.published = december; }},
      {R"({"published":1702287120})", [](Article& a) { a.published = december; }},
      {R"({"date":"2023년 12월 11일"})", [](Article& a) { a.published = one_day; }},
      {R"({"published":"2023-12-11","date":"1999-01-01"})",
       [](Article& a) { a.published = one_day; }},
      {R"({"published":""})", [](Article&) {}},
      {R"({"body":"하나\n\n둘"})", [](Article& a) { a.body = "하나\n\n둘"; }},
      {R"({"body":["하나","둘"]})", [](Article& a) { a.body = "하나\n\n둘"; }},
      {R"({"content":"하나"})", [](Article& a) { a.body = "하나"; }},
      {R"({"text":["하나","둘"]})", [](Article& a) { a.body = "하나\n\n둘"; }},
      {R"({"text":"요약","body":"본문"})", [](Article& a) { a.body = "본문"; }},
      {R"({"likes":16,"views":0})",
       [](Article& a) {
         a.counts.likes = 16;
         a.counts.views = 0;
       }},
      {R"({"counts":{"likes":16,"comments":4}})",
       [](Article& a) {
         a.counts.likes = 16;
         a.counts.comments = 4;
       }},
      {R"({"comments":4})", [](Article& a) { a.counts.comments = 4; }},
      {R"({"comments":[{"author":"사계절","date":"2023-12-11","text":"동감","likes":2}]})",
       [](Article& a) {
         a.comments = {{"", "", "사계절", one_day, "동감", 2, 0}};
       }},
      {R"({"comments":[{"id":8,"parent":7,"author":{"name":"주땡"},"text":"예"}]})",
       [](Article& a) {
         a.comments = {{"8", "7", "주땡", std::nullopt, "예", 0, 0}};
       }},
      {R"({"provenance":{"file":"x","offset":3}})", [](Article&) {}},
      {R"({"provenance":7})", [](Article&) {}},
  };
  for (const auto& row : cases) {
    Article expected;
    row.expected(expected);
    EXPECT_EQ(article_from_json(row.line), expected) << row.line;
  }
}

TEST(ArticleJson, ANullIsAsGoodAsNoKey) {
  for (const char* key :
       {"id",          "url",       "site",       "section",       "tags",        "title",
        "subtitle",    "authors",   "author",     "published",     "date",        "modified",
        "captured_at", "body",      "content",    "text",          "subheadings", "image_credits",
        "source_note", "copyright", "counts",     "likes",         "dislikes",    "shares",
        "views",       "comments",  "provenance", "other_captures"}) {
    EXPECT_EQ(article_from_json("{\"" + std::string(key) + "\":null}"), Article{}) << key;
  }
  EXPECT_EQ(
      article_from_json(R"({"comments":[{"text":"예","likes":null,"posted":null}]})").comments,
      (std::vector<Comment>{{"", "", "", std::nullopt, "예", 0, 0}}));
}

TEST(ArticleJson, ANullDoesNotTakeAwayWhatAnotherKeyGave) {
  const Article article =
      article_from_json(R"({"author":"김주성","authors":null,"date":"2023-12-11","published":null,)"
                        R"("counts":{"likes":16},"likes":null,"content":"글","body":null})");
  EXPECT_EQ(article.authors, (std::vector<Author>{{"김주성", ""}}));
  EXPECT_EQ(article.published, one_day);
  EXPECT_EQ(article.counts.likes, 16);
  EXPECT_EQ(article.body, "글");
}

TEST(ArticleJson, UnknownKeysAreKeptAndWrittenBack) {
  const Article article = article_from_json(
      R"({"title":"해고","쪽":3,"meta":{"a":[1,2.5,null,true],"b":"\""},"Title":"다른 열쇠","x":null})");
  EXPECT_EQ(article.title, "해고");
  EXPECT_EQ(article.extra,
            R"({"Title":"다른 열쇠","meta":{"a":[1,2.5,null,true],"b":"\""},"x":null,"쪽":3})");
  const std::string line = article_to_json(article);
  EXPECT_NE(line.find(R"("쪽":3)"), std::string::npos) << line;
  EXPECT_EQ(article_from_json(line), article);
}

TEST(ArticleJson, AFullArticleAsItIsPrinted) {
  EXPECT_EQ(
      article_to_json(tests::full_article()),
      R"({"id":"tokenpost-157412","url":"https://news.example/article-157412","site":"토큰포스트",)"
      R"("section":"경제","tags":["인공지능","OpenAI"],"title":"OpenAI의 닷새, 샘 알트만 해고 및 복귀",)"
      R"("subtitle":"닷새의 반란","authors":[{"name":"김주성","role":"기자"},{"name":"박하늘"}],)"
      R"("published":"2023-12-11T18:32:00+09:00","modified":"2023-12-11T04:32:01-05:00",)"
      R"("body":"예상치 못한 해고로\n\n반란\n\n직원들은 반란을 일으켰다. ㅋㅋ 😀","subheadings":["반란"],)"
      R"("image_credits":["Jonathan Kemper/Unsplash","연합뉴스"],)"
      R"("source_note":"해당 기사는 다른 곳에도 실려 있다.",)"
      R"("copyright":"<저작권자 ⓒ 서고, 무단전재 금지>",)"
      R"("counts":{"likes":16,"dislikes":0,"comments":4,"shares":3,"views":1099511627776},)"
      R"("comments":[{"id":"7","author":"사계절","posted":"2023-12-11","text":"기사 감사합니다!",)"
      R"("likes":2,"dislikes":1},{"id":"8","parent":"7","author":"주땡","text":"동감\n합니다",)"
      R"("likes":0,"dislikes":0}],"captured_at":"2023-12-11T18:32:00+09:00",)"
      R"("provenance":{"file":"captures/a.txt","offset":4096},)"
      R"("other_captures":[{"file":"crawl.warc.gz","offset":512,"captured_at":"2023-12-11"},)"
      R"({"file":"b.html","offset":0}],"쪽":3})");
  EXPECT_EQ(article_to_json({}),
            R"({"title":"","authors":[],"body":"","counts":{},"comments":[]})");
}

// Where it was read from is written for people and not read.
Article without_provenance(Article article) {
  article.provenance = {};
  article.other_captures.clear();
  return article;
}

TEST(ArticleJson, WhatIsWrittenIsReadBack) {
  const Article full = tests::full_article();
  EXPECT_EQ(article_from_json(article_to_json(full)), without_provenance(full));
  tests::Dice dice(41);
  for (int round = 0; round < 500; ++round) {
    const Article article = tests::random_article(dice);
    const std::string line = article_to_json(article);
    ASSERT_EQ(line.find('\n'), std::string::npos);
    ASSERT_EQ(article_from_json(line), without_provenance(article)) << line;
  }
}

TEST(ArticleJson, TheLatestSecondTakenIsReadBack) {
  const Article article = article_from_json(R"({"published":32503647599})");
  EXPECT_EQ(article.published->iso(), "2999-12-31T23:59:59+09:00");
  EXPECT_EQ(article_from_json(article_to_json(article)), article);
}

TEST(ArticleJson, EveryLineOfTheSampleCorpusReads) {
  namespace fs = std::filesystem;
  int lines = 0;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(fs::path(SEOGO_SOURCE_DIR) / "sample_corpus")) {
    const bool broken = entry.path().parent_path().filename() == "broken";
    if (broken || entry.path().extension() != ".jsonl") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line); ++lines) {
      Article article = article_from_json(line);
      EXPECT_NO_THROW(validate(article)) << entry.path() << ": " << line.substr(0, 80);
      article.provenance = {};
      EXPECT_EQ(article_from_json(article_to_json(article)), article);
    }
  }
  EXPECT_GE(lines, 10);
}

TEST(ArticleJson, AnEmojiThatWasCutInTwoCostsNoArticle) {
  const auto title = [](const std::string& escaped) {
    return article_from_json(R"({"body":"글","title":")" + escaped + "\"}").title;
  };
  EXPECT_EQ(title(R"(봄\ud83d)"), "봄\uFFFD");
  EXPECT_EQ(title(R"(\ude00 뒤)"), "\uFFFD 뒤");
  EXPECT_EQ(title(R"(\ud83d\u0041)"), "\uFFFDA");
  EXPECT_EQ(title(R"(\ud83d\ud83d\ude00)"), "\uFFFD😀");
  EXPECT_EQ(title(R"(\ud83d \\ud83d)"), "\uFFFD \\ud83d");
}

}  // namespace
}  // namespace seogo::schema
