// Bytes from outside, read once from front to back, whatever they are wrapped in.
//
//   std::unique_ptr<Stream> file = open_stream("crawl.warc.gz");     "-" is standard input
//   Window window(*file);
//   window.peek(2) == "\x1f\x8b";        what comes next, without taking it
//   window.line(1000)                    the next line without its end; nothing at the end
//   window.take(512)                     512 bytes, or fewer at the end
//   window.offset()                      bytes taken so far
//
// Throws Error(input) where bytes cannot be read, cannot be unwrapped, or go beyond a limit; `look`
// does not, so that a reader can take what came out whole before, and `resume` goes on behind the
// damage where the wrapping allows it. For one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schema/error.h"

namespace seogo::indexer::source {

class Stream {
 public:
  virtual ~Stream() = default;
  // Up to `size` bytes; 0 only at the end. A read that failed fails again, until `resume`.
  virtual std::size_t read(char* out, std::size_t size) = 0;

  // Bytes that come in members, each packed for itself (members.h), know more than others:
  // the byte of the file at which the member began whose first byte is the one at `offset` here;
  // nothing if no member begins there.
  [[nodiscard]] virtual std::optional<std::uint64_t> began(std::uint64_t /*offset*/) const {
    return std::nullopt;
  }
  // Whether the last bytes that were read belong to a member that turned out to be damaged.
  [[nodiscard]] virtual bool damaged() const { return false; }
  // After a failed read: goes on at the next member. False if there is none.
  virtual bool resume() { return false; }
};

// `total`, where given, counts the bytes read from the file itself and must outlive the stream.
enum class Opening {
  anything,
  plain_file,  // not followed if it is a link by now, nor waited for if it is a pipe
};
[[nodiscard]] std::unique_ptr<Stream> open_stream(const std::string& path,
                                                  std::uint64_t* total = nullptr,
                                                  Opening opening = Opening::anything);

// Bytes that are in memory already; they must outlive the stream.
[[nodiscard]] std::unique_ptr<Stream> memory_stream(std::string_view bytes);

class Window {
 public:
  explicit Window(Stream& stream) : stream_(&stream) {}

  // The next `size` bytes, fewer at the end only. Valid until the next call.
  [[nodiscard]] std::string_view peek(std::size_t size);
  [[nodiscard]] bool done() { return peek(1).empty(); }

  // The same, but fewer also where the stream fails; `failure` then says why.
  [[nodiscard]] std::string_view look(std::size_t size);
  [[nodiscard]] const std::optional<schema::Error>& failure() const { return failure_; }
  // Whether the next `size` bytes are the last of a member that turned out to be damaged.
  [[nodiscard]] bool damaged_behind(std::size_t size) const {
    return held() == size && stream_->damaged();
  }
  // Drops what is held and goes on behind the failure; false if that cannot be.
  bool resume();

  [[nodiscard]] std::string take(std::size_t size);
  void skip(std::size_t size);
  // At most `size` bytes, as many as are there without waiting for more; empty at the end only.
  // Valid until the next call.
  [[nodiscard]] std::string_view block(std::size_t size);
  // A line without "\n" or "\r\n"; nothing at the end. Error(input) for one over `longest` bytes.
  [[nodiscard]] std::optional<std::string> line(std::size_t longest);

  [[nodiscard]] std::uint64_t offset() const { return taken_; }
  [[nodiscard]] std::optional<std::uint64_t> began() const { return stream_->began(taken_); }

 private:
  friend class Rest;
  bool fill();  // false at the end and where the stream fails
  void advance(std::size_t size);
  void make_room(std::size_t size);
  void require() const;  // throws if the stream failed
  [[nodiscard]] std::size_t held() const { return end_ - begin_; }
  [[nodiscard]] std::string_view view() const { return {buffer_.get() + begin_, held()}; }

  Stream* stream_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;  // of what is not taken yet
  std::size_t end_ = 0;
  std::uint64_t taken_ = 0;
  bool ended_ = false;
  std::optional<schema::Error> failure_;
};

// What a window has not taken yet, as a stream; the window must outlive it.
[[nodiscard]] std::unique_ptr<Stream> rest_of(Window& window);

// All of a stream; Error(input) for more than `most` bytes.
[[nodiscard]] std::string read_all(Stream& stream, std::size_t most);

}  // namespace seogo::indexer::source
