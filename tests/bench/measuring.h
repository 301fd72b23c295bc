// Everything that was asked for, measured one after another on one corpus.
//
//   measure({.articles = 20'000, .baseline = true}, room)   →  a Report
//
// What is not to be kept is written into `room`. Programs run first, while this process is small
// (beside/cost.h). Throws schema::Error.
#pragma once

#include <filesystem>

#include "tests/bench/options.h"
#include "tests/bench/report.h"

namespace seogo::bench {

[[nodiscard]] Report measure(const Options& options, const std::filesystem::path& room);

}  // namespace seogo::bench
