#include "indexer/source/utf16.h"

#include <algorithm>
#include <cstring>

#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

constexpr std::size_t mark_bytes = 2;
constexpr std::size_t block_bytes = 64U << 10;

char16_t unit_at(std::string_view bytes, std::size_t at, Utf16 order) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char16_t>(order == Utf16::big ? first << 8 | second : second << 8 | first);
}

bool is_high(char16_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low(char16_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// The code point at `at`, moving it on; nothing for half a pair.
std::optional<char32_t> next(std::string_view bytes, std::size_t& at, Utf16 order) {
  const char16_t unit = unit_at(bytes, at, order);
  at += 2;
  if (!is_high(unit) && !is_low(unit)) return unit;
  if (is_low(unit) || at + 1 >= bytes.size()) return std::nullopt;
  const char16_t low = unit_at(bytes, at, order);
  if (!is_low(low)) return std::nullopt;
  at += 2;
  return 0x10000U + ((unit & 0x3FFU) << 10 | (low & 0x3FFU));
}

class Utf8 : public Stream {
 public:
  Utf8(Window& window, Utf16 order) : window_(&window), order_(order) { window_->skip(mark_bytes); }

  std::size_t read(char* out, std::size_t size) override {
    while (at_ == text_.size() && refill()) {
    }
    const std::size_t got = std::min(size, text_.size() - at_);
    std::memcpy(out, text_.data() + at_, got);
    at_ += got;
    return got;
  }

 private:
  bool refill() {
    constexpr char no_utf8 = '\xFF';
    std::string_view bytes = window_->look(block_bytes);
    if (bytes.empty()) bytes = window_->peek(1);  // throws what went wrong, if something did
    text_.clear();
    at_ = 0;
    if (bytes.empty()) return false;
    // A pair is not cut, unless it is the end.
    const std::size_t stop = bytes.size() == block_bytes ? bytes.size() - 2 : bytes.size();
    std::size_t at = 0;
    while (at + 1 < bytes.size() && at < stop) {
      if (const std::optional<char32_t> c = next(bytes, at, order_)) {
        schema::append(text_, *c);
      } else {
        text_ += no_utf8;
      }
    }
    if (bytes.size() - at == 1) {
      text_ += no_utf8;
      ++at;
    }
    window_->skip(at);
    return true;
  }

  Window* window_;
  Utf16 order_;
  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Utf16> utf16_order(std::string_view start) {
  if (start.starts_with("\xFF\xFE")) return Utf16::little;
  if (start.starts_with("\xFE\xFF")) return Utf16::big;
  return std::nullopt;
}

std::optional<Utf16> utf16_order_by_zeros(std::string_view start) {
  constexpr std::size_t enough = 2048;
  constexpr std::size_t one_in = 20;  // units, at least, have a zero
  constexpr std::size_t least_zeros = 3;
  constexpr std::size_t one_sided = 10;  // times as many on this side as on the other
  start = start.substr(0, enough);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < start.size(); ++i) zeros[i % 2] += start[i] == '\0' ? 1 : 0;
  const std::size_t least = std::max<std::size_t>(start.size() / 2 / one_in, least_zeros);
  if (zeros[1] >= least && zeros[1] >= one_sided * zeros[0]) return Utf16::little;
  if (zeros[0] >= least && zeros[0] >= one_sided * zeros[1]) return Utf16::big;
  return std::nullopt;
}

std::string utf8_of(std::string_view bytes, Utf16 order, std::uint64_t& bad_bytes) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    const std::optional<char32_t> c = next(bytes, at, order);
    if (!c) bad_bytes += 2;
    schema::append(text, c.value_or(schema::replacement_character));
  }
  if (at < bytes.size()) {
    ++bad_bytes;
    schema::append(text, schema::replacement_character);
  }
  return text;
}

std::unique_ptr<Stream> utf8_stream(Window& window, Utf16 order) {
  return std::make_unique<Utf8>(window, order);
}

}  // namespace seogo::indexer::source
