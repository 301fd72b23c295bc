#include "searchd/http/streamed_reply.h"

#include <utility>

#include <fmt/format.h>

namespace seogo::searchd::http {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t size_digits = 8;  // of a chunk, in base 16
constexpr std::string_view line_end = "\r\n";
constexpr std::string_view last_chunk = "0\r\n\r\n";

}  // namespace

StreamedReply::StreamedReply(Response::Next next, bool in_chunks, Counters& counters, Tell tell)
    : next_(std::move(next)), in_chunks_(in_chunks), counters_(counters), tell_(std::move(tell)) {
  ++counters_.streams;
}

StreamedReply::~StreamedReply() {
  --counters_.streams;
  if (tell_) tell_({bytes_, took_, all_sent_ && !broken_});
}

void StreamedReply::write(std::string& out) {
  const Clock::time_point begun = Clock::now();
  const std::size_t before = out.size();
  // Its size is known when it is there.
  if (in_chunks_) out.append(size_digits, '0').append(line_end);
  const std::size_t start = out.size();
  ended_ = !next_(out);
  if (in_chunks_) {
    const std::size_t size = out.size() - start;
    if (size == 0) {
      out.resize(before);  // a chunk of nothing would be the end
    } else {
      out.replace(before, size_digits, fmt::format("{:08x}", size));
      out.append(line_end);
    }
    if (ended_) out.append(last_chunk);
  }
  took_ += Clock::now() - begun;
}

void StreamedReply::break_off() {
  broken_ = true;
  ended_ = true;
}

}  // namespace seogo::searchd::http
