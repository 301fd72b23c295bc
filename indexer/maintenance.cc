#include "indexer/maintenance.h"

#include <fmt/format.h>

#include "indexer/articles_database.h"
#include "indexer/comments_build.h"
#include "indexer/comments_check.h"
#include "indexer/compaction.h"
#include "indexer/intake.h"
#include "indexer/progress.h"
#include "indexer/prune.h"
#include "indexer/reanalysis.h"
#include "indexer/room.h"
#include "indexer/table_check.h"
#include "indexer/term_lists.h"
#include "schema/document.h"
#include "schema/error.h"
#include "schema/fields.h"
#include "schema/lexicon.h"
#include "schema/stored.h"

namespace seogo::indexer {
namespace {

using schema::Error;
using schema::ErrorCode;
using schema::IndexDirectory;

// Every stored article of a generation, in the order of its documents.
template <typename Take>
void each_article(const Xapian::Database& database, Take take) {
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    take(*it, schema::stored_article(database, *it));
  }
}

// One generation compacted into another, its comments made anew, fit to be switched to.
std::string compacted(const IndexDirectory& directory, const std::string& from) {
  const std::string to = directory.next_name();
  require_room(directory.path(), bytes_below(directory.generation_path(from)),
               "compacting the index");
  compact(directory.generation_path(from), directory.generation_path(to));
  drop_term_lists(directory.generation_path(to));
  directory.prepare_holds(to);
  build_comments(directory, to);
  return to;
}

// What is wrong with the articles' files and documents of one generation.
std::vector<std::string> article_findings(const IndexDirectory& directory,
                                          const std::string& name) {
  std::vector<std::string> findings;
  const std::string path = directory.generation_path(name).string();
  try {
    const std::size_t errors = table_errors(path);
    if (errors > 0) findings.push_back(fmt::format("{}: {} errors in its tables", name, errors));
    const Xapian::Database database(path);
    each_article(database, [&](Xapian::docid id, const schema::Article& article) {
      if (database.get_termfreq(schema::id_term(article.id)) != 1) {
        findings.push_back(fmt::format("{}: document {} has no identity of its own", name, id));
      }
    });
    schema::Lexicon(database).each([](std::string_view, unsigned) {});  // throws where damaged
  } catch (const Xapian::Error& error) {
    findings.push_back(fmt::format("{}: {}", name, error.get_description()));
  } catch (const Error& error) {
    findings.push_back(fmt::format("{}: {}", name, error.text()));
  }
  return findings;
}

// Where `current` is lost or names nothing, the fullest generation is the one to go on with.
void restore_pointer(const IndexDirectory& directory) {
  try {
    static_cast<void>(directory.live());
  } catch (const Error& error) {
    const std::optional<std::string> fullest = directory.fullest();
    if (!fullest || error.code() != ErrorCode::index) throw;
    directory.switch_to(*fullest);
  }
}

void switch_if_sound(const IndexDirectory& directory, const std::string& name) {
  directory.sync_generation(name);
  std::vector<std::string> findings = article_findings(directory, name);
  if (findings.empty()) findings = comment_findings(directory, name);
  if (!findings.empty()) {
    throw Error(ErrorCode::io, fmt::format("the new generation is damaged: {}", findings.front()),
                "the live index was not touched");
  }
  directory.switch_to(name);
  directory.clear_dirty();
  directory.remove_unused();
}

bool is_empty(const IndexDirectory& directory, const std::string& name) {
  try {
    return Xapian::Database(directory.generation_path(name).string()).get_doccount() == 0;
  } catch (const Xapian::Error&) {
    return false;  // opening it for writing will tell what is wrong with it
  }
}

// Articles of one generation that another has not.
std::uint64_t count_missing(const IndexDirectory& directory, const std::string& from,
                            const std::string& in) {
  std::uint64_t missing = 0;
  try {
    const Xapian::Database old(directory.generation_path(from).string());
    const Xapian::Database fresh(directory.generation_path(in).string());
    const std::string prefix(schema::id_prefix);
    for (auto it = old.allterms_begin(prefix); it != old.allterms_end(prefix); ++it) {
      if (!fresh.term_exists(*it)) ++missing;
    }
  } catch (const Xapian::Error&) {
    return 0;  // the old generation is damaged, which is why it is being built anew
  }
  return missing;
}

// The articles of the live generation, with what is remembered of their inputs.
std::string analyzed_anew(const IndexDirectory& directory, Tally& tally) {
  const schema::Generation live = directory.open_live(IndexDirectory::Accept::stored_articles);
  const std::string built = directory.next_name();
  require_room(directory.path(), bytes_below(directory.generation_path(live.name)),
               "building the index");
  Progress progress(0);
  reanalyze(live, directory, built, [&](std::uint64_t articles) {
    tally.added = articles;
    progress.advance(articles, 0);
  });
  directory.prepare_holds(built);
  ArticlesDatabase(directory, built, ArticlesDatabase::Target::aside).link_all();
  build_comments(directory, built);
  return built;
}

// A build that is cut short before its switch must not leave a whole generation and no pointer.
std::string live_or_empty(const IndexDirectory& directory) {
  std::optional<std::string> live = directory.live();
  if (!live) {
    live = directory.create_generation();
    directory.switch_to(*live);
  }
  return *live;
}

void finish(Intake& intake, const IndexDirectory& directory) {
  intake.finish();
  directory.remove_unused();
}

}  // namespace

Tally update(const IndexDirectory& directory, const Settings& settings) {
  const schema::WriterLock lock(directory, "update");
  directory.remove_unused();  // what a killed build left
  const std::string live = live_or_empty(directory);
  Intake intake(settings.paths, settings.report);
  if (is_empty(directory, live) && !directory.dirty()) {
    const std::optional<std::string> built =
        build_generation(directory, intake, settings.profile, settings.memory);
    if (built) switch_if_sound(directory, *built);
  } else {
    Writer writer(directory, live, Writer::Target::live);
    index_inputs(intake, settings.profile, writer, settings.prune);
    if (settings.prune == Prune::yes) prune(settings.paths, intake, writer);
  }
  finish(intake, directory);
  return intake.tally;
}

Tally rebuild(const IndexDirectory& directory, const Settings& settings) {
  // Before the lock, which would make a directory for it.
  if (settings.paths.empty()) static_cast<void>(directory.require_live());
  restore_pointer(directory);
  const schema::WriterLock lock(directory, "rebuild");
  directory.remove_unused();
  const std::string before = live_or_empty(directory);
  Intake intake(settings.paths, settings.report);
  std::optional<std::string> built;
  if (settings.paths.empty()) {
    built = analyzed_anew(directory, intake.tally);
  } else {
    built = build_generation(directory, intake, settings.profile, settings.memory);
  }
  if (!built || intake.tally.added == 0) {
    directory.remove_unused();
    throw Error(ErrorCode::index, "no article was found, so nothing was switched",
                "name the files or folders that hold the archive");
  }
  intake.tally.left_out = count_missing(directory, before, *built);
  switch_if_sound(directory, *built);
  finish(intake, directory);
  return intake.tally;
}

std::vector<std::string> check(const IndexDirectory& directory) {
  std::string name;
  try {
    name = directory.require_live();
  } catch (const Error& error) {
    // A lost pointer is a finding that repair mends; a directory without any index is an error.
    if (!directory.fullest()) throw;
    return {error.text()};
  }
  std::vector<std::string> findings = article_findings(directory, name);
  if (findings.empty()) {
    directory.require_this_version(name);  // there is nothing to repair in one of another
    findings = comment_findings(directory, name);
  }
  if (const std::optional<std::string> reason = directory.dirty()) {
    findings.push_back(fmt::format("a commit failed here: {}", *reason));
  }
  if (findings.empty()) static_cast<void>(directory.open_live());  // as searches do
  return findings;
}

void repair(const IndexDirectory& directory) {
  restore_pointer(directory);
  const schema::WriterLock lock(directory, "check --repair");
  directory.remove_parts();  // of a repair that was cut short; other generations may yet be needed
  switch_if_sound(directory, compacted(directory, directory.require_live()));
}

schema::Stats stats(const IndexDirectory& directory) {
  const schema::Generation live = directory.open_live();
  return schema::measure(directory, live.name, live.database);
}

}  // namespace seogo::indexer
