// Bytes from outside, read once from front to back, whatever they are wrapped in.
//
//   std::unique_ptr<Stream> file = open_stream("crawl.warc.gz");     "-" is standard input
//   Window window(*file);
//   window.peek(2) == "\x1f\x8b";        what comes next, without taking it
//   window.line(1000)                    the next line without its end; nothing at the end
//   window.take(512)                     512 bytes, or fewer at the end
//   window.offset()                      bytes taken so far
//
// Throws Error(input) where bytes cannot be read, cannot be unwrapped, or go beyond a limit. For one
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace seogo::indexer::source {

class Stream {
 public:
  virtual ~Stream() = default;
  // Up to `size` bytes; 0 only at the end.
  virtual std::size_t read(char* out, std::size_t size) = 0;
};

// `total`, where given, counts the bytes read from the file itself and must outlive the stream.
[[nodiscard]] std::unique_ptr<Stream> open_stream(const std::string& path,
                                                  std::uint64_t* total = nullptr);

// Bytes that are in memory already; they must outlive the stream.
[[nodiscard]] std::unique_ptr<Stream> memory_stream(std::string_view bytes);

class Window {
 public:
  explicit Window(Stream& stream) : stream_(&stream) {}

  // The next `size` bytes, fewer at the end only. Valid until the next call.
  [[nodiscard]] std::string_view peek(std::size_t size);
  [[nodiscard]] bool done() { return peek(1).empty(); }

  [[nodiscard]] std::string take(std::size_t size);
  void skip(std::size_t size);
  // At most `size` bytes, as many as are there without waiting for more; empty at the end only.
  // Valid until the next call.
  [[nodiscard]] std::string_view block(std::size_t size);
  // A line without "\n" or "\r\n"; nothing at the end. Error(input) for one over `longest` bytes.
  [[nodiscard]] std::optional<std::string> line(std::size_t longest);

  [[nodiscard]] std::uint64_t offset() const { return taken_; }

 private:
  bool fill();  // false at the end
  void advance(std::size_t size);

  Stream* stream_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not taken yet
  std::uint64_t taken_ = 0;
  bool ended_ = false;
};

}  // namespace seogo::indexer::source
