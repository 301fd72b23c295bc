// A comment as a document: its terms, its slots, and back.
#include "schema/comment_document.h"

#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "schema/article_codec.h"
#include "schema/digest.h"
#include "schema/document.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/slot_number.h"
#include "tests/schema/full_article.h"

namespace seogo::schema {
namespace {

using Terms = std::map<std::string, Xapian::termcount>;

Terms terms_of(const Xapian::Document& document) {
  Terms terms;
  for (auto it = document.termlist_begin(); it != document.termlist_end(); ++it) {
    terms[*it] = it.get_wdf();
  }
  return terms;
}

const StoredComment thanks{7, 2, {"12", "3", "사계절", tests::december, "앱을 감사히 쓴다", 5, 1}};

TEST(CommentDocument, SaysWhichOfItsArticlesCommentsItIs) {
  EXPECT_EQ(to_comment_mark(comment_document(thanks).get_data()), mark_of(thanks.comment, 2));
  tests::Dice dice(7);
  std::size_t comments = 0;
  for (int i = 0; i < 300; ++i) {
    const Article article = tests::random_article(dice);
    const std::string stored = encode(article);
    const std::vector<std::string_view> bytes = comment_bytes(stored);
    ASSERT_EQ(bytes.size(), article.comments.size());
    for (std::size_t at = 0; at < bytes.size(); ++at, ++comments) {
      const Comment& comment = article.comments[at];
      const std::size_t place = at * 7919;
      const CommentMark mark = to_comment_mark(comment_document({7, place, comment}).get_data());
      EXPECT_EQ(mark, mark_of(comment, place));
      EXPECT_EQ(mark.content, content_mark(bytes[at]));
      EXPECT_EQ(to_comment(bytes[at]), comment);
    }
  }
  ASSERT_GT(comments, 100U);
}

// Written in every index: these bytes may not change.
TEST(CommentDocument, BytesOnTheDisk) {
  const std::string data = comment_data({7, 300, thanks.comment});
  EXPECT_EQ(hex(data), hex(Digest().field("12").bytes()).substr(0, 16) +
                           hex(Digest().add(encode(thanks.comment)).bytes()).substr(0, 8) + "ac02");
}

TEST(CommentDocument, IsTheSameToAReaderByItsIdOrByWhatWasSaid) {
  const CommentMark mark = mark_of(thanks.comment, 2);
  const auto changed = [](const std::function<void(Comment&)>& change, bool has_id) {
    Comment comment = thanks.comment;
    if (!has_id) comment.id.clear();
    const CommentMark before = mark_of(comment, 2);
    change(comment);
    const CommentMark after = mark_of(comment, 2);
    EXPECT_NE(after.content, before.content);
    return after.identity != before.identity;
  };
  const auto liked = [](Comment& comment) { ++comment.likes; };
  const auto edited = [](Comment& comment) { comment.text += "."; };
  const auto by_another = [](Comment& comment) { comment.author = "나그네"; };
  const auto later = [](Comment& comment) { comment.posted->seconds += 1; };
  EXPECT_FALSE(changed(liked, true) || changed(edited, true) || changed(by_another, true));
  EXPECT_FALSE(changed(liked, false));
  EXPECT_TRUE(changed(edited, false) && changed(by_another, false) && changed(later, false));
  EXPECT_EQ(mark_of(thanks.comment, 3).identity, mark.identity);
}

TEST(CommentDocument, HasTheTermsThatABodyOfTheSameTextHas) {
  Article article;
  article.id = "1";
  article.body = thanks.comment.text;
  Terms expected = terms_of(to_document(article));
  std::erase_if(expected, [](const auto& row) {  // initials, bands, the identity
    return row.first[0] >= 'A' && row.first[0] <= 'Z';
  });
  ASSERT_EQ(expected.at("감사"), 8U);
  ASSERT_EQ(expected.at("감"), 0U);
  ASSERT_EQ(expected.at("앱_"), 0U);
  expected["XA사계절"] = 0;
  expected["XP7"] = 0;
  EXPECT_EQ(terms_of(comment_document(thanks)), expected);
}

TEST(CommentDocument, WhoWroteItIsNoTextOfIt) {
  StoredComment comment = thanks;
  comment.comment.text = "동감입니다";
  comment.comment.author = "겨울 나그네";
  const Terms terms = terms_of(comment_document(comment));
  EXPECT_EQ(terms.count("XA겨울나그네"), 1U);
  EXPECT_EQ(terms.count("겨울"), 0U);
  EXPECT_EQ(terms.count("그네"), 0U);
  EXPECT_EQ(terms.count("XC동감"), 0U);
}

TEST(CommentDocument, HasWhenAndHowLikedInTheSlotsOfArticles) {
  const Xapian::Document document = comment_document(thanks);
  const auto number = [&document](int slot) {
    return slot_number(document.get_value(static_cast<Xapian::valueno>(slot)));
  };
  EXPECT_EQ(number(published_slot), tests::december.seconds);
  EXPECT_EQ(number(age_slot), -tests::december.seconds);
  EXPECT_EQ(number(likes_slot), 5);
  EXPECT_EQ(document.get_value(article_slot), std::string("\0\0\0\7", 4));
  StoredComment undated = thanks;
  undated.comment.posted.reset();
  EXPECT_EQ(comment_document(undated).get_value(published_slot), "");
  EXPECT_EQ(comment_document(undated).get_value(age_slot), "");
}

TEST(CommentDocument, NumbersOfArticlesSortAsTheirBytes) {
  std::string last;
  for (const Xapian::docid article : {1U, 2U, 255U, 256U, 70000U, 1U << 24, 4294967295U}) {
    const std::string value = article_value(article);
    EXPECT_EQ(value.size(), 4U);
    EXPECT_EQ(article_of(value), article);
    EXPECT_LT(last, value);
    last = value;
  }
  EXPECT_EQ(under_term(70000), "XP70000");
}

TEST(CommentDocument, DamagedBytesAreAnError) {
  const std::string data = comment_document(thanks).get_data();
  const auto refused = [](const std::function<void()>& work) {
    try {
      work();
    } catch (const Error& error) {
      return error.code() == ErrorCode::index;
    }
    return false;
  };
  for (const std::string& bytes : {std::string(), std::string("?"), data.substr(0, 12), data + "\1",
                                   data.substr(0, 12) + "\xAC"}) {
    EXPECT_TRUE(refused([&] { static_cast<void>(to_comment_mark(bytes)); })) << bytes;
  }
  for (const std::string& value : {std::string(), std::string("abc"), std::string("abcde")}) {
    EXPECT_TRUE(refused([&] { static_cast<void>(article_of(value)); })) << value;
  }
}

TEST(CommentDocument, CommentsAreReadFromAnArticleWithoutTheRest) {
  tests::Dice dice(8);
  for (int i = 0; i < 100; ++i) {
    const Article article = tests::random_article(dice);
    EXPECT_EQ(comments_of(encode(article)), article.comments);
  }
}

}  // namespace
}  // namespace seogo::schema
