#include "indexer/source/warc.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "indexer/source/header_fields.h"
#include "indexer/source/limits.h"
#include "indexer/source/warc_record.h"
#include "indexer/source/wrapping.h"
#include "schema/error.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t searched_bytes = 64U << 10;

// "WARC/1.0" and its line end: bytes at the front of `text`, 0 if it does not begin so.
std::size_t version_line(std::string_view text) {
  constexpr std::string_view version = "WARC/1.";
  if (!text.starts_with(version)) return 0;
  std::size_t at = version.size();
  if (at == text.size() || text[at] < '0' || text[at] > '9') return 0;
  ++at;
  if (text.substr(at).starts_with('\r')) ++at;
  return text.substr(at).starts_with('\n') ? at + 1 : 0;
}
constexpr std::size_t longest_version_line = 10;

// Line ends at the front of `text`, two records' worth at most.
std::size_t blank_lines(std::string_view text) {
  constexpr std::size_t most = 8;
  return std::min({text.find_first_not_of("\r\n"), text.size(), most});
}

// Whether a record may end where `behind` begins: with blank lines, or at once.
bool ends_before(std::string_view behind) {
  const std::size_t blank = blank_lines(behind);
  return blank == behind.size() || behind.starts_with("\r\n\r\n") || behind.starts_with("\n\n") ||
         behind.substr(blank).starts_with("WARC/1.");
}

std::optional<std::uint64_t> length_of(const HeaderFields& fields) {
  const std::string_view digits = fields["content-length"];
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return length;
}

class Records {
 public:
  Records(Window& window, const std::string& file, const Sinks& sinks)
      : window_(window), file_(file), sinks_(sinks) {}

  void read() {
    while (true) {
      window_.skip(blank_lines(window_.look(longest_version_line)));
      const std::string_view start = window_.look(longest_version_line);
      if (start.empty()) {
        if (!go_on()) return;
      } else if (version_line(start) == 0) {
        if (!resuming_) refuse(fmt::format("byte {}", window_.offset()), "no WARC record");
        find_record();
      } else {
        resuming_ = false;
        record();
      }
    }
  }

 private:
  // At the end of what is readable: behind what is not, if there is more.
  bool go_on() {
    if (!window_.failure()) {
      if (window_.offset() == 0) throw Error(ErrorCode::input, "empty");
      return false;
    }
    if (!told_) refuse(fmt::format("byte {}", window_.offset()), window_.failure()->text());
    told_ = false;
    resuming_ = true;
    return window_.resume();
  }

  void record() {
    const std::uint64_t offset = window_.began().value_or(window_.offset());
    const std::string place = fmt::format("record at byte {}", offset);
    HeaderFields fields;
    // Version line and head are held while they are needed; `size` may be looked at again.
    const std::string_view start = window_.look(longest_version_line + limits::largest_head);
    const std::size_t line = version_line(start);
    const std::optional<std::size_t> head = fields.read(start.substr(line));
    if (!head) {
      const bool whole = start.size() > limits::largest_head;
      return damaged(place, {}, whole ? "a head that does not end" : why_short(), line);
    }
    const std::string url = target_url(fields);
    const std::optional<std::uint64_t> length = length_of(fields);
    if (!length) return damaged(place, url, "no Content-Length", line + *head);
    if (*length > limits::largest_member) {
      return damaged(place, url, fmt::format("longer than {} bytes", limits::largest_member),
                     line + *head);
    }
    const std::size_t size = line + *head + static_cast<std::size_t>(*length);
    if (window_.look(size).size() < size) return damaged(place, url, why_short(), line + *head);
    // No further than the blank lines: what is behind may be damaged and none of this record's.
    const std::string_view bytes = window_.look(size + 4);
    const std::string_view behind = bytes.substr(size);
    if (!ends_before(behind) &&
        !ends_before(window_.look(size + longest_version_line).substr(size))) {
      return damaged(place, url, "a Content-Length that does not fit", line + *head);
    }
    if (window_.damaged_behind(size + blank_lines(behind))) {
      static_cast<void>(window_.look(size + limits::largest_head));
      return damaged(place, url, why_short(), line + *head);
    }
    give({fields, url, offset, window_.look(size).substr(line + *head)}, place);
    window_.skip(size);
  }

  void give(const WarcRecord& record, const std::string& place) {
    try {
      read_record(record, file_, place, sinks_);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::input) throw;
      sinks_.refuse({file_, place, error.text(), error.hint(), record.url});
    }
  }

  std::string why_short() {
    told_ = window_.failure().has_value();
    return told_ ? window_.failure()->text() : "cut short";
  }

  // What follows its head may be anything: the next record is looked for from there on.
  void damaged(const std::string& place, const std::string& url, const std::string& reason,
               std::size_t head) {
    sinks_.refuse({file_, place, reason, {}, url});
    window_.skip(head);
    find_record();
  }

  void refuse(const std::string& place, const std::string& reason) {
    sinks_.refuse({file_, place, reason, {}});
  }

  // Takes all that comes before the next record, or all there is.
  void find_record() {
    while (true) {
      const std::string_view text = window_.look(searched_bytes);
      for (std::size_t at = 0; (at = text.find("WARC/1.", at)) != std::string_view::npos; ++at) {
        if (version_line(text.substr(at)) > 0) return window_.skip(at);
      }
      const bool ends = text.size() < searched_bytes;
      window_.skip(ends ? text.size() : text.size() - longest_version_line);
      if (ends) return;
    }
  }

  Window& window_;
  const std::string& file_;
  const Sinks& sinks_;
  bool told_ = false;      // the failure at hand has been refused with a record
  bool resuming_ = false;  // no record has been found since the last failure
};

}  // namespace

void read_warc(Stream& stream, const std::string& file, const Sinks& sinks) {
  Window file_window(stream);
  const std::unique_ptr<Stream> records = unwrapped(file_window);
  Window window(*records);
  Records(window, file, sinks).read();
}

}  // namespace seogo::indexer::source
