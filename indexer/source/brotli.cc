#include "indexer/source/brotli.h"

#include <new>

#include <brotli/decode.h>

#include "indexer/source/members.h"

namespace seogo::indexer::source {
namespace {

class Brotli : public Codec {
 public:
  Brotli() : state_(::BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
    if (state_ == nullptr) throw std::bad_alloc();
  }
  ~Brotli() override { ::BrotliDecoderDestroyInstance(state_); }
  Brotli(const Brotli&) = delete;
  Brotli& operator=(const Brotli&) = delete;

  [[nodiscard]] std::string_view name() const override { return "brotli"; }
  [[nodiscard]] bool begins(std::string_view bytes) const override {
    return !begun_ && !bytes.empty();
  }
  void begin() override { begun_ = true; }

  Step step(std::string_view packed, char* out, std::size_t room) override {
    std::size_t in_left = packed.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
    std::size_t room_left = room;
    auto* space = reinterpret_cast<std::uint8_t*>(out);
    const BrotliDecoderResult result =
        ::BrotliDecoderDecompressStream(state_, &in_left, &in, &room_left, &space, nullptr);
    Step step{packed.size() - in_left, room - room_left};
    if (result == BROTLI_DECODER_RESULT_SUCCESS) {
      step.state = State::ended;
    } else if (result == BROTLI_DECODER_RESULT_ERROR) {
      step.state = State::broken;
    }
    return step;
  }

 private:
  BrotliDecoderState* state_;
  bool begun_ = false;  // there is only one
};

}  // namespace

std::unique_ptr<Stream> unbrotli(Stream& stream) {
  return unpacked(stream, std::make_unique<Brotli>());
}

}  // namespace seogo::indexer::source
