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

bool lies_within(const std::string& path, const std::string& folder) {
  return path.starts_with(folder) &&
         (folder.ends_with('/') || (path.size() > folder.size() && path[folder.size()] == '/'));
}

}  // namespace

void prune(const std::vector<std::string>& paths, Intake& intake, Writer& writer) {
  struct Folder {
    std::string given;
    std::string path;
    bool has_inputs = false;
    std::vector<std::string> gone;  // keys
  };
  std::vector<Folder> folders;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) folders.push_back({path, absolute_path(path), false, {}});
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
    if (folder != folders.end() && is_gone(record.path)) folder->gone.push_back(key);
  });
  for (const Folder& folder : folders) {
    if (!folder.gone.empty() && !folder.has_inputs) {
      intake.say(
          fmt::format("{}: nothing that is read is left in it, so nothing of it was removed "
                      "(is it mounted? remove articles by their ids, or rebuild)",
                      folder.given));
      continue;
    }
    for (const std::string& key : folder.gone) intake.tally.removed += writer.release_input(key);
  }
  writer.commit();
}

}  // namespace seogo::indexer
