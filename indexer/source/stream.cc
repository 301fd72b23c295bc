#include "indexer/source/stream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
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
  FileStream(const std::string& path, std::uint64_t* total, Opening opening) : total_(total) {
    if (path == "-") {
      descriptor_ = STDIN_FILENO;
      return;
    }
    const int guards = opening == Opening::plain_file ? O_NOFOLLOW | O_NONBLOCK : 0;
    file_ = schema::File(::open(path.c_str(), O_RDONLY | O_CLOEXEC | guards));
    if (!file_.is_open()) throw_unreadable();
    descriptor_ = file_.descriptor();
    struct stat status {};
    if (opening != Opening::plain_file || ::fstat(descriptor_, &status) != 0) return;
    if (!S_ISREG(status.st_mode)) {
      throw Error(ErrorCode::input, "cannot be read: it is no file any more");
    }
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

std::unique_ptr<Stream> open_stream(const std::string& path, std::uint64_t* total,
                                    Opening opening) {
  return std::make_unique<FileStream>(path, total, opening);
}

std::unique_ptr<Stream> memory_stream(std::string_view bytes) {
  return std::make_unique<MemoryStream>(bytes);
}

void Window::make_room(std::size_t size) {
  // What is taken is dropped once it is a fourth of what is not: few bytes are moved, few held.
  if (begin_ > 0 && begin_ >= held() / 4) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, held());
    end_ -= begin_;
    begin_ = 0;
  }
  if (capacity_ - end_ >= size) return;
  capacity_ = end_ + size + end_ / 4;
  std::unique_ptr<char[]> wider(new char[capacity_]);  // left as it is: no zeros are needed
  if (end_ > 0) std::memcpy(wider.get(), buffer_.get(), end_);
  buffer_ = std::move(wider);
}

bool Window::fill() {
  if (ended_) return false;
  make_room(block_bytes);
  try {
    const std::size_t got = stream_->read(buffer_.get() + end_, block_bytes);
    end_ += got;
    ended_ = got == 0;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::input) throw;
    failure_ = error;
    ended_ = true;
  }
  return !ended_;
}

void Window::advance(std::size_t size) {
  begin_ += size;
  taken_ += size;
}

void Window::require() const {
  if (failure_) throw Error(*failure_);
}

std::string_view Window::look(std::size_t size) {
  while (held() < size && fill()) {
  }
  return view().substr(0, size);
}

std::string_view Window::peek(std::size_t size) {
  const std::string_view found = look(size);
  if (found.size() < size) require();
  return found;
}

bool Window::resume() {
  if (!failure_ || !stream_->resume()) return false;
  advance(held());
  failure_.reset();
  ended_ = false;
  return true;
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
  if (held() == 0 && !fill()) require();
  const std::string_view found = view().substr(0, size);
  advance(found.size());
  return found;
}

std::optional<std::string> Window::line(std::size_t longest) {
  std::size_t searched = 0;
  while (true) {
    const std::string_view seen = view();
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
    require();
    if (held() == 0) return std::nullopt;
    return take(held());
  }
}

class Rest : public Stream {
 public:
  explicit Rest(Window& window) : window_(&window) {}

  std::size_t read(char* out, std::size_t size) override {
    const std::string_view found = window_->block(size);
    std::memcpy(out, found.data(), found.size());
    return found.size();
  }
  [[nodiscard]] std::optional<std::uint64_t> began(std::uint64_t offset) const override {
    return window_->stream_->began(offset);
  }
  [[nodiscard]] bool damaged() const override { return window_->damaged_behind(0); }
  bool resume() override { return window_->resume(); }

 private:
  Window* window_;
};

std::unique_ptr<Stream> rest_of(Window& window) { return std::make_unique<Rest>(window); }

std::string read_all(Stream& stream, std::size_t most) {
  Window window(stream);
  std::string all;
  while (all.size() <= most) {
    const std::string_view block = window.block(block_bytes);
    if (block.empty()) return all;
    all += block;
  }
  throw Error(ErrorCode::input, fmt::format("longer than {} bytes", most));
}

}  // namespace seogo::indexer::source
