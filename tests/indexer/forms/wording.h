// What the writers of all forms share: escapes, dates as pages write them, paragraphs, bylines.
//
//   escaped("봄 & 꽃")                       봄 &amp; 꽃
//   written_time(2023-12-11T18:32:05+09:00)  2023.12.11 18:32:05
//   rfc822(…)                                Mon, 11 Dec 2023 18:32:05 +0900
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "schema/article.h"

namespace seogo::tests {

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

inline std::vector<std::string> paragraphs_of(const std::string& body) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= body.size();) {
    const std::size_t end = std::min(body.find("\n\n", at), body.size());
    out.push_back(body.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

// Each paragraph, escaped, between `open` and `close`.
inline std::string paragraphs_in(const std::string& body, std::string_view open,
                                 std::string_view close) {
  std::string out;
  for (const std::string& paragraph : paragraphs_of(body))
    out += std::string(open) + escaped(paragraph) + std::string(close);
  return out;
}

inline std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(between)) + word;
  return out;
}

inline std::string byline(const std::vector<schema::Author>& authors) {
  std::vector<std::string> names;
  for (const schema::Author& author : authors) names.push_back(author.name + " " + author.role);
  return joined(names, ", ");
}

// "2023-12-11", "18:32:05"
inline std::string day_of(const schema::Timestamp& time) { return time.iso().substr(0, 10); }
inline std::string clock_of(const schema::Timestamp& time) { return time.iso().substr(11, 8); }

inline std::string written_time(const schema::Timestamp& time) {
  std::string day = day_of(time);
  day[4] = day[7] = '.';
  return day + " " + clock_of(time);
}

inline schema::Timestamp in_utc(schema::Timestamp time) {
  time.offset_minutes = 0;
  return time;
}

inline std::string rfc822(const schema::Timestamp& time) {
  static constexpr std::array<const char*, 7> days = {"Thu", "Fri", "Sat", "Sun",
                                                      "Mon", "Tue", "Wed"};
  static constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::int64_t number = (time.seconds + time.offset_minutes * 60) / 86'400;
  const schema::Day day = time.day();
  return fmt::format("{}, {:02} {} {} {} +{:02}{:02}", days[static_cast<std::size_t>(number % 7)],
                     day.day, months[static_cast<std::size_t>(day.month - 1)], day.year,
                     clock_of(time), time.offset_minutes / 60, time.offset_minutes % 60);
}

}  // namespace seogo::tests
