#include "indexer/source/transfer_encoding.h"

#include <gtest/gtest.h>

#include "tests/stopwatch.h"

namespace seogo::indexer::source {
namespace {

struct Row {
  std::string_view encoded;
  std::string_view decoded;
};

TEST(TransferEncoding, QuotedPrintableIsReadAsMailReadersDo) {
  const Row rows[] = {
      {"", ""},
      {"=EC=83=98 =EC=95=8C", "샘 알"},
      {"=ec=83=98", "샘"},
      {"<p class=3D\"a\">", "<p class=\"a\">"},
      {"앞 =\r\n뒤", "앞 뒤"},
      {"앞=  \n뒤", "앞뒤"},
      {"줄 끝의 빈칸  \t\r\n다음", "줄 끝의 빈칸\r\n다음"},
      {"마지막 줄=", "마지막 줄"},
      {"a=b, =ZZ, =4", "a=b, =ZZ, =4"},
      {"빈칸=20\n", "빈칸 \n"},
  };
  for (const Row& row : rows) EXPECT_EQ(decode_quoted_printable(row.encoded), row.decoded);
}

TEST(TransferEncoding, Base64PassesOverWhatIsNoCode) {
  const Row rows[] = {
      {"", ""},      {"7IOY", "샘"},  {"7IOY\r\n7JWM\r\n", "샘알"}, {"YQ==", "a"}, {"YWI=", "ab"},
      {"YWI", "ab"}, {"Y*W I", "ab"}, {"YQ==YQ==", "aa"},           {"=", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(decode_base64(row.encoded), row.decoded) << row.encoded;
}

TEST(TransferEncoding, GoesByItsNameInAnyCase) {
  EXPECT_EQ(decode_transfer("Quoted-Printable", "=41"), "A");
  EXPECT_EQ(decode_transfer("BASE64", "YQ=="), "a");
  EXPECT_EQ(decode_transfer("8bit", "=41"), "=41");
  EXPECT_EQ(decode_transfer("", "=41"), "=41");
  EXPECT_EQ(decode_transfer("x-uuencode", "=41"), std::nullopt);
}

TEST(TransferEncoding, IsLinearInWhatIsMadeToHurt) {
  const tests::Stopwatch watch;
  for (const std::string_view piece : {"=", "= ", "=\t \n", " ", "\r", "=4"}) {
    std::string text;
    while (text.size() < (4U << 20)) text += piece;
    EXPECT_LE(decode_quoted_printable(text).size(), text.size());
    EXPECT_LE(decode_base64(text).size(), text.size());
  }
  EXPECT_LT(watch.seconds(), 5 * tests::patience);
}

}  // namespace
}  // namespace seogo::indexer::source
