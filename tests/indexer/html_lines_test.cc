// Parts of HTML pages as lines: where they end, what shape they have, what is left out.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/extract/html/lines.h"
#include "indexer/extract/markup/density.h"
#include "indexer/extract/markup/names.h"
#include "indexer/extract/profile.h"

namespace seogo::indexer::extract {
namespace {

// Each line with a letter for its shape (h heading, b bold, c caption, i item, r row, v verbatim), ~
// where all of it is links, and a line break before it where the page leaves a blank line.
std::string lines_of(const std::string& page, View view) {
  const HtmlTree tree("<body>" + page + "</body>");
  const HtmlDensity density(tree);
  MarkerReader markers(Profile::built_in().markers());
  HtmlLines out;
  read_html_lines(tree, density, tree.find("body"), view, markers, out);
  std::string text;
  for (const Line& line : out.lines) {
    if (!text.empty()) text += line.blank_before ? " // " : " / ";
    constexpr std::string_view letters = "??hbcirv";
    if (line.shape > Shape::plain) {
      text += letters[static_cast<std::size_t>(line.shape)];
      text += ':';
    }
    if (line.linked) text += '~';
    text += line.whole();
  }
  return text;
}

struct Row {
  std::string page;
  std::string lines;
};

TEST(HtmlLines, EndWhereAReaderSeesThemEnd) {
  const std::vector<Row> rows = {
      {"<p>첫눈이\n  왔다.<p>둘째", "첫눈이 왔다. // 둘째"},
      {"첫눈이<br>왔다.", "첫눈이 / 왔다."},
      {"첫눈이<br> <br/>왔다.", "첫눈이 // 왔다."},
      {"<div>하나<div>둘</div>셋</div>", "하나 // 둘 // 셋"},
      {"샘 <b>알트</b>만<i>은</i>", "샘 알트만은"},
      {"<h3>이사회의<br>결정</h3>글", "h:이사회의 결정 // 글"},
      {"<p><strong>이사회의 결정</strong></p>", "b:이사회의 결정"},
      {"<ul><li>가<li><p>나</p></ul>", "i:• 가 // i:• 나"},
      {"<table><tr><th>구<th>명<tr><td>서울<td>1</table>", "r:구 | 명 / r:서울 | 1"},
      {"<table><tr><td>왼쪽<td>오른쪽</table>", "왼쪽 // 오른쪽"},
      {"<figure><img><figcaption>눈</figcaption></figure>", "c:눈"},
      {"<p><img><em>눈 내린 광장</em></p>", "c:눈 내린 광장"},
      {"<table><tr><td><img></td></tr><tr><td>▲ 눈</td></tr></table>", "c:▲ 눈"},
      {"<pre>a\n b</pre>", "v:a / v:b"},
      {"<a href=/1>다른 글</a>", "~다른 글"},
      {"<a href=#1>이 글</a>", "이 글"},
      {"가&nbsp;&#12288;나&#8203;다&#8232;라", "가 나다 라"},
      {"<dl><dt>말<dd>뜻</dl>", "말 / 뜻"},
  };
  for (const Row& row : rows) EXPECT_EQ(lines_of(row.page, View::text), row.lines) << row.page;
}

TEST(HtmlLines, OfATextLeaveOutWhatIsNoneOfIt) {
  const std::string text = "<p>첫눈이 내린 광장에 사람들이 모여 늦도록 노래를 불렀다고 한다.</p>";
  const std::string line = "첫눈이 내린 광장에 사람들이 모여 늦도록 노래를 불렀다고 한다.";
  const std::vector<std::string> left_out = {
      "<nav>메뉴</nav>",
      "<aside>곁</aside>",
      "<button>공유</button>",
      "<script>x</script>",
      "<div class=share_bar>공유하기</div>",
      "<div class=relatedNews>다른 글</div>",
      "<div id=ad_top>광고 글</div>",
      "<div class='comment_area'>댓글 글</div>",
      "<ul><li><a href=/1>다른 글</a><li><a href=/2>또 다른 글</a></ul>",
      "<p hidden>숨은 글</p>",
      "<p style='display: none'>숨은 글</p>",
      "<p aria-hidden=true>숨은 글</p>",
      "<span class=blind>숨은 글</span>",
  };
  for (const std::string& piece : left_out) {
    EXPECT_EQ(lines_of(text + piece + text, View::text), line + " // " + line) << piece;
  }
  // Whatever it is called, what holds the text is the text.
  EXPECT_EQ(lines_of("<div class=share_view>" + text + "</div>", View::text), line);
}

TEST(HtmlLines, OfAPageKeepButtonsAndSpaceNeighbours) {
  EXPECT_EQ(lines_of("<span>홍길동 기자</span><span>2023.12.11</span>", View::page),
            "홍길동 기자 2023.12.11");
  EXPECT_EQ(lines_of("<button>추천</button>", View::page), "추천");
}

TEST(HtmlNames, AreReadAsWords) {
  struct Name {
    const char* name;
    Named named;
    bool is;
  };
  const std::vector<Name> names = {
      {"relatedNews", Named::furniture, true},
      {"related-articles", Named::furniture, true},
      {"ad", Named::furniture, true},
      {"head", Named::furniture, false},
      {"par_idN106AD", Named::furniture, false},
      {"sub_tit", Named::deck, true},
      {"u_cbox_nick", Named::author, true},
      {"img_desc", Named::caption, true},
      {"cmt_list", Named::comments, true},
      {"cnt_unrecomm", Named::dislikes, true},
      {"cnt_unrecomm", Named::likes, false},
      {"regDate", Named::date, true},
  };
  for (const Name& row : names) {
    const HtmlTree tree(std::string("<p class='x ") + row.name + "'>");
    EXPECT_EQ(has(names_of(tree, tree.find("p")), row.named), row.is) << row.name;
  }
}

TEST(HtmlDensity, CountsTextAndLinksBelowEachElement) {
  const HtmlTree tree(
      "<div><p>가나다</p><ul><li><a href=/1>라마</a><li><a href=/2>바 사</a></ul></div>");
  const HtmlDensity density(tree);
  EXPECT_EQ(density.of(tree.find("div")).bytes, 21U);
  EXPECT_EQ(density.of(tree.find("div")).linked, 12U);
  EXPECT_EQ(density.of(tree.find("ul")).links, 2U);
  EXPECT_TRUE(density.of(tree.find("ul")).mostly_links());
  EXPECT_FALSE(density.of(tree.find("div")).mostly_links());
}

}  // namespace
}  // namespace seogo::indexer::extract
