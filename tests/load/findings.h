// What the scenes found: figures, some of which are promised.
//
//   findings.tell("crowd", "connections made", "1,420");
//   findings.hold("crowd", "search, 99th percentile", 3.2, "fresh-p99-ms");
//   findings.table()
//     crowd      search, 99th percentile                          3.20 ms    <= 50 ms     kept
//
// Each is printed to standard error as it comes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/load/promises.h"

namespace seogo::load {

class Findings {
 public:
  // Instead of the table's.
  using Limits = std::map<std::string, double, std::less<>>;
  explicit Findings(Limits limits) : limits_(std::move(limits)) {}

  void tell(std::string_view scene, std::string_view what, std::string figure);
  void hold(std::string_view scene, std::string_view what, double figure, std::string_view promise);
  void fail(std::string_view scene, std::string_view what, std::string why);

  [[nodiscard]] bool all_kept() const;
  [[nodiscard]] std::string table() const;

 private:
  struct Finding {
    std::string scene;
    std::string what;
    std::string figure;
    std::string promised = {};
    bool kept = true;
  };
  void add(Finding finding);
  [[nodiscard]] static std::string line(const Finding& finding);

  Limits limits_;
  std::vector<Finding> findings_;
};

[[nodiscard]] std::string written(double figure, std::string_view unit);  // 3.20 ms, 20,412 /s
[[nodiscard]] std::string counted(std::uint64_t number);                  // 10,000

}  // namespace seogo::load
