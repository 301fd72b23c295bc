#include "schema/article.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/schema/full_article.h"

namespace seogo::schema {
namespace {

TEST(Article, ItsIdentityIsItsUrlWithoutTheFragment) {
  Article article = tests::full_article();
  article.url = "https://a.example/1?x=2#comments";
  EXPECT_EQ(stable_id(article), "https://a.example/1?x=2");
}

TEST(Article, WithoutAUrlItsIdentityIsSiteTitleAndTime) {
  Article article = tests::full_article();
  article.url.clear();
  const std::string id = stable_id(article);
  EXPECT_EQ(id.size(), 2U + 32);
  EXPECT_TRUE(id.starts_with("h-"));
  article.body += " 고침";
  article.comments.clear();
  article.counts = {};
  EXPECT_EQ(stable_id(article), id) << "a page saved again keeps its identity";
  article.published = tests::in_new_york;
  EXPECT_NE(stable_id(article), id);
}

TEST(Article, WithoutATimeTheBodyCounts) {
  Article article;
  article.title = "해고";
  article.body = "하나";
  const std::string id = stable_id(article);
  article.body = "둘";
  EXPECT_NE(stable_id(article), id);
}

using Change = std::function<void(Article&)>;

TEST(Article, ItsDigestChangesWithWhateverAReaderCanSee) {
  const std::vector<Change> changes = {
      [](Article&) {},
      [](Article& a) { a.id += "1"; },
      [](Article& a) { a.url += "1"; },
      [](Article& a) { a.site += "1"; },
      [](Article& a) { a.section += "1"; },
      [](Article& a) { a.tags = {"인공지능OpenAI"}; },
      [](Article& a) { a.title += "1"; },
      [](Article& a) { a.subtitle += "1"; },
      [](Article& a) { std::swap(a.title, a.subtitle); },
      [](Article& a) { a.authors[0].role = "특파원"; },
      [](Article& a) { a.authors.pop_back(); },
      [](Article& a) { a.published->seconds += 1; },
      [](Article& a) { a.published->day_only = true; },
      [](Article& a) { a.modified.reset(); },
      [](Article& a) { a.body += "1"; },
      [](Article& a) { a.subheadings.clear(); },
      [](Article& a) { a.image_credits.pop_back(); },
      [](Article& a) { a.source_note += "1"; },
      [](Article& a) { a.copyright += "1"; },
      [](Article& a) { a.counts.likes = 17; },
      [](Article& a) { a.counts.dislikes.reset(); },
      [](Article& a) { a.comments[0].text += "1"; },
      [](Article& a) { a.comments[0].likes += 1; },
      [](Article& a) { a.comments[1].parent.clear(); },
      [](Article& a) { a.comments.pop_back(); },
      [](Article& a) { a.extra.clear(); },
  };
  std::set<std::string> digests;
  for (const Change& change : changes) {
    Article article = tests::full_article();
    change(article);
    EXPECT_TRUE(digests.insert(content_digest(article)).second)
        << "change " << &change - changes.data();
  }
}

TEST(Article, ItsDigestDoesNotSayWhereItWasReadFrom) {
  Article article = tests::full_article();
  const std::string digest = content_digest(article);
  EXPECT_EQ(digest.size(), 16U);
  article.provenance = {"elsewhere.jsonl", 5};
  article.captured_at.reset();
  EXPECT_EQ(content_digest(article), digest);
}

std::string refusal(const Article& article) {
  try {
    validate(article);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::input);
    return error.text();
  }
  return "";
}

TEST(Article, WhatCannotBeIndexed) {
  const struct {
    Change change;
    std::string_view refusal;
  } cases[] = {
      {[](Article&) {}, ""},
      {[](Article& a) { a.body.clear(); }, "an article without text"},
      {[](Article& a) { a.body = " \n\u3000"; }, "an article without text"},
      {[](Article& a) { a.id = std::string(2000, 'a'); }, ""},
      {[](Article& a) { a.id = std::string(2001, 'a'); },
       "an id of 2001 bytes; at most 2000 are taken"},
      {[](Article& a) { a.id = "a\nb"; }, "an id with a control character"},
      {[](Article& a) { a.id = "a\x7F"; }, "an id with a control character"},
      {[](Article& a) { a.title = "법\xEB\xB2"; }, "title is not UTF-8 at its byte 3"},
      {[](Article& a) { a.body = "\xB9\xFD"; }, "body is not UTF-8 at its byte 0"},
      {[](Article& a) { a.site = "\xFF"; }, "site is not UTF-8 at its byte 0"},
      {[](Article& a) { a.tags = {"\xFF"}; }, "a tag is not UTF-8 at its byte 0"},
      {[](Article& a) { a.authors[1].name = "\xFF"; }, "an author is not UTF-8 at its byte 0"},
      {[](Article& a) { a.comments[1].text = "\xFF"; }, "a comment is not UTF-8 at its byte 0"},
      {[](Article& a) { a.comments[0].author = "\xFF"; },
       "a comment's author is not UTF-8 at its byte 0"},
  };
  for (const auto& row : cases) {
    Article article = tests::full_article();
    row.change(article);
    EXPECT_EQ(refusal(article), row.refusal);
  }
}

}  // namespace
}  // namespace seogo::schema
