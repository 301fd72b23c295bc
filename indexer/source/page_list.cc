#include "indexer/source/page_list.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/error.h"

namespace seogo::indexer::source {
namespace {

using nlohmann::json;
using schema::Error;
using schema::ErrorCode;

constexpr std::size_t longest_line = 1U << 20;
constexpr std::size_t most_pages = 1'000'000;
constexpr std::size_t block_bytes = 64U << 10;

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') return (c | 0x20) - 'a' + 10;
  return -1;
}

// What of an address tells pages apart.
std::uint64_t key_of(std::string_view url) {
  url = url.substr(0, url.find('#'));
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (url.starts_with(scheme)) url.remove_prefix(scheme.size());
  }
  if (url.ends_with('/')) url.remove_suffix(1);
  std::string key;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const int high = url[i] == '%' && i + 2 < url.size() ? hexadecimal(url[i + 1]) : -1;
    const int low = high >= 0 ? hexadecimal(url[i + 2]) : -1;
    if (low < 0) {
      key.push_back(url[i]);
      continue;
    }
    key.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  const auto host_end =
      key.begin() + static_cast<std::ptrdiff_t>(std::min(key.find('/'), key.size()));
  std::transform(key.begin(), host_end, key.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::hash<std::string>()(key);
}

std::string text_of(const json& page, const char* name) {
  const auto found = page.find(name);
  return found != page.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void skip_line(Window& window) {
  while (true) {
    const std::string_view seen = window.peek(block_bytes);
    const std::size_t end = seen.find('\n');
    const std::size_t size = end == std::string_view::npos ? seen.size() : end + 1;
    window.skip(size);
    if (size == 0 || end != std::string_view::npos) return;
  }
}

}  // namespace

void PageList::read(Stream& stream, const std::string& file, const RefusalSink& refuse) {
  Window window(stream);
  for (std::uint64_t number = 1; !window.done(); ++number) {
    const std::string place = fmt::format("line {}", number);
    const std::string_view seen = window.peek(longest_line + 1);
    const std::size_t end = seen.find('\n');
    if (end == std::string_view::npos && seen.size() > longest_line) {
      refuse({file, place, fmt::format("longer than {} bytes", longest_line), {}});
      skip_line(window);
      continue;
    }
    const std::string line(seen.substr(0, end));
    window.skip(std::min(line.size() + 1, seen.size()));
    try {
      if (line.find_first_not_of(" \t\r") != std::string::npos) add(line);
    } catch (const Error& error) {
      refuse({file, place, error.text(), error.hint()});
    }
  }
}

// Only what stands directly in the object is kept, however deep the rest goes.
void PageList::add(const std::string& line) {
  const json page = json::parse(
      line, [](int depth, json::parse_event_t, json&) { return depth <= 1; }, false);
  if (!page.is_object()) throw Error(ErrorCode::input, "not a page's JSON object");
  const std::string url = text_of(page, "url");
  if (url.empty() || pages_.size() >= most_pages) return;  // the first line has none
  ListedPage& listed = pages_[key_of(url)];
  const auto time = schema::read_date_prefix(text_of(page, "ts"));
  if (time && time->real) listed.captured_at = time->time;
}

ListedPage* PageList::find(std::string_view url) {
  const auto found = pages_.find(key_of(url));
  return found == pages_.end() ? nullptr : &found->second;
}

std::size_t PageList::without_capture() const {
  return static_cast<std::size_t>(std::count_if(
      pages_.begin(), pages_.end(), [](const auto& page) { return !page.second.captured; }));
}

}  // namespace seogo::indexer::source
