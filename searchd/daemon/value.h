// Values of settings as people write them.
//
//   read_time("head-time", "5s")      5,000 ms       print_time(1500ms)   1500ms
//   read_size("body-bytes", "64KiB")  65,536         print_size(65536)    64KiB
//
// What cannot be read throws Error(usage): "head-time cannot be 5", "a time, such as 500ms, 5s or 2m".
// Pure.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace seogo::searchd::daemon {

[[nodiscard]] std::chrono::milliseconds read_time(std::string_view name, std::string_view text);
[[nodiscard]] std::string print_time(std::chrono::milliseconds time);

[[nodiscard]] std::size_t read_size(std::string_view name, std::string_view text);
[[nodiscard]] std::string print_size(std::size_t bytes);

[[nodiscard]] std::size_t read_number(std::string_view name, std::string_view text,
                                      std::size_t least, std::size_t most);
[[nodiscard]] bool read_yes(std::string_view name, std::string_view text);

[[noreturn]] void refuse_value(std::string_view name, std::string_view text,
                               const std::string& allowed);

}  // namespace seogo::searchd::daemon
