#include "indexer/source/members.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "indexer/source/limits.h"
#include "schema/error.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t block_bytes = 256U << 10;
// How far back a search for the next member may go into what the damaged one has swallowed.
constexpr std::size_t kept_bytes = 256U << 10;
// Bytes read twice by such searches, for each byte of the stream: what keeps them linear.
constexpr std::uint64_t most_rereading = 4;
constexpr std::size_t most_marks = 1U << 20;

// The packed bytes: those at hand, and some that were taken already.
class Packed {
 public:
  explicit Packed(Stream& stream) : stream_(&stream) {}

  // The bytes at hand, at least `least` except at the end. Those from `keep` on can be gone back to.
  std::string_view at_least(std::size_t least, std::uint64_t keep) {
    while (bytes_.size() - at_ < least && !ended_) {
      const std::uint64_t oldest =
          std::max(keep, offset() - std::min<std::uint64_t>(offset(), kept_bytes));
      if (oldest > base_) {
        const std::size_t drop =
            std::min<std::size_t>(static_cast<std::size_t>(oldest - base_), at_);
        bytes_.erase(0, drop);
        base_ += drop;
        at_ -= drop;
      }
      const std::size_t held = bytes_.size();
      bytes_.resize(held + block_bytes);
      std::size_t got = 0;
      try {
        got = stream_->read(bytes_.data() + held, block_bytes);
      } catch (const Error&) {
        bytes_.resize(held);
        throw;
      }
      bytes_.resize(held + got);
      ended_ = got == 0;
    }
    return std::string_view(bytes_).substr(at_);
  }

  void take(std::size_t size) { at_ += size; }
  // Back to a byte, or as near as what is kept allows.
  void go_back(std::uint64_t to) { at_ = static_cast<std::size_t>(std::max(to, base_) - base_); }
  [[nodiscard]] std::uint64_t offset() const { return base_ + at_; }

 private:
  Stream* stream_;
  std::string bytes_;
  std::uint64_t base_ = 0;  // the byte of the stream that is bytes_[0]
  std::size_t at_ = 0;
  bool ended_ = false;
};

class Unpacked : public Stream {
 public:
  Unpacked(Stream& stream, std::unique_ptr<Codec> codec)
      : packed_(stream), codec_(std::move(codec)) {}

  std::size_t read(char* out, std::size_t size) override {
    if (failure_) throw Error(*failure_);
    std::size_t got = 0;
    // Up to the end of the member, so that its check is made before its last bytes are given.
    while (got < size) {
      if (!within_ && (got > 0 || !begin())) break;
      got += step(out + got, size - got);
      if (!failure_) continue;
      if (got == 0) throw Error(*failure_);
      damaged_ = true;
      break;
    }
    return got;
  }

  [[nodiscard]] std::optional<std::uint64_t> began(std::uint64_t offset) const override {
    const auto mark =
        std::lower_bound(marks_.begin(), marks_.end(), offset,
                         [](const Mark& row, std::uint64_t at) { return row.unpacked < at; });
    if (mark == marks_.end() || mark->unpacked != offset) return std::nullopt;
    return mark->packed;
  }

  [[nodiscard]] bool damaged() const override { return damaged_; }

  bool resume() override {
    if (!failure_) return false;
    const std::uint64_t swallowed = packed_.offset() - std::min(packed_.offset(), member_ + 1);
    if (reread_ + swallowed <= most_rereading * packed_.offset()) {
      const std::uint64_t before = packed_.offset();
      packed_.go_back(member_ + 1);
      reread_ += before - std::min(before, packed_.offset());
    }
    within_ = false;
    while (true) {
      const std::string_view bytes = packed_.at_least(4, packed_.offset());
      if (bytes.empty()) return false;
      std::size_t at = 0;
      const std::size_t whole = bytes.size() < 4 ? bytes.size() : bytes.size() - 3;
      while (at < whole && !codec_->begins(bytes.substr(at))) ++at;
      packed_.take(at);
      if (at < whole) break;
    }
    failure_.reset();
    damaged_ = false;
    return true;
  }

 private:
  struct Mark {
    std::uint64_t unpacked;
    std::uint64_t packed;
  };

  // False at the end of the stream.
  bool begin() {
    std::string_view bytes = packed_.at_least(4, packed_.offset());
    while (members_ > 0 && !bytes.empty() && bytes[0] == '\0') {
      packed_.take(std::min(bytes.find_first_not_of('\0'), bytes.size()));
      bytes = packed_.at_least(4, packed_.offset());
    }
    if (bytes.empty() && members_ > 0) return false;
    member_ = packed_.offset();
    if (!codec_->begins(bytes)) {
      fail(fmt::format("no {} data", codec_->name()));
      throw Error(*failure_);
    }
    codec_->begin();
    within_ = true;
    given_ = false;
    ++members_;
    return true;
  }

  std::size_t step(char* out, std::size_t room) {
    const std::string_view bytes = packed_.at_least(1, member_);
    const Codec::Step done = codec_->step(bytes, out, room);
    packed_.take(done.taken);
    credit_ = std::min<std::uint64_t>(credit_ + done.taken * limits::highest_ratio,
                                      std::max<std::uint64_t>(limits::largest_member, credit_));
    if (done.given > credit_) {
      fail(fmt::format("{} data unpacks to over {} times its size", codec_->name(),
                       limits::highest_ratio));
      return 0;
    }
    credit_ -= done.given;
    if (done.given > 0 && !given_) {
      given_ = true;
      marks_.push_back({unpacked_, member_});
      if (marks_.size() > most_marks) marks_.pop_front();
    }
    unpacked_ += done.given;
    if (done.state == Codec::State::broken) {
      fail(fmt::format("{} data {}", codec_->name(), done.why));
    } else if (done.state == Codec::State::ended) {
      within_ = false;
    } else if (done.taken == 0 && done.given == 0) {
      fail(fmt::format("{} data {}", codec_->name(), bytes.empty() ? "cut short" : "damaged"));
    }
    return done.given;
  }

  void fail(const std::string& text) {
    failure_ = Error(ErrorCode::input, fmt::format("{} at byte {}", text, packed_.offset()));
  }

  Packed packed_;
  std::unique_ptr<Codec> codec_;
  std::optional<Error> failure_;
  bool within_ = false;   // a member
  bool given_ = false;    // something of it
  bool damaged_ = false;  // what was given of it last
  std::uint64_t members_ = 0;
  std::uint64_t member_ = 0;    // where it began
  std::uint64_t unpacked_ = 0;  // bytes given
  std::uint64_t credit_ = limits::ratio_from;
  std::uint64_t reread_ = 0;
  std::deque<Mark> marks_;
};

}  // namespace

std::unique_ptr<Stream> unpacked(Stream& stream, std::unique_ptr<Codec> codec) {
  return std::make_unique<Unpacked>(stream, std::move(codec));
}

}  // namespace seogo::indexer::source
