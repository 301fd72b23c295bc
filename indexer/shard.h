// One batch of captures as a small database, a shard of the generation that is being built.
//
//   Shard shard = build_shard("stacks/building/000007", batch, keys, profile)
//   shard.articles == 1,204; shard.refusals, each with the number of its input
//
// Documents stand in the order in which they were read; an article may stand in several shards, and
// several times in one (Writer::unite). Nothing is synced. Throws Error(io). Safe to call from
// several threads with different paths.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/batch.h"
#include "indexer/extract/profile.h"
#include "indexer/source/input.h"
#include "indexer/source/refusal.h"

namespace seogo::indexer {

struct Shard {
  std::size_t number = 0;
  std::filesystem::path path;
  std::uint64_t articles = 0;
  std::uint64_t unlisted = 0;  // pages without an article that their archive does not list
  struct Refused {
    std::size_t input;
    source::Refusal refusal;
  };
  std::vector<Refused> refusals;
  struct Identity {
    std::size_t input;
    std::string id;
  };
  std::vector<Identity> identities;  // of the articles, in order
};

// `keys`: of the inputs (input_record.h).
[[nodiscard]] Shard build_shard(const std::filesystem::path& path, Batch batch,
                                const std::vector<std::string>& keys,
                                const extract::Profile& profile);

}  // namespace seogo::indexer
