#include "indexer/source/mime_header.h"

#include <gtest/gtest.h>

namespace seogo::indexer::source {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

TEST(MimeHeader, ParametersComeWithAndWithoutQuotes) {
  const struct {
    std::string_view field;
    std::string_view value;
    Parameters parameters;
  } rows[] = {
      {"", "", {}},
      {"Text/HTML", "text/html", {}},
      {"text/html; charset=EUC-KR", "text/html", {{"charset", "EUC-KR"}}},
      {"text/html ; Charset = \"utf-8\" ;", "text/html", {{"charset", "utf-8"}}},
      {"multipart/related; type=\"text/html\"; boundary=\"a; b=\\\"c\"",
       "multipart/related",
       {{"type", "text/html"}, {"boundary", "a; b=\"c"}}},
      {"a/b; x=1; x=2; broken; =; y=\"3", "a/b", {{"x", "1"}, {"y", "3"}}},
      {"a/b; name*=utf-8''%EA%B8%B0%EC%82%AC.html", "a/b", {{"name", "기사.html"}}},
      {"a/b; name*0=\"긴 \"; name*1=이름", "a/b", {{"name", "긴 이름"}}},
      {"a/b; name*=이름", "a/b", {{"name", "이름"}}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.field);
    const ParametrizedValue read = read_parameters(row.field);
    EXPECT_EQ(read.value, row.value);
    Parameters named = read.parameters;
    std::erase_if(named, [](const auto& parameter) { return parameter.first.empty(); });
    EXPECT_EQ(named, row.parameters);
  }
}

TEST(MimeHeader, EncodedWordsAreDecodedAndTheRestLeftAlone) {
  const struct {
    std::string_view field;
    std::string_view text;
  } rows[] = {
      {"", ""},
      {"https://doldam.kr/1?a=1", "https://doldam.kr/1?a=1"},
      {"=?utf-8?B?7IOY?=", "샘"},
      {"=?UTF-8?q?=EC=83=98_=EC=95=8C?=", "샘 알"},
      {"=?utf-8?Q?a_?=", "a "},
      {"=?utf-8?Q?=EC=83?= =?utf-8?Q?=98=EC=95=8C?=", "샘알"},
      {"=?utf-8?B?7IOY?=\r\n =?utf-8*ko?B?7JWM?= 끝", "샘알 끝"},
      {"=?euc-kr?Q?=BE=CB?=", "알"},
      {"=?utf-8?X?a?= =?utf-8?B?7IOY", "=?utf-8?X?a?= =?utf-8?B?7IOY"},
      {"=?=?=?", "=?=?=?"},
  };
  for (const auto& row : rows) EXPECT_EQ(decode_words(row.field), row.text);
}

}  // namespace
}  // namespace seogo::indexer::source
