#include "schema/digest.h"

#include <string>

#include <gtest/gtest.h>

namespace seogo::schema {
namespace {

TEST(Digest, IsTheFirstHalfOfSha256) {
  const struct {
    std::string_view bytes;
    std::string_view hex;
  } cases[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb924"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223"},
  };
  for (const auto& row : cases) EXPECT_EQ(hex(Digest().add(row.bytes).bytes()), row.hex);
  EXPECT_EQ(Digest().add("서고").bytes().size(), 16U);
  EXPECT_EQ(Digest().add("ab").add("c").bytes(), Digest().add("abc").bytes());
}

TEST(Digest, FieldsDoNotRunTogether) {
  EXPECT_NE(Digest().field("ab").field("c").bytes(), Digest().field("a").field("bc").bytes());
  EXPECT_NE(Digest().field("").field("a").bytes(), Digest().field("a").field("").bytes());
  EXPECT_NE(Digest().field("1:a").bytes(), Digest().field("a").bytes());
}

TEST(Digest, Hexadecimal) {
  EXPECT_EQ(hex(""), "");
  EXPECT_EQ(hex(std::string("\x00\x0F\xA0\xFF", 4)), "000fa0ff");
}

}  // namespace
}  // namespace seogo::schema
