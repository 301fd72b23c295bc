#include "indexer/source/json_lines.h"

#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "indexer/source/json_values.h"
#include "indexer/source/limits.h"
#include "indexer/source/utf16.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t block_bytes = 256U << 10;
constexpr std::size_t looked_at = 64U << 10;  // bytes that tell how objects are written

// A line that grows too long is dropped while it is read.
class JsonLines {
 public:
  JsonLines(const std::string& file, const Sinks& sinks) : file_(file), sinks_(sinks) {}

  void feed(std::string_view block) {
    while (!block.empty()) {
      const std::size_t end = block.find('\n');
      const std::string_view part = block.substr(0, end);
      if (!too_long_ && line_.size() + part.size() <= limits::largest_capture) {
        line_ += part;
      } else {
        too_long_ = true;
        line_.clear();
      }
      taken_ += part.size();
      if (end == std::string_view::npos) return;
      ++taken_;
      close();
      block.remove_prefix(end + 1);
    }
  }

  void end() {
    if (too_long_ || !line_.empty()) close();
  }

 private:
  void close() {
    ++number_;
    if (number_ == 1 && line_.starts_with(byte_order_mark)) line_.erase(0, byte_order_mark.size());
    const std::string place = fmt::format("line {}", number_);
    const std::size_t invalid = schema::first_invalid(line_);
    if (too_long_) {
      sinks_.refuse(
          {file_, place, fmt::format("longer than {} bytes", limits::largest_capture), {}});
    } else if (invalid != std::string::npos) {
      sinks_.refuse({file_, place, fmt::format("not UTF-8 at byte {} of the line", invalid),
                     "only UTF-8 is read"});
    } else if (!schema::trimmed(line_).empty()) {
      sinks_.take({.form = Form::json, .bytes = line_, .provenance = {file_, started_}}, place);
    }
    line_.clear();
    too_long_ = false;
    started_ = taken_;
  }

  const std::string& file_;
  const Sinks& sinks_;
  std::string line_;
  bool too_long_ = false;
  std::uint64_t number_ = 0;
  std::uint64_t taken_ = 0;    // bytes so far
  std::uint64_t started_ = 0;  // byte at which the line at hand began
};

// Whether objects are not one a line: an array, or one whose first line is not closed.
bool is_spread(std::string_view start) {
  if (start.starts_with(byte_order_mark)) start.remove_prefix(byte_order_mark.size());
  start = schema::trimmed(start);
  if (start.starts_with('[')) return true;
  const std::string_view line = start.substr(0, start.find('\n'));
  if (line.size() == start.size()) return false;  // longer than what is looked at
  // A line that lost its end is followed by another object.
  if (schema::trimmed(start.substr(line.size())).starts_with('{')) return false;
  JsonValues values([](const std::string&, std::uint64_t) {});
  values.feed(line);
  const char last = schema::trimmed(line).back();
  return !values.complete() && (last == '{' || last == '[' || last == ',');
}

void read_spread(Window& text, const std::string& file, const Sinks& sinks) {
  if (text.look(byte_order_mark.size()) == byte_order_mark) text.skip(byte_order_mark.size());
  std::uint64_t count = 0;
  JsonValues values(
      [&](std::string object, std::uint64_t offset) {
        const std::string place = fmt::format("object {}", ++count);
        if (object.empty()) {
          sinks.refuse(
              {file, place, fmt::format("longer than {} bytes", limits::largest_capture), {}});
        } else if (const std::size_t bad = schema::first_invalid(object);
                   bad != std::string::npos) {
          sinks.refuse(
              {file, place, fmt::format("not UTF-8 at byte {} of it", bad), "only UTF-8 is read"});
        } else {
          sinks.take({.form = Form::json, .bytes = std::move(object), .provenance = {file, offset}},
                     place);
        }
      },
      text.offset());
  while (true) {
    const std::string_view block = text.block(block_bytes);
    if (block.empty()) break;
    values.feed(block);
  }
  if (values.strays() > 0)
    sinks.refuse({file,
                  {},
                  fmt::format("{} bytes belong to no JSON object", values.strays()),
                  "the objects among them are taken"});
  if (!values.complete())
    sinks.refuse({file,
                  {},
                  "cut short: what it opens is not closed",
                  "the objects that are whole are taken"});
}

}  // namespace

void read_json_lines(Stream& stream, const std::string& file, const Sinks& sinks) {
  Window window(stream);
  const std::optional<Utf16> order = utf16_order(window.peek(2));
  const std::unique_ptr<Stream> utf8 = order ? utf8_stream(window, *order) : rest_of(window);
  Window text(*utf8);
  if (is_spread(text.look(looked_at))) {
    read_spread(text, file, sinks);
    return;
  }
  JsonLines lines(file, sinks);
  // After a failed read the line at hand is whatever came before the failure, not a line.
  while (true) {
    const std::string_view block = text.block(block_bytes);
    if (block.empty()) break;
    lines.feed(block);
  }
  lines.end();
}

}  // namespace seogo::indexer::source
