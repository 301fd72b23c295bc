#include "schema/record.h"

#include <cstdint>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/schema/random_text.h"

namespace seogo::schema {
namespace {

using namespace std::string_literals;

TEST(Record, FieldsComeBackInTheirOrder) {
  std::string out;
  put_text(out, 3, "샘 알트만");
  put_text(out, 4, "");  // leaves no trace
  put_item(out, 5, "");  // is there
  put_number(out, 300, -16);
  RecordReader in(out);
  ASSERT_TRUE(in.next());
  EXPECT_EQ(in.tag(), 3U);
  EXPECT_EQ(in.text(), "샘 알트만");
  ASSERT_TRUE(in.next());
  EXPECT_EQ(in.tag(), 5U);
  EXPECT_EQ(in.text(), "");
  ASSERT_TRUE(in.next());
  EXPECT_EQ(in.tag(), 300U);
  EXPECT_EQ(in.number(), -16);
  EXPECT_FALSE(in.next());
  EXPECT_FALSE(in.next());
}

// Written in every index: these bytes may not change.
TEST(Record, BytesOnTheDisk) {
  std::string out;
  put_text(out, 1, "a");
  EXPECT_EQ(out,
            "\x01\x01"s
            "a");
  out.clear();
  put_number(out, 2, -1);
  EXPECT_EQ(out, "\x02\x01\x01"s);
  out.clear();
  put_number(out, 2, 0);
  EXPECT_EQ(out, "\x02\x01\0"s);
  out.clear();
  put_number(out, 200, 150);
  EXPECT_EQ(out, "\xC8\x01\x02\xAC\x02"s);
}

TEST(Record, EveryNumberIsReadBack) {
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{63}, std::int64_t{-64},
        std::int64_t{64}, std::int64_t{1} << 40, std::numeric_limits<std::int64_t>::max(),
        std::numeric_limits<std::int64_t>::min()}) {
    std::string out;
    put_number(out, 9, number);
    RecordReader in(out);
    ASSERT_TRUE(in.next());
    EXPECT_EQ(in.number(), number);
  }
}

ErrorCode refusal(const std::string& bytes) {
  try {
    for (RecordReader in(bytes); in.next();) static_cast<void>(in.number());
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::usage;
}

TEST(Record, DamagedBytesAreRefused) {
  EXPECT_EQ(refusal("\x01"), ErrorCode::index);                   // no length
  EXPECT_EQ(refusal("\x01\x05\x01"), ErrorCode::index);           // cut short
  EXPECT_EQ(refusal("\x80"), ErrorCode::index);                   // half a tag
  EXPECT_EQ(refusal("\x01\0"s), ErrorCode::index);                // a number of no bytes
  EXPECT_EQ(refusal("\x01\x01\x80"), ErrorCode::index);           // half a number
  EXPECT_EQ(refusal(std::string(11, '\x80')), ErrorCode::index);  // a tag without an end
  EXPECT_EQ(refusal("\x01" + std::string(9, '\xFF') + "\x01"),
            ErrorCode::index);  // a length of 2^64
}

TEST(Record, NoBytesAreACrash) {
  tests::Dice dice(21);
  for (int round = 0; round < 50000; ++round) {
    std::string bytes(dice.below(24), '\0');
    for (char& byte : bytes) byte = static_cast<char>(dice.below(dice.one_in(2) ? 8 : 256));
    std::size_t read = 0;
    try {
      for (RecordReader in(bytes); in.next(); static_cast<void>(in.number())) {
        read += in.bytes().size();
      }
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::index);
    }
    ASSERT_LE(read, bytes.size());
  }
}

}  // namespace
}  // namespace seogo::schema
