#include "indexer/source/page.h"

#include <algorithm>

#include <fmt/format.h>

#include "indexer/source/charset.h"
#include "indexer/source/limits.h"
#include "schema/day.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

// Line ends as "\n".
std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out.push_back(text[i]);
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out.push_back('\n');
    }
  }
  return out;
}

Decoded page_of(std::string_view bytes, std::string_view label, std::size_t most) {
  Decoded page = decoded(bytes, label);
  if (page.text.size() > most) {
    throw Error(ErrorCode::input, fmt::format("longer than {} bytes", most));
  }
  if (is_blank(page.text)) throw Error(ErrorCode::input, "empty");
  return page;
}

bool is_of_the_web(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// <!-- saved from url=(0025)https://www.gana.kr/news/1 -->: the number is the URL's length, which
// some browsers get wrong.
std::string saved_from(std::string_view page) {
  constexpr std::size_t within = 2048;
  constexpr std::string_view mark = "<!-- saved from url=(";
  page = page.substr(0, within);
  const std::size_t at = page.find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = page.substr(at + mark.size());
  const std::size_t begin = rest.find(')');
  if (begin == std::string_view::npos) return {};
  const std::size_t end = rest.find_first_of(" \t\r\n", begin);
  if (end == std::string_view::npos) return {};
  const std::string_view url = rest.substr(begin + 1, end - begin - 1);
  return is_of_the_web(url) ? std::string(url) : std::string();
}

// "Page saved with SingleFile", which tells the page's address and its time in its first comment:
//   url: https://www.gana.kr/news/1
//   saved date: Mon Dec 11 2023 18:32:00 GMT+0900 (Korean Standard Time)
void read_single_file(Capture& capture) {
  constexpr std::size_t within = 4096;
  constexpr std::string_view mark = "Page saved with SingleFile";
  std::string_view note = std::string_view(capture.bytes).substr(0, within);
  const std::size_t at = note.find(mark);
  if (at == std::string_view::npos) return;
  note = note.substr(at, note.find("-->", at) - at);
  const auto told = [note](std::string_view name) {
    const std::size_t begin = note.find(name);
    if (begin == std::string_view::npos) return std::string_view();
    const std::string_view rest = note.substr(begin + name.size());
    return schema::trimmed(rest.substr(0, rest.find('\n')));
  };
  if (const std::string_view url = told("\n url:"); is_of_the_web(url)) capture.url = url;
  const auto saved = schema::read_date_prefix(told("\n saved date:"));
  if (saved && saved->real) capture.captured_at = saved->time;
}

void give(Capture capture, const std::string& file, const Sinks& sinks) {
  capture.provenance = {file, 0};
  sinks.take(std::move(capture), {});
}

}  // namespace

bool is_blank(std::string_view text) {
  constexpr std::size_t mostly_enough = 1000;
  return schema::trimmed(text.substr(0, mostly_enough)).empty() && schema::trimmed(text).empty();
}

Capture text_capture(std::string_view bytes, std::string_view label) {
  Capture capture;
  const Decoded page = page_of(bytes, label, limits::largest_capture);
  capture.form = Form::text;
  capture.bytes = with_plain_line_ends(page.text);
  capture.bad_bytes = page.bad_bytes;
  return capture;
}

Capture html_capture(std::string_view bytes, std::string_view label) {
  Capture capture;
  Decoded page = page_of(bytes, label, limits::largest_page);
  capture.form = Form::html;
  capture.bytes = std::move(page.text);
  capture.bad_bytes = page.bad_bytes;
  return capture;
}

void read_text_page(Stream& stream, const std::string& file, const Sinks& sinks) {
  give(text_capture(read_all(stream, limits::largest_capture)), file, sinks);
}

void read_html_page(Stream& stream, const std::string& file, const Sinks& sinks) {
  const std::string bytes = read_all(stream, limits::largest_undecoded_page);
  Capture capture = html_capture(bytes);
  capture.url = saved_from(capture.bytes);
  if (capture.url.empty()) read_single_file(capture);
  give(std::move(capture), file, sinks);
}

}  // namespace seogo::indexer::source
