#include "indexer/comments_build.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <future>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/glass/database.h"
#include "indexer/in_order.h"
#include "indexer/inversion.h"
#include "indexer/posting_merge.h"
#include "indexer/workers.h"
#include "schema/article_codec.h"
#include "schema/comment_batch.h"
#include "schema/comment_document.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/slot_number.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t comments_a_range = 5000;

struct Range {
  Xapian::docid first;            // article
  Xapian::docid last;             // and this one
  glass::DocumentNumber comment;  // the number of its first
};

// What articles say they have stored; those without comments are passed over unread.
constexpr Xapian::valueno saved = schema::saved_comments_slot;

std::vector<Range> ranges_of(const Xapian::Database& articles) {
  std::vector<Range> ranges;
  std::uint64_t comments = comments_a_range;
  glass::DocumentNumber next = 1;
  for (auto it = articles.valuestream_begin(saved); it != articles.valuestream_end(saved); ++it) {
    const auto here = static_cast<std::uint64_t>(schema::slot_number(*it));
    if (here == 0) continue;
    if (comments >= comments_a_range) {
      ranges.push_back({it.get_docid(), it.get_docid(), next});
      comments = 0;
    }
    ranges.back().last = it.get_docid();
    comments += here;
    next += static_cast<glass::DocumentNumber>(here);
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

using Runs = std::vector<fs::path>;
using Rows = std::vector<glass::Row>;

class Build {
 public:
  Build(const schema::IndexDirectory& directory, const std::string& generation,
        std::uint64_t memory)
      : directory_(directory),
        articles_(directory.generation_path(generation).string()),
        batch_(schema::last_batch(Xapian::Database(articles_)).number),
        ranges_(ranges_of(Xapian::Database(articles_))),
        to_(directory.comments_path(generation)),
        memory_(memory) {}

  void run() {
    if (ranges_.empty()) {
      Xapian::WritableDatabase none(
          to_.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
      schema::stamp(none);
      schema::set_batch_reached(none, batch_);
      none.commit();
      return;
    }
    fs::create_directories(directory_.building_path());
    glass::Database database(to_);
    std::vector<std::future<Runs>> working;
    const std::size_t workers = std::min(workers_at_hand(), ranges_.size());
    for (std::size_t i = 0; i < workers; ++i) {
      working.push_back(std::async(std::launch::async, [this, i] { return work(i); }));
    }
    Runs runs;
    for (std::future<Runs>& worker : working) {
      while (worker.wait_for(pause) != std::future_status::ready) write(database);
      for (fs::path& run : worker.get()) runs.push_back(std::move(run));
    }
    write(database);
    std::vector<glass::DocumentNumber> numbers(database.documents() + 1);
    std::iota(numbers.begin(), numbers.end(), 0U);
    std::map<std::string, std::string> metadata = schema::versions();
    metadata.insert(schema::batch_reached_metadata(batch_));
    merge_postings(runs, numbers, metadata, database);
    database.finish();
    for (const fs::path& run : runs) fs::remove(run);
  }

 private:
  static constexpr std::chrono::milliseconds pause{20};

  void write(glass::Database& database) {
    while (std::optional<Rows> rows = finished_.take()) {
      for (const glass::Row& row : *rows) {
        database.add_document(static_cast<glass::DocumentNumber>(database.documents() + 1), row);
      }
    }
  }

  // One that ends early, by a failure, ends the others after what they have in hand.
  Runs work(std::size_t worker) {
    const fs::path prefix = directory_.building_path() / fmt::format("comments-{}-", worker);
    Inversion inversion(prefix.string(), memory_);
    const Xapian::Database articles(articles_);
    std::size_t range = next_++;
    const Ending ending(next_, ranges_.size());
    for (; range < ranges_.size(); range = next_++) {
      finished_.add(range, build(articles, ranges_[range], inversion));
    }
    return inversion.finish();
  }

  static Rows build(const Xapian::Database& articles, const Range& range, Inversion& inversion) {
    Rows rows;
    schema::Terms terms;
    glass::DocumentNumber number = range.comment;
    auto it = articles.valuestream_begin(saved);
    for (it.skip_to(range.first);
         it != articles.valuestream_end(saved) && it.get_docid() <= range.last; ++it) {
      if (schema::slot_number(*it) == 0) continue;
      const Xapian::docid article = it.get_docid();
      std::size_t place = 0;
      for (schema::Comment& comment : schema::comments_of(schema::stored_data(articles, article))) {
        const schema::StoredComment stored{article, place++, std::move(comment)};
        terms.clear();
        schema::add_terms(stored, terms);
        const std::vector<schema::TermCount>& sorted = terms.sorted();
        inversion.add(number++, sorted);
        rows.push_back(glass::make_row(sorted, schema::slot_values(stored),
                                       glass::packed(schema::comment_data(stored))));
      }
    }
    return rows;
  }

  const schema::IndexDirectory& directory_;
  std::string articles_;
  std::uint64_t batch_;
  std::vector<Range> ranges_;
  fs::path to_;
  std::uint64_t memory_;  // of a worker's inversion, in bytes
  std::atomic<std::size_t> next_{0};
  InOrder<Rows> finished_;
};

}  // namespace

void build_comments(const schema::IndexDirectory& directory, const std::string& generation,
                    std::uint64_t memory) {
  try {
    Build(directory, generation, memory).run();
  } catch (const Xapian::Error& error) {
    throw schema::Error(
        schema::ErrorCode::io,
        fmt::format("building the comments of {} failed: {}", generation, error.get_description()),
        "the live index was not touched");
  }
}

}  // namespace seogo::indexer
