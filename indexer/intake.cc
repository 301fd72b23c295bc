#include "indexer/intake.h"

#include <numeric>

#include "indexer/source/reader.h"

namespace seogo::indexer {

Intake::Intake(const std::vector<std::string>& paths, Report& report)
    : report_(report),
      inputs_(source::find_inputs(
          paths, [this](const source::Refusal& refusal) { missing_.push_back(refusal); })),
      progress_(total_bytes()) {
  tally.passed_over = inputs_.passed_over;
  for (const source::Refusal& refusal : missing_) refuse(refusal);
}

std::uint64_t Intake::total_bytes() const {
  return std::accumulate(
      inputs_.found.begin(), inputs_.found.end(), std::uint64_t{0},
      [](std::uint64_t sum, const source::Input& input) { return sum + input.bytes; });
}

bool Intake::read(const source::Input& input, const source::CaptureSink& take) {
  bool whole = true;
  bytes_ += source::read_captures(input, {take,
                                          [this, &whole](const source::Refusal& refusal) {
                                            whole = false;
                                            refuse(refusal);
                                          },
                                          [this](std::string_view kind) { skip(kind); }});
  advance(0);
  return whole;
}

void Intake::pass(const source::Input& input) {
  ++tally.untouched_inputs;
  bytes_ += input.bytes;
}

void Intake::refuse(const source::Refusal& refusal) {
  ++tally.refused;
  progress_.message(refusal.line());
  report_.refused(refusal);
}

void Intake::skip(std::string_view kind) {
  const auto at = tally.skipped.find(kind);
  if (at == tally.skipped.end()) {
    tally.skipped.emplace(kind, 1);
  } else {
    ++at->second;
  }
}

void Intake::advance(std::uint64_t articles) {
  articles_ += articles;
  progress_.advance(articles_, bytes_);
}

void Intake::say(const std::string& line) { progress_.message(line); }

void Intake::finish() { report_.done(tally); }

}  // namespace seogo::indexer
