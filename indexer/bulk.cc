#include "indexer/bulk.h"

#include <algorithm>
#include <filesystem>
#include <future>
#include <map>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "indexer/batch.h"
#include "indexer/comments_build.h"
#include "indexer/compaction.h"
#include "indexer/pipeline.h"
#include "indexer/room.h"
#include "indexer/shard.h"
#include "indexer/taking.h"
#include "indexer/writer.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

// In a batch. The trees in which Xapian gathers postings stay in the cache: with 2,000, a build took
// a third more CPU.
constexpr std::size_t most_pages = 500;

// A batch takes about its bytes while it waits and twenty times as many while it is indexed.
constexpr std::uint64_t memory_per_byte = 24;

// Closes the queue however its owner ends, so that nobody waits for what will not come.
class Closing {
 public:
  explicit Closing(BatchQueue& queue) : queue_(queue) {}
  ~Closing() { queue_.close(); }
  Closing(const Closing&) = delete;
  Closing& operator=(const Closing&) = delete;

 private:
  BatchQueue& queue_;
};

// Shards that workers have finished, for the reader's thread to tell of in the order of reading.
class Finished {
 public:
  void add(Shard shard) {
    const std::lock_guard<std::mutex> lock(mutex_);
    shards_.emplace(shard.number, std::move(shard));
  }
  // The next one, if it is finished.
  std::optional<Shard> take() {
    const std::lock_guard<std::mutex> lock(mutex_);
    auto next = shards_.extract(next_);
    if (next.empty()) return std::nullopt;
    ++next_;
    return std::move(next.mapped());
  }

 private:
  std::mutex mutex_;
  std::map<std::size_t, Shard> shards_;
  std::size_t next_ = 0;
};

class Build {
 public:
  Build(const schema::IndexDirectory& directory, Intake& intake, const extract::Profile& profile,
        std::uint64_t memory)
      : directory_(directory),
        intake_(intake),
        profile_(profile),
        workers_(workers_at_hand()),
        queue_(workers_),
        most_bytes_(memory / (memory_per_byte * workers_)),
        refused_(intake.inputs().size()),
        articles_(intake.inputs().size()) {
    for (const source::Input& input : intake.inputs()) keys_.push_back(input_key(input.path));
  }

  std::optional<std::string> run() {
    fs::create_directories(directory_.building_path());
    index();
    if (shards_.empty()) return std::nullopt;
    std::string name = join();
    settle(name);
    intake_.say("building the comments …");
    build_comments(directory_, name);
    return name;
  }

 private:
  struct Articles {
    std::uint64_t count = 0;
    std::string only;  // id of the first
  };

  void index() {
    std::vector<std::future<void>> working;
    {
      const Closing closing(queue_);
      for (std::size_t i = 0; i < workers_; ++i) {
        working.push_back(std::async(std::launch::async, [this] { work(); }));
      }
      read();
    }
    for (std::future<void>& worker : working) worker.get();
    tell();
  }

  void work() {
    const Closing closing(queue_);
    while (std::optional<Batch> batch = queue_.pop()) {
      const fs::path path = directory_.building_path() / fmt::format("{:06}", batch->number);
      finished_.add(build_shard(path, std::move(*batch), keys_, profile_));
    }
  }

  void read() {
    Batch batch;
    for (std::size_t number = 0; number < intake_.inputs().size(); ++number) {
      const auto take = [&](source::Capture capture, const std::string& place) {
        batch.add({std::move(capture), place, number});
        if (batch.pages.size() >= most_pages || batch.bytes >= most_bytes_) send(batch);
      };
      if (!intake_.read(intake_.inputs()[number], take)) refused_[number] = true;
    }
    if (!batch.pages.empty()) send(batch);
  }

  void send(Batch& batch) {
    const std::size_t next = batch.number + 1;
    queue_.push(std::move(batch));  // false: a worker failed, and its future will say how
    batch = {};
    batch.number = next;
    tell();
  }

  void tell() {
    while (std::optional<Shard> finished = finished_.take()) {
      Shard& shard = *finished;
      for (const Shard::Refused& row : shard.refusals) {
        intake_.refuse(row.refusal);
        refused_[row.input] = true;
      }
      for (std::uint64_t i = 0; i < shard.unlisted; ++i) intake_.skip(unlisted_page);
      for (Shard::Identity& row : shard.identities) {
        if (++articles_[row.input].count == 1) articles_[row.input].only = std::move(row.id);
      }
      intake_.tally.added += shard.articles;
      intake_.advance(shard.articles);
      if (shard.articles > 0) shards_.push_back(shard.path);
    }
  }

  // The shards as one database, in as many rounds as their number asks for.
  std::string join() {
    std::vector<fs::path> parts = std::move(shards_);
    require_room(directory_.path(), bytes_below(directory_.building_path()),
                 "putting the index together");
    if (parts.size() > 1) intake_.say(fmt::format("putting {} parts together …", parts.size()));
    std::string name = directory_.next_name();
    compact_in_rounds(std::move(parts), directory_.generation_path(name),
                      directory_.building_path() / "joined");
    directory_.prepare_holds(name);
    return name;
  }

  // What the parts could not know of each other, and what is remembered of the inputs.
  void settle(const std::string& name) {
    Writer writer(directory_, name, Writer::Target::aside);
    const std::uint64_t again = writer.unite();
    intake_.tally.added -= again;
    intake_.tally.older += again;
    writer.link_all();
    const std::string recipe = recipe_of(profile_);
    for (std::size_t number = 0; number < keys_.size(); ++number) {
      const source::Input& input = intake_.inputs()[number];
      InputRecord record{{}, {}, absolute_path(input.path)};
      if (!refused_[number]) record.state = state_of(input, recipe);
      if (articles_[number].count == 1) record.page = articles_[number].only;
      writer.begin_input(input.path);
      writer.end_input(record);
    }
    writer.commit();
  }

  const schema::IndexDirectory& directory_;
  Intake& intake_;
  const extract::Profile& profile_;
  std::size_t workers_;
  BatchQueue queue_;
  std::uint64_t most_bytes_;
  std::vector<std::string> keys_;   // of the inputs, by their numbers
  std::vector<bool> refused_;       // something of the input
  std::vector<Articles> articles_;  // of the inputs
  Finished finished_;
  std::vector<fs::path> shards_;  // in the order of reading
};

}  // namespace

std::optional<std::string> build_generation(const schema::IndexDirectory& directory, Intake& intake,
                                            const extract::Profile& profile, std::uint64_t memory) {
  // Room for the articles and their index, counted low: markup and what is passed over need none.
  require_room(directory.path(), intake.total_bytes(), "building the index");
  return Build(directory, intake, profile, std::max(memory, least_memory)).run();
}

}  // namespace seogo::indexer
