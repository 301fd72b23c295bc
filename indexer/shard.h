// One batch of captures made ready for the tables of the generation that is being built.
//
//   Shard shard = build_shard(batch, keys, profile, inversion)
//   shard.rows.size() == 497; shard.refusals, each with the number of its input
//
// The terms go to the worker's inversion, under the pages' numbers; what stands under a document's own
// number comes back, in the order in which the pages were read. An article may come several times
// (Writer::unite). Throws Error(io). For several threads, each with its own inversion.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/batch.h"
#include "indexer/extract/profile.h"
#include "indexer/glass/database.h"
#include "indexer/inversion.h"
#include "indexer/source/input.h"
#include "indexer/source/refusal.h"
#include "indexer/training.h"

namespace seogo::indexer {

struct Shard {
  std::size_t number = 0;
  struct Row {
    std::uint32_t page;
    glass::Row row;
  };
  std::vector<Row> rows;       // of the articles
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
[[nodiscard]] Shard build_shard(Batch batch, const std::vector<std::string>& keys,
                                const extract::Profile& profile, Training& training,
                                Inversion& inversion);

}  // namespace seogo::indexer
