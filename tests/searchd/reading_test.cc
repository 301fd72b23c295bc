// How a row of words is read by the words of an archive: borders, endings, slips.
#include "searchd/query/reading.h"

#include <gtest/gtest.h>

#include "searchd/engine/fold.h"
#include "searchd/engine/letters.h"
#include "searchd/query/free_words.h"
#include "searchd/query/parser.h"
#include "searchd/query/ranked.h"
#include "searchd/query/weights.h"
#include "tests/archive.h"
#include "tests/schema/random_text.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

class Reading : public testing::Test {
 protected:
  Reading() {
    archive_.add("인공지능이 바꾸는 세계",
                 "인공지능은 세계를 바꾼다. 인공지능을 배우는 사람이 늘었다.");
    archive_.add("샘 알트만 해고", "이사회는 알트만을 해고했다. OpenAI 직원들은 놀랐다.");
    archive_.add("알트만 복귀", "알트만이 돌아왔다. 세계가 놀랐다.");
    archive_.writer().commit();
  }

  // Words apart by a space, stem and ending by ·, what was meant in brackets.
  std::string read(const char* text) {
    const query::Node root = query::parse(text).root;
    const schema::Generation live = archive_.directory().open_live();
    const schema::Lexicon lexicon(live.database);
    const query::Reading reading = query::read(query::free_words(root), lexicon, live.database);
    std::string out;
    for (std::size_t i = 0; i < reading.signs.size(); ++i) {
      const query::Sign& sign = reading.signs[i];
      const bool new_word = i > 0 && sign.word != reading.signs[i - 1].word;
      const bool ending = i > 0 && !new_word && sign.in_ending && !reading.signs[i - 1].in_ending;
      out += new_word ? " " : ending ? "·" : "";
      out += sign.meant.empty() ? sign.text : sign.text + "(" + sign.meant + ")";
    }
    return out;
  }

  tests::Archive archive_;
};

TEST_F(Reading, EndingsAreToldFromStems) { EXPECT_EQ(read("알트만이 해고"), "알트만·이 해고"); }

TEST_F(Reading, SpacesTypedWrongDoNotMatter) {
  EXPECT_EQ(read("인공 지능은세계를"), "인공지능·은 세계·를");
  EXPECT_EQ(read("샘알트만해고"), "샘 알트만 해고");
}

TEST_F(Reading, AWordThatNobodyWroteIsTheOneAJamoAway) {
  EXPECT_EQ(read("알트먼이 해고"), "알트먼(만)·이 해고");
}

TEST_F(Reading, ASynonymIsAsItsFileHasIt) {
  query::Node typed = query::parse("알트먼").root;
  const schema::Generation live = archive_.directory().open_live();
  const schema::Lexicon lexicon(live.database);
  const auto meant = [&] {
    return query::read(query::free_words(typed), lexicon, live.database).signs.at(2).meant;
  };
  EXPECT_EQ(meant(), "만");
  typed.origin = query::Origin::synonym;
  EXPECT_EQ(meant(), "");

  query::Node slip = typed;
  slip.origin = query::Origin::typed;
  query::ReadingMemo memo(lexicon, live.database, {});
  EXPECT_EQ(memo.of({&typed}).signs.at(2).meant, "");
  EXPECT_EQ(memo.of({&slip}).signs.at(2).meant, "만");
}

TEST_F(Reading, LatinWordsAreWhole) { EXPECT_EQ(read("openai 직원들"), "openai 직원·들"); }

TEST_F(Reading, WhatNobodyWroteStaysAsItIs) { EXPECT_EQ(read("퓨휴뮤"), "퓨휴뮤"); }

TEST_F(Reading, RankedTermsAreThePairsOfItWithLessForEndings) {
  const query::Node root = query::parse("알트먼이 해고").root;
  const schema::Generation live = archive_.directory().open_live();
  const schema::Lexicon lexicon(live.database);
  const std::vector<query::Words> words = query::forms(root);
  schema::TermCounts counts;
  std::map<std::string, double> scales;
  for (const query::RankedTerm& term : query::ranked_terms(
           words, query::read_all(words, lexicon, live.database), live.database, counts)) {
    scales[term.term] = term.scale;
  }
  EXPECT_EQ(scales.at("트만"), query::meant_weight);
  EXPECT_EQ(scales.at("해고"), 1);
  EXPECT_LE(scales.at("만이"), query::ending_weight);
  EXPECT_FALSE(scales.contains("트먼"));  // no article has it
}

TEST(Letters, AreSyllablesAndWholeWordsWithoutSpaces) {
  const engine::Letters letters = engine::letters_of("인공 지능 openai 42.195km s24");
  ASSERT_EQ(letters.size(), 8U);
  EXPECT_EQ(letters[0].code, U'인');
  EXPECT_TRUE(letters[2].after_space);
  EXPECT_FALSE(letters[3].after_space);
  EXPECT_TRUE(engine::is_word(letters[4].code));
  EXPECT_EQ(letters[5].end - letters[5].begin, 6U);  // 42.195
  EXPECT_FALSE(letters[6].after_space);              // km
  EXPECT_EQ(letters[7].end - letters[7].begin, 3U);  // s24 is a name
}

std::vector<char32_t> codes_of_fold(std::string_view text) {
  const engine::Fold fold(text);
  const std::string& folded = fold.reading().empty() ? fold.text() : fold.reading();
  std::vector<char32_t> codes;
  for (const engine::Letter& letter : engine::letters_of(folded)) codes.push_back(letter.code);
  return codes;
}

TEST(Letters, OfASourceAreThoseOfItsFold) {
  for (const char* text :
       {"샘 알트만, 해고 및 OpenAI…", "韓美 회담 1,234억원", "42.195㎞ 5G", "3…5 1.5배 2023.12.11",
        "‘가’ “나” 한·미 3·1절", "가 \u0301나 \u1161다", "ＡＩ ai Ai", "10km 5G s24 12·12"}) {
    EXPECT_EQ(engine::letter_codes(text), codes_of_fold(text)) << text;
  }
}

TEST(Letters, OfAnySourceAreThoseOfItsFold) {
  schema::tests::Dice dice(11);
  std::size_t letters = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text = schema::tests::random_text(dice, 30);
    for (char& c : text) {
      if (c == 'x') c = ' ';
    }
    const std::vector<char32_t> codes = codes_of_fold(text);
    ASSERT_EQ(engine::letter_codes(text), codes) << text;
    letters += codes.size();
  }
  EXPECT_GT(letters, 10000U);
}

TEST(Letters, OfBrokenBytesAreThoseOfTheirFold) {
  const std::string whole = "물결은 AI:/? \"*/?\" 漢字 금리\xED\xA0\x80 끝";
  for (std::size_t from = 0; from < whole.size(); ++from) {
    for (std::size_t length = 0; from + length <= whole.size(); ++length) {
      const std::string text = whole.substr(from, length);
      EXPECT_EQ(engine::letter_codes(text), codes_of_fold(text)) << from << ' ' << length;
    }
  }
  for (int lead = 0x80; lead < 0x100; ++lead) {
    const std::string text = {'a', ' ', static_cast<char>(lead), '\xB8', '\xBC', ' ', 'b'};
    EXPECT_EQ(engine::letter_codes(text), codes_of_fold(text)) << lead;
  }
  for (const char* syllable : {"\xEB\xB8\x41", "\xEB\x38\xBC", "\xEB\xF8\xBC", "\xEC\x20\x20"}) {
    const std::string text = std::string("물 ") + syllable + "레";
    EXPECT_EQ(engine::letter_codes(text), codes_of_fold(text)) << syllable;
  }
}

// Syllables are read some hundreds at a time.
TEST(Letters, OfALongSourceAreThoseOfItsFold) {
  for (std::size_t syllables = 250; syllables < 520; ++syllables) {
    std::string text;
    for (std::size_t i = 0; i < syllables; ++i) text += i % 5 == 4 ? "물 " : "결";
    for (const char* end : {"", "ㅋ", "AI", "는 ㎏", ". ", "漢字"}) {
      EXPECT_EQ(engine::letter_codes(text + end), codes_of_fold(text + end)) << syllables << end;
    }
  }
}

}  // namespace
