// HTML pages as readers see them: invented pages of many layouts beside the articles in them. After a
// wanted change, write the articles anew with SEOGO_REGENERATE=1 and read the difference.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/source/limits.h"
#include "schema/article_json.h"
#include "schema/error.h"
#include "schema/utf8.h"
#include "tests/indexer/html_page.h"
#include "tests/stopwatch.h"

namespace seogo::indexer::extract {
namespace {

namespace fs = std::filesystem;
namespace limits = source::limits;

const fs::path folder = fs::path(SEOGO_SOURCE_DIR) / "tests/indexer/bodies";

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> pages() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".html") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

TEST(HtmlBody, PagesGiveTheArticlesBesideThem) {
  const bool regenerate = std::getenv("SEOGO_REGENERATE") != nullptr;
  EXPECT_GE(pages().size(), 24U);
  for (const fs::path& path : pages()) {
    const SeenPage seen = see(read_file(path));
    std::string golden = schema::article_to_json(seen.article) + "\n";
    for (const auto& [field, origin] : seen.origins) golden += field + ": " + origin + "\n";
    fs::path beside = path;
    beside.replace_extension(".json");
    if (regenerate) std::ofstream(beside, std::ios::binary) << golden;
    EXPECT_EQ(golden, read_file(beside)) << path;
  }
}

// Written otherwise, the same page.
TEST(HtmlBody, CaseOfTagsAndSpaceBetweenThemDoNotMatter) {
  for (const fs::path& path : pages()) {
    const std::string page = read_file(path);
    std::string other;
    bool tag = false;
    bool name = false;
    for (const char c : page) {
      if (c == '<') tag = name = true;
      if (c == ' ' || c == '>') name = false;
      other.push_back(tag && name && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
      if (c == '>') tag = false;
      if (c == '\n') other += " \t\r\n ";
    }
    EXPECT_EQ(schema::article_to_json(see(other).article),
              schema::article_to_json(see(page).article))
        << path;
  }
}

const std::string prose = "<p>첫눈이 내린 광장에 사람들이 모여 늦도록 노래를 불렀다.</p>";

TEST(HtmlBody, IsFoundByItsNameThenByArticleThenByDensity) {
  const std::string menu = "<ul><li><a href=/1>정치</a><li><a href=/2>경제</a></ul>";
  struct Row {
    std::string page;
    std::string origin;
  };
  const std::vector<Row> rows = {
      {"<div itemprop=articleBody>" + prose + "</div>", "itemprop articleBody"},
      {"<div class='a entry-content'>" + prose + "</div>", "class entry-content"},
      {"<div id=dic_area>" + prose + "</div>", "id dic_area"},
      {"<article>" + prose + "</article>", "<article>"},
      {menu + "<main>" + prose + prose + "</main>", "<main>"},
      {menu + "<div><div>" + prose + prose + "</div></div>", "text density"},
      {menu, ""},
      {"<p>짧은 글</p>", ""},
      {"", ""},
      {"<div class=entry-content>" + prose + "</div><div class=entry-content>" + prose + "</div>",
       "text density"},
  };
  for (const Row& row : rows) {
    const HtmlTree tree("<body>" + row.page + "</body>");
    const BodyPlace place = find_html_body(tree);
    EXPECT_EQ(place.origin, row.origin) << row.page;
    EXPECT_EQ(place.node == no_node, row.origin.empty()) << row.page;
  }
}

TEST(HtmlBody, FillsOnlyWhatIsEmpty) {
  const HtmlTree tree("<article>" + prose + "<p>홍길동 기자 hong@gana.example</p></article>");
  schema::Article article;
  article.authors = {{"새론", "기자"}};
  read_html_body(tree, find_html_body(tree).node, Profile::built_in(), article);
  ASSERT_EQ(article.authors.size(), 1U);
  EXPECT_EQ(article.authors[0].name, "새론");
  EXPECT_EQ(article.body, "첫눈이 내린 광장에 사람들이 모여 늦도록 노래를 불렀다.");
}

TEST(HtmlBody, TextIsExactlyWhatThePageSays) {
  const SeenPage seen =
      see("<body><div class=article-body><p>그는&nbsp;&ldquo;A&amp;B &lt;3&gt;&rdquo;\n   라고 "
          "<b>또</b>박<i>또</i>박 "
          "말&#8203;했다고 전해진다.</p><p>물은 H<sub>2</sub>O라고 쓴다고 선생님이 "
          "설명했다.</p></div></body>");
  EXPECT_EQ(
      seen.article.body,
      "그는 “A&B <3>” 라고 또박또박 말했다고 전해진다.\n\n물은 H2O라고 쓴다고 선생님이 설명했다.");
}

TEST(HtmlBody, MutatedPagesNeverCrashAndStayValid) {
  std::mt19937 random(20231211);
  for (const fs::path& path : pages()) {
    const std::string page = read_file(path);
    for (int round = 0; round < 12; ++round) {
      std::string mutated = page;
      for (int i = 0; i < 24; ++i) {
        const std::size_t at = random() % mutated.size();
        switch (random() % 3) {
          case 0:
            mutated[at] = "<>/\"'= &;#a1\n"[random() % 13];
            break;
          case 1:
            mutated.erase(at, random() % 40);
            break;
          default:
            mutated.insert(at, page.substr(random() % page.size(), random() % 60));
        }
        if (mutated.empty()) mutated = " ";
      }
      std::string valid;  // charsets are decoded before
      for (schema::Cursor cursor(mutated); !cursor.done();) schema::append(valid, cursor.next());
      const SeenPage seen = see(valid);
      EXPECT_EQ(schema::first_invalid(schema::article_to_json(seen.article)), std::string::npos);
    }
  }
}

TEST(HtmlBody, RandomBytesNeverCrash) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string page;
    for (std::size_t i = random() % 2000; i-- > 0;)
      schema::append(page, random() % 4 == 0 ? U"<>/=\"'p "[random() % 8]
                                             : static_cast<char32_t>(random() % 0xD000 + 1));
    static_cast<void>(see(page));
  }
}

// Each of the worst pages takes under a second a MB.
TEST(HtmlBody, WorstPagesAreReadInLinearTime) {
#if defined(__SANITIZE_ADDRESS__)
  const std::size_t part = 8;  // sanitizers are slow
#else
  const std::size_t part = 1;
#endif
  const auto repeated = [part](std::string_view piece, std::size_t times) {
    std::string out;
    times /= part;
    while (times-- > 0 && out.size() + piece.size() < limits::largest_page - 1000) out += piece;
    return out;
  };
  const std::size_t many = 10'000'000;
  struct Row {
    const char* name;
    std::string page;
  };
  const std::vector<Row> rows = {
      {"nested divs", repeated("<div>첫눈이 왔다.", 150'000)},
      {"spans", repeated("<span>눈</span>", 130'000)},
      {"one table", "<table>" + repeated("<tr><td>구<td>1,234", 60'000)},
      {"nested tables", repeated("<table><tr><td>눈이 왔다.<td>둘", 60'000)},
      {"nested comments",
       repeated("<ul><li class=comment><b class=nick>나루</b><time datetime=2023-12-13>12.13</time>"
                "<p class=text>고맙습니다</p>",
                30'000)},
      {"flat comments",
       "<div class=comments>" +
           repeated("<div class=item><b class=nick>나루</b><span class=date>2023.12.13 20:42</span>"
                    "<p class=text>고맙습니다</p></div>",
                    30'000)},
      {"comments of one element",
       "<div class=comment>" + repeated("<span class=date>2023.12.13 20:42</span>", 80'000)},
      {"breaks", repeated("눈이 왔다.<br><br>", 100'000)},
      {"links", repeated("<a href=/1>눈이 왔다</a> ", 100'000)},
      {"one long text", "<p>" + repeated("눈이 왔다. ", many)},
      {"brackets", "<p>" + repeated("[사진=", many)},
      {"headings", repeated("<h2>이사회의 결정</h2>", 100'000)},
      {"articles",
       repeated("<article><h2><a href=/>눈</a></h2><p>눈이 많이 왔다.</p></article>", 60'000)},
      {"one class", "<div class='" + repeated("comment ", many) + "'>눈이 왔다.</div>"},
      {"lines of code", "<pre>" + repeated("a\n", many)},
      {"captions",
       repeated("<figure><img><figcaption>눈 내린 광장 [사진=가나일보]</figcaption></figure>",
                50'000)},
      {"dates", repeated("<p>2023.12.11 18:32</p>", 100'000)},
      {"threads in threads", repeated("<div class=reply>", 500) + "<p>눈이 왔다.</p>" +
                                 repeated("<b class=date>눈</b>", 100'000)},
  };
  for (const Row& row : rows) {
    const tests::Stopwatch watch;
    try {
      static_cast<void>(see(row.page));
    } catch (const schema::Error& error) {
      EXPECT_EQ(error.code(), schema::ErrorCode::input) << row.name;
    }
    const double rate = watch.seconds() / (static_cast<double>(row.page.size()) / 1e6);
    if (std::getenv("SEOGO_TIMES") != nullptr) {
      std::cout << row.name << ": " << row.page.size() << " bytes, " << rate << " s/MB\n";
    }
    EXPECT_LT(rate, 1.0 * tests::patience) << row.name;
  }
}

std::string times(int count, std::string_view piece) {
  std::string out;
  while (count-- > 0) out += piece;
  return out;
}

// `count` comments of a reader each below a short text, in the table that lays out the page.
std::string short_text_with_comments(int count, const std::string& name) {
  return "<body><table><tr><td><h1>첫눈</h1><table><tr><td>첫눈이 내린 광장에 사람들이 모였다.<br>"
         "<br>늦도록 노래를 불렀다.</td></tr></table><table class=" +
         name + ">" +
         times(count,
               "<tr><td class=name>한솔</td><td class=memo>저도 그날 광장에서 노래를 들었습니다."
               "</td><td class=date>2009-05-02 11:20</td></tr>") +
         "</table></td></tr></table></body>";
}

TEST(HtmlBody, CommentsLongerThanTheTextAreNotTheText) {
  for (const char* name : {"reply", "comment_list", "cmt"}) {
    for (const int count : {3, 10, 300}) {
      const SeenPage seen = see(short_text_with_comments(count, name));
      EXPECT_EQ(seen.article.body, "첫눈이 내린 광장에 사람들이 모였다.\n\n늦도록 노래를 불렀다.")
          << name << " " << count;
      EXPECT_EQ(seen.article.comments.size(), static_cast<std::size_t>(count)) << name;
    }
  }
}

TEST(HtmlBody, AWholePageCalledCommentsKeepsItsText) {
  const std::string text = times(8, "<p>첫눈이 내린 광장에 사람들이 모여 노래를 불렀다.</p>");
  const std::string dates = times(3, "<em class=date>2023.12.13 20:42</em><p>저도 봤어요.</p>");
  for (const std::string& page :
       {"<div class=reply><h1>첫눈</h1>" + text + dates + "</div>",
        "<div class=comment><b>첫눈</b><em class=date>2023.12.13</em>" + text + dates + "</div>"})
    EXPECT_NE(see("<body>" + page + "</body>").article.body.find("첫눈이 내린"), std::string::npos)
        << page;
}

}  // namespace
}  // namespace seogo::indexer::extract
