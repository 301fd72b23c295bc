// The terms, weights and slots of a document. Numbers of tags and slots are those of every index on
// disk.
#include "schema/document.h"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schema/digest.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/normalizer.h"
#include "schema/resemblance.h"
#include "schema/slot_number.h"
#include "tests/copied_texts.h"
#include "tests/schema/full_article.h"
#include "tests/schema/random_text.h"

namespace seogo::schema {
namespace {

std::map<std::string, unsigned> terms_of(const Xapian::Document& document) {
  std::map<std::string, unsigned> terms;
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
    terms[*it] = it.get_wdf();
  }
  return terms;
}

Article small_article() {
  Article article;
  article.id = "7";
  article.title = "해고";
  article.body = "해고 뒤 복귀";
  article.authors = {{"김 주성", "기자"}};
  article.site = "서고 신문";
  article.section = "경제";
  article.tags = {"AI"};
  article.comments = {{"1", "", "사계절", std::nullopt, "해고 ㅋㅋ", 0, 0}};
  return article;
}

TEST(Document, TermsAndWeightsOfASmallArticle) {
  const std::map<std::string, unsigned> expected = {
      {"Q7", 0},        {"해고", 16 + 8 + 1},  // title, body, comment
      {"해", 0},        {"고", 0},
      {"뒤", 8},        {"뒤_", 0},
      {"복귀", 8},      {"복", 0},
      {"귀", 0},        {"S해고", 0},
      {"S해", 0},       {"S고", 0},
      {"ㅋㅋ", 1},      {"ㅋ", 0},
      {"A김주성", 0},  // of the name, not of the role, which is a word of the text
      {"기자", 8},      {"기", 0},
      {"자", 0},        {"김", 8},
      {"김_", 0},       {"주성", 8},
      {"주", 0},        {"성", 0},
      {"XA사계절", 0},  {"사계", 1},
      {"계절", 1},      {"사", 0},
      {"계", 0},        {"절", 0},
      {"H서고신문", 0},  // a site is no text
      {"XG경제", 0},    {"Kai", 0},
      {"ai", 8},        {"XIㅎ", 0},  // initials of the title and the author
      {"XIㅎㄱ", 0},    {"XIㄱ", 0},
      {"XIㅈ", 0},      {"XIㄱㅈ", 0},
      {"XIㅈㅅ", 0},
  };
  EXPECT_EQ(terms_of(to_document(small_article())), expected);
}

// A text that is long enough to be somebody's copy.
TEST(Document, TheBandsOfTheBodyStandInTheirSlot) {
  Article article = small_article();
  EXPECT_EQ(to_document(article).get_value(band_slot), "");
  article.body = seogo::tests::wire_story;
  EXPECT_EQ(to_document(article).get_value(band_slot),
            band_signatures(normalize(seogo::tests::wire_story)));
}

TEST(Document, EveryOccurrenceWeighs) {
  Article article;
  article.id = "1";
  article.title = "봄 봄";
  article.subtitle = "봄";
  article.body = "봄 봄 봄";
  article.comments = {{"", "", "", std::nullopt, "봄", 0, 0},
                      {"", "", "", std::nullopt, "봄", 0, 0}};
  EXPECT_EQ(terms_of(to_document(article))["봄"], 2U * 16 + 8 + 3 * 8 + 2);
}

TEST(Document, NormalTermsCannotBeTakenForPrefixedOnes) {
  Article article;
  article.id = "ABC";
  article.title = "Apple XC Q7 SAM";
  article.body = "ＱＱ";
  for (const auto& [term, wdf] : terms_of(to_document(article))) {
    EXPECT_LE(term.size(), 245U);
    const bool capital = term[0] >= 'A' && term[0] <= 'Z';
    EXPECT_TRUE(!capital || wdf == 0) << term;
    EXPECT_TRUE(!capital || term[0] == 'S' || term == "QABC") << term;
  }
}

TEST(Document, OneTermAnId) {
  EXPECT_EQ(id_term("7"), "Q7");
  EXPECT_EQ(id_term(""), "Q");
  const std::string longest(200, 'a');
  EXPECT_EQ(id_term(longest), "Q" + longest);
  EXPECT_EQ(id_term(longest + "a"), "Q#" + hex(Digest().add(longest + "a").bytes()));
  EXPECT_NE(id_term(longest + "a"), id_term(longest + "b"));
  // An id that looks like a hash could take the place of the article behind it.
  EXPECT_NE(id_term(id_term(longest + "a").substr(1)), id_term(longest + "a"));
}

std::int64_t slot(const Xapian::Document& document, int number) {
  const std::string value = document.get_value(static_cast<Xapian::valueno>(number));
  EXPECT_FALSE(value.empty()) << "slot " << number;
  return slot_number(value);
}

TEST(Document, Slots) {
  const Article article = tests::full_article();
  const Xapian::Document document = to_document(article);
  EXPECT_EQ(slot(document, 0), 1702287120);
  EXPECT_EQ(slot(document, 5), -1702287120);
  EXPECT_EQ(slot(document, 1), 16);
  EXPECT_EQ(slot(document, 2), 4);  // as the page counts them
  EXPECT_EQ(slot(document, 4), 2);  // as many as are stored
  EXPECT_EQ(document.get_value(3), content_digest(article));
  EXPECT_EQ(document.values_count(), 6U);
}

TEST(Document, AnUndatedArticleHasNeitherDateNorAge) {
  Article article = tests::full_article();
  article.published.reset();
  const Xapian::Document document = to_document(article);
  EXPECT_EQ(document.get_value(published_slot), "");
  EXPECT_EQ(document.get_value(age_slot), "");
}

TEST(Document, CommentsAreCountedAsThePageDoesOrAsTheyWereSaved) {
  Article article;
  EXPECT_EQ(comment_count(article), 0);
  article.comments.resize(3);
  EXPECT_EQ(comment_count(article), 3);
  article.counts.comments = 40;
  EXPECT_EQ(comment_count(article), 40);
  article.counts.comments = 2;  // some were written after the count
  EXPECT_EQ(comment_count(article), 3);
}

TEST(Document, TheStoredTextIsTheArticle) {
  const Article article = tests::full_article();
  EXPECT_EQ(to_article(to_document(article).get_data()), article);
}

TEST(Document, ViewsShowWhatTheArticleHolds) {
  Article article;
  article.title = "조개를 줍는 아침";
  article.subtitle = "썰물이 길었다";
  article.body = "바닷가에 사람이 많았다.";
  article.authors = {{"문새봄", "기자"}, {"한여울", ""}};
  article.tags = {"바다", "조개"};
  article.comments = {{}, {}};
  article.comments[0].author = "파도";
  article.comments[0].text = "저도 갔어요";
  const std::string whole = encode(article);
  std::size_t read = 0;
  tests::Dice dice(3);
  for (int round = 0; round < 5000; ++round) {
    const std::string bytes = round == 0 ? whole : tests::damaged(dice, whole);
    Article back;
    try {
      back = to_article(bytes);
    } catch (const Error&) {
      continue;  // a view may be more forgiving of what it does not show
    }
    const ArticleView view = view_article(bytes);
    ++read;
    EXPECT_EQ(view.title, back.title);
    EXPECT_EQ(view.subtitle, back.subtitle);
    EXPECT_EQ(view.body, back.body);
    ASSERT_EQ(view.authors.size(), back.authors.size());
    for (std::size_t i = 0; i < back.authors.size(); ++i) {
      EXPECT_EQ(view.authors[i].name, back.authors[i].name);
      EXPECT_EQ(view.authors[i].role, back.authors[i].role);
    }
    EXPECT_EQ(std::vector<std::string>(view.tags.begin(), view.tags.end()), back.tags);
    ASSERT_EQ(view.comments.size(), back.comments.size());
    for (std::size_t i = 0; i < back.comments.size(); ++i) {
      EXPECT_EQ(view.comments[i].author, back.comments[i].author);
      EXPECT_EQ(view.comments[i].text, back.comments[i].text);
    }
  }
  EXPECT_GT(read, 100U);
}

TEST(Fields, AreFoundByEitherName) {
  EXPECT_EQ(find_field("제목")->prefix, "S");
  EXPECT_EQ(find_field("title")->prefix, "S");
  EXPECT_EQ(find_field("기자")->prefix, "A");
  EXPECT_EQ(find_field("likes")->slot, likes_slot);
  EXPECT_EQ(find_field("Title"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
}

}  // namespace
}  // namespace seogo::schema
