#include "indexer/progress.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace seogo::indexer {
namespace {

using std::chrono::duration;
using namespace std::chrono_literals;

constexpr auto redraw_every = 100ms;   // on a terminal
constexpr auto line_every = 10s;       // elsewhere
constexpr std::size_t bar_width = 24;  // characters

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

}  // namespace

Progress::Progress(std::uint64_t total_bytes)
    : total_bytes_(total_bytes), terminal_(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() { clear(); }

void Progress::advance(std::uint64_t articles, std::uint64_t bytes) {
  articles_ = articles;
  bytes_ = bytes;
  const Clock::time_point now = Clock::now();
  if (now - last_ >= (terminal_ ? Clock::duration(redraw_every) : Clock::duration(line_every))) {
    last_ = now;
    draw(now);
  }
}

void Progress::message(const std::string& line) {
  clear();
  fmt::print(stderr, "{}\n", line);
}

void Progress::clear() {
  if (drawn_) fmt::print(stderr, "\r\033[K");
  drawn_ = false;
}

void Progress::draw(Clock::time_point now) {
  const double seconds = std::max(duration<double>(now - start_).count(), 0.001);
  std::string line =
      fmt::format("{} articles  {}/s", grouped(articles_),
                  grouped(static_cast<std::uint64_t>(static_cast<double>(articles_) / seconds)));
  if (total_bytes_ > 0 && bytes_ > 0) {
    const double share =
        std::min(static_cast<double>(bytes_) / static_cast<double>(total_bytes_), 1.0);
    const double left = seconds * (1 - share) / share;
    line += fmt::format("  {:.0f}%  about {:.0f} s left", share * 100, left);
    const auto filled = static_cast<std::size_t>(share * bar_width);
    if (terminal_) line = fmt::format("[{:<{}}]  {}", std::string(filled, '='), bar_width, line);
  }
  if (!terminal_) return fmt::print(stderr, "{}\n", line);
  fmt::print(stderr, "\r\033[K{}", line);
  std::fflush(stderr);
  drawn_ = true;
}

}  // namespace seogo::indexer
