#include "indexer/source/input.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <memory>
#include <system_error>
#include <unordered_set>

#include <fmt/format.h>
#include <sys/stat.h>

#include "indexer/source/sniff.h"
#include "indexer/source/stream.h"
#include "schema/error.h"

namespace seogo::indexer::source {
namespace {

namespace fs = std::filesystem;

// Two changes within one tick of the file system's clock leave the same time behind.
constexpr std::int64_t clock_tick_ns = 20'000'000;

std::string fingerprint_of(const struct stat& status) {
  const auto ns = [](const timespec& time) { return time.tv_sec * 1'000'000'000 + time.tv_nsec; };
  const std::int64_t now = std::chrono::duration_cast<std::chrono::nanoseconds>(
                               std::chrono::system_clock::now().time_since_epoch())
                               .count();
  if (now - ns(status.st_ctim) < clock_tick_ns) return {};
  return fmt::format("{}:{}:{}:{}", status.st_size, ns(status.st_mtim), ns(status.st_ctim),
                     status.st_ino);
}

class Walk {
 public:
  explicit Walk(const RefusalSink& refuse) : refuse_(refuse) {}

  void start(const std::string& path) {
    if (path == "-") {
      inputs.found.push_back({"-", std::nullopt, 0, {}});
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found || error) {
      refuse_({path, {}, "cannot be read: " + (error ? error.message() : "no such file"), {}});
    } else if (fs::is_directory(status)) {
      root_ = fs::canonical(path, error);
      folder(path);
    } else {
      file(path);
    }
  }

  Inputs inputs;

 private:
  void folder(const fs::path& path) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
      entries.push_back(*it);
    }
    if (error) {
      refuse_({path.string(), {}, "cannot be read: " + error.message(), {}});
      return;
    }
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) {
        ++inputs.passed_over;
      } else if (entry.is_symlink(error) && entry.exists(error) && !stays_inside(entry.path())) {
        refuse_({entry.path().string(), {}, "a symbolic link that leads out of the folder", {}});
      } else if (entry.is_directory(error)) {
        // A link to a folder inside leads to what is walked anyway, or round in a circle.
        if (entry.is_symlink(error)) {
          ++inputs.passed_over;
        } else {
          folder(entry.path());
        }
      } else if (form_named(entry.path().native()) && !entry.is_other(error) &&
                 is_archive(entry.path())) {
        file(entry.path(), !entry.is_symlink(error));  // not a pipe, which would be waited for
      } else {
        ++inputs.passed_over;
      }
    }
  }

  // Of a file whose name leaves it open. What cannot be read is for its reader to refuse.
  [[nodiscard]] static bool is_archive(const fs::path& path) {
    const std::string ending = ending_of(path.native());
    if (!is_doubtful(ending)) return true;  // nor is it opened
    try {
      const std::unique_ptr<Stream> stream = open_stream(path.string());
      return may_be_archive(ending, *stream);
    } catch (const schema::Error& error) {
      if (error.code() != schema::ErrorCode::input) throw;
      return true;
    }
  }

  [[nodiscard]] bool stays_inside(const fs::path& link) const {
    std::error_code error;
    const fs::path target = fs::canonical(link, error);
    if (error) return false;
    return std::mismatch(root_.begin(), root_.end(), target.begin(), target.end()).first ==
           root_.end();
  }

  void file(const fs::path& path, bool plain = false) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      refuse_({path.string(), {}, "cannot be read: " + std::generic_category().message(errno), {}});
      return;
    }
    const bool regular = S_ISREG(status.st_mode);
    inputs.found.push_back({path.string(), form_named(path.native()),
                            regular ? static_cast<std::uint64_t>(status.st_size) : 0,
                            regular ? fingerprint_of(status) : std::string(), plain});
  }

  const RefusalSink& refuse_;
  fs::path root_;
};

// A folder and a file in it, or one twice, by whatever path.
void drop_repeated(std::vector<Input>& found) {
  std::unordered_set<std::string> seen;
  std::erase_if(found, [&seen](const Input& input) {
    std::error_code error;
    const fs::path path = input.path == "-" ? fs::path() : fs::canonical(input.path, error);
    return !seen.insert(path.empty() ? input.path : path.string()).second;
  });
}

}  // namespace

Inputs find_inputs(const std::vector<std::string>& paths, const RefusalSink& refuse) {
  Walk walk(refuse);
  for (const std::string& path : paths) walk.start(path);
  if (paths.size() > 1) drop_repeated(walk.inputs.found);
  return std::move(walk.inputs);
}

}  // namespace seogo::indexer::source
