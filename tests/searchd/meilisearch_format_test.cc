// What `_formatted` and `_matchesPosition` make of a marked text.
#include <gtest/gtest.h>

#include "schema/utf8.h"
#include "searchd/meilisearch/formatted.h"
#include "searchd/meilisearch/marked_bytes.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using engine::MarkedText;

// [알트만] is marked.
MarkedText marked(std::string_view text) {
  MarkedText out;
  for (const char c : text) {
    if (c == '[') {
      out.marks.push_back({schema::utf16_length(out.text), 0});
    } else if (c == ']') {
      out.marks.back().end = schema::utf16_length(out.text);
    } else {
      out.text += c;
    }
  }
  return out;
}

struct Case {
  const char* text;
  std::size_t words;  // 0: all
  const char* formatted;
};

constexpr Case cases[] = {
    {"샘 [알트만] 복귀", 0, "샘 <em>알트만</em> 복귀"},
    {"[가][나]", 0, "<em>가</em><em>나</em>"},
    {"", 5, ""},
    {"[😀] 웃음 [🇰🇷]", 0, "<em>😀</em> 웃음 <em>🇰🇷</em>"},
    {"<img src=x onerror=alert(1)> [\"큰\" '작은'] & 끝", 0,
     "&lt;img src=x onerror=alert(1)&gt; <em>&quot;큰&quot; &#39;작은&#39;</em> &amp; 끝"},
    {"앞\u2028[뒤]", 0, "앞\u2028<em>뒤</em>"},
    {"</em><em>[가]", 0, "&lt;/em&gt;&lt;em&gt;<em>가</em>"},
    // Cut to words around what matched.
    {"하나 둘 셋 넷 다섯", 3, "하나 둘 셋…"},
    {"하나 둘 셋 넷 다섯", 5, "하나 둘 셋 넷 다섯"},
    {"하나 둘 셋 [넷] 다섯 여섯 일곱", 3, "…셋 <em>넷</em> 다섯…"},
    {"하나 둘 셋 [넷] 다섯", 1, "…<em>넷</em>…"},
    {"하나 둘 셋 넷 [다섯]", 3, "…셋 넷 <em>다섯</em>"},
    {"[하나] 둘 셋 넷", 2, "<em>하나</em> 둘…"},
    {"[하나] 둘 셋 넷 [다섯] [여섯] 일곱", 3, "…<em>다섯</em> <em>여섯</em> 일곱"},
    {"  하나\n\n둘  셋 ", 2, "  하나\n\n둘…"},
    {"하나 둘 [셋 넷] 다섯", 1, "…<em>셋</em>…"},
    {"하나 <b>둘</b> 셋", 2, "하나 &lt;b&gt;둘&lt;/b&gt;…"},
};

TEST(MeilisearchFormatted, IsCutMarkedAndEscaped) {
  for (const Case& row : cases) {
    const meilisearch::Format format = {row.words, true};
    EXPECT_EQ(meilisearch::formatted(marked(row.text), format, {}), row.formatted) << row.text;
  }
}

TEST(MeilisearchFormatted, TagsAndMarkerStandAsTheClientGaveThem) {
  const meilisearch::Style style = {"<b class=\"x\">", "</b>", "<hr>"};
  EXPECT_EQ(meilisearch::formatted(marked("하나 [둘] 셋 넷"), {2, true}, style),
            "<hr><b class=\"x\">둘</b> 셋<hr>");
  EXPECT_EQ(meilisearch::formatted(marked("하나 [<둘>] 셋"), {{}, false}, style),
            "하나 &lt;둘&gt; 셋");
}

TEST(MeilisearchFormatted, IsLeftToClientsThatEscapeItThemselves) {
  const MarkedText text = marked("<가> [\"나\"] &amp;");
  EXPECT_EQ(
      meilisearch::formatted(text, {{}, true}, {"__ais-highlight__", "__/ais-highlight__", "…"}),
      "<가> __ais-highlight__\"나\"__/ais-highlight__ &amp;");
  EXPECT_EQ(meilisearch::formatted(text, {{}, true}, {"__ais-highlight__", "</em>", "…"}),
            "&lt;가&gt; __ais-highlight__&quot;나&quot;</em> &amp;amp;");
  EXPECT_EQ(meilisearch::formatted(text, {{}, true}, {"**", "**", "…"}),
            "&lt;가&gt; **&quot;나&quot;** &amp;amp;");
}

TEST(MeilisearchFormatted, ALongStretchIsSeveralWords) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "가";
  const std::string cut = meilisearch::formatted({text, {}}, {2, true}, {});
  EXPECT_EQ(schema::code_points(cut), 61U);
}

TEST(MeilisearchFormatted, SurvivesMarksThatAreNone) {
  const MarkedText odd[] = {
      {"가나다", {{5, 9}}}, {"가나다", {{2, 1}}}, {"😀", {{1, 2}}}, {"😀", {{0, 1}}}, {"", {{0, 1}}}};
  for (const MarkedText& text : odd) {
    const std::string whole = meilisearch::formatted(text, {1, true}, {});
    EXPECT_EQ(schema::first_invalid(whole), std::string::npos);
  }
}

TEST(MeilisearchMarks, AreBytes) {
  const auto bytes = [](std::string_view text) { return meilisearch::byte_marks(marked(text)); };
  EXPECT_EQ(bytes("😀 [알트만] ok [a]"), (std::vector<engine::Mark>{{5, 14}, {18, 19}}));
  EXPECT_EQ(bytes("[😀]"), (std::vector<engine::Mark>{{0, 4}}));
  EXPECT_EQ(meilisearch::byte_marks({"😀가", {{1, 3}}}), (std::vector<engine::Mark>{{0, 7}}));
  EXPECT_TRUE(meilisearch::byte_marks({"가", {{3, 9}}}).empty());
}

}  // namespace
