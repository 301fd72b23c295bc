// What is a word, how often it is counted, and how the counts are kept and found.
#include "schema/lexicon.h"

#include <chrono>
#include <map>
#include <vector>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "schema/word_chunk.h"
#include "tests/schema/random_text.h"
#include "tests/schema/stacks.h"

namespace seogo::schema {
namespace {

using Words = std::map<std::string, unsigned>;

// Removed with its directory.
struct Fresh {
  tests::Stacks place;
  Xapian::WritableDatabase database{(place.path() / "words").string(),
                                    Xapian::DB_CREATE | Xapian::DB_NO_SYNC};
};

Article article(const std::string& body) {
  Article made;
  made.body = body;
  return made;
}

Words all_of(const Xapian::Database& database) {
  Words words;
  Lexicon(database).each([&](std::string_view word, unsigned count) {
    EXPECT_TRUE(words.emplace(word, count).second) << word << " twice";
  });
  return words;
}

Words beginning(const Lexicon& lexicon, std::string_view head) {
  Words words;
  std::string last;
  lexicon.each_beginning(head, [&](std::string_view word, unsigned count) {
    EXPECT_LT(last, word);
    last = word;
    words.emplace(word, count);
  });
  return words;
}

Words words_of(const Article& made) {
  Fresh fresh;
  Xapian::WritableDatabase& database = fresh.database;
  WordCounts counts;
  counts.add(made, +1);
  counts.write(database);
  return all_of(database);
}

TEST(Lexicon, AWordIsAStemOfHangulCountedOnceAnArticle) {
  EXPECT_EQ(words_of(article("알트만은 해고됐다. 알트만이 OpenAI의 CEO로 복귀했다!")),
            (Words{{"알트만", 1}, {"해고", 1}, {"복귀", 1}}));
  EXPECT_EQ(words_of(article("법 앞에 檢 大韓民國 openai 2023년 ㅋㅋ ㅏㅏ")),
            (Words{{"대한민국", 1}, {"앞에", 1}}));
}

TEST(Lexicon, AWordHasTwoToTwelveSyllables) {
  const std::string twelve = "가각간갇갈갉갊감갑값갓갔";
  EXPECT_EQ(words_of(article("눈 눈물 " + twelve)), (Words{{"눈물", 1}, {twelve, 1}}));
  EXPECT_EQ(words_of(article(twelve + "각")), Words{});
  // It is the run that is measured.
  EXPECT_EQ(words_of(article(twelve + "에서")), Words{});
}

TEST(Lexicon, EveryTextButTheCommentsGivesWords) {
  Article made = article("본문");
  made.title = "제목";
  made.subtitle = "부제";
  made.tags = {"인공지능", "경제"};
  made.authors = {{"김주성", "논설위원"}};
  made.site = "토큰포스트";
  made.section = "국제";
  made.comments = {{"1", "", "사계절", std::nullopt, "감사합니다", 0, 0}};
  EXPECT_EQ(
      words_of(made),
      (Words{{"본문", 1}, {"제목", 1}, {"부제", 1}, {"인공지능", 1}, {"경제", 1}, {"김주성", 1}}));
}

TEST(Lexicon, NoWordCrossesFromOneTextToTheNext) {
  Article made = article("본문");
  made.tags = {"인공", "지능"};
  EXPECT_EQ(words_of(made), (Words{{"본문", 1}, {"인공", 1}, {"지능", 1}}));
}

TEST(Lexicon, DecomposedTextGivesTheSameWords) {
  EXPECT_EQ(words_of(article("\u110B\u1161\u11AF\u1110\u1173\u1106\u1161\u11AB")),
            (Words{{"알트만", 1}}));
}

TEST(Lexicon, CountsAndFindsWhatBegins) {
  Fresh fresh;
  Xapian::WritableDatabase& database = fresh.database;
  WordCounts counts;
  counts.add(article("알트만 알트코인 압수"), +1);
  counts.add(article("알트만 알집"), +1);
  counts.write(database);
  const Lexicon lexicon(database);
  EXPECT_EQ(lexicon.count("알트만"), 2U);
  EXPECT_EQ(lexicon.count("알트코인"), 1U);
  for (const char* none : {"", "알", "알트", "알트만의", "압", "openai", "\xEC", "\xEC\x95\x8C\xED",
                           "ㅇㄹ", "檢察", "없음"}) {
    EXPECT_EQ(lexicon.count(none), 0U) << none;
  }
  EXPECT_EQ(beginning(lexicon, "알트"), (Words{{"알트만", 2}, {"알트코인", 1}}));
  EXPECT_EQ(beginning(lexicon, "알"), (Words{{"알집", 1}, {"알트만", 2}, {"알트코인", 1}}));
  EXPECT_EQ(beginning(lexicon, "알트만"), (Words{{"알트만", 2}}));
  for (const char* none : {"", "ㅇ", "알트만은", "힣", "open", "\xEC"}) {
    EXPECT_EQ(beginning(lexicon, none), Words{}) << none;
  }
}

TEST(Lexicon, AWordOfNoArticleIsGone) {
  Fresh fresh;
  Xapian::WritableDatabase& database = fresh.database;
  WordCounts counts;
  counts.add(article("알트만 복귀"), +1);
  counts.write(database);
  counts.write(database);  // it was emptied: nothing is counted twice
  counts.add(article("알트만 복귀"), -1);
  counts.add(article("알트만 해고"), +1);
  counts.write(database);
  EXPECT_EQ(all_of(database), (Words{{"알트만", 1}, {"해고", 1}}));
  EXPECT_EQ(database.get_metadata("words:복"), "");
  counts.add(article("알트만 해고"), -1);
  counts.write(database);
  EXPECT_TRUE(database.metadata_keys_begin() == database.metadata_keys_end());
}

TEST(Lexicon, TakingAwayWhatIsNotThereIsToldWithAHint) {
  Fresh fresh;
  Xapian::WritableDatabase& database = fresh.database;
  WordCounts counts;
  counts.add(article("알트만"), -1);
  try {
    counts.write(database);
    FAIL() << "written";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::index);
    EXPECT_NE(error.hint().find("rebuild"), std::string::npos);
  }
}

std::string random_word(tests::Dice& dice) {
  static constexpr std::string_view syllables[] = {"가", "각", "나", "만", "힣", "트", "알"};
  std::string word = "알";
  for (std::size_t n = 1 + dice.below(11); n > 0; --n) word += dice.pick(syllables);
  return word;
}

std::string packed(const Words& words) {
  WordChunkWriter out;
  for (const auto& [word, count] : words) out.add(word, count);
  return out.bytes();
}

TEST(WordChunk, GivesBackAndFindsWhatWasAdded) {
  tests::Dice dice(7);
  for (const std::size_t size : {0U, 1U, 2U, 15U, 16U, 17U, 33U, 500U}) {
    Words words;
    while (words.size() < size) {
      words.emplace(random_word(dice), 1 + static_cast<unsigned>(dice.below(400)));
    }
    const std::string bytes = packed(words);
    WordCursor all("알", bytes);
    for (const auto& [word, count] : words) {
      ASSERT_TRUE(all.next());
      EXPECT_EQ(all.word(), word);
      EXPECT_EQ(all.count(), count);
    }
    EXPECT_FALSE(all.next());
    WordCursor cursor("알", bytes);
    for (int i = 0; i < 2000; ++i) {
      const std::string word = random_word(dice);
      const auto expected = words.lower_bound(word);
      ASSERT_EQ(cursor.seek(word), expected != words.end()) << word;
      if (expected != words.end()) {
        ASSERT_EQ(cursor.word(), expected->first);
      }
    }
  }
}

// The example of schema/README.md: these bytes are the index format.
TEST(WordChunk, IsWrittenAsTheContractSays) {
  using namespace std::string_literals;
  EXPECT_EQ(packed({{"압구정", 12}, {"압수", 90}}),
            "\1\0\0\0"s + "\0\0\0\0"s + "\x02구정\x0C" + "\x01수Z");
  EXPECT_EQ(packed({{"알트", 1}, {"알트만", 300}}),
            "\1\0\0\0"s + "\0\0\0\0"s + "\x01트\x01" + "\x11만\xAC\x02");
}

TEST(WordChunk, TheLargestCountIsKept) {
  const Words words{{"알트", 4294967295U}};
  const std::string bytes = packed(words);
  WordCursor cursor("알", bytes);
  ASSERT_TRUE(cursor.next());
  EXPECT_EQ(cursor.count(), 4294967295U);
}

// Whatever stands in the bytes, the words are Hangul in order, or the damage is told.
TEST(WordChunk, DamagedBytesAreToldOrGiveWords) {
  tests::Dice dice(11);
  Words words;
  while (words.size() < 60) {
    words.emplace(random_word(dice), 1 + static_cast<unsigned>(dice.below(300)));
  }
  const std::string bytes = packed(words);
  int told = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string damaged = tests::damaged(dice, bytes);
    try {
      WordCursor cursor("알", damaged);
      std::string last;
      while (cursor.next()) {
        ASSERT_LT(last, cursor.word());
        ASSERT_EQ(first_invalid(cursor.word()), std::string_view::npos);
        last = cursor.word();
      }
      static_cast<void>(cursor.seek(random_word(dice)));
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::index);
      ++told;
    }
  }
  EXPECT_GT(told, 10000);
}

TEST(Lexicon, DamagedBytesAreTold) {
  Fresh fresh;
  Xapian::WritableDatabase& database = fresh.database;
  database.set_metadata("words:알", "x");
  database.set_metadata("words:", "words");
  const Lexicon lexicon(database);
  const auto none = [](std::string_view, unsigned) {};
  EXPECT_THROW(static_cast<void>(lexicon.count("알트만")), Error);
  EXPECT_THROW(lexicon.each_beginning("알", none), Error);
  EXPECT_THROW(lexicon.each(none), Error);
  WordCounts counts;
  counts.add(article("알트만"), +1);
  EXPECT_THROW(counts.write(database), Error);
}

// A correction asks for hundreds of words that are a jamo apart.
TEST(Lexicon, LookupsAreQuick) {
  tests::Dice dice(3);
  Fresh fresh;
  Xapian::WritableDatabase& database = fresh.database;
  Words words;
  while (words.size() < 500) words.emplace(random_word(dice), 1);
  database.set_metadata("words:알", packed(words));
  std::vector<std::string> asked;
  for (const auto& [word, count] : words) asked.push_back(word);
  while (asked.size() < 1000) asked.push_back(random_word(dice));
  using Clock = std::chrono::steady_clock;
  const auto micros = [](Clock::duration time) {
    return std::chrono::duration<double, std::micro>(time).count();
  };
  const Lexicon lexicon(database);
  unsigned found = 0;
  constexpr int rounds = 100;
  auto start = Clock::now();
  for (int i = 0; i < rounds; ++i) {
    for (const std::string& word : asked) found += lexicon.count(word);
  }
  const double lookup = micros(Clock::now() - start) / rounds / static_cast<double>(asked.size());
  start = Clock::now();
  for (int i = 0; i < rounds; ++i) lexicon.each_beginning("알", [](std::string_view, unsigned) {});
  const double chunk = micros(Clock::now() - start) / rounds;
  EXPECT_GE(found, 500U * rounds);
  RecordProperty("lookup_us", std::to_string(lookup));
  RecordProperty("chunk_us", std::to_string(chunk));
  // A tenth of these, optimized; the bounds are for a busy machine under sanitizers.
  EXPECT_LT(lookup, 20);
  EXPECT_LT(chunk, 1000);
}

}  // namespace
}  // namespace seogo::schema
