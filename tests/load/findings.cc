#include "tests/load/findings.h"

#include <cmath>
#include <cstdio>

#include <fmt/format.h>

namespace seogo::load {

std::string counted(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string written(double figure, std::string_view unit) {
  const bool whole = figure >= 1000 || figure == std::floor(figure);
  std::string digits = fmt::format("{:.2f}", figure);
  if (std::abs(figure) < 0.1) digits = fmt::format("{:.3f}", figure);
  if (whole && figure >= 0) digits = counted(static_cast<std::uint64_t>(std::llround(figure)));
  return unit.empty() ? digits : fmt::format("{} {}", digits, unit);
}

void Findings::add(Finding finding) {
  fmt::print(stderr, "{}", line(finding));
  findings_.push_back(std::move(finding));
}

void Findings::tell(std::string_view scene, std::string_view what, std::string figure) {
  add({std::string(scene), std::string(what), std::move(figure)});
}

void Findings::hold(std::string_view scene, std::string_view what, double figure,
                    std::string_view name) {
  const Promise& promise = *find_promise(name);
  const auto other = limits_.find(name);
  const double limit = other == limits_.end() ? promise.limit : other->second;
  const bool at_most = promise.bound == Bound::at_most;
  add({std::string(scene), std::string(what), written(figure, promise.unit),
       fmt::format("{} {}", at_most ? "<=" : ">=", written(limit, promise.unit)),
       at_most ? figure <= limit : figure >= limit});
}

void Findings::fail(std::string_view scene, std::string_view what, std::string why) {
  add({std::string(scene), std::string(what), std::move(why), "none", false});
}

bool Findings::all_kept() const {
  return std::all_of(findings_.begin(), findings_.end(),
                     [](const Finding& finding) { return finding.kept; });
}

std::string Findings::line(const Finding& finding) {
  const char* verdict = finding.promised.empty() ? "" : finding.kept ? "kept" : "BROKEN";
  std::string text = fmt::format("{:<11}{:<56}{:>16}   {:<14}{}", finding.scene, finding.what,
                                 finding.figure, finding.promised, verdict);
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

std::string Findings::table() const {
  std::string text;
  for (const Finding& finding : findings_) text += line(finding);
  return text;
}

}  // namespace seogo::load
