// The stored form of an article: what goes in comes out, and damage is told.
#include <string>

#include <gtest/gtest.h>

#include "schema/document.h"
#include "schema/error.h"
#include "schema/record.h"
#include "tests/schema/full_article.h"

namespace seogo::schema {
namespace {

TEST(Codec, AFullArticleComesBackAsItWas) {
  const Article article = tests::full_article();
  EXPECT_EQ(to_article(encode(article)), article);
}

TEST(Codec, AnEmptyArticleComesBackAsItWas) {
  EXPECT_EQ(to_article(encode(Article{})), Article{});
  EXPECT_EQ(to_article(""), Article{});
}

TEST(Codec, RandomArticlesComeBackAsTheyWere) {
  tests::Dice dice(31);
  for (int round = 0; round < 500; ++round) {
    const Article article = tests::random_article(dice);
    ASSERT_EQ(to_article(encode(article)), article) << "round " << round;
  }
}

TEST(Codec, EmptyEntriesOfListsAreNotLost) {
  Article article;
  article.tags = {"", "꽃", ""};
  article.subheadings = {""};
  article.image_credits = {"", ""};
  article.authors = {{"", ""}, {"김주성", "기자"}};
  article.comments = {{}, {}};
  EXPECT_EQ(to_article(encode(article)), article);
}

TEST(Codec, AbsentIsNotZero) {
  Article article;
  article.counts.likes = 0;
  const Article back = to_article(encode(article));
  EXPECT_EQ(back.counts.likes, 0);
  EXPECT_EQ(back.counts.dislikes, std::nullopt);
}

TEST(Codec, TagsOfALaterVersionAreSkipped) {
  const Article article = tests::full_article();
  std::string bytes;
  put_text(bytes, 1000, "무엇인지 모른다");
  bytes += encode(article);
  put_number(bytes, 99, -5);
  EXPECT_EQ(to_article(bytes), article);
}

// Reads bytes as an index does and goes through all of what they gave.
void read_whole(const std::string& bytes) {
  try {
    EXPECT_EQ(content_digest(to_article(bytes)).size(), 16U);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::index) << error.text();
    EXPECT_FALSE(error.hint().empty());
  }
}

TEST(Codec, ACutAtAnyByteIsToldOrLosesWholeFields) {
  const Article article = tests::full_article();
  const std::string bytes = encode(article);
  int told = 0;
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const std::string cut = bytes.substr(0, length);
    try {
      const Article back = to_article(cut);
      EXPECT_NE(back, article) << length;
      EXPECT_TRUE(bytes.starts_with(cut)) << length;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::index) << length;
      EXPECT_FALSE(error.hint().empty());
      ++told;
    }
  }
  EXPECT_GT(told, static_cast<int>(bytes.size()) * 9 / 10);
}

TEST(Codec, AFlippedByteIsNoCrash) {
  const std::string bytes = encode(tests::full_article());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int flip : {0x01, 0x80, 0x7F, 0xFF}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      read_whole(damaged);
    }
  }
}

TEST(Codec, RandomDamageIsNoCrash) {
  tests::Dice dice(32);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = encode(tests::random_article(dice));
    for (int n = 0; n < 3 && !bytes.empty(); ++n) {
      bytes[dice.below(bytes.size())] = static_cast<char>(dice.below(256));
    }
    read_whole(bytes);
  }
}

TEST(Codec, ATimeBeyondAllCalendarsIsDamage) {
  constexpr unsigned published_tag = 9;
  for (const auto& [tag, number] : {std::pair{1U, std::int64_t{1} << 60},
                                    {2U, std::int64_t{1} << 31},
                                    {1U, -(std::int64_t{1} << 60)}}) {
    std::string time;
    put_number(time, tag, number);
    std::string bytes;
    put_text(bytes, published_tag, time);
    EXPECT_THROW(static_cast<void>(to_article(bytes)), Error) << tag << ' ' << number;
  }
}

}  // namespace
}  // namespace seogo::schema
