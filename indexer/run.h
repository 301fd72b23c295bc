// Sorted runs on disk: what an inversion had gathered when its memory was full, and how several runs are
// read as one.
//
//   RunWriter run("building/run-000002");  run.add({"알트", 3, bytes});  …  run.finish();
//   each_key({"building/run-000001", "building/run-000002"}, [](std::string_view key, std::span<const RunEntry> entries) { … });
//
// An entry is a key, how many documents it counts, and its postings: for each document how far it is from
// the one before and the count there, as varints; none where only documents are counted. Keys ascend in
// a run, each once. Of each_key() every key comes once, with its entries in the order of the runs.
// Throws Error(io), also for a run that was cut short. Each object is for one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/output.h"

namespace seogo::indexer {

struct RunEntry {
  std::string_view key;
  std::uint64_t documents = 0;
  std::string_view postings;
};

class RunWriter {
 public:
  explicit RunWriter(const std::filesystem::path& path) : output_(path) {}
  void add(const RunEntry& entry);
  void finish() { output_.finish(); }

 private:
  glass::Output output_;
  std::string head_;
};

using KeySink = std::function<void(std::string_view key, std::span<const RunEntry> entries)>;
void each_key(const std::vector<std::filesystem::path>& runs, const KeySink& sink);

}  // namespace seogo::indexer
