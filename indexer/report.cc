#include "indexer/report.h"

#include <utility>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "schema/file.h"

namespace seogo::indexer {
namespace {

using Json = nlohmann::ordered_json;

std::string print(const Json& object) {
  // Names of files are bytes, not text.
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Report::Report(std::string path) : path_(std::move(path)) {
  if (path_.empty()) return;
  file_.reset(path_ == "-" ? ::fdopen(::dup(STDOUT_FILENO), "w") : std::fopen(path_.c_str(), "we"));
  if (!file_) schema::throw_io("open", path_);
}

void Report::write(const std::string& line) {
  if (!file_) return;
  const bool written = std::fwrite(line.data(), 1, line.size(), file_.get()) == line.size();
  if (!written || std::fflush(file_.get()) != 0) schema::throw_io("write", path_);
}

void Report::refused(const source::Refusal& refusal) {
  Json object = {{"status", "refused"}, {"file", refusal.file}};
  if (!refusal.place.empty()) object["place"] = refusal.place;
  if (!refusal.url.empty()) object["url"] = refusal.url;
  object["reason"] = refusal.reason;
  if (!refusal.hint.empty()) object["hint"] = refusal.hint;
  write(print(object));
}

void Report::done(const Tally& tally) {
  Json object = {{"status", "done"},
                 {"added", tally.added},
                 {"changed", tally.changed},
                 {"unchanged", tally.unchanged},
                 {"older", tally.older},
                 {"removed", tally.removed},
                 {"refused", tally.refused},
                 {"untouched_inputs", tally.untouched_inputs},
                 {"passed_over", tally.passed_over},
                 {"left_out", tally.left_out},
                 {"skipped", Json::object()}};
  for (const auto& [kind, count] : tally.skipped) object["skipped"][kind] = count;
  write(print(object));
}

}  // namespace seogo::indexer
