// Links to a web archive: what a template may be, and what becomes of hostile pages.
#include "searchd/wire/replay.h"

#include <gtest/gtest.h>

#include "schema/error.h"
#include "searchd/page/article.h"
#include "searchd/page/page.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using wire::Replay;

engine::Hit hit_of(const std::string& url, const char* captured) {
  engine::Hit hit;
  hit.id = "h/1";
  hit.url = url;
  hit.title = "다리 개통";
  if (captured != nullptr) hit.captured_at = schema::read_timestamp(captured);
  return hit;
}

TEST(Replay, FillsThePlacesOfItsTemplate) {
  struct Row {
    const char* form;
    const char* url;
    const char* captured;
    const char* address;  // none: no link
  };
  const Row rows[] = {
      {"https://web.archive.kr/{timestamp}/{url}", "https://a.kr/1?q=2#셋", "2023-12-11T09:32:05Z",
       "https://web.archive.kr/20231211093205/https://a.kr/1?q=2#셋"},
      {"https://w.kr/{timestamp}", "", "2023-12-11T00:30:00+09:00", "https://w.kr/20231210153000"},
      {"https://w.kr/{timestamp}", "", "2023-12-11", "https://w.kr/20231210150000"},
      {"http://w.kr?u={url_encoded}&i={id_encoded}", "https://a.kr/1", nullptr,
       "http://w.kr?u=https%3A%2F%2Fa.kr%2F1&i=h%2F1"},
      {"https://w.kr/{id_encoded}", "", nullptr, "https://w.kr/h%2F1"},
      {"https://w.kr/{url}", "HTTP://a.kr/\"><b>\r\nX: 1", nullptr,
       "https://w.kr/HTTP://a.kr/%22%3E%3Cb%3E%0D%0AX:%201"},
      {"https://w.kr/{timestamp}/{url}", "https://a.kr/1", nullptr, nullptr},
      {"https://w.kr/{url}", "", "2023-12-11", nullptr},
      {"https://w.kr/{url}", "javascript:alert(1)", "2023-12-11", nullptr},
      {"https://w.kr/{url_encoded}", "ftp://a.kr/1", "2023-12-11", nullptr},
      {"", "https://a.kr/1", "2023-12-11", nullptr},
  };
  for (const Row& row : rows) {
    const std::optional<std::string> address =
        Replay(row.form).address(hit_of(row.url, row.captured));
    EXPECT_EQ(address,
              row.address == nullptr ? std::nullopt : std::optional<std::string>(row.address))
        << row.form << " " << row.url;
  }
}

TEST(Replay, RefusesWhatIsNoTemplate) {
  for (const char* form :
       {"web.archive.kr/{url}", "javascript:alert({id_encoded})", "https://", "https:///{url}",
        "https://{id_encoded}.archive.kr/", "https://archive.kr{url}", "https://a.kr/",
        "https://a.kr/{날짜}", "https://a.kr/{url", "https://a.kr/url}", "https://a.kr/{url}}",
        "https://a.kr/{URL}", "https://a.kr/ {url}", "https://a.kr/\"{url}", "https://a.kr/{}"}) {
    try {
      const Replay replay(form);
      ADD_FAILURE() << form << " was taken";
    } catch (const schema::Error& error) {
      EXPECT_EQ(error.code(), schema::ErrorCode::usage) << form;
      EXPECT_FALSE(error.hint().empty());
    }
  }
}

TEST(Replay, PagesLinkToItEscaped) {
  const Replay replay("https://w.kr/a?b&u={url}");
  engine::Reply reply;
  reply.hits = {hit_of("https://a.kr/1?x=1&y='\"<b>", nullptr)};
  reply.total = {1, true};
  const wire::Parameters given;
  page::View view{.title = "서고",
                  .words = page::language("ko"),
                  .given = given,
                  .asked = {},
                  .reply = &reply,
                  .replay = replay};
  const std::string link =
      R"(<a href="https://w.kr/a?b&amp;u=https://a.kr/1?x=1&amp;y=%27%22%3Cb%3E">웹 보관본</a>)";
  EXPECT_NE(page::results_page(view).find(link), std::string::npos) << page::results_page(view);
  schema::Article article;
  article.id = "1";
  article.url = reply.hits[0].url;
  article.title = "다리 개통";
  article.body = "다리가 열렸다.";
  EXPECT_NE(page::article_page(view, article, 0).find(link), std::string::npos);
  const page::View without{
      .title = "서고", .words = page::language("ko"), .given = given, .asked = {}, .reply = &reply};
  EXPECT_EQ(page::results_page(without).find("웹 보관본"), std::string::npos);
}

}  // namespace
