#include "indexer/source/wrapping.h"

#include <array>
#include <utility>

#include "indexer/source/gzip.h"
#include "indexer/source/zstd.h"

namespace seogo::indexer::source {
namespace {

struct Wrapping {
  bool (*is)(std::string_view start);
  std::unique_ptr<Stream> (*open)(Stream& stream);
};
constexpr std::array<Wrapping, 2> wrappings = {{{is_gzip, gunzip}, {is_zstd, unzstd}}};

// Keeps what an unpacked stream reads from.
class Unwrapped : public Stream {
 public:
  Unwrapped(std::unique_ptr<Stream> wrapped, const Wrapping& wrapping)
      : wrapped_(std::move(wrapped)), stream_(wrapping.open(*wrapped_)) {}

  std::size_t read(char* out, std::size_t size) override { return stream_->read(out, size); }
  [[nodiscard]] std::optional<std::uint64_t> began(std::uint64_t offset) const override {
    return stream_->began(offset);
  }
  [[nodiscard]] bool damaged() const override { return stream_->damaged(); }
  bool resume() override { return stream_->resume(); }

 private:
  std::unique_ptr<Stream> wrapped_;
  std::unique_ptr<Stream> stream_;
};

}  // namespace

std::unique_ptr<Stream> unwrapped(Window& window) {
  const std::string_view start = window.peek(4);
  for (const Wrapping& wrapping : wrappings) {
    if (wrapping.is(start)) return std::make_unique<Unwrapped>(rest_of(window), wrapping);
  }
  return rest_of(window);
}

}  // namespace seogo::indexer::source
