#include "indexer/source/gzip.h"

#include <algorithm>
#include <new>

#include <zlib.h>

#include "indexer/source/members.h"

namespace seogo::indexer::source {
namespace {

constexpr int window_bits = 15;
constexpr int with_gzip_head = 16;
constexpr unsigned most_at_once = 1U << 20;

constexpr unsigned byte_of(char c) { return static_cast<unsigned char>(c); }

class Inflater : public Codec {
 public:
  explicit Inflater(int bits) {
    if (::inflateInit2(&state_, bits) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() override { ::inflateEnd(&state_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  void begin() override { ::inflateReset(&state_); }

  Step step(std::string_view packed, char* out, std::size_t room) override {
    const auto in = static_cast<unsigned>(std::min<std::size_t>(packed.size(), most_at_once));
    const auto space = static_cast<unsigned>(std::min<std::size_t>(room, most_at_once));
    // zlib takes a pointer to bytes it does not write.
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    state_.avail_in = in;
    state_.next_out = reinterpret_cast<Bytef*>(out);
    state_.avail_out = space;
    const int status = ::inflate(&state_, Z_NO_FLUSH);
    Step step{in - state_.avail_in, space - state_.avail_out};
    if (status == Z_STREAM_END) {
      step.state = State::ended;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      step.state = State::broken;
    }
    return step;
  }

 private:
  z_stream state_{};
};

class Gzip : public Inflater {
 public:
  Gzip() : Inflater(window_bits + with_gzip_head) {}
  [[nodiscard]] std::string_view name() const override { return "gzip"; }
  [[nodiscard]] bool begins(std::string_view bytes) const override {
    constexpr std::string_view start = "\x1f\x8b\x08";  // the last: deflate, the only method
    constexpr unsigned reserved_flags = 0xE0;
    return !bytes.empty() && bytes.substr(0, 3) == start.substr(0, bytes.size()) &&
           (bytes.size() < 4 || (byte_of(bytes[3]) & reserved_flags) == 0);
  }
};

class Deflate : public Inflater {
 public:
  explicit Deflate(bool bare) : Inflater(bare ? -window_bits : window_bits) {}
  [[nodiscard]] std::string_view name() const override { return "deflate"; }
  [[nodiscard]] bool begins(std::string_view bytes) const override {
    return !begun_ && !bytes.empty();
  }
  void begin() override {
    begun_ = true;
    Inflater::begin();
  }

 private:
  bool begun_ = false;  // there is only one
};

// RFC 1950: the method is 8, and the first two bytes are a multiple of 31.
bool has_zlib_head(std::string_view start) {
  return start.size() >= 2 && (byte_of(start[0]) & 0x0F) == 8 &&
         (byte_of(start[0]) * 256 + byte_of(start[1])) % 31 == 0;
}

// Keeps the window that the head was looked at in.
class InflatedBody : public Stream {
 public:
  explicit InflatedBody(Stream& stream)
      : window_(stream),
        rest_(rest_of(window_)),
        unpacked_(unpacked(*rest_, std::make_unique<Deflate>(!has_zlib_head(window_.peek(2))))) {}
  std::size_t read(char* out, std::size_t size) override { return unpacked_->read(out, size); }

 private:
  Window window_;
  std::unique_ptr<Stream> rest_;
  std::unique_ptr<Stream> unpacked_;
};

}  // namespace

bool is_gzip(std::string_view start) { return start.starts_with("\x1f\x8b"); }

std::unique_ptr<Stream> gunzip(Stream& stream) {
  return unpacked(stream, std::make_unique<Gzip>());
}

std::unique_ptr<Stream> inflate_body(Stream& stream) {
  return std::make_unique<InflatedBody>(stream);
}

}  // namespace seogo::indexer::source
