#include "indexer/pipeline.h"

#include <fmt/format.h>

#include "indexer/taking.h"
#include "schema/analyzer.h"

namespace seogo::indexer {
namespace {

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
    case Writer::Outcome::older:
      ++tally.older;
      break;
  }
}

// Gives every article of one input to `take`.
template <typename Take>
void read_articles(Intake& intake, const source::Input& input, const extract::Profile& profile,
                   Take take_article, extract::Origins* origins = nullptr) {
  intake.read(input, [&](const source::Capture& capture, const std::string& place) {
    Taken taken = take(capture, place, capture.provenance.file, profile, origins);
    if (taken.refusal) return intake.refuse(*taken.refusal);
    if (!taken.article) return intake.skip(unlisted_page);
    take_article(std::move(*taken.article));
    intake.advance(1);
  });
}

void index_input(Intake& intake, const source::Input& input, const extract::Profile& profile,
                 const InputRecord& known, std::string state, Prune prune, Writer& writer) {
  const std::uint64_t refused_before = intake.tally.refused;
  std::uint64_t articles = 0;
  schema::Article only;
  writer.begin_input(input.path);
  read_articles(intake, input, profile, [&](schema::Article article) {
    if (++articles == 1) only = article;
    count(intake.tally, writer.put(std::move(article)));
  });
  const bool whole = intake.tally.refused == refused_before;
  InputRecord record{whole ? std::move(state) : std::string(), {}, absolute_path(input.path)};
  if (articles == 1) {
    record.page = only.id;
    if (!known.page.empty() && known.page != only.id &&
        writer.remove_earlier_state(known.page, only)) {
      --intake.tally.added;
      ++intake.tally.changed;
    }
  }
  // Where something was refused, what is not seen may stand in it; a file that is empty all at once is
  // not believed; and a stream has no earlier state.
  const bool believed = whole && articles > 0 && input.path != "-";
  if (prune == Prune::yes && believed) intake.tally.removed += writer.release_unseen();
  writer.end_input(record);
}

}  // namespace

std::string recipe_of(const extract::Profile& profile) {
  constexpr std::string_view extraction_version = "2";
  return fmt::format("{} {} {}", extraction_version, schema::analyzer_version,
                     profile.fingerprint());
}

std::string state_of(const source::Input& input, const std::string& recipe) {
  return input.fingerprint.empty() ? std::string() : recipe + " " + input.fingerprint;
}

void index_inputs(Intake& intake, const extract::Profile& profile, Writer& writer, Prune prune) {
  const std::string recipe = recipe_of(profile);
  for (const source::Input& input : intake.inputs()) {
    const InputRecord known = writer.input_record(input.path);
    std::string state = state_of(input, recipe);
    if (!state.empty() && known.state == state) {
      intake.pass(input);
    } else {
      index_input(intake, input, profile, known, std::move(state), prune, writer);
    }
  }
  writer.commit();
}

void extract_inputs(Intake& intake, const extract::Profile& profile, const ArticleSink& sink) {
  for (const source::Input& input : intake.inputs()) {
    extract::Origins origins;
    read_articles(
        intake, input, profile,
        [&](const schema::Article& article) {
          sink(article, origins);
          ++intake.tally.added;
        },
        &origins);
  }
}

}  // namespace seogo::indexer
