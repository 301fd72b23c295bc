// How many threads a build gives work to.
#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>

namespace seogo::indexer {

[[nodiscard]] inline std::size_t workers_at_hand() {  // cores
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace seogo::indexer
