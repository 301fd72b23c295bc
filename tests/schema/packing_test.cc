// Stored data packed with a dictionary: there and back, and what damaged bytes do.
#include "schema/packing.h"

#include <gtest/gtest.h>

#include "schema/error.h"
#include "schema/record.h"
#include "tests/schema/alike.h"
#include "tests/schema/full_article.h"

namespace seogo::schema {
namespace {

using namespace std::string_literals;

class Packing : public testing::Test {
 protected:
  static void SetUpTestSuite() { dictionary = tests::trained(1); }
  static void TearDownTestSuite() { dictionary.reset(); }

  static inline std::shared_ptr<const Dictionary> dictionary;
};

std::string refusal(const std::string& data, const Dictionary& dictionary) {
  try {
    static_cast<void>(unpacked(data, dictionary));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::index);
    EXPECT_NE(error.hint().find("seogo-indexer check"), std::string::npos);
    return error.text();
  }
  return "none";
}
constexpr const char* damage = "a stored document is damaged: it cannot be unpacked";

TEST_F(Packing, ComesBackAsItWas) {
  ASSERT_NE(dictionary, nullptr);
  Packer packer(dictionary);
  tests::Dice dice(2);
  std::vector<Article> articles = {tests::full_article()};
  for (int i = 0; i < 100; ++i) articles.push_back(tests::random_article(dice));
  for (int i = 0; i < 100; ++i) articles.push_back(tests::alike(dice, std::to_string(i)));
  std::size_t packed = 0;
  for (const Article& article : articles) {
    const std::string stored = encode(article);
    const std::string data = packer.pack(stored);
    EXPECT_LE(data.size(), stored.size());
    const std::optional<std::uint32_t> id = dictionary_of(data);
    if (!id) {
      EXPECT_EQ(data, stored);
      continue;
    }
    ++packed;
    EXPECT_EQ(id, dictionary->id());
    EXPECT_EQ(unpacked(data, *dictionary), stored);
  }
  EXPECT_GE(packed, 101U);
}

TEST_F(Packing, WhatAllHaveInCommonIsNotStoredAgain) {
  Packer packer(dictionary);
  tests::Dice dice(3);
  for (int i = 0; i < 20; ++i) {
    const std::string stored = encode(tests::alike(dice, std::to_string(i)));
    EXPECT_LT(packer.pack(stored).size() * 3, stored.size());
  }
}

// Written in every index: these bytes may not change.
TEST_F(Packing, BeginsWithWhatNoRecordBeginsWith) {
  Packer packer(dictionary);
  tests::Dice dice(4);
  const std::string data = packer.pack(encode(tests::alike(dice, "1")));
  std::uint32_t id = 0;
  for (int i = 1; i <= 4; ++i) id = (id << 8U) | static_cast<unsigned char>(data.at(i));
  EXPECT_EQ(data[0], '\0');
  EXPECT_EQ(id, dictionary->id());
  EXPECT_EQ(data.substr(5, 4), "\x28\xB5\x2F\xFD"s);  // a zstd frame
  std::string record;
  put_text(record, 1, "첫눈");
  EXPECT_EQ(dictionary_of(record), std::nullopt);
  EXPECT_EQ(dictionary_of(""), std::nullopt);
}

TEST_F(Packing, LeavesAsItIsWhatItCannotMakeSmaller) {
  Packer packer(dictionary);
  EXPECT_EQ(packer.pack(""), "");
  EXPECT_EQ(packer.pack("\x01\x01a"), "\x01\x01a");
  Packer without(nullptr);
  tests::Dice dice(5);
  const std::string stored = encode(tests::alike(dice, "1"));
  EXPECT_EQ(without.pack(stored), stored);
}

TEST_F(Packing, LeavesAsItIsWhatItWouldNotUnpack) {
  Packer packer(dictionary);
  std::string record;
  put_text(record, 11, std::string(most_unpacked, 'a'));
  EXPECT_EQ(dictionary_of(packer.pack(record)), std::nullopt);
  record.resize(most_unpacked);
  const std::string data = packer.pack(record);
  EXPECT_LT(data.size(), most_unpacked / 1000);
  EXPECT_EQ(unpacked(data, *dictionary), record);
}

TEST_F(Packing, DamagedBytesAreAnError) {
  tests::Dice dice(6);
  const std::string stored = encode(tests::alike(dice, "1"));
  const std::string data = Packer(dictionary).pack(stored);
  const std::shared_ptr<const Dictionary> other = tests::trained(7);
  const std::string head = data.substr(0, 5);
  // An empty frame that says it holds 2^40 bytes.
  const std::string bomb = head + "\x28\xB5\x2F\xFD\xC0\x58"s + "\0\0\0\0\0\1\0\0"s + "\1\0\0"s;
  const std::string no_size = head + "\x28\xB5\x2F\xFD\0\x58\1\0\0"s;
  for (const std::string& bytes :
       {head.substr(0, 1), head.substr(0, 4), head, head + "\x28\xB5\x2F", head + "눈이 내렸다",
        data.substr(0, data.size() - 1), data.substr(0, data.size() / 2), data + "\1", data + data,
        bomb, no_size}) {
    EXPECT_EQ(refusal(bytes, *dictionary), damage) << bytes.size();
  }
  EXPECT_EQ(refusal(data, *other), damage);
  EXPECT_EQ(refusal(stored, *dictionary), damage);
}

// Whatever is not refused is of a size that can be borne.
TEST_F(Packing, NoDamageDoesMore) {
  tests::Dice dice(8);
  Packer packer(dictionary);
  const std::string data = packer.pack(encode(tests::alike(dice, "1")));
  for (int i = 0; i < 20'000; ++i) {
    const std::string bytes = data.substr(0, 5) + tests::damaged(dice, data.substr(5));
    try {
      EXPECT_LE(unpacked(bytes, *dictionary).size(), most_unpacked);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::index);
    }
  }
}

TEST(Dictionary, IsKnownByItsBytes) {
  const std::shared_ptr<const Dictionary> one = tests::trained(1);
  const std::shared_ptr<const Dictionary> two = tests::trained(2);
  ASSERT_TRUE(one && two);
  EXPECT_NE(one->id(), two->id());
  EXPECT_EQ(Dictionary(one->bytes()).id(), one->id());
  EXPECT_EQ(tests::trained(1)->id(), one->id());
}

TEST(Dictionary, BytesThatAreNoneAreAnError) {
  const std::string bytes = tests::trained(1)->bytes();
  EXPECT_THROW(Dictionary(bytes.substr(0, 9)), Error);
  EXPECT_THROW(Dictionary(bytes.substr(0, 8) + bytes.substr(20)), Error);
}

TEST(Dictionary, FewTextsMakeNone) {
  tests::Dice dice(1);
  Samples samples;
  for (int i = 0; i < 300; ++i) samples.add(encode(tests::alike(dice, std::to_string(i))));
  EXPECT_FALSE(samples.enough());
  EXPECT_EQ(train(samples), nullptr);
}

// An archive of blank pages, or of one text.
TEST(Dictionary, TextsWithNothingInThemMakeNone) {
  for (const std::string& text : {std::string(1000, ' '), std::string(40'000, 'a')}) {
    Samples samples;
    while (!samples.enough()) samples.add(text);
    const std::shared_ptr<const Dictionary> dictionary = train(samples);
    if (!dictionary) continue;
    Packer packer(dictionary);
    EXPECT_EQ(unpacked(packer.pack(text), *dictionary), text);
  }
}

}  // namespace
}  // namespace seogo::schema
