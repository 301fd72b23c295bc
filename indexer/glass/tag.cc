#include "indexer/glass/tag.h"

#include <utility>

#include <zlib.h>

#include "schema/error.h"

namespace seogo::indexer::glass {
namespace {

constexpr std::size_t shortest = 18;  // bytes; Xapian does not try below
constexpr int raw_window = -15;       // the widest, without a head around the bytes
constexpr int memory_level = 9;

// A stream that ends with its owner.
class Deflation {
 public:
  explicit Deflation(int strategy) {
    if (::deflateInit2(&stream_, Z_BEST_SPEED, Z_DEFLATED, raw_window, memory_level, strategy) !=
        Z_OK) {
      throw schema::Error(schema::ErrorCode::io, "zlib could not begin to pack");
    }
  }
  ~Deflation() { ::deflateEnd(&stream_); }
  Deflation(const Deflation&) = delete;
  Deflation& operator=(const Deflation&) = delete;

  // Whether `bytes` fit into the room of `out` when packed, which is then cut to them.
  bool pack(std::string& bytes, std::string& out) {
    ::deflateReset(&stream_);
    stream_.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    if (::deflate(&stream_, Z_FINISH) != Z_STREAM_END) return false;
    out.resize(stream_.total_out);
    return true;
  }

 private:
  z_stream stream_{};
};

}  // namespace

Tag packed(std::string bytes, Of what) {
  if (bytes.size() <= shortest) return {std::move(bytes), Form::plain};
  thread_local Deflation of_texts(Z_DEFAULT_STRATEGY);
  thread_local Deflation of_numbers(Z_RLE);
  Deflation& deflation = what == Of::texts ? of_texts : of_numbers;
  std::string out(bytes.size() - 1, '\0');
  if (!deflation.pack(bytes, out)) return {std::move(bytes), Form::plain};
  return {std::move(out), Form::deflated};
}

}  // namespace seogo::indexer::glass
