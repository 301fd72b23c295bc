#include "schema/internet_date.h"

#include <array>
#include <cstdint>

#include "schema/month_name.h"
#include "schema/utf8.h"

namespace seogo::schema {
namespace {

struct Zone {
  std::string_view name;
  int minutes;
};
// RFC 822, section 5.1, and the zones of our neighbours.
constexpr std::array<Zone, 14> zones = {{{"gmt", 0},
                                         {"ut", 0},
                                         {"utc", 0},
                                         {"z", 0},
                                         {"kst", 540},
                                         {"jst", 540},
                                         {"est", -300},
                                         {"edt", -240},
                                         {"cst", -360},
                                         {"cdt", -300},
                                         {"mst", -420},
                                         {"mdt", -360},
                                         {"pst", -480},
                                         {"pdt", -420}}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool same(std::string_view word, std::string_view lower) {
  if (word.size() != lower.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((word[i] | 0x20) != lower[i]) return false;
  }
  return true;
}

class Reading {
 public:
  explicit Reading(std::string_view text) : rest_(text) {}

  bool literal(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void spaces() {
    while (literal(' ') || literal('\t')) {
    }
  }

  std::string_view word() {
    std::size_t length = 0;
    while (length < rest_.size() && is_letter(rest_[length])) ++length;
    const std::string_view word = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return word;
  }

  // A number of at most four digits; -1 if none stands here.
  int number(std::size_t& digits) {
    int value = 0;
    digits = 0;
    while (digits < rest_.size() && is_digit(rest_[digits]) && digits < 5) {
      value = value * 10 + (rest_[digits++] - '0');
    }
    rest_.remove_prefix(digits);
    return digits == 0 || digits > 4 ? -1 : value;
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

std::optional<int> read_zone(Reading& in) {
  in.spaces();
  if (in.rest().empty()) return kst_offset_minutes;
  const std::string_view name = in.word();
  std::optional<int> named;
  for (const Zone& zone : zones) {
    if (same(name, zone.name)) named = zone.minutes;
  }
  if (!name.empty() && !named) return std::nullopt;
  const bool minus = in.literal('-');
  if (!minus && !in.literal('+')) return named;
  std::size_t digits = 0;
  const int value = in.number(digits);
  const int minutes = digits == 2 ? value * 60 : value / 100 * 60 + value % 100;
  if ((digits != 2 && digits != 4) || value < 0 || value % 100 > 59 || minutes > 14 * 60)
    return std::nullopt;
  return minus ? -minutes : minutes;
}

}  // namespace

std::optional<Timestamp> read_internet_date(std::string_view text) {
  Reading in(trimmed(text));
  if (!in.word().empty()) in.literal(',');  // the day of the week, which the date tells too
  in.spaces();
  std::size_t digits = 0;
  const int day = in.number(digits);
  in.spaces();
  in.literal('-');
  const std::optional<int> month = month_named(in.word());
  in.spaces();
  in.literal('-');
  int year = in.number(digits);
  if (digits == 2) year += year < 50 ? 2000 : 1900;  // RFC 2822, section 4.3
  if (!month || year < 1900 || year > 2999 || day < 1 || day > last_day_of_month(year, *month))
    return std::nullopt;
  in.spaces();
  const int hour = in.number(digits);
  if (!in.literal(':')) return std::nullopt;
  const int minute = in.number(digits);
  const int second = in.literal(':') ? in.number(digits) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return std::nullopt;
  const std::optional<int> offset = read_zone(in);
  if (!offset) return std::nullopt;
  in.spaces();
  if (!in.rest().empty() && in.rest().front() != '(') return std::nullopt;
  const std::int64_t midnight = Day{year, *month, day}.start_of_day() + kst_offset_minutes * 60;
  Timestamp time;
  time.seconds = midnight + hour * 3600 + minute * 60 + second - *offset * 60;
  time.offset_minutes = *offset;
  return time;
}

}  // namespace seogo::schema
