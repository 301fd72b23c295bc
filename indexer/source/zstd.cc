#include "indexer/source/zstd.h"

#include <new>

#include <zstd.h>
#include <zstd_errors.h>

#include "indexer/source/members.h"

namespace seogo::indexer::source {
namespace {

constexpr std::string_view frame_start = "\x28\xb5\x2f\xfd";
constexpr std::string_view skippable_end = "\x2a\x4d\x18";  // behind 0x50 to 0x5F
// The skippable frame in which a .warc.zst brings its dictionary:
// https://iipc.github.io/warc-specifications/specifications/warc-zstd/
constexpr char dictionary_start = '\x5d';
constexpr std::string_view with_dictionary = "packed with a dictionary, which is not read,";

bool is_skippable(std::string_view start) {
  return start.size() >= 4 && (static_cast<unsigned char>(start[0]) & 0xF0U) == 0x50 &&
         start.substr(1, 3) == skippable_end;
}

class Zstd : public Codec {
 public:
  Zstd() : state_(::ZSTD_createDStream()) {
    if (state_ == nullptr) throw std::bad_alloc();
  }
  ~Zstd() override { ::ZSTD_freeDStream(state_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;

  [[nodiscard]] std::string_view name() const override { return "zstd"; }

  [[nodiscard]] bool begins(std::string_view bytes) const override {
    if (bytes.size() < 4) return !bytes.empty() && frame_start.starts_with(bytes);
    return bytes.starts_with(frame_start) || is_skippable(bytes);
  }

  void begin() override {
    ::ZSTD_initDStream(state_);
    fresh_ = true;
  }

  Step step(std::string_view packed, char* out, std::size_t room) override {
    const bool brings_dictionary = fresh_ && is_skippable(packed) && packed[0] == dictionary_start;
    fresh_ = false;
    if (brings_dictionary) return {0, 0, State::broken, with_dictionary};
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer space{out, room, 0};
    const std::size_t left = ::ZSTD_decompressStream(state_, &space, &in);
    Step step{in.pos, space.pos};
    if (::ZSTD_isError(left) != 0) {
      step.state = State::broken;
      if (::ZSTD_getErrorCode(left) == ZSTD_error_dictionary_wrong) step.why = with_dictionary;
    } else if (left == 0) {
      step.state = State::ended;
    }
    return step;
  }

 private:
  ZSTD_DStream* state_;
  bool fresh_ = true;
};

}  // namespace

bool is_zstd(std::string_view start) {
  return start.starts_with(frame_start) || is_skippable(start);
}

std::unique_ptr<Stream> unzstd(Stream& stream) {
  return unpacked(stream, std::make_unique<Zstd>());
}

}  // namespace seogo::indexer::source
