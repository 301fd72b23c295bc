// A year, a month or a day of Korea's calendar, as addresses and histograms name it.
//
//   Period::parse("2023-12")            December of 2023; "2023-13", "2023-1" and "12월" are nothing
//   period.next().value()               2024-01
//   period.in(DateUnit::year)           2023
//   period.told(language("ko"))         2023년 12월
//
// Years 1800 to 2999, as schema::Day has them. Plain values; safe to read from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/day.h"
#include "searchd/engine/request.h"
#include "searchd/page/language.h"

namespace seogo::searchd::page {

class Period {
 public:
  Period(const schema::Day& day, engine::DateUnit unit);  // that the day is in
  [[nodiscard]] static std::optional<Period> parse(std::string_view value);

  [[nodiscard]] engine::DateUnit unit() const { return unit_; }
  [[nodiscard]] const schema::Day& first() const { return first_; }
  [[nodiscard]] schema::Day last() const;

  [[nodiscard]] Period next() const;
  [[nodiscard]] Period previous() const;
  [[nodiscard]] Period in(engine::DateUnit coarser) const { return {first_, coarser}; }
  // Their number from a fixed one on: what is next has one more.
  [[nodiscard]] std::int64_t number() const;

  [[nodiscard]] std::string value() const;                      // 2023-12
  [[nodiscard]] std::string told(const Language& words) const;  // 2023년 12월
  [[nodiscard]] std::string on_axis() const;                    // 2023, 2023.12, 12.11

  bool operator==(const Period&) const = default;

 private:
  engine::DateUnit unit_;
  schema::Day first_;
};

}  // namespace seogo::searchd::page
