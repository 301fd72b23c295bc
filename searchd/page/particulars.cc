#include "searchd/page/particulars.h"

#include <fmt/format.h>

#include "searchd/page/language.h"
#include "searchd/wire/web_address.h"

namespace seogo::searchd::page {
namespace {

// As Korean papers print a day.
std::string printed(const schema::Day& day) {
  return fmt::format("{}.{:02}.{:02}", day.year, day.month, day.day);
}

Html time_element(const schema::Timestamp& time, const std::string& shown) {
  return element("time", {{"datetime", time.iso()}}, text(shown));
}

}  // namespace

bool is_web_address(std::string_view url) { return wire::web_scheme(url) > 0; }

Html time_of(const std::optional<schema::Timestamp>& time) {
  return time ? time_element(*time, printed(time->day())) : Html();
}

Html exact_time_of(const std::optional<schema::Timestamp>& time) {
  if (!time || time->day_only) return time_of(time);
  constexpr std::size_t clock_at = 11;  // in 2023-12-11T18:32:00+09:00
  return time_element(*time, printed(time->day()) + " " + time->iso().substr(clock_at, 5));
}

Html count_of(std::string_view words, const std::optional<std::int64_t>& count) {
  return count && *count > 0 ? text(counted(words, static_cast<std::uint64_t>(*count))) : Html();
}

Html link_to(const std::optional<std::string>& address, std::string_view words) {
  return address ? element("a", {{"href", *address}}, text(words)) : Html();
}

Html particulars(std::initializer_list<Html> parts) {
  Html items;
  for (const Html& part : parts) {
    if (!part.empty()) items += element("li", {}, part);
  }
  return items.empty() ? Html() : element("ul", {{"class", "particulars"}}, items);
}

}  // namespace seogo::searchd::page
