#include "indexer/prune.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace seogo::indexer {
namespace {

namespace fs = std::filesystem;

bool is_gone(const std::string& path) {
  std::error_code error;
  return fs::status(path, error).type() == fs::file_type::not_found;
}

// As a disk looks that is not mounted.
bool lies_in_empty_folder(const std::string& path) {
  std::error_code error;
  return fs::is_empty(fs::path(path).parent_path(), error) && !error;
}

bool lies_within(const std::string& path, const std::string& folder) {
  return path.starts_with(folder) &&
         (folder.ends_with('/') || (path.size() > folder.size() && path[folder.size()] == '/'));
}

}  // namespace

void prune(const std::vector<std::string>& paths, Intake& intake, Writer& writer) {
  if (!intake.saw_all()) {
    intake.say("nothing was removed, because not all of what was given could be looked at");
    return;
  }
  struct Folder {
    std::string given;
    std::string path;
    bool has_inputs = false;
    std::vector<std::string> gone;  // keys
    std::uint64_t doubtful = 0;     // files that are gone from folders that are empty now
  };
  std::vector<Folder> folders;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) folders.push_back({path, absolute_path(path), false, {}, 0});
  }
  for (const source::Input& input : intake.inputs()) {
    const std::string path = absolute_path(input.path);
    for (Folder& folder : folders) {
      folder.has_inputs = folder.has_inputs || lies_within(path, folder.path);
    }
  }
  writer.each_input([&folders](const std::string& key, const InputRecord& record) {
    const auto folder = std::find_if(folders.begin(), folders.end(), [&record](const Folder& row) {
      return lies_within(record.path, row.path);
    });
    if (folder == folders.end() || !is_gone(record.path)) return;
    if (lies_in_empty_folder(record.path)) {
      ++folder->doubtful;
    } else {
      folder->gone.push_back(key);
    }
  });
  for (const Folder& folder : folders) {
    const bool empty = !folder.gone.empty() && !folder.has_inputs;
    const std::uint64_t kept = folder.doubtful + (empty ? folder.gone.size() : 0);
    if (kept > 0) {
      intake.say(
          fmt::format("{}: the articles of {} files that are gone were kept, because their "
                      "folders are empty (are they mounted? remove the folders, or rebuild)",
                      folder.given, kept));
    }
    if (empty) continue;
    for (const std::string& key : folder.gone) intake.tally.removed += writer.release_input(key);
  }
  writer.commit();
}

}  // namespace seogo::indexer
