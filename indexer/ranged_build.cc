#include "indexer/ranged_build.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "indexer/in_order.h"
#include "indexer/posting_merge.h"
#include "indexer/workers.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

using Runs = std::vector<fs::path>;

constexpr std::chrono::milliseconds pause{20};

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
  Build(const RangedBuild& wanted, const std::function<RangeRows()>& worker,
        const std::function<void(std::uint64_t)>& each)
      : wanted_(wanted), worker_(worker), each_(each), database_(wanted.to) {
    fs::create_directories(wanted.room);
  }

  void run() {
    std::vector<std::future<Runs>> working;
    const std::size_t workers = std::min(workers_at_hand(), wanted_.ranges);
    for (std::size_t i = 0; i < workers; ++i) {
      working.push_back(std::async(std::launch::async, [this, i] { return work(i); }));
    }
    Runs runs;
    for (std::future<Runs>& worker : working) {
      while (worker.wait_for(pause) != std::future_status::ready) write();
      for (fs::path& run : worker.get()) runs.push_back(std::move(run));
    }
    write();
    std::vector<glass::DocumentNumber> numbers(database_.documents() + 1);
    std::iota(numbers.begin(), numbers.end(), 0U);
    merge_postings(runs, numbers, wanted_.metadata, database_);
    database_.finish();
    for (const fs::path& run : runs) fs::remove(run);
  }

 private:
  void write() {
    while (std::optional<Rows> rows = finished_.take()) {
      for (const glass::Row& row : *rows) {
        database_.add_document(static_cast<glass::DocumentNumber>(database_.documents() + 1), row);
      }
      each_(database_.documents());
    }
  }

  // One that ends early, by a failure, ends the others after what they have in hand.
  Runs work(std::size_t number) {
    const fs::path prefix = wanted_.room / fmt::format("{}-{}-", wanted_.name, number);
    Inversion inversion(prefix.string(), wanted_.memory);
    std::size_t range = next_++;
    const Ending ending(next_, wanted_.ranges);
    const RangeRows rows = worker_();
    for (; range < wanted_.ranges; range = next_++) finished_.add(range, rows(range, inversion));
    return inversion.finish();
  }

  const RangedBuild& wanted_;
  const std::function<RangeRows()>& worker_;
  const std::function<void(std::uint64_t)>& each_;
  glass::Database database_;
  std::atomic<std::size_t> next_{0};
  InOrder<Rows> finished_;
};

}  // namespace

void build_by_ranges(const RangedBuild& build, const std::function<RangeRows()>& worker,
                     const std::function<void(std::uint64_t)>& each) {
  Build(build, worker, each).run();
}

}  // namespace seogo::indexer
