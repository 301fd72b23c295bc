#include "schema/slot_number.h"

#include <random>

#include <gtest/gtest.h>

#include "schema/digest.h"
#include "schema/error.h"

namespace {

using namespace seogo::schema;

TEST(SlotNumber, IsAsTheContractSays) {
  struct Row {
    std::int64_t number;
    const char* bytes;
  };
  for (const Row& row :
       {Row{0, "80"}, Row{16, "8110"}, Row{255, "81ff"}, Row{256, "820100"}, Row{-1, "7f"},
        Row{-2, "7efe"}, Row{-256, "7e00"}, Row{-257, "7dfeff"},
        Row{INT64_MAX, "887fffffffffffffff"}, Row{INT64_MIN, "778000000000000000"}}) {
    EXPECT_EQ(hex(slot_value(row.number)), row.bytes) << row.number;
    EXPECT_EQ(slot_number(slot_value(row.number)), row.number);
  }
}

// Symptom: the oldest articles and comments first, but some of them turned around.
TEST(SlotNumber, StandsInTheOrderOfTheNumbers) {
  std::mt19937_64 random(7);
  std::vector<std::int64_t> numbers = {INT64_MIN,      INT64_MAX,     0, -1, 1,
                                       -1'243'733'720, -1'243'733'696};
  for (int i = 0; i < 20'000; ++i) {
    const auto number = static_cast<std::int64_t>(random()) >> (random() % 63);
    numbers.push_back(number);
    if (number < INT64_MAX - 100) numbers.push_back(number + static_cast<int>(random() % 100));
  }
  std::sort(numbers.begin(), numbers.end());
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    ASSERT_EQ(slot_value(numbers[i - 1]) < slot_value(numbers[i]), numbers[i - 1] < numbers[i])
        << numbers[i - 1] << " " << numbers[i];
    ASSERT_EQ(slot_number(slot_value(numbers[i])), numbers[i]);
  }
}

TEST(SlotNumber, OfOtherBytesIsAnError) {
  for (const char* bytes : {"", "\x81", "\x80x", "\x89xxxxxxxxx", "\x82x", "\x10",
                            "\x88\xff\xff\xff\xff\xff\xff\xff\xff"}) {
    EXPECT_THROW(static_cast<void>(slot_number(bytes)), Error) << hex(bytes);
  }
}

}  // namespace
