#include "indexer/pipeline.h"

#include <fmt/format.h>

#include "indexer/extract/extractor.h"
#include "indexer/progress.h"
#include "indexer/source/input.h"
#include "indexer/source/reader.h"
#include "schema/analyzer.h"
#include "schema/error.h"

namespace seogo::indexer {
namespace {

// What, beside the file itself, decides which articles come out of it.
std::string recipe_of(const extract::Profile& profile) {
  constexpr std::string_view extraction_version = "1";
  return fmt::format("{} {} {}", extraction_version, schema::analyzer_version,
                     profile.fingerprint());
}

class Run {
 public:
  Run(const std::vector<std::string>& paths, const extract::Profile& profile)
      : profile_(profile),
        refuse_([this](const source::Refusal& refusal) { report(refusal); }),
        inputs_(source::find_inputs(
            paths, [this](const source::Refusal& refusal) { missing_.push_back(refusal); })),
        progress_(total_bytes()) {
    tally.passed_over = inputs_.passed_over;
    for (const source::Refusal& refusal : missing_) report(refusal);
  }

  // Gives every article of one input to `take`; returns whether nothing in it was refused.
  template <typename Take>
  bool read(const source::Input& input, Take take) {
    const std::uint64_t refused_before = tally.refused;
    bytes_ += source::read_captures(
        input,
        [&](source::Capture capture, const std::string& place) {
          try {
            take(extract::extract(capture, profile_));
            ++articles_;
            progress_.advance(articles_, bytes_);
          } catch (const schema::Error& error) {
            if (error.code() != schema::ErrorCode::input) throw;
            refuse_({input.path, place, error.text(), error.hint()});
          }
        },
        refuse_);
    progress_.advance(articles_, bytes_);
    return tally.refused == refused_before;
  }

  [[nodiscard]] const std::vector<source::Input>& inputs() const { return inputs_.found; }
  void pass(const source::Input& input) { bytes_ += input.bytes; }

  Tally tally;

 private:
  void report(const source::Refusal& refusal) {
    ++tally.refused;
    progress_.message(refusal.line());
  }

  [[nodiscard]] std::uint64_t total_bytes() const {
    std::uint64_t total = 0;
    for (const source::Input& input : inputs_.found) total += input.bytes;
    return total;
  }

  const extract::Profile& profile_;
  source::RefusalSink refuse_;
  std::vector<source::Refusal> missing_;  // found before there is a progress line to write above
  source::Inputs inputs_;
  Progress progress_;
  std::uint64_t articles_ = 0;
  std::uint64_t bytes_ = 0;
};

void count(Tally& tally, Writer::Outcome outcome) {
  switch (outcome) {
    case Writer::Outcome::added:
      ++tally.added;
      break;
    case Writer::Outcome::changed:
      ++tally.changed;
      break;
    case Writer::Outcome::unchanged:
      ++tally.unchanged;
      break;
  }
}

}  // namespace

std::string Tally::line() const {
  std::string text = fmt::format("{} added, {} changed, {} unchanged, {} refused", added, changed,
                                 unchanged, refused);
  if (untouched_inputs > 0) text += fmt::format("; {} files untouched", untouched_inputs);
  if (passed_over > 0) text += fmt::format("; {} other files passed over", passed_over);
  return text;
}

Tally index_paths(const std::vector<std::string>& paths, const extract::Profile& profile,
                  Writer& writer) {
  Run run(paths, profile);
  const std::string recipe = recipe_of(profile);
  for (const source::Input& input : run.inputs()) {
    const std::string record = recipe + " " + input.fingerprint;
    if (!input.fingerprint.empty() && writer.input_record(input.path) == record) {
      ++run.tally.untouched_inputs;
      run.pass(input);
      continue;
    }
    const bool whole = run.read(
        input, [&](schema::Article article) { count(run.tally, writer.put(std::move(article))); });
    if (whole && !input.fingerprint.empty()) writer.set_input_record(input.path, record);
  }
  writer.commit();
  return run.tally;
}

Tally extract_paths(const std::vector<std::string>& paths, const extract::Profile& profile,
                    const ArticleSink& take) {
  Run run(paths, profile);
  for (const source::Input& input : run.inputs()) {
    run.read(input, [&](schema::Article article) {
      if (article.id.empty()) article.id = schema::stable_id(article);
      schema::validate(article);
      take(article);
      ++run.tally.added;
    });
  }
  return run.tally;
}

}  // namespace seogo::indexer
