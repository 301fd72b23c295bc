#include "indexer/bulk.h"

#include <algorithm>
#include <filesystem>
#include <future>
#include <utility>

#include <fmt/format.h>

#include "indexer/batch.h"
#include "indexer/comments_build.h"
#include "indexer/glass/database.h"
#include "indexer/in_order.h"
#include "indexer/inversion.h"
#include "indexer/pipeline.h"
#include "indexer/posting_merge.h"
#include "indexer/room.h"
#include "indexer/shard.h"
#include "indexer/taking.h"
#include "indexer/training.h"
#include "indexer/workers.h"
#include "indexer/writer.h"

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

// In a batch: enough to train a dictionary on (training.h), few enough that all workers end together.
constexpr std::size_t most_pages = 500;

// A batch takes about its bytes while it waits and twenty times as many while it is indexed. Half of
// the memory is for batches, half for inversions.
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

using Runs = std::vector<fs::path>;

class Build {
 public:
  Build(const schema::IndexDirectory& directory, Intake& intake, const extract::Profile& profile,
        std::uint64_t memory)
      : directory_(directory),
        intake_(intake),
        profile_(profile),
        workers_(workers_at_hand()),
        queue_(workers_),
        most_bytes_(memory / (2 * memory_per_byte * workers_)),
        inversion_bytes_(memory / (2 * workers_)),
        name_(directory.next_name()),
        database_(directory.generation_path(name_)),
        refused_(intake.inputs().size()),
        articles_(intake.inputs().size()) {
    for (const source::Input& input : intake.inputs()) keys_.push_back(input_key(input.path));
  }

  std::optional<std::string> run() {
    fs::create_directories(directory_.building_path());
    index();
    if (database_.documents() == 0) {
      fs::remove_all(directory_.generation_path(name_));
      return std::nullopt;
    }
    join();
    settle();
    intake_.say("building the comments …");
    build_comments(directory_, name_, inversion_bytes_);
    return name_;
  }

 private:
  struct Articles {
    std::uint64_t count = 0;
    std::string only;  // id of the first
  };

  void index() {
    std::vector<std::future<Runs>> working;
    {
      const Closing closing(queue_);
      for (std::size_t i = 0; i < workers_; ++i) {
        working.push_back(std::async(std::launch::async, [this, i] { return work(i); }));
      }
      read();
    }
    for (std::future<Runs>& worker : working) {
      for (fs::path& run : worker.get()) runs_.push_back(std::move(run));
    }
    tell();
  }

  Runs work(std::size_t worker) {
    const Closing closing(queue_);
    const fs::path prefix = directory_.building_path() / fmt::format("run-{}-", worker);
    Inversion inversion(prefix.string(), inversion_bytes_);
    while (std::optional<Batch> batch = queue_.pop()) {
      const std::size_t number = batch->number;
      finished_.add(number, build_shard(std::move(*batch), keys_, profile_, training_, inversion));
    }
    return inversion.finish();
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
    const auto next_page = batch.first_page + static_cast<std::uint32_t>(batch.pages.size());
    queue_.push(std::move(batch));  // false: a worker failed, and its future will say how
    batch = {};
    batch.number = next;
    batch.first_page = next_page;
    numbers_.resize(next_page);
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
      for (const Shard::Row& row : shard.rows) {
        numbers_[row.page] = static_cast<glass::DocumentNumber>(database_.documents() + 1);
        database_.add_document(numbers_[row.page], row.row);
      }
      intake_.tally.added += shard.rows.size();
      intake_.advance(shard.rows.size());
    }
  }

  // The postings behind the rows that are written already.
  void join() {
    require_room(directory_.path(), bytes_below(directory_.building_path()),
                 "putting the index together");
    intake_.say(fmt::format("putting the postings together, {} parts …", runs_.size()));
    merge_postings(runs_, numbers_, schema::versions(), database_);
    database_.finish();
    for (const fs::path& run : runs_) fs::remove(run);
    directory_.prepare_holds(name_);
  }

  // What the workers could not know of each other, and what is remembered of the inputs.
  void settle() {
    Writer writer(directory_, name_, Writer::Target::aside);
    writer.pack_with(training_.dictionary());
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
  Training training_;
  std::uint64_t most_bytes_;
  std::uint64_t inversion_bytes_;
  std::string name_;  // of the generation
  glass::Database database_;
  std::vector<std::string> keys_;   // of the inputs, by their numbers
  std::vector<bool> refused_;       // something of the input
  std::vector<Articles> articles_;  // of the inputs
  InOrder<Shard> finished_;
  Runs runs_;
  std::vector<glass::DocumentNumber> numbers_;  // of the pages; 0: no article
};

}  // namespace

std::optional<std::string> build_generation(const schema::IndexDirectory& directory, Intake& intake,
                                            const extract::Profile& profile, std::uint64_t memory) {
  // Room for the articles and their index, counted low: markup and what is passed over need none.
  require_room(directory.path(), intake.total_bytes(), "building the index");
  return Build(directory, intake, profile, std::max(memory, least_memory)).run();
}

}  // namespace seogo::indexer
