// What all scenes play on: programs, indexes, searches to ask for, and how long to take.
//
//   Stage stage = {bin, "stacks", …};
//   stage.targets[0]    /v1/search?q=%ED%95%B4%EA%B3%A0
//
// Searches are drawn from the articles that the index holds, so that each has an answer: a word
// (rare to common), words, questions, phrases, a syllable, an author, a span of days.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/queries.h"
#include "tests/load/findings.h"

namespace seogo::load {

struct Stage {
  std::filesystem::path bin;
  std::filesystem::path index;
  std::filesystem::path small_index;  // is copied where a scene writes
  std::filesystem::path lua;          // wrk's script
  bool quick = false;
  double seconds = 60;  // of the steady scene

  std::vector<bench::BenchQuery> queries;
  std::vector<std::string> targets;   // of /v1/search, for each of these
  std::vector<std::string> everyday;  // … one to three words, questions: what people mostly ask
};

// `per_class` queries a kind, shuffled, the same each time.
[[nodiscard]] std::vector<bench::BenchQuery> searches_of(const std::filesystem::path& index,
                                                         int per_class);

// One after another, from the start again at the end.
class Turns {
 public:
  explicit Turns(const std::vector<std::string>& of) : of_(of) {}
  [[nodiscard]] const std::string& next() { return of_[next_++ % of_.size()]; }

 private:
  const std::vector<std::string>& of_;
  std::size_t next_ = 0;
};

// A scene to play: each is a function, in scene_NAME.cc.
struct Scene {
  std::string_view name;
  std::string_view help;
  void (*play)(const Stage& stage, Findings& findings);
};

void crowd_scene(const Stage& stage, Findings& findings);
void malformed_scene(const Stage& stage, Findings& findings);
void steady_scene(const Stage& stage, Findings& findings);
void throughput_scene(const Stage& stage, Findings& findings);
void stop_scene(const Stage& stage, Findings& findings);
void start_scene(const Stage& stage, Findings& findings);
void slowhttptest_scene(const Stage& stage, Findings& findings);

}  // namespace seogo::load
