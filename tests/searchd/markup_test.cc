#include "searchd/wire/markup.h"

#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using engine::Mark;
using engine::MarkedText;

struct Case {
  MarkedText marked;
  std::string html;
};

TEST(Markup, MarksAndEscapes) {
  const Case cases[] = {
      {{"", {}}, ""},
      {{"", {{0, 3}}}, ""},
      {{"샘 알트만, 해고", {{2, 5}, {7, 9}}}, "샘 <mark>알트만</mark>, <mark>해고</mark>"},
      {{"해고", {{0, 2}}}, "<mark>해고</mark>"},
      {{"<b>&\"'</b>", {}}, "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;"},
      {{"<해고>", {{1, 3}}}, "&lt;<mark>해고</mark>&gt;"},
      {{"a<b", {{0, 3}}}, "<mark>a&lt;b</mark>"},
      // An emoji is two units.
      {{"😀해고", {{2, 4}}}, "😀<mark>해고</mark>"},
      {{"😀해고", {{0, 2}}}, "<mark>😀</mark>해고"},
      // A mark that would split one takes it whole.
      {{"가😀나", {{0, 2}}}, "<mark>가😀</mark>나"},
      {{"가😀나", {{2, 4}}}, "가<mark>😀나</mark>"},
      // Hanja outside the first plane, and syllables written as separate letters.
      {{"𠀀字", {{2, 3}}}, "𠀀<mark>字</mark>"},
      {{"\u1112\u1162고", {{0, 2}}}, "<mark>\u1112\u1162</mark>고"},
      {{"가나다라", {{0, 2}, {2, 4}}}, "<mark>가나</mark><mark>다라</mark>"},
      {{"가나", {{1, 99}}}, "가<mark>나</mark>"},
      {{"가나", {{5, 9}}}, "가나"},
      {{"가나", {{1, 1}}}, "가나"},
      {{"가나", {{2, 1}}}, "가나"},
      {{"가나다", {{1, 2}, {0, 1}}}, "가<mark>나</mark>다"},
      {{"a\xFF"
        "b",
        {{2, 3}}},
       "a\uFFFD<mark>b</mark>"},
      {{std::string("a\0\x1B[1mb\n", 8), {}}, "a\uFFFD\uFFFD[1mb\n"},
      {{"a\u2028b", {}}, "a\u2028b"},
  };
  for (const Case& c : cases) EXPECT_EQ(wire::to_html(c.marked), c.html) << c.marked.text;
}

std::string without_tags_and_escapes(std::string html) {
  const std::pair<const char*, const char*> undone[] = {
      {"<mark>", ""},   {"</mark>", ""}, {"&lt;", "<"},  {"&gt;", ">"},
      {"&quot;", "\""}, {"&#39;", "'"},  {"&amp;", "&"},
  };
  for (const auto& [from, to] : undone) {
    for (std::size_t at = 0; (at = html.find(from, at)) != std::string::npos;) {
      html.replace(at, std::string_view(from).size(), to);
      at += std::string_view(to).size();
    }
  }
  return html;
}

TEST(Markup, IsValidAndLosesNothingWhereverTheMarksFall) {
  const std::string text = "한<글>😀 &\"'\" 漢字𠀀 \u1112\u1161\u11AB ㅋㅋ";
  const std::size_t units = schema::utf16_length(text);
  for (std::size_t begin = 0; begin <= units + 1; ++begin) {
    for (std::size_t end = 0; end <= units + 2; ++end) {
      const std::string html = wire::to_html({text, {{begin, end}, {end + 1, end + 3}}});
      EXPECT_EQ(schema::first_invalid(html), std::string::npos);
      EXPECT_EQ(without_tags_and_escapes(html), text) << begin << " to " << end;
    }
  }
}

}  // namespace
