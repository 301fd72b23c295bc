#include "indexer/source/reader.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "indexer/source/limits.h"
#include "schema/file.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr const char* only_utf8 = "only UTF-8 is read";

// A file, or standard input, block by block. After a failed read `failure()` says why.
class File {
 public:
  explicit File(const std::string& path) {
    if (path == "-") {
      descriptor_ = STDIN_FILENO;
      return;
    }
    file_ = schema::File(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    descriptor_ = file_.descriptor();
    if (!file_.is_open()) failure_ = std::generic_category().message(errno);
  }

  // False at the end and on failure.
  bool fill(std::string& block) {
    block.resize(256 * 1024);
    while (failure_.empty()) {
      const ssize_t got = ::read(descriptor_, block.data(), block.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) {
        failure_ = std::generic_category().message(errno);
        break;
      }
      block.resize(static_cast<std::size_t>(got));
      total_ += block.size();
      return got > 0;
    }
    block.clear();
    return false;
  }

  [[nodiscard]] const std::string& failure() const { return failure_; }
  [[nodiscard]] std::uint64_t total() const { return total_; }

 private:
  schema::File file_;
  int descriptor_ = -1;
  std::string failure_;
  std::uint64_t total_ = 0;
};

Form form_by_first_byte(std::string_view start) {
  if (start.starts_with(byte_order_mark)) start.remove_prefix(byte_order_mark.size());
  const std::size_t at = start.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && start[at] == '{' ? Form::json : Form::text;
}

// One capture a line; a line that grows too long is dropped while it is read.
class JsonLines {
 public:
  JsonLines(const std::string& file, const CaptureSink& take, const RefusalSink& refuse)
      : file_(file), take_(take), refuse_(refuse) {}

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

  void close() {
    ++number_;
    if (number_ == 1 && line_.starts_with(byte_order_mark)) line_.erase(0, byte_order_mark.size());
    const std::string place = fmt::format("line {}", number_);
    const std::size_t invalid = schema::first_invalid(line_);
    if (too_long_) {
      refuse_({file_, place, fmt::format("longer than {} bytes", limits::largest_capture), {}});
    } else if (invalid != std::string::npos) {
      refuse_({file_, place, fmt::format("not UTF-8 at byte {} of the line", invalid), only_utf8});
    } else if (!schema::trimmed(line_).empty()) {
      take_({.form = Form::json, .bytes = line_, .provenance = {file_, started_}}, place);
    }
    line_.clear();
    too_long_ = false;
    started_ = taken_;
  }

  [[nodiscard]] bool pending() const { return too_long_ || !line_.empty(); }

 private:
  const std::string& file_;
  const CaptureSink& take_;
  const RefusalSink& refuse_;
  std::string line_;
  bool too_long_ = false;
  std::uint64_t number_ = 0;
  std::uint64_t taken_ = 0;    // bytes so far
  std::uint64_t started_ = 0;  // byte at which the line at hand began
};

// Line ends as "\n", no byte order mark.
std::string tidied(std::string text) {
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
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

void read_page(File& stream, std::string page, const std::string& file, const CaptureSink& take,
               const RefusalSink& refuse) {
  std::string block;
  while (page.size() <= limits::largest_capture && stream.fill(block)) page += block;
  const std::size_t invalid = schema::first_invalid(page);
  if (page.size() > limits::largest_capture) {
    refuse({file, {}, fmt::format("longer than {} bytes", limits::largest_capture), {}});
  } else if (!stream.failure().empty()) {
    return;
  } else if (invalid != std::string::npos) {
    refuse({file, {}, fmt::format("not UTF-8 at byte {}", invalid), only_utf8});
  } else if (schema::trimmed(page).empty()) {
    refuse({file, {}, "empty", {}});
  } else {
    take({.form = Form::text, .bytes = tidied(std::move(page)), .provenance = {file, 0}}, {});
  }
}

}  // namespace

std::uint64_t read_captures(const Input& input, const Sinks& sinks) {
  const CaptureSink& take = sinks.take;
  const RefusalSink& refuse = sinks.refuse;
  File stream(input.path);
  std::string block;
  const bool any = stream.fill(block);
  const Form form = input.form.value_or(form_by_first_byte(block));
  if (form == Form::text) {
    read_page(stream, std::move(block), input.path, take, refuse);
  } else {
    JsonLines lines(input.path, take, refuse);
    if (any) lines.feed(block);
    while (stream.fill(block)) lines.feed(block);
    // After a failed read the line at hand is whatever came before the failure, not a line.
    if (lines.pending() && stream.failure().empty()) lines.close();
  }
  if (!stream.failure().empty()) {
    refuse({input.path, {}, "cannot be read: " + stream.failure(), {}});
  }
  return stream.total();
}

}  // namespace seogo::indexer::source
