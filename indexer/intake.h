// Everything behind the paths a person gives, read input by input, with what is refused, passed over
// and done so far told on the way.
//
//   Intake intake(paths, report);
//   for (const source::Input& input : intake.inputs())
//     intake.read(input, [&](source::Capture capture, const std::string& place) { … });
//   intake.tally
//
// For one thread.
#pragma once

#include <string>
#include <vector>

#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/source/input.h"
#include "indexer/source/sinks.h"
#include "indexer/tally.h"

namespace seogo::indexer {

class Intake {
 public:
  Intake(const std::vector<std::string>& paths, Report& report);

  [[nodiscard]] const std::vector<source::Input>& inputs() const { return inputs_.found; }
  [[nodiscard]] std::uint64_t total_bytes() const;
  [[nodiscard]] bool saw_all() const { return missing_.empty(); }  // nothing given was unreadable

  // Returns whether the reader itself had nothing to refuse.
  bool read(const source::Input& input, const source::CaptureSink& take);
  void pass(const source::Input& input);  // it is untouched: not read

  void refuse(const source::Refusal& refusal);
  void skip(std::string_view kind);
  void advance(std::uint64_t articles);  // more of them are done
  void say(const std::string& line);     // above the bar
  void finish();                         // writes the end of the report

  Tally tally;

 private:
  Report& report_;
  std::vector<source::Refusal> missing_;  // found before there is a progress line to write above
  source::Inputs inputs_;
  Progress progress_;
  std::uint64_t articles_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace seogo::indexer
