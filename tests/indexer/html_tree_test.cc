// A page as a tree: its order, its texts, and pages that are made to hurt.

#include <gtest/gtest.h>

#include "indexer/extract/markup/tree.h"
#include "indexer/source/limits.h"
#include "schema/error.h"
#include "tests/stopwatch.h"

namespace {

using namespace seogo;
using indexer::extract::HtmlTree;
using indexer::extract::NodeId;
namespace limits = indexer::source::limits;

TEST(HtmlTree, StandsInTheOrderOfThePage) {
  const HtmlTree tree("<div id=a class='글 본문'><p>샘 <b>알트만</b>은<p>둘째</div><p>밖");
  const NodeId div = tree.find("div");
  EXPECT_EQ(tree.attribute(div, "id"), "a");
  EXPECT_TRUE(tree.has_class(div, "본문"));
  EXPECT_FALSE(tree.has_class(div, "본"));
  EXPECT_EQ(tree.text(div), "샘 알트만은둘째");
  const NodeId first = tree.find("p");
  EXPECT_EQ(tree[first].parent, div);
  EXPECT_EQ(tree.text(first), "샘 알트만은");
  const NodeId second = tree.find("p", first + 1);
  EXPECT_EQ(tree.text(second), "둘째");
  EXPECT_EQ(tree[div].end, tree[second].end);
  EXPECT_EQ(tree.text(tree.find("p", tree[div].end)), "밖");
}

TEST(HtmlTree, ResolvesEntitiesAndLeavesScriptsOutOfTexts) {
  const HtmlTree tree("<p>A&amp;B &#54620;&nbsp;글<script>var a = '<b>';</script></p>");
  EXPECT_EQ(tree.text(tree.find("p")), "A&B 한\u00a0글");
  const HtmlTree nul(std::string_view("<p>앞\0뒤</p>", 15));
  EXPECT_EQ(nul.text(nul.find("p")), "앞 뒤");
  EXPECT_EQ(tree.raw_text(tree.find("script")), "var a = '<b>';");
}

TEST(HtmlTree, BelievesItsBytesAndNotTheirLabel) {
  const HtmlTree tree(
      "<html><head><meta charset=euc-kr><meta http-equiv=content-type content='text/html; "
      "charset=euc-kr'></head><body><p>똠방각하 펲시</p></body></html>");
  EXPECT_EQ(tree.text(tree.find("p")), "똠방각하 펲시");
}

TEST(HtmlTree, EmptyAndHalfPagesAreTrees) {
  for (const char* page : {"", " ", "<", "<p", "</p>", "<!--", "글", "<!doctype html>", "\x01"}) {
    SCOPED_TRACE(page);
    const HtmlTree tree(page);
    EXPECT_EQ(tree[0].end, tree.size());
  }
}

// Each must be quick and stay within the limits.
TEST(HtmlTree, PagesThatAreMadeToHurtDoNot) {
  const auto repeated = [](std::string_view piece, std::size_t bytes) {
    std::string out;
    while (out.size() + piece.size() < bytes) out += piece;
    return out;
  };
  const std::size_t most = limits::largest_page;
  const std::vector<std::string> pages = {
      repeated("<div>", 2'000'000),
      repeated("<b>", 1'000'000),
      repeated("<a href=x>", 1'000'000),
      repeated("<table><tr><td>", 1'000'000),
      repeated("&amp;", most),
      repeated("<p>", 1'000'000),
      repeated("<!--", most),
      repeated("</div>", most),
      repeated("<", most),
      repeated("&", most),
      "<div " + repeated("a ", most - 100),
      "<div " + repeated("a1=2 ", most - 100),
      repeated("<li><ul>", 1'000'000),
      repeated("<form><input>", 1'000'000),
      repeated(std::string_view("\0", 1), most),
      repeated("<font><p>", 1'000'000),
  };
  for (const std::string& page : pages) {
    SCOPED_TRACE(page.substr(0, 20));
    const tests::Stopwatch watch;
    try {
      const HtmlTree tree(page);
      EXPECT_LE(tree.size(), limits::most_nodes);
    } catch (const schema::Error& error) {
      EXPECT_EQ(error.code(), schema::ErrorCode::input) << error.text();
    }
    const double megabytes = static_cast<double>(page.size()) / 1e6;
    EXPECT_LT(watch.seconds(), megabytes * tests::patience) << page.size();
  }
}

TEST(HtmlTree, APageOverTheLimitsIsRefused) {
  EXPECT_THROW(HtmlTree(std::string(limits::largest_page + 1, 'a')), schema::Error);
}

}  // namespace
