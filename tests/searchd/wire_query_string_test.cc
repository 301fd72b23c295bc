#include <gtest/gtest.h>

#include "searchd/wire/query_string.h"

namespace {

using namespace seogo::searchd::wire;

struct Case {
  std::string query;
  Parameters parameters;
};

TEST(QueryString, IsReadLeniently) {
  const Case cases[] = {
      {"", {}},
      {"q=%ED%95%B4%EA%B3%A0", {{"q", "해고"}}},
      {"q=a+b%2Bc", {{"q", "a b+c"}}},
      {"q=%e3%85%8b", {{"q", "ㅋ"}}},
      {"q", {{"q", ""}}},
      {"q=", {{"q", ""}}},
      {"=x", {{"", "x"}}},
      {"&&q=1&&", {{"q", "1"}}},
      {"q=a=b", {{"q", "a=b"}}},
      {"tag=b&tag=a", {{"tag", "b"}, {"tag", "a"}}},
      {"q=100%&p=%zz", {{"p", "%zz"}, {"q", "100%"}}},
      {"q=%", {{"q", "%"}}},
      {"q=%4", {{"q", "%4"}}},
      {"q=%FF%ED%95", {{"q", "\uFFFD\uFFFD\uFFFD"}}},
      {"q=%ED%A0%80", {{"q", "\uFFFD\uFFFD\uFFFD"}}},
      {"q=a%00b", {{"q", std::string("a\0b", 3)}}},
  };
  for (const Case& c : cases) EXPECT_EQ(parse_query(c.query), c.parameters) << c.query;
}

TEST(QueryString, PrintsWhatItReads) {
  const Parameters parameters = {
      {"q", "알트만 \"해고\" & <b> + 100% / ? #"}, {"tag", ""}, {"tag", "경제"}, {"나라", "韓"}};
  EXPECT_EQ(parse_query(print_query(parameters)), parameters);
}

TEST(QueryString, EncodesAllThatCouldMeanSomethingElsewhere) {
  EXPECT_EQ(percent_encode("https://a.kr/1?b=c&d#e"), "https%3A%2F%2Fa.kr%2F1%3Fb%3Dc%26d%23e");
  EXPECT_EQ(percent_encode("\"'<>"), "%22%27%3C%3E");
  EXPECT_EQ(percent_encode("A-z.0_~"), "A-z.0_~");
}

}  // namespace
