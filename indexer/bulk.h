// A generation built aside from many inputs at once, on all cores.
//
//   reader → batches → workers, each with an inversion → tables written in one pass → articles that
//   came several times made one → their comments (comments_build.h)
//
// Memory stays within `memory` whatever the size of the archive: batches and inversions are sized by
// it, and go to the disk when they are full. Nothing is synced until
// the generation is whole; the caller checks it and switches to it. Throws Error(io), and whatever
// ends the work; the live index is not touched. For the holder of the WriterLock.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/extract/profile.h"
#include "indexer/intake.h"
#include "schema/generation.h"

namespace seogo::indexer {

inline constexpr std::uint64_t default_memory = std::uint64_t{1} << 30;  // bytes
inline constexpr std::uint64_t least_memory = std::uint64_t{64} << 20;

// The name of the generation; nothing if no article was found.
[[nodiscard]] std::optional<std::string> build_generation(const schema::IndexDirectory& directory,
                                                          Intake& intake,
                                                          const extract::Profile& profile,
                                                          std::uint64_t memory);

}  // namespace seogo::indexer
