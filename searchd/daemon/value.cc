#include "searchd/daemon/value.h"

#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "schema/error.h"

namespace seogo::searchd::daemon {
namespace {

struct Unit {
  std::string_view name;
  std::size_t of;  // the smallest
};
constexpr Unit times[] = {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}};
constexpr Unit sizes[] = {{"", 1}, {"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}};

// A whole number and one of the units; nothing for what is none, or too large to count.
std::optional<std::size_t> read(std::string_view text, std::span<const Unit> units) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc()) return std::nullopt;
  const std::string_view name = text.substr(static_cast<std::size_t>(stop - text.data()));
  constexpr std::size_t most = std::numeric_limits<std::int64_t>::max();
  for (const Unit& unit : units) {
    if (unit.name == name && number <= most / unit.of) return number * unit.of;
  }
  return std::nullopt;
}

// In the largest unit that has it whole.
std::string print(std::size_t number, std::span<const Unit> units) {
  const Unit* largest = &units.front();
  for (const Unit& unit : units) {
    if (number > 0 && number % unit.of == 0) largest = &unit;
  }
  return fmt::format("{}{}", number / largest->of, largest->name);
}

}  // namespace

void refuse_value(std::string_view name, std::string_view text, const std::string& allowed) {
  throw schema::Error(schema::ErrorCode::usage, fmt::format("{} cannot be {}", name, text),
                      allowed);
}

std::chrono::milliseconds read_time(std::string_view name, std::string_view text) {
  const std::optional<std::size_t> time = read(text, times);
  constexpr std::size_t longest = 24 * 3'600'000;  // a day: more is no deadline
  if (!time || *time == 0 || *time > longest) {
    refuse_value(name, text, "a time, such as 500ms, 5s or 2m");
  }
  return std::chrono::milliseconds(*time);
}

std::string print_time(std::chrono::milliseconds time) {
  return print(static_cast<std::size_t>(time.count()), times);
}

std::size_t read_size(std::string_view name, std::string_view text) {
  const std::optional<std::size_t> size = read(text, sizes);
  if (!size) refuse_value(name, text, "a size, such as 65536, 64KiB or 8MiB");
  return *size;
}

std::string print_size(std::size_t bytes) { return print(bytes, sizes); }

std::size_t read_number(std::string_view name, std::string_view text, std::size_t least,
                        std::size_t most) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < least || number > most) {
    refuse_value(name, text, fmt::format("a whole number from {} to {}", least, most));
  }
  return number;
}

bool read_yes(std::string_view name, std::string_view text) {
  if (text != "true" && text != "false") refuse_value(name, text, "true or false");
  return text == "true";
}

}  // namespace seogo::searchd::daemon
