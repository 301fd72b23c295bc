// A generation made of the stored articles of another, as a newer program reads them, on all cores.
//
//   reanalyze(from, directory, "gen-000003", told);   then link_all(), comments_build.h
//
// Documents are numbered anew, in their order. What is remembered of inputs comes along. Nothing is
// synced; the live index is not touched. Throws Error(io), and Error(index) where a stored article is damaged.
// For the holder of the WriterLock.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "schema/generation.h"

namespace seogo::indexer {

// `told`: how many articles are written so far.
void reanalyze(const schema::Generation& from, const schema::IndexDirectory& directory,
               const std::string& to, const std::function<void(std::uint64_t)>& told);

}  // namespace seogo::indexer
