#include "indexer/source/stream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "schema/error.h"
#include "schema/file.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t block_bytes = 256U << 10;

[[noreturn]] void throw_unreadable() {
  throw Error(ErrorCode::input, "cannot be read: " + std::generic_category().message(errno));
}

class FileStream : public Stream {
 public:
  FileStream(const std::string& path, std::uint64_t* total) : total_(total) {
    if (path == "-") {
      descriptor_ = STDIN_FILENO;
      return;
    }
    file_ = schema::File(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file_.is_open()) throw_unreadable();
    descriptor_ = file_.descriptor();
  }

  std::size_t read(char* out, std::size_t size) override {
    while (true) {
      const ssize_t got = ::read(descriptor_, out, size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw_unreadable();
      if (total_ != nullptr) *total_ += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
  }

 private:
  schema::File file_;
  int descriptor_ = -1;
  std::uint64_t* total_;
};

class MemoryStream : public Stream {
 public:
  explicit MemoryStream(std::string_view bytes) : rest_(bytes) {}

  std::size_t read(char* out, std::size_t size) override {
    const std::size_t got = std::min(size, rest_.size());
    std::memcpy(out, rest_.data(), got);
    rest_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view rest_;
};

}  // namespace

std::unique_ptr<Stream> open_stream(const std::string& path, std::uint64_t* total) {
  return std::make_unique<FileStream>(path, total);
}

std::unique_ptr<Stream> memory_stream(std::string_view bytes) {
  return std::make_unique<MemoryStream>(bytes);
}

bool Window::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t held = buffer_.size();
  buffer_.resize(held + block_bytes);
  const std::size_t got = stream_->read(buffer_.data() + held, block_bytes);
  buffer_.resize(held + got);
  ended_ = got == 0;
  return got > 0;
}

void Window::advance(std::size_t size) {
  begin_ += size;
  taken_ += size;
}

std::string_view Window::peek(std::size_t size) {
  while (buffer_.size() - begin_ < size && fill()) {
  }
  return std::string_view(buffer_).substr(begin_, size);
}

std::string Window::take(std::size_t size) {
  std::string out(peek(size));
  advance(out.size());
  return out;
}

void Window::skip(std::size_t size) {
  while (size > 0) {
    const std::size_t part = block(size).size();
    if (part == 0) return;
    size -= part;
  }
}

std::string_view Window::block(std::size_t size) {
  if (buffer_.size() == begin_) fill();
  const std::string_view found = std::string_view(buffer_).substr(begin_, size);
  advance(found.size());
  return found;
}

std::optional<std::string> Window::line(std::size_t longest) {
  std::size_t searched = 0;
  while (true) {
    const std::string_view seen = std::string_view(buffer_).substr(begin_);
    const std::size_t end = seen.find('\n', searched);
    if (end != std::string_view::npos && end <= longest) {
      std::string line(seen.substr(0, end));
      if (line.ends_with('\r')) line.pop_back();
      advance(end + 1);
      return line;
    }
    if (seen.size() > longest) {
      throw Error(ErrorCode::input, fmt::format("a line of over {} bytes", longest));
    }
    searched = seen.size();
    if (fill()) continue;
    if (buffer_.size() == begin_) return std::nullopt;
    std::string line = buffer_.substr(begin_);
    advance(line.size());
    return line;
  }
}

}  // namespace seogo::indexer::source
