#include "schema/internet_date.h"

#include <gtest/gtest.h>

namespace seogo::schema {
namespace {

TEST(InternetDate, ReadsWhatMailAndFeedsWrite) {
  const struct {
    std::string_view text;
    std::string_view iso;
  } rows[] = {
      {"Mon, 11 Dec 2023 18:32:00 +0900", "2023-12-11T18:32:00+09:00"},
      {"Mon, 11 Dec 2023 09:32:00 GMT", "2023-12-11T09:32:00+00:00"},
      {"Mon, 11 Dec 2023 18:32:00 KST", "2023-12-11T18:32:00+09:00"},
      {"Mon, 11 Dec 2023 18:32:00 GMT+0900", "2023-12-11T18:32:00+09:00"},
      {"Mon, 11 Dec 2023 09:32:00 -0000", "2023-12-11T09:32:00+00:00"},
      {"11 dec 23 18:32 kst", "2023-12-11T18:32:00+09:00"},
      {"1 January 1999 00:00:00 -0800 (PST)", "1999-01-01T00:00:00-08:00"},
      {"Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37+00:00"},
      {"  Thu,  29 Feb 2024  23:59:59  +0930 ", "2024-02-29T23:59:59+09:30"},
      {"Mon, 11 Dec 2023 18:32:00", "2023-12-11T18:32:00+09:00"},
  };
  for (const auto& row : rows) {
    const auto time = read_internet_date(row.text);
    ASSERT_TRUE(time) << row.text;
    EXPECT_EQ(time->iso(), row.iso) << row.text;
  }
}

TEST(InternetDate, WhatIsNoneIsNothing) {
  for (const char* text :
       {"", " ", "Mon", "2023-12-11", "Mon, 30 Feb 2023 10:00:00 GMT", "11 Dec 2023",
        "11 Dec 2023 25:00:00 GMT", "11 Dec 2023 10:60 GMT", "0 Dec 2023 10:00 GMT",
        "11 Foo 2023 10:00 GMT", "11 Dec 2023 10:00:00 XYZ", "11 Dec 2023 10:00:00 +9999",
        "11 Dec 2023 10:00:00 +09:00:00", "11 Dec 99999 10:00 GMT", "11 Dec 2023 10:00 GMT 뒤",
        "-1 Dec 2023 10:00 GMT", "Thu, 01 Jan 1800 00:00:00 +0000"}) {
    EXPECT_FALSE(read_internet_date(text)) << text;
  }
}

}  // namespace
}  // namespace seogo::schema
