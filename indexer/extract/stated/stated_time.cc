#include "indexer/extract/stated/stated_time.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "schema/month_name.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::Timestamp;

constexpr std::size_t longest_time = 64;  // bytes
constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t farthest_offset = 14 * 3600;  // of a zone

constexpr std::array<std::string_view, 7> weekdays = {"mon", "tue", "wed", "thu",
                                                      "fri", "sat", "sun"};

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t number(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::optional<Timestamp> read_whole(std::string_view text) {
  const auto reading = schema::read_date_prefix(text);
  if (!reading || !reading->real || reading->length != text.size()) return std::nullopt;
  return reading->time;
}

// 20231211, 202312111832, 20231211183200, 20231211T183200+0900
std::optional<Timestamp> read_compact(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string_view rest = text.substr(digits);
  std::string clock(text.substr(0, digits));
  if (digits < 8) return std::nullopt;
  const std::string day = clock.substr(0, 8);
  clock.erase(0, 8);
  if (clock.empty() && (rest.starts_with('T') || rest.starts_with(' '))) {
    rest.remove_prefix(1);
    const std::size_t more = std::min(rest.find_first_not_of("0123456789"), rest.size());
    clock = rest.substr(0, more);
    rest.remove_prefix(more);
    if (clock.empty()) return std::nullopt;
  }
  if (clock.empty() && !rest.empty()) return std::nullopt;
  std::string iso = fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6, 2));
  if (clock.size() == 4) clock += "00";
  if (clock.size() == 6)
    iso += fmt::format("T{}:{}:{}{}", clock.substr(0, 2), clock.substr(2, 2), clock.substr(4, 2),
                       rest);
  if (clock.size() != 6 && !clock.empty()) return std::nullopt;
  return read_whole(iso);
}

std::optional<Timestamp> read_unix(std::string_view text) {
  if (!all_digits(text) || (text.size() != 10 && text.size() != 13)) return std::nullopt;
  const std::int64_t seconds = text.size() == 13 ? number(text) / 1000 : number(text);
  return Timestamp{seconds, schema::kst_offset_minutes, false};
}

bool is_weekday(std::string_view word) {
  std::string start;
  for (const char c : word.substr(0, 3)) start.push_back(static_cast<char>(c | 0x20));
  return std::find(weekdays.begin(), weekdays.end(), start) != weekdays.end();
}

// Month by name, the rest in any order.
std::optional<Timestamp> read_english(std::string_view text) {
  std::string_view year;
  std::string_view day;
  std::string clock;
  std::string zone;
  std::optional<int> month;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" ,"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty() || word == "at") continue;
    if (all_digits(word) && word.size() == 4 && year.empty()) {
      year = word;
    } else if (all_digits(word) && word.size() <= 2 && day.empty()) {
      day = word;
    } else if (word.find(':') != std::string_view::npos && word[0] >= '0' && word[0] <= '9' &&
               clock.empty()) {
      clock = word;
    } else if (word == "AM" || word == "PM" || word == "am" || word == "pm") {
      clock += word;
    } else if (zone.empty() && (word == "GMT" || word == "UTC" || word == "KST" || word == "Z" ||
                                word[0] == '+' || word[0] == '-')) {
      zone = word;
    } else if (!month && schema::month_named(word)) {
      month = schema::month_named(word);
    } else if (!is_weekday(word)) {
      return std::nullopt;
    }
  }
  if (!month || year.empty() || day.empty()) return std::nullopt;
  if (clock.empty() && !zone.empty()) return std::nullopt;
  return read_whole(
      fmt::format("{}-{}-{}{}{}{}", year, *month, day, clock.empty() ? "" : " ", clock, zone));
}

}  // namespace

std::optional<Timestamp> stated_time(std::string_view text,
                                     const std::optional<Timestamp>& captured_at) {
  text = schema::trimmed(text);
  if (text.size() > longest_time) return std::nullopt;
  std::optional<Timestamp> time;
  for (const auto& read : {read_whole, read_unix, read_compact, read_english}) {
    if (!time) time = read(text);
  }
  if (!time) return std::nullopt;
  const std::int64_t seconds = time->seconds;
  if (seconds >= -farthest_offset && seconds < day_seconds + farthest_offset) return std::nullopt;
  if (captured_at && seconds > captured_at->seconds + day_seconds) return std::nullopt;
  return time;
}

}  // namespace seogo::indexer::extract
