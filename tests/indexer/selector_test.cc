// Selectors as a two-column table: what is asked for, and what it finds.
#include "indexer/extract/markup/selector.h"

#include <string>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/stopwatch.h"

namespace seogo::indexer::extract {
namespace {

constexpr const char* page = R"(
<div id="top" class="bar 상단"><a href="/">홈</a><a class="on" href="/society">사회</a></div>
<div id="content" class="view wide"><h1 class="tit">봄꽃</h1>
  <ul class="info"><li data-at="2024-04-02">입력</li><li><ul><li>안쪽</li></ul></li></ul>
  <div class="view"><p>첫 문단</p><p class="last tit">끝 문단</p></div></div>
<p>밖</p>)";

std::string found(const std::string& selector) {
  const HtmlTree tree(page);
  const Selector compiled(selector);
  std::string out;
  for (const Selected& match : compiled.select(tree))
    out += (out.empty() ? "" : "|") + match.value(tree);
  return out;
}

TEST(Selector, FindsWhatItSays) {
  const struct {
    const char* selector;
    const char* texts;
  } cases[] = {
      {"h1", "봄꽃"},
      {"H1", "봄꽃"},
      {".tit", "봄꽃|끝 문단"},
      {"p.tit", "끝 문단"},
      {"p.last.tit", "끝 문단"},
      {"p.tit.none", ""},
      {".상단 a", "홈|사회"},
      {"#top a.on", "사회"},
      {"#content p", "첫 문단|끝 문단"},
      {"#content > p", ""},
      {"#content > .view > p", "첫 문단|끝 문단"},
      {"#content>h1", "봄꽃"},
      {".view .view p", "첫 문단|끝 문단"},
      {".view .view .view p", ""},
      {"p", "첫 문단|끝 문단|밖"},
      {"p:first", "첫 문단"},
      {"ul.info li li", "안쪽"},
      {"ul > li > ul > li", "안쪽"},
      {"[data-at]", "입력"},
      {"li[data-at]@data-at", "2024-04-02"},
      {"[data-at=2024-04-02]", "입력"},
      {"[data-at='2024-04-02']", "입력"},
      {"[data-at=2024]", ""},
      {"[data-at^=2024]", "입력"},
      {"[data-at ^= \"2024-04\"]", "입력"},
      {"a[href^='/s']@href", "/society"},
      {"a@title", ""},
      {"h1, .on", "사회|봄꽃"},
      {".none, h1", "봄꽃"},
      {"p:first, p.last", "첫 문단|끝 문단"},
      {"h1, .tit", "봄꽃|끝 문단"},
      {"#top *", "홈|사회"},
      {"*.on", "사회"},
      {"  h1  ", "봄꽃"},
  };
  for (const auto& c : cases) EXPECT_EQ(found(c.selector), c.texts) << c.selector;
}

TEST(Selector, OfNothingButAnAttributeIsTheItemsOwn) {
  EXPECT_TRUE(Selector("@data-id").is_own_attribute());
  EXPECT_EQ(Selector("@data-id").own_attribute(), "data-id");
  EXPECT_FALSE(Selector("a@data-id").is_own_attribute());
}

TEST(Selector, RefusesWhatItDoesNotUnderstand) {
  const struct {
    const char* selector;
    const char* text;
  } cases[] = {
      {"", "is empty"},
      {"   ", "is empty"},
      {"h1:last", "does not understand \":last\""},
      {"h1:first p", "has :first before its end"},
      {"h1 + p", "does not understand \"+ p\""},
      {"h1 >", "ends too early"},
      {"> h1", "does not understand \"> h1\""},
      {"h1,", "ends too early"},
      {"h1,,p", "does not understand \",p\""},
      {"[a", "ends too early"},
      {"[a~=b]", "does not understand \"~=b]\""},
      {"[a='b]", "ends too early"},
      {"h1@", "ends too early"},
      {"h1@a@b", "does not understand \"@b\""},
      {"h1@a.b", "does not understand \".b\""},
      {".", "ends too early"},
      {"//h1", "does not understand \"//h1\""},
      {"p p p p p p p p p p p p p p p p p p p p p p p p p p p p p p p p", "has over 31 steps"},
  };
  for (const auto& c : cases) {
    try {
      (void)Selector(c.selector);
      ADD_FAILURE() << c.selector;
    } catch (const schema::Error& error) {
      EXPECT_EQ(error.code(), schema::ErrorCode::usage);
      EXPECT_EQ(error.text(), c.text) << c.selector;
      EXPECT_FALSE(error.hint().empty());
    }
  }
}

TEST(Selector, LooksAtEachElementOnce) {
  std::string deep;
  for (int i = 0; i < 250'000; ++i) deep += "<div class=a>";
  const HtmlTree tree(deep);
  const tests::Stopwatch watch;
  const Selector selector(".a .a .a .a .a .a .a .a .a .a .a .a > .a .a .a .a .a .a .a .none");
  EXPECT_TRUE(selector.select(tree).empty());
  EXPECT_LT(watch.seconds(), 2 * tests::patience);
}

}  // namespace
}  // namespace seogo::indexer::extract
