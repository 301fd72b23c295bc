// Profiles with selectors: they win, and their mistakes are named.
#include <string>

#include <gtest/gtest.h>

#include "schema/error.h"
#include "tests/indexer/html_page_of.h"

namespace seogo::indexer::extract {
namespace {

const std::string head =
    R"(<title>봄꽃 - 돌담신문</title><meta property="og:title" content="돌담길에 핀 봄꽃">
<meta property="article:published_time" content="2024-04-02T09:30:00+09:00">
<meta name="author" content="남의글 기자">)";

schema::Article read(const std::string& html, const std::string& rest, Origins& origins,
                     const std::string& url = {}) {
  const Profile profile = Profile::parse(R"({"site":"돌담신문","html":)" + html + "}", "p.json");
  return extract(html_capture(html_page(head, rest), url), profile, &origins);
}

TEST(HtmlProfile, WinsOverWhatThePageSaysOfItself) {
  const std::string rest =
      R"(<div class="box"><h2 class="t">꽃길을 걷다</h2><p class="s">마을 이야기</p>
    <span class="w">가온누 기자</span><span class="w">이하늘 기자</span><span class="d">입력 2024.04.01 08:00</span>
    <a class="g" data-section="문화">x</a><i class="k">#봄 #꽃</i><b class="like">공감 <em>1,204</em></b>
    <a class="u" href="/a/7?utm_source=x">주소</a><em class="c">사진=돌담시 제공</em>
    <div class="txt"><p>꽃길은 다리에서 시작해 우물가에서 끝난다. 걸어서 십 분이면 닿는다.</p></div></div>)";
  Origins origins;
  const schema::Article article = read(
      R"({"title":[".none","h2.t"],"subtitle":".s","authors":".w","published":".d","section":"a.g@data-section",
          "tags":".k","url":"a.u@href","body":".txt","counts":{"likes":".like em"},"image_credits":".c"})",
      rest, origins, "https://doldam.kr/b/1");
  EXPECT_EQ(article.title, "꽃길을 걷다");
  EXPECT_EQ(article.subtitle, "마을 이야기");
  EXPECT_EQ(article.authors, (std::vector<schema::Author>{{"가온누", "기자"}, {"이하늘", "기자"}}));
  EXPECT_EQ(article.published->iso(), "2024-04-01T08:00:00+09:00");
  EXPECT_EQ(article.section, "문화");
  EXPECT_EQ(article.tags, (std::vector<std::string>{"봄", "꽃"}));
  EXPECT_EQ(article.url, "https://doldam.kr/a/7");
  EXPECT_EQ(article.counts.likes, 1204);
  EXPECT_TRUE(article.body.starts_with("꽃길은 다리에서")) << article.body;
  EXPECT_EQ(article.image_credits.size(), 1U);
  EXPECT_EQ(article.site, "돌담신문");
  EXPECT_EQ(origins.at("title"), "profile title: h2.t");
  EXPECT_EQ(origins.at("counts.likes"), "profile counts.likes: .like em");
  EXPECT_EQ(origins.at("body"), "profile body: .txt");
  EXPECT_EQ(origins.at("site"), "profile site");
}

TEST(HtmlProfile, ThatFindsNothingLeavesTheFieldToThePage) {
  Origins origins;
  const schema::Article article = read(R"({"title":".none","published":"h1"})", "", origins);
  EXPECT_EQ(article.title, "돌담길에 핀 봄꽃");
  EXPECT_EQ(origins.at("title"), "meta og:title");
  EXPECT_EQ(article.published->iso(), "2024-04-02T09:30:00+09:00");
}

TEST(HtmlProfile, RemovesWhatNobodyShouldRead) {
  const std::string rest =
      "<div class=txt><p>꽃길은 다리에서 시작해 우물가에서 끝난다.</p><p class=ad>오늘만 반값, "
      "지금 바로 주문하세요.</p><div class=subscribe><p>소식지를 받아 보세요.</p></div><p>걸어서 "
      "십 "
      "분이면 닿는다.</p></div>";
  Origins origins;
  const std::string body =
      read(R"({"body":".txt","remove":[".ad",".subscribe"]})", rest, origins).body;
  EXPECT_EQ(body, "꽃길은 다리에서 시작해 우물가에서 끝난다.\n\n걸어서 십 분이면 닿는다.");
}

TEST(HtmlProfile, ReadsCommentsAndTheirReplies) {
  const std::string rest = R"(<ul><li class="cmt" data-id="7"><b class="nick">사계절</b>
    <i class="date">2024.04.02 10:00</i><p class="t">잘 <br>읽었어요</p><em class="up">3</em>
    <ul><li class="cmt" data-id="8"><b class="nick">주땡</b><p class="t">저도요</p></li></ul></li>
    <li class="cmt"><p class="t">이름 없는 글</p></li><li class="cmt"><b class="nick">빈손</b></li>
    <li class="cmt" data-id="9" data-to="7"><p class="t">늦은 답</p></li></ul>)";
  Origins origins;
  const schema::Article article = read(
      R"({"comments":{"item":"li.cmt","id":"@data-id","parent":"@data-to","author":".nick","posted":".date",
          "text":".t","likes":".up"}})",
      rest, origins);
  const auto& comments = article.comments;
  ASSERT_EQ(comments.size(), 4U);
  EXPECT_EQ(comments[0].id, "7");
  EXPECT_EQ(comments[0].author, "사계절");
  EXPECT_EQ(comments[0].posted->iso(), "2024-04-02T10:00:00+09:00");
  EXPECT_EQ(comments[0].text, "잘 읽었어요");
  EXPECT_EQ(comments[0].likes, 3);
  EXPECT_EQ(comments[1].parent, "7");
  EXPECT_EQ(comments[1].author, "주땡");
  EXPECT_EQ(comments[1].likes, 0);
  EXPECT_EQ(comments[2].author, "");
  EXPECT_FALSE(comments[2].id.empty());
  EXPECT_EQ(comments[3].parent, "7");
  EXPECT_EQ(origins.at("comments"), "profile comments.item: li.cmt");
}

TEST(HtmlProfile, NamesItsMistakes) {
  const struct {
    const char* html;
    const char* text;
  } cases[] = {
      {"[]", "profile p.json: html: must be an object"},
      {R"({"headline":"h1"})", "html: unknown key \"headline\""},
      {R"({"title":3})", "html.title: must be a selector"},
      {R"({"title":["h1",{}]})", "html.title[1]: must be a selector"},
      {R"({"title":""})", "html.title: is empty"},
      {R"({"title":"h1:last"})", "html.title: does not understand \":last\""},
      {R"({"body":["p","h1 >"]})", "html.body[1]: ends too early"},
      {R"({"counts":{"loves":"h1"}})", "html.counts: unknown key \"loves\""},
      {R"({"counts":"h1"})", "html.counts: must be an object"},
      {R"({"comments":{"text":".t"}})", "html.comments: has no \"item\""},
  };
  for (const auto& c : cases) {
    try {
      (void)Profile::parse(R"({"html":)" + std::string(c.html) + "}", "p.json");
      ADD_FAILURE() << c.html;
    } catch (const schema::Error& error) {
      EXPECT_EQ(error.code(), schema::ErrorCode::usage);
      EXPECT_NE(error.text().find(c.text), std::string::npos) << error.text();
      EXPECT_FALSE(error.hint().empty()) << c.html;
    }
  }
}

TEST(HtmlProfile, IsPartOfTheFingerprint) {
  EXPECT_NE(Profile::parse(R"({"html":{"title":"h1"}})", "p.json").fingerprint(),
            Profile::parse(R"({"html":{"title":"h2"}})", "p.json").fingerprint());
}

}  // namespace
}  // namespace seogo::indexer::extract
