// Tokens of pages in a row, what becomes of them, and what is new before what is old.
#include "searchd/engine/cursor.h"

#include <random>

#include <gtest/gtest.h>

#include "searchd/engine/kept.h"
#include "searchd/engine/ranking.h"
#include "tests/archive.h"
#include "tests/copied_texts.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;

Request asking(const std::string& text, const std::string& cursor = std::string(first_cursor)) {
  Request request;
  request.text = text;
  request.cursor = cursor;
  request.limit = 3;
  return request;
}

Bookmark by_rank() {
  Bookmark mark;
  mark.by_rank = true;
  mark.attempt = Attempt::corrected;
  mark.generation = "abcdef";
  mark.highest = 70'000;
  mark.total = {12'345, false};
  mark.ranking = std::string("\0\xff ranking", 10);
  mark.position = 10'000;
  return mark;
}
Bookmark by_slot() {
  Bookmark mark;
  mark.highest = 5;
  mark.last = 4;
  mark.number = 471;
  return mark;
}

TEST(Cursor, IsReadAsItWasWritten) {
  for (const Bookmark& mark : {by_rank(), by_slot()}) {
    Request request = asking("보리");
    request.cursor = write_cursor(mark, request);
    EXPECT_EQ(read_cursor(request), mark);
    EXPECT_EQ(request.cursor.find_first_not_of(
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
  }
}

TEST(Cursor, BelongsToItsRequest) {
  Request request = asking("보리");
  request.cursor = write_cursor(by_rank(), request);
  Request same = request;
  same.limit = 50;
  same.explain = same.whole = same.exact = true;
  same.facets = {Facet::site};
  EXPECT_TRUE(is_cursor(same));
  const std::function<void(Request&)> changes[] = {
      [](Request& it) { it.text = "보리밭"; },      [](Request& it) { it.sort = Sort::newest; },
      [](Request& it) { it.sites = {"가"}; },       [](Request& it) { it.fold = false; },
      [](Request& it) { it.in = In::comments; },    [](Request& it) { it.fresh = 30; },
      [](Request& it) { it.match = Match::all; },   [](Request& it) { it.one_per_article = true; },
      [](Request& it) { it.from = schema::Day{}; },
  };
  for (const auto& change : changes) {
    Request other = request;
    change(other);
    EXPECT_FALSE(is_cursor(other));
  }
}

TEST(Cursor, ThatIsDamagedIsNone) {
  tests::Archive archive;
  archive.add("글", "보리밭을 걸었다");
  Request request = asking("보리");
  const std::string good = write_cursor(by_rank(), request);
  std::mt19937 random(7);
  std::vector<std::string> bad = {"**",
                                  "A",
                                  "=",
                                  "한글",
                                  std::string(100'000, 'A'),
                                  good + "A",
                                  good.substr(1),
                                  std::string(1, '\0')};
  for (std::size_t i = 0; i < good.size(); ++i) {
    bad.push_back(good.substr(0, i));
    bad.push_back(good);
    bad.back()[i] = static_cast<char>(random() % 256);
  }
  for (const std::string& cursor : bad) {
    request.cursor = cursor;
    if (cursor.empty() || cursor == good) continue;
    EXPECT_FALSE(is_cursor(request)) << cursor;
    const Reply reply = archive.search(request);
    EXPECT_TRUE(reply.has_note("bad_cursor"));
    EXPECT_FALSE(reply.cursor);
  }
}

class Rows : public testing::Test {
 protected:
  Rows() {
    for (int i = 0; i < 200; ++i) {
      schema::Article article;
      article.title = "글 " + std::to_string(i);
      article.body = "보리밭을 걸었다 " + std::string(static_cast<std::size_t>(i % 7), 'x');
      article.published = schema::Timestamp{1'700'000'000 + 86'400 * i};
      archive_.add(std::move(article));
    }
  }
  tests::Archive archive_;
};

TEST_F(Rows, EndWithoutACursor) {
  EXPECT_FALSE(archive_.search(asking("없는말없는말")).cursor);
  Request request = asking("보리");
  request.limit = 100;
  for (const Sort sort : {Sort::relevance, Sort::newest}) {
    request.sort = sort;
    request.cursor = std::string(first_cursor);
    const Reply first = archive_.search(request);
    ASSERT_TRUE(first.cursor);
    request.cursor = *first.cursor;
    const Reply last = archive_.search(request);
    EXPECT_EQ(last.hits.size(), 100U);
    EXPECT_FALSE(last.cursor);
  }
}

TEST_F(Rows, GoOnInAnEngineThatKnowsNothing) {
  for (const Sort sort : {Sort::relevance, Sort::newest}) {
    Request request = asking("보리");
    request.sort = sort;
    const Reply first = archive_.search(request);
    request.cursor = first.cursor.value();
    const Reply second = archive_.search(request);
    EXPECT_FALSE(second.has_note("cursor_moved"));
    const Engine other(archive_.directory());
    const Reply same = other.search(request);
    EXPECT_FALSE(same.has_note("cursor_moved"));
    ASSERT_EQ(same.hits.size(), second.hits.size());
    for (std::size_t i = 0; i < same.hits.size(); ++i) {
      EXPECT_EQ(same.hits[i].id, second.hits[i].id);
    }
    EXPECT_EQ(same.cursor, second.cursor);

    schema::Article late;
    late.title = "늦은 글";
    late.body = "보리 보리 보리";
    late.id = "late";
    archive_.add(late);
    archive_.writer().commit();
    const Engine third(archive_.directory());
    const Reply moved = third.search(request);
    EXPECT_EQ(moved.has_note("cursor_moved"), sort == Sort::relevance);
    for (const Hit& hit : moved.hits) EXPECT_NE(hit.id, "late");
    archive_.writer().remove("late");
    archive_.writer().commit();
  }
}

TEST_F(Rows, PassOverWhatWasRemoved) {
  Request request = asking("보리");
  const Reply first = archive_.search(request);
  request.cursor = first.cursor.value();
  const std::string next = archive_.search(request).hits.front().id;
  archive_.writer().remove(next);
  const Reply second = archive_.search(request);
  EXPECT_EQ(second.hits.size(), 3U);
  for (const Hit& hit : second.hits) EXPECT_NE(hit.id, next);
}

TEST(RowsOfWhatWasMeant, GoOn) {
  tests::Archive archive;
  for (int i = 0; i < 10; ++i) archive.add("보리밭 " + std::to_string(i), "보리밭을 걸었다");
  for (const char* text : {"뵤리밭을", "보리밭 없는낱말"}) {
    Request request = asking(text);
    const Reply first = archive.search(request);
    ASSERT_EQ(first.hits.size(), 3U) << text;
    std::set<std::string> seen;
    for (const Hit& hit : first.hits) seen.insert(hit.id);
    request.cursor = first.cursor.value();
    const Reply second = archive.search(request);
    for (const Hit& hit : second.hits) EXPECT_TRUE(seen.insert(hit.id).second);
    EXPECT_EQ(seen.size(), 6U) << text;
  }
}

TEST(Rankings, AreBounded) {
  Rankings rankings(10'000);
  const auto of = [](std::size_t candidates) {
    auto ranking = std::make_shared<Ranking>();
    ranking->tail.resize(candidates);
    return ranking;
  };
  rankings.keep("large", of(2000));
  EXPECT_EQ(rankings.find("large"), nullptr);
  for (const char* key : {"a", "b", "c"}) {
    rankings.keep(key, of(500));
    static_cast<void>(rankings.find("a"));
  }
  EXPECT_NE(rankings.find("a"), nullptr);
  EXPECT_EQ(rankings.find("b"), nullptr);
  EXPECT_LE(rankings.bytes(), 10'000U);
}

// What is found stays; the newer of equals comes first, whatever was added first.
TEST_F(Rows, NewOnesComeFirstWhereFreshnessCounts) {
  Request request;
  request.text = "걸었다";
  request.limit = 100;
  request.fresh = 10;
  const Reply fresh = archive_.search(request);
  EXPECT_EQ(fresh.total.value, 200U);
  EXPECT_EQ(fresh.hits.front().title.substr(0, 5), "글 1");  // one of 100 to 199
  EXPECT_GT(fresh.hits.front().published->seconds, 1'700'000'000 + 86'400 * 180);
  request.fresh.reset();
  const Reply plain = archive_.search(request);
  EXPECT_EQ(plain.total.value, 200U);
  EXPECT_LT(plain.hits.front().published->seconds, 1'700'000'000 + 86'400 * 20);
}

TEST(Fresh, ChangesNoResultsOfARankedQuery) {
  tests::Archive archive;
  for (int i = 0; i < 30; ++i) {
    schema::Article article;
    article.title = "글 " + std::to_string(i);
    article.body = i % 3 == 0 ? "보리밭 고구마 감자를 심었다" : "감자를 캤다";
    article.published = schema::Timestamp{1'700'000'000 + 86'400 * i};
    archive.add(std::move(article));
  }
  Request request;
  request.text = "보리밭 고구마 감자";
  request.limit = 100;
  const Reply plain = archive.search(request);
  request.fresh = 3;
  const Reply fresh = archive.search(request);
  EXPECT_EQ(plain.total.value, fresh.total.value);
  std::set<std::string> one;
  std::set<std::string> other;
  for (const Hit& hit : plain.hits) one.insert(hit.id);
  for (const Hit& hit : fresh.hits) other.insert(hit.id);
  EXPECT_EQ(one, other);
  EXPECT_EQ(fresh.hits.front().title, "글 27");
}

// Symptom: a row by date through a thousand copies of one text looked at each copy for each copy.
TEST(RowOfCopies, TakesOnePageHoweverManyThereAre) {
  tests::Archive archive;
  for (int i = 0; i < 300; ++i) {
    schema::Article copy;
    copy.title = "같은 글";
    copy.body = tests::wire_story;
    copy.published = schema::Timestamp{1'700'000'000 + 86'400 * i};
    archive.add(copy);
  }
  Request request = asking("");
  for (const Sort sort : {Sort::newest, Sort::oldest}) {
    request.sort = sort;
    request.cursor = std::string(first_cursor);
    std::size_t hits = 0;
    for (int pages = 0; pages < 4; ++pages) {
      const Reply reply = archive.search(request);
      EXPECT_FALSE(reply.out_of_time());
      hits += reply.hits.size();
      if (!reply.cursor) break;
      request.cursor = *reply.cursor;
    }
    EXPECT_EQ(hits, 1U);
  }
}

TEST(RowOfCopies, IsNotHiddenByACopyThatCameLater) {
  tests::Archive archive;
  const auto add = [&archive](const std::string& title, const std::string& body, int day) {
    schema::Article article;
    article.title = title;
    article.body = body;
    article.published = schema::Timestamp{1'700'000'000 + 86'400 * day};
    archive.add(std::move(article));
  };
  add("같은 글", tests::wire_story, 1);
  add("같은 글", tests::wire_story, 2);
  for (int day = 10; day < 13; ++day) add("글", "보리밭을 걸었다 " + std::to_string(day), day);
  Request request = asking("");
  request.sort = Sort::newest;
  const Reply first = archive.search(request);
  ASSERT_TRUE(first.cursor);
  add("같은 글", tests::wire_story, 20);
  request.cursor = *first.cursor;
  const Reply rest = archive.search(request);
  ASSERT_EQ(rest.hits.size(), 1U);
  EXPECT_EQ(rest.hits.front().id, "2");
}

TEST(Rankings, ThatAreSmallDoNotOutliveTheirBytes) {
  Rankings rankings(10'000);
  for (int i = 0; i < 1000; ++i) {
    rankings.keep("key " + std::to_string(i), std::make_shared<const Ranking>());
  }
  EXPECT_LE(rankings.bytes(), 10'000U);
  EXPECT_EQ(rankings.find("key 0"), nullptr);
  EXPECT_NE(rankings.find("key 999"), nullptr);
  std::size_t kept = 0;
  for (int i = 0; i < 1000; ++i) kept += rankings.find("key " + std::to_string(i)) ? 1 : 0;
  EXPECT_LT(kept, 40U);
}

}  // namespace
