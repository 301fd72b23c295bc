#include "indexer/pipeline.h"

#include <algorithm>

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
    const auto capture = [&](const source::Capture& page, const std::string& place) {
      try {
        extract::Origins origins;
        take(extract::extract(page, profile_, &origins), page.form, origins);
        ++articles_;
        progress_.advance(articles_, bytes_);
      } catch (const schema::Error& error) {
        if (error.code() != schema::ErrorCode::input) throw;
        refuse_({input.path, place, error.text(), error.hint(), page.url});
      }
    };
    bytes_ += source::read_captures(input, {capture, refuse_, [](std::string_view) {}});
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
  if (left_out > 0) {
    text += fmt::format("; {} articles of the old index were not in these paths and are gone",
                        left_out);
  }
  if (passed_over > 0) text += fmt::format("; {} other files passed over", passed_over);
  return text;
}

Tally index_paths(const std::vector<std::string>& paths, const extract::Profile& profile,
                  Writer& writer) {
  Run run(paths, profile);
  const std::string recipe = recipe_of(profile);
  for (const source::Input& input : run.inputs()) {
    // The record of a page saved as text ends with its article's id, behind a line break.
    const std::string known = writer.input_record(input.path);
    const std::string state = recipe + " " + input.fingerprint + "\n";
    if (!input.fingerprint.empty() && known.starts_with(state)) {
      ++run.tally.untouched_inputs;
      run.pass(input);
      continue;
    }
    std::string page_id;
    const bool whole =
        run.read(input, [&](schema::Article article, source::Form form, const extract::Origins&) {
          if (article.id.empty()) article.id = schema::stable_id(article);
          count(run.tally, writer.put(article));
          if (form != source::Form::text) return;
          page_id = article.id;
          const std::string earlier = known.substr(std::min(known.find('\n') + 1, known.size()));
          if (!known.empty() && earlier != page_id) writer.remove_earlier_state(earlier, article);
        });
    if (whole && !input.fingerprint.empty()) writer.set_input_record(input.path, state + page_id);
  }
  writer.commit();
  return run.tally;
}

Tally extract_paths(const std::vector<std::string>& paths, const extract::Profile& profile,
                    const ArticleSink& take) {
  Run run(paths, profile);
  for (const source::Input& input : run.inputs()) {
    run.read(input, [&](schema::Article article, source::Form, const extract::Origins& origins) {
      if (article.id.empty()) article.id = schema::stable_id(article);
      schema::validate(article);
      take(article, origins);
      ++run.tally.added;
    });
  }
  return run.tally;
}

}  // namespace seogo::indexer
