// Every limit of a theme, in one table. All of it is kept in memory.
//
//   A file of 5 MiB is refused at the start, and the daemon does not run without it.
#pragma once

#include <cstddef>

namespace seogo::searchd::theme {

inline constexpr std::size_t most_entries = 128;         // in its folder, of any kind
inline constexpr std::size_t most_bytes = 4 << 20;       // of a file; the template has less
inline constexpr std::size_t most_bytes_all = 16 << 20;  // of all files
inline constexpr std::size_t longest_name = 80;          // bytes

}  // namespace seogo::searchd::theme
