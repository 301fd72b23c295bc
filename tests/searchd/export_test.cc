// Exports: the rows of a file are the hits of the search, in its order, none lost and none twice; what
// spreadsheets and programs read of them; and what is refused.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/document.h"
#include "searchd/routes/routes.h"
#include "searchd/rows/field.h"
#include "searchd/rows/request.h"
#include "searchd/wire/parameters.h"
#include "tests/archive.h"
#include "tests/bench/article_writer.h"
#include "tests/searchd/csv_reader.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using Json = nlohmann::json;
using tests::CsvRow;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

http::Response answer(const routes::Routes& routes, wire::Parameters parameters) {
  http::Request request;
  request.method = "GET";
  request.path = "/v1/search";
  request.parameters = std::move(parameters);
  return routes.answer(request);
}

std::string header(const http::Response& response, std::string_view name) {
  for (const auto& [own, value] : response.headers) {
    if (own == name) return value;
  }
  return {};
}

// All pieces of it; none may be far above the size of one.
std::string drained(const http::Response& response) {
  std::string all;
  if (!response.next) return response.body;
  for (bool more = true; more;) {
    std::string piece;
    more = response.next(piece);
    EXPECT_LE(piece.size(), 256U * 1024);
    all += piece;
  }
  return all;
}

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(Json::parse(text.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

std::vector<std::string> ids_of(const std::string& json_lines) {
  std::vector<std::string> ids;
  for (const Json& line : lines_of(json_lines)) ids.push_back(line["id"]);
  return ids;
}

// What the search itself finds, page by page.
std::vector<engine::Hit> hits_of(const engine::Engine& engine, wire::Parameters parameters) {
  std::vector<engine::Hit> all;
  engine::Request request = wire::read_search(parameters).request;
  request.limit = engine::most_hits;
  while (true) {
    engine::Reply reply = engine.search(request);
    EXPECT_FALSE(reply.out_of_time());
    all.insert(all.end(), reply.hits.begin(), reply.hits.end());
    if (reply.hits.size() < request.limit) return all;
    request.offset += request.limit;
  }
}

// 2,000 generated articles, indexed once for all that only read them.
class Generated {
 public:
  static constexpr std::uint32_t count = 2000;

  Generated() {
    const bench::Vocabulary vocabulary;
    const bench::ArticleWriter writer(vocabulary,
                                      {.articles = count, .seed = 7, .mean_comments = 2});
    for (std::uint32_t i = 0; i < count; ++i) {
      schema::Article article = writer.write(i);
      article.id = "g" + std::to_string(i);
      if (i % 7 == 0) article.subtitle = "=1+1, \"부제\"\r\n둘째 줄";
      if (i % 11 == 0) article.captured_at = schema::read_timestamp("2024-03-05T10:20:30+09:00");
      articles_[article.id] = article;
      archive_.add(std::move(article));
    }
    archive_.writer().commit();
    engine_ = std::make_unique<engine::Engine>(
        archive_.directory(), engine::Limits{.query_time = std::chrono::minutes(1)});
  }

  [[nodiscard]] const engine::Engine& engine() const { return *engine_; }
  [[nodiscard]] const schema::Article& article(const std::string& id) const {
    return articles_.at(id);
  }

 private:
  tests::Archive archive_;
  std::map<std::string, schema::Article> articles_;
  std::unique_ptr<engine::Engine> engine_;
};

const Generated& generated() {
  static const Generated all;
  return all;
}

const wire::Parameters searches[] = {
    {},
    {{"sort", "oldest"}},
    {{"sort", "likes"}, {"fold", "false"}},
    {{"q", "기자"}, {"sort", "comments"}},
    {{"q", "정부 발표"}, {"match", "any"}},
    {{"q", "경제"}, {"from", "2020"}},
    {{"q", "없는낱말이다뷁"}, {"match", "all"}},
    {{"offset", "150"}, {"sort", "newest"}},
};

std::vector<std::int64_t> comments_of(const std::vector<std::string>& ids) {
  std::vector<std::int64_t> numbers;
  for (const std::string& id : ids) {
    numbers.push_back(schema::comment_count(generated().article(id)));
  }
  return numbers;
}

TEST(Export, HasTheHitsOfTheSearchInTheirOrder) {
  const routes::Routes routes(generated().engine());
  std::size_t rows = 0;
  for (const wire::Parameters& search : searches) {
    std::vector<std::string> wanted;
    for (const engine::Hit& hit : hits_of(generated().engine(), search)) wanted.push_back(hit.id);
    wire::Parameters parameters = search;
    parameters.emplace("format", "jsonl");
    const http::Response response = answer(routes, parameters);
    ASSERT_EQ(response.status, 200) << response.body;
    std::vector<std::string> ids = ids_of(drained(response));
    if (search.contains("q") && search.contains("sort")) {
      // Among equals a row of pages goes by number, a page by relevance.
      EXPECT_EQ(comments_of(ids), comments_of(wanted)) << wire::print_query(search);
      std::sort(ids.begin(), ids.end());
      std::sort(wanted.begin(), wanted.end());
    }
    EXPECT_EQ(ids, wanted) << wire::print_query(search);
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
    rows += ids.size();
  }
  EXPECT_GT(rows, 3 * Generated::count);
}

TEST(Export, RowsSayWhatTheArchiveSays) {
  const routes::Routes routes(generated().engine(),
                              {.replay = wire::Replay("https://w.kr/{timestamp}/{url}")});
  std::string names;
  for (const rows::Field& field : rows::all_fields(engine::In::all)) {
    names += std::string(field.name) + ",";
  }
  const std::string all =
      drained(answer(routes, {{"format", "jsonl"}, {"fields", names}, {"fold", "false"}}));
  const std::string table =
      drained(answer(routes, {{"format", "csv"}, {"fields", names}, {"fold", "false"}}));
  const std::vector<Json> lines = lines_of(all);
  ASSERT_TRUE(table.starts_with(byte_order_mark));
  const std::vector<CsvRow> cells = tests::read_csv(table.substr(byte_order_mark.size()));
  ASSERT_EQ(lines.size(), Generated::count);
  ASSERT_EQ(cells.size(), lines.size() + 1);
  std::size_t captured = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Json& line = lines[i];
    const schema::Article& article = generated().article(line["id"]);
    const auto text = [&](const char* name) { return line[name].is_null() ? "" : line[name]; };
    EXPECT_EQ(text("url"), article.url);
    EXPECT_EQ(text("site"), article.site);
    EXPECT_EQ(text("section"), article.section);
    EXPECT_EQ(line["tags"], Json(article.tags));
    EXPECT_EQ(text("title"), article.title);
    EXPECT_EQ(text("subtitle"), article.subtitle);
    EXPECT_EQ(text("body"), article.body);
    EXPECT_EQ(text("published"), article.published ? article.published->iso() : "");
    EXPECT_EQ(line["likes"], article.counts.likes ? Json(*article.counts.likes) : Json());
    EXPECT_EQ(line["authors"].size(), article.authors.size());
    if (article.captured_at) {
      ++captured;
      EXPECT_EQ(text("captured_at"), article.captured_at->iso());
      EXPECT_EQ(text("replay_url"), "https://w.kr/20240305012030/" + article.url);
    } else {
      EXPECT_TRUE(line["replay_url"].is_null());
    }
    // The table says the same.
    const CsvRow& row = cells[i + 1];
    ASSERT_EQ(row.size(), cells[0].size());
    for (std::size_t column = 0; column < row.size(); ++column) {
      const Json& value = line[cells[0][column]];
      if (value.is_null()) {
        EXPECT_EQ(row[column], "");
      } else if (value.is_string()) {
        EXPECT_EQ(row[column], value);
      } else if (value.is_number()) {
        EXPECT_EQ(std::stod(row[column]), value);
      }
    }
  }
  EXPECT_GT(captured, 100U);
}

TEST(Export, OfCommentsHasEachWithItsArticle) {
  const routes::Routes routes(generated().engine());
  for (const char* sort : {"newest", "likes", "relevance"}) {
    engine::Request request;
    request.in = engine::In::comments;
    request.limit = engine::most_hits;
    request.text = sort == std::string("relevance") ? "기사" : "";
    request.sort = wire::read_search({{"sort", sort}}).request.sort;
    std::vector<engine::CommentResult> wanted;
    for (std::size_t found = 1; found > 0; request.offset += request.limit) {
      engine::Reply reply = generated().engine().search(request);
      found = reply.comments.size();
      wanted.insert(wanted.end(), reply.comments.begin(), reply.comments.end());
    }
    ASSERT_GT(wanted.size(), 100U) << sort;
    const http::Response response = answer(
        routes, {{"in", "comments"}, {"format", "jsonl"}, {"sort", sort}, {"q", request.text}});
    EXPECT_EQ(header(response, "Content-Disposition"), "attachment; filename=\"comments.jsonl\"");
    const std::vector<Json> lines = lines_of(drained(response));
    ASSERT_EQ(lines.size(), wanted.size()) << sort;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      EXPECT_EQ(lines[i]["text"], wanted[i].text.text);
      EXPECT_EQ(lines[i]["author"], wanted[i].author);
      EXPECT_EQ(lines[i]["likes"], wanted[i].likes);
      EXPECT_EQ(lines[i]["article_id"], wanted[i].article.id);
      EXPECT_EQ(lines[i]["article_title"], wanted[i].article.title);
    }
  }
  EXPECT_EQ(answer(routes, {{"in", "comments"}, {"format", "csv"}, {"fields", "title"}}).status,
            400);
}

TEST(Export, StaysTheSameWhileArticlesAreAdded) {
  tests::Archive archive;
  const auto add = [&archive](int number) {
    schema::Article article;
    article.id = "a" + std::to_string(number);
    article.title = "다리 개통 " + std::to_string(number);
    article.body = "새 다리가 열렸다. 차량 " + std::to_string(number) + "대가 지났다.";
    article.published =
        schema::read_timestamp("2024-01-01T00:" + std::string(number % 60 < 10 ? "0" : "") +
                               std::to_string(number % 60) + ":00+09:00");
    archive.add(std::move(article));
  };
  for (int i = 0; i < 450; ++i) add(i);
  archive.writer().commit();
  const engine::Engine engine(archive.directory());
  const routes::Routes routes(engine);
  for (const char* sort : {"newest", "oldest", "relevance"}) {
    const http::Response response =
        answer(routes, {{"q", "다리"}, {"format", "jsonl"}, {"sort", sort}});
    std::string all;
    int next = 1000 + static_cast<int>(sort[0]) * 1000;
    for (bool more = true; more;) {
      more = response.next(all);
      for (int i = 0; i < 30; ++i) add(next++);
      archive.writer().commit();
    }
    const std::vector<std::string> ids = ids_of(all);
    const std::set<std::string> once(ids.begin(), ids.end());
    EXPECT_EQ(once.size(), ids.size()) << sort;
    for (int i = 0; i < 450; ++i) EXPECT_TRUE(once.contains("a" + std::to_string(i))) << sort << i;
  }
}

TEST(Export, TellsBeforehandWhatTheLimitWillCut) {
  const routes::Routes routes(generated().engine(), {.export_rows = 250});
  const http::Response response = answer(routes, {{"format", "csv"}, {"fold", "false"}});
  EXPECT_EQ(header(response, "X-Total-Count"), std::to_string(Generated::count));
  EXPECT_EQ(header(response, "X-Row-Limit"), "250");
  EXPECT_EQ(header(response, "Content-Disposition"), "attachment; filename=\"articles.csv\"");
  EXPECT_EQ(header(response, "Cache-Control"), "no-store");
  EXPECT_EQ(header(response, "ETag"), "");
  EXPECT_EQ(response.type, "text/csv; charset=utf-8; header=present");
  EXPECT_EQ(tests::read_csv(drained(response)).size(), 251U);
  for (const auto& [limit, rows] : {std::pair("3", 3U), {"0", 0U}, {"120", 120U}, {"9999", 250U}}) {
    const http::Response limited = answer(routes, {{"format", "jsonl"}, {"limit", limit}});
    EXPECT_EQ(lines_of(drained(limited)).size(), rows);
  }
}

TEST(Export, WritesTheFieldsThatAreNamedOrTheUsualOnes) {
  const routes::Routes routes(generated().engine());
  const std::string table = drained(answer(
      routes,
      {{"format", "csv"}, {"fields", " title , id,title"}, {"bom", "false"}, {"limit", "1"}}));
  EXPECT_TRUE(table.starts_with("title,id\r\n")) << table;
  const std::string usual = drained(answer(routes, {{"format", "csv"}, {"limit", "0"}}));
  EXPECT_EQ(usual,
            std::string(byte_order_mark) +
                "id,url,site,section,tags,title,authors,published,modified,captured_at,likes,"
                "dislikes,comments,shares,views,score,duplicates\r\n");
}

TEST(Export, RefusesWhatItCannotMake) {
  const routes::Routes routes(generated().engine());
  struct Row {
    wire::Parameters parameters;
    const char* field;
    const char* hint;
  };
  const Row rows[] = {
      {{{"format", "xlsx"}}, "format", "one of json, jsonl, csv"},
      {{{"format", "csv"}, {"fields", "id,제목"}}, "fields", "some of id, url, site"},
      {{{"format", "csv"}, {"bom", "예"}}, "bom", "one of true, false"},
      {{{"format", "csv"}, {"limit", "많이"}}, "limit", "a whole number"},
      {{{"format", "jsonl"}, {"sort", "x"}}, "sort", "one of"},
  };
  for (const Row& row : rows) {
    const http::Response response = answer(routes, row.parameters);
    EXPECT_EQ(response.status, 400);
    const Json error = Json::parse(response.body)["error"];
    EXPECT_EQ(error["field"], row.field);
    EXPECT_NE(error["hint"].get<std::string>().find(row.hint), std::string::npos) << error;
  }
  const routes::Routes closed(generated().engine(), {.export_rows = 0});
  const http::Response off = answer(closed, {{"format", "csv"}});
  EXPECT_EQ(off.status, 403);
  EXPECT_EQ(Json::parse(off.body)["error"]["code"], "exports_off");
  EXPECT_EQ(answer(closed, {{"format", "json"}}).status, 200);
}

TEST(Export, LeavesTheCacheToThoseWhoAskAgain) {
  const routes::Routes routes(generated().engine());
  const engine::CacheCounts before = generated().engine().cache_counts();
  static_cast<void>(drained(answer(routes, {{"format", "jsonl"}, {"q", "시장"}})));
  const engine::CacheCounts after = generated().engine().cache_counts();
  EXPECT_EQ(after.entries, before.entries);
  EXPECT_EQ(after.misses, before.misses);
}

TEST(Export, IsHarmlessInSpreadsheets) {
  tests::Archive archive;
  const char* titles[] = {"=HYPERLINK(\"http://a.kr\")",
                          "+82-2-1234",
                          "-5도 한파",
                          "@기자",
                          "\t탭",
                          "평범한 제목",
                          "\"인용\", 쉼표",
                          "'=이미 있다",
                          "＝HYPERLINK(1)"};
  for (const char* title : titles) {
    schema::Article article;
    article.title = title;
    article.body = "본문이다.";
    article.tags = {"=1", "둘"};
    archive.add(std::move(article));
  }
  archive.writer().commit();
  const engine::Engine engine(archive.directory());
  const std::string table = drained(
      answer(routes::Routes(engine),
             {{"format", "csv"}, {"fields", "title,tags"}, {"bom", "false"}, {"fold", "false"}}));
  for (const char* cell :
       {"\"'=HYPERLINK(\"\"http://a.kr\"\")\",\"'=1; 둘\"", "'＝HYPERLINK(1),", "'+82-2-1234,",
        "'-5도 한파,", "'@기자,", "\n평범한 제목,", "\"\"\"인용\"\", 쉼표\",", "\n'=이미 있다,"}) {
    EXPECT_NE(table.find(cell), std::string::npos) << cell << "\n" << table;
  }
  EXPECT_EQ(table.find("\n="), std::string::npos);
}

}  // namespace
