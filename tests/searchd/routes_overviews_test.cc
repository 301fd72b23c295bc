// The pages of an author, a month and a year, and the front page, over a small archive.
#include <gtest/gtest.h>

#include "searchd/routes/routes.h"
#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

class Overviews : public testing::Test {
 protected:
  void SetUp() override {
    write("비가 그치지 않는다", "2023-06-30T23:30:00+09:00", "노을빛", "기자", "한빛일보", 3, 9);
    write("둑을 다시 쌓는다", "2023-12-01T09:00:00+09:00", "노을빛", "특파원", "한빛일보", 50, 1);
    write("눈이 온다", "2023-12-05T09:00:00+09:00", "한바다", "", "새벽신문", 7, 0);
    write("새해 첫 장", "2024-01-01T08:00:00+09:00", "노을빛", "특파원", "새벽신문", 0, 4);
    write("장터의 하루", "2024-01-09T08:00:00+09:00", "노을빛", "특파원", "새벽신문", 2, 2);
    write("되살아난 골목", "2024-01-10T08:00:00+09:00", "노을빛", "특파원", "새벽신문", 1, 3);
    write("<b>", "2022-02-01T08:00:00+09:00", "\"'><script>x</script>/", "<i>", "<u>", 1, 1);
    archive_.writer().commit();
    engine_ = std::make_unique<engine::Engine>(archive_.directory());
    routes_ = std::make_unique<routes::Routes>(*engine_, routes::Options{});
  }

  void write(const char* title, const char* when, const char* author, const char* role,
             const char* site, int likes, int comments) {
    schema::Article article;
    article.title = title;
    article.body = "오늘 이 일이 있었다고 사람들이 말했다. " + std::string(title);
    article.authors = {{author, role}};
    article.site = site;
    article.published = schema::read_timestamp(when);
    article.counts.likes = likes;
    article.counts.comments = comments;
    archive_.add(article);
  }

  [[nodiscard]] http::Response get(const std::string& path,
                                   const wire::Parameters& given = {}) const {
    http::Request request;
    request.method = "GET";
    request.path = path;
    request.parameters = given;
    return routes_->answer(request);
  }

  // In the order given.
  static testing::AssertionResult tells(const std::string& page,
                                        const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
      const std::size_t found = page.find(part, at);
      if (found == std::string::npos) return testing::AssertionFailure() << part << " in\n" << page;
      at = found + part.size();
    }
    return testing::AssertionSuccess();
  }

  tests::Archive archive_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<routes::Routes> routes_;
};

TEST_F(Overviews, TellOfAnAuthor) {
  const http::Response response = get("/authors/노을빛");
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(tells(response.body, {"<title>노을빛 - 서고</title>",
                                    "rel=\"canonical\"",
                                    "<h1 lang=\"ko\">노을빛</h1>",
                                    "특파원, 기자",
                                    "기사 5건",
                                    "2023.06.30",
                                    "2024.01.10",
                                    "search?author=%EB%85%B8%EC%9D%84%EB%B9%9B\">이 기자의",
                                    "매체",
                                    "새벽신문",
                                    "3</small>",
                                    "한빛일보",
                                    "2</small>",
                                    "공감 많은 기사",
                                    "둑을 다시 쌓는다",
                                    "공감 50",
                                    "댓글 많은 기사",
                                    "비가 그치지 않는다",
                                    "댓글 9",
                                    "최근 기사",
                                    "되살아난 골목",
                                    "장터의 하루"}));
  EXPECT_EQ(response.body.find("눈이 온다"), std::string::npos);
  EXPECT_EQ(response.body.find("모두 보기"), std::string::npos);  // all are there
  EXPECT_NE(get("/authors/노을빛", {{"lang", "en"}}).body.find("Articles: 5"), std::string::npos);
}

TEST_F(Overviews, RankNothingOfFewArticles) {
  EXPECT_EQ(get("/authors/한바다").body.find("공감 많은 기사"), std::string::npos);
}

TEST_F(Overviews, TellOfAMonth) {
  const http::Response response = get("/months/2023-12");
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(tells(response.body,
                    {"href=\"../months/2023-06\" rel=\"prev\">‹ 2023년 6월",  // what is empty is
                                                                              // passed over
                     "href=\"../years/2023\" rel=\"up\">2023년 전체",
                     "href=\"../months/2024-01\" rel=\"next\">2024년 1월 ›", "<h1>2023년 12월</h1>",
                     "search?from=2023-12&amp;sort=newest&amp;to=2023-12\">기사 2건 모두 보기",
                     "날짜별 건수", "search?from=2023-12-01&amp;to=2023-12-01", "매체", "기자",
                     "author=%", "공감 50", "공감 7", "댓글 1"}));
  EXPECT_EQ(get("/months/2024-01").body.find("rel=\"next\""), std::string::npos);
}

TEST_F(Overviews, TellOfAYear) {
  EXPECT_TRUE(
      tells(get("/years/2023", {{"lang", "en"}}).body,
            {"../years/2022?lang=en\" rel=\"prev\">‹ 2022", "../years/2024?lang=en",
             "<h1>2023</h1>", "All articles: 3", "Number by month", "../months/2023-12?lang=en"}));
}

TEST_F(Overviews, SayWhatIsNotThere) {
  struct Row {
    const char* path;
    const char* words;
  };
  const Row rows[] = {
      {"/authors/아무개", "그런 기자의 기사가 없습니다"},
      {"/authors/ ", "그런 기자의 기사가 없습니다"},
      {"/authors/노을", "그런 기자의 기사가 없습니다"},
      {"/months/2023-13", "그런 날짜가 없습니다"},
      {"/months/2023", "그런 날짜가 없습니다"},
      {"/months/2023-12-01", "그런 날짜가 없습니다"},
      {"/years/2023-12", "그런 날짜가 없습니다"},
      {"/years/올해", "그런 날짜가 없습니다"},
      {"/months/2023-07", "2023년 7월에는 기사가 없습니다"},
      {"/years/2999", "2999년에는 기사가 없습니다"},
      {"/years/1800", "1800년에는 기사가 없습니다"},
  };
  for (const Row& row : rows) {
    const http::Response response = get(row.path);
    EXPECT_EQ(response.status, 404) << row.path;
    EXPECT_NE(response.body.find(row.words), std::string::npos) << row.path << response.body;
    EXPECT_NE(response.body.find("../page.css"), std::string::npos) << row.path;
  }
}

TEST_F(Overviews, LetNothingOfAnArchiveRun) {
  for (const char* path : {"/authors/%22'%3E%3Cscript%3Ex%3C%2Fscript%3E%2F", "/months/2022-02",
                           "/years/2022", "/authors/%3Cscript%3E"}) {
    const std::string page = get(path).body;
    EXPECT_EQ(page.find("<script>"), std::string::npos) << page;
    EXPECT_EQ(page.find("<b>"), std::string::npos) << page;
    EXPECT_EQ(page.find("<u>"), std::string::npos) << page;
  }
  const http::Response author = get("/authors/%22'%3E%3Cscript%3Ex%3C%2Fscript%3E%2F");
  EXPECT_EQ(author.status, 200);
  EXPECT_NE(author.body.find("&lt;i&gt;"), std::string::npos);
}

TEST_F(Overviews, OpenWithWhatIsPopularAndNew) {
  const std::string front = get("/").body;
  EXPECT_TRUE(
      tells(front, {"<a href=\"months/2024-01\">2024년 1월 인기 기사</a>", "공감 많은 기사",
                    "장터의 하루", "댓글 많은 기사", "새해 첫 장", "최근 기사", "되살아난 골목",
                    "authors/%EB%85%B8%EC%9D%84%EB%B9%9B\">노을빛 특파원"}));
  EXPECT_EQ(get("/search", {{"q", "골목"}}).body.find("인기 기사"), std::string::npos);
  EXPECT_EQ(get("/", {{"offset", "5"}}).body.find("인기 기사"), std::string::npos);
}

TEST_F(Overviews, HaveTags) {
  for (const char* path : {"/authors/노을빛", "/months/2023-12", "/years/2023", "/"}) {
    const http::Response response = get(path);
    const auto tag = std::find_if(response.headers.begin(), response.headers.end(),
                                  [](const auto& header) { return header.first == "ETag"; });
    EXPECT_NE(tag, response.headers.end()) << path;
  }
}

}  // namespace
