#include "indexer/comments_build.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <future>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/compaction.h"
#include "indexer/room.h"
#include "schema/article_codec.h"
#include "schema/comment_batch.h"
#include "schema/comment_document.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/slot_number.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

// Of a range. The trees in which Xapian gathers postings stay in the cache, as with articles (bulk.cc).
constexpr std::uint64_t comments_a_range = 5000;

struct Range {
  Xapian::docid first;  // article
  Xapian::docid last;   // and this one
};

// What articles say they have stored; those without comments are passed over unread.
constexpr Xapian::valueno saved = schema::saved_comments_slot;

std::vector<Range> ranges_of(const Xapian::Database& articles) {
  std::vector<Range> ranges;
  std::uint64_t comments = comments_a_range;
  for (auto it = articles.valuestream_begin(saved); it != articles.valuestream_end(saved); ++it) {
    const auto here = static_cast<std::uint64_t>(schema::slot_number(*it));
    if (here == 0) continue;
    if (comments >= comments_a_range) {
      ranges.push_back({it.get_docid(), it.get_docid()});
      comments = 0;
    }
    ranges.back().last = it.get_docid();
    comments += here;
  }
  return ranges;
}

// Leaves no more ranges to take, however its owner ends.
class Ending {
 public:
  Ending(std::atomic<std::size_t>& next, std::size_t end) : next_(next), end_(end) {}
  ~Ending() { next_ = end_; }
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;

 private:
  std::atomic<std::size_t>& next_;
  std::size_t end_;
};

class Build {
 public:
  Build(const schema::IndexDirectory& directory, const std::string& generation)
      : directory_(directory),
        articles_(directory.generation_path(generation).string()),
        batch_(schema::last_batch(Xapian::Database(articles_)).number),
        ranges_(ranges_of(Xapian::Database(articles_))),
        to_(directory.comments_path(generation)) {}

  void run() {
    fs::create_directories(directory_.building_path());
    if (ranges_.empty()) {
      begin(to_).commit();
      return;
    }
    std::vector<std::future<void>> working;
    const std::size_t workers = std::min(workers_at_hand(), ranges_.size());
    for (std::size_t i = 0; i < workers; ++i) {
      working.push_back(std::async(std::launch::async, [this] { work(); }));
    }
    for (std::future<void>& worker : working) worker.get();
    require_room(directory_.path(), bytes_below(directory_.building_path()),
                 "putting the comments together");
    std::vector<fs::path> parts;
    for (std::size_t i = 0; i < ranges_.size(); ++i) parts.push_back(part_path(i));
    compact_in_rounds(std::move(parts), to_, directory_.building_path() / "comments-joined");
  }

 private:
  [[nodiscard]] fs::path part_path(std::size_t number) const {
    return directory_.building_path() / fmt::format("comments-{:06}", number);
  }

  [[nodiscard]] Xapian::WritableDatabase begin(const fs::path& path) const {
    Xapian::WritableDatabase database(
        path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
    schema::stamp(database);
    schema::set_batch_reached(database, batch_);
    return database;
  }

  // One that ends early, by a failure, ends the others after what they have in hand.
  void work() {
    const Xapian::Database articles(articles_);
    std::size_t range = next_++;
    const Ending ending(next_, ranges_.size());
    for (; range < ranges_.size(); range = next_++) {
      build(articles, ranges_[range], part_path(range));
    }
  }

  void build(const Xapian::Database& articles, const Range& range, const fs::path& path) const {
    Xapian::WritableDatabase database = begin(path);
    auto it = articles.valuestream_begin(saved);
    for (it.skip_to(range.first);
         it != articles.valuestream_end(saved) && it.get_docid() <= range.last; ++it) {
      if (schema::slot_number(*it) == 0) continue;
      const Xapian::docid article = it.get_docid();
      std::size_t place = 0;
      for (schema::Comment& comment :
           schema::comments_of(articles.get_document(article).get_data())) {
        database.add_document(schema::comment_document({article, place++, std::move(comment)}));
      }
    }
    database.commit();
  }

  const schema::IndexDirectory& directory_;
  std::string articles_;
  std::uint64_t batch_;
  std::vector<Range> ranges_;
  fs::path to_;
  std::atomic<std::size_t> next_{0};
};

}  // namespace

void build_comments(const schema::IndexDirectory& directory, const std::string& generation) {
  try {
    Build(directory, generation).run();
  } catch (const Xapian::Error& error) {
    throw schema::Error(
        schema::ErrorCode::io,
        fmt::format("building the comments of {} failed: {}", generation, error.get_description()),
        "the live index was not touched");
  }
}

}  // namespace seogo::indexer
