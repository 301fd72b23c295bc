#include "indexer/extract/stated/page_title.h"

#include <algorithm>
#include <array>

#include "indexer/extract/stated/page_address.h"
#include "indexer/extract/stated/stated_text.h"
#include "schema/utf8.h"

namespace seogo::indexer::extract {
namespace {

using schema::trimmed;

constexpr std::size_t longest_title = 1000;  // bytes
constexpr int most_cuts = 4;
constexpr std::size_t shortest_heading = 3;  // letters that prove something

constexpr std::array<std::string_view, 17> separators = {
    " - ", " | ",  " :: ", " – ",  " — ", " : ", " < ", " > ", " « ",
    " » ", " // ", " · ",  " ㅣ ", "::",  "|",   "│",   " _ "};

// What front pages add to the name.
constexpr std::array<std::string_view, 8> name_ends = {"뉴스", "신문", "홈",     "홈페이지",
                                                       "메인", "닷컴", "인터넷", "기사"};

constexpr std::array<std::array<std::string_view, 2>, 5> brackets = {
    {{"[", "]"}, {"::", "::"}, {"【", "】"}, {"<", ">"}, {"(", ")"}}};

bool names_site(std::string_view piece, const SiteNames& names) {
  const std::u32string text = letters(piece);
  if (text.empty()) return true;
  for (const std::string& site : names.sites) {
    const std::u32string name = letters(site);
    if (name.size() >= 2 && (text == name || (text.size() <= name.size() + 12 &&
                                              (text.starts_with(name) || text.ends_with(name)))))
      return true;
  }
  return std::any_of(names.sections.begin(), names.sections.end(),
                     [&](const std::string& section) { return letters(section) == text; });
}

bool is_heading(std::string_view text, const PageIdentity& page) {
  const std::u32string wanted = letters(text);
  return wanted.size() >= shortest_heading &&
         std::any_of(page.headings.begin(), page.headings.end(),
                     [&](const std::string& heading) { return letters(heading) == wanted; });
}

// [가나일보] at either end.
bool cut_brackets(std::string_view& title, const SiteNames& names) {
  for (const auto& [open, close] : brackets) {
    if (title.ends_with(close)) {
      const std::string_view rest = title.substr(0, title.size() - close.size());
      const std::size_t at = rest.rfind(open);
      if (at != std::string_view::npos && at > 0 &&
          names_site(rest.substr(at + open.size()), {names.sites, {}})) {
        title = trimmed(title.substr(0, at));
        return true;
      }
    }
    if (title.starts_with(open)) {
      const std::size_t at = title.find(close, open.size());
      if (at != std::string_view::npos && at + close.size() < title.size() &&
          names_site(title.substr(open.size(), at - open.size()), {names.sites, {}})) {
        title = trimmed(title.substr(at + close.size()));
        return true;
      }
    }
  }
  return false;
}

bool cut_piece(std::string_view& title, const SiteNames& names, const PageIdentity& page) {
  // The last separator ends the headline; of two at one place the longer counts.
  std::size_t last = 0;
  std::size_t width = 0;
  std::size_t first = title.size();
  std::size_t first_width = 0;
  for (const std::string_view separator : separators) {
    const std::size_t at = title.rfind(separator);
    if (at != std::string_view::npos && at + separator.size() > last + width) {
      last = at;
      width = separator.size();
    }
    const std::size_t begin = title.find(separator);
    if (begin != std::string_view::npos && begin < first) {
      first = begin;
      first_width = separator.size();
    }
  }
  if (width == 0) return false;
  const std::string_view before = trimmed(title.substr(0, last));
  const std::string_view piece = trimmed(title.substr(last + width));
  if (!before.empty() && (names_site(piece, names) || is_heading(before, page))) {
    title = before;
    return true;
  }
  const std::string_view start = trimmed(title.substr(0, first));
  const std::string_view rest = trimmed(title.substr(first + first_width));
  if (!rest.empty() && (names_site(start, names) || is_heading(rest, page))) {
    title = rest;
    return true;
  }
  return false;
}

}  // namespace

bool is_only_name(std::string_view title, const SiteNames& names) {
  const std::u32string text = letters(title);
  return std::any_of(names.sites.begin(), names.sites.end(), [&](const std::string& site) {
    const std::u32string name = letters(site);
    if (!text.starts_with(name)) return false;
    const std::u32string rest = text.substr(name.size());
    return rest.empty() || std::any_of(name_ends.begin(), name_ends.end(),
                                       [&](std::string_view end) { return letters(end) == rest; });
  });
}

std::string_view site_in_title(std::string_view title, const PageIdentity& page) {
  if (title.size() > longest_title) return {};
  for (const std::string_view separator : separators) {
    const std::size_t first = title.find(separator);
    const std::size_t last = title.rfind(separator);
    if (first == std::string_view::npos || !is_heading(title.substr(0, first), page)) continue;
    return trimmed(title.substr(last + separator.size()));
  }
  return {};
}

std::string headline_of(std::string_view title, const SiteNames& names, const PageIdentity& page) {
  if (title.size() > longest_title) return {};
  for (int cuts = 0; cuts < most_cuts; ++cuts) {
    // A headline that the page shows whole is whole.
    if (is_heading(title, page) && !names_site(title, names)) break;
    if (!cut_brackets(title, names) && !cut_piece(title, names, page)) break;
  }
  return letters(title).empty() || is_only_name(title, names) ? std::string() : std::string(title);
}

std::string completed(std::string_view title, const PageIdentity& page) {
  if (!is_cut_off(title)) return {};
  const std::u32string start = letters(title);
  if (start.size() < shortest_heading) return {};
  for (const std::string& heading : page.headings) {
    const std::u32string whole = letters(heading);
    if (whole.size() > start.size() && whole.starts_with(start)) return heading;
  }
  return {};
}

}  // namespace seogo::indexer::extract
