// What the engine keeps between searches, asked for by many threads while articles come.
#include "searchd/engine/kept.h"

#include <array>
#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "tests/archive.h"

namespace {

using namespace seogo;
using namespace seogo::searchd::engine;

schema::Article article(int number) {
  schema::Article out;
  out.title = "보리밭 " + std::to_string(number);
  out.body = "보리밭을 걸었다 " + std::to_string(number);
  out.site = number % 2 == 0 ? "가온경제" : "한빛일보";
  out.tags = {"태그" + std::to_string(number % 5)};
  out.published = schema::Timestamp{1'700'000'000 + 86'400 * number};
  schema::Comment comment;
  comment.author = "독자";
  comment.text = "보리가 좋다";
  comment.posted = out.published;
  out.comments = {comment};
  return out;
}

TEST(Kept, CountsRightForManyThreadsWhileArticlesAreAdded) {
  constexpr int before = 40;
  constexpr int after = 60;
  constexpr std::size_t threads = 4;
  tests::Archive archive;
  for (int i = 0; i < before; ++i) archive.add(article(i));
  archive.writer().commit();
  const Engine engine(archive.directory());
  std::atomic<bool> done = false;
  std::array<std::atomic<int>, threads> searches = {};
  std::vector<std::thread> readers;
  for (std::size_t i = 0; i < threads; ++i) {
    readers.emplace_back([&, i] {
      while (!done || searches.at(i) < 2) {
        Request request;
        request.text = "보리";
        request.in = i % 2 == 0 ? In::articles : In::comments;
        request.facets = {Facet::site, Facet::tag, Facet::month};
        request.histogram = DateUnit::year;
        request.exact = true;
        const Reply reply = engine.search(request);
        ++searches.at(i);
        std::uint64_t of_sites = 0;
        for (const auto& value : reply.facets.at(0).values) of_sites += value.count;
        EXPECT_EQ(of_sites, reply.total.value);
        EXPECT_GE(reply.total.value, static_cast<std::uint64_t>(before));
      }
    });
  }
  for (int i = before; i < after; ++i) {
    // A reader that is overtaken by two commits begins anew, three times at most: all are answered
    // between.
    for (std::size_t reader = 0; reader < threads; ++reader) {
      for (const int seen = searches.at(reader); searches.at(reader) == seen;) {
        std::this_thread::yield();
      }
    }
    archive.add(article(i));
    archive.writer().commit();
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  Request request;
  request.text = "보리";
  request.facets = {Facet::site};
  EXPECT_EQ(engine.search(request).facets.at(0).values.at(0).count, std::uint64_t{after / 2});
}

// Each commit makes columns of its own: only the last ones stay.
TEST(Kept, ForgetsTheColumnsOfCommitsLongGone) {
  tests::Archive archive;
  archive.add(article(0));
  archive.writer().commit();
  Kept kept;
  std::vector<std::weak_ptr<Columns>> all;
  for (int i = 1; i < 12; ++i) {
    const schema::Generation live = archive.directory().open_live();
    const std::shared_ptr<Columns> columns = kept.columns(live.database);
    EXPECT_EQ(columns, kept.columns(live.database));
    static_cast<void>(columns->days(live.database));
    all.push_back(columns);
    archive.add(article(i));
    archive.writer().commit();
  }
  std::size_t alive = 0;
  for (const auto& one : all) alive += one.expired() ? 0 : 1;
  EXPECT_GE(alive, 1U);
  EXPECT_LE(alive, 4U);
  EXPECT_GT(kept.column_bytes(), 0U);
}

// How many articles have a word tells how much it weighs: numbers of a commit before would rank by an
// archive that is no more.
TEST(Kept, CountsWordsAnewAfterACommit) {
  tests::Archive archive;
  archive.add(article(0));
  archive.writer().commit();
  Kept kept;
  schema::Generation live = archive.directory().open_live();
  const std::shared_ptr<Columns> before = kept.columns(live.database);
  EXPECT_EQ(before->term_counts().of("보리", live.database), 1U);
  archive.add(article(1));
  archive.writer().commit();
  live.reopen();
  EXPECT_EQ(kept.columns(live.database)->term_counts().of("보리", live.database), 2U);
  EXPECT_EQ(before->term_counts().of("보리", live.database), 1U);  // remembered
}

// A search asks for articles and comments by turns: where both took more than there is room for, each
// drove out the other and everything was read anew for every search.
TEST(Kept, KeepsTheLastColumnsOfArticlesAndCommentsWhateverTheyTake) {
  tests::Archive archive;
  archive.add(article(0));
  archive.writer().commit();
  const schema::Generation live = archive.directory().open_live();
  Limits limits;
  limits.column_bytes = 1;
  Kept kept(limits);
  const std::shared_ptr<Columns> articles = kept.columns(live.database);
  static_cast<void>(articles->lengths(live.database));
  const std::shared_ptr<Columns> comments = kept.columns(live.comments);
  static_cast<void>(comments->lengths(live.comments));
  EXPECT_EQ(kept.columns(live.database), articles);
  EXPECT_EQ(kept.columns(live.comments), comments);
}

}  // namespace
