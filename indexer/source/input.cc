#include "indexer/source/input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <memory>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>

#include "indexer/source/header_fields.h"
#include "indexer/source/sniff.h"
#include "indexer/source/stream.h"
#include "schema/error.h"

namespace seogo::indexer::source {
namespace {

namespace fs = std::filesystem;

struct NamedForm {
  std::string_view ending;
  InputForm form;
};
constexpr std::array<NamedForm, 14> named_forms = {{
    {".txt", InputForm::text},
    {".text", InputForm::text},
    {".html", InputForm::html},
    {".htm", InputForm::html},
    {".xhtml", InputForm::html},
    {".jsonl", InputForm::json_lines},
    {".ndjson", InputForm::json_lines},
    {".warc", InputForm::warc},
    {".wacz", InputForm::wacz},
    {".mhtml", InputForm::mhtml},
    {".mht", InputForm::mhtml},
    {".rss", InputForm::feed},
    {".atom", InputForm::feed},
    {".xml", InputForm::feed},
}};
// What may follow; whether a file is wrapped is for its bytes to say.
constexpr std::array<std::string_view, 2> wrapped_endings = {".gz", ".zst"};
// A folder has sitemaps too.
constexpr std::string_view doubtful_ending = ".xml";

// "a.XML.gz": ".xml"
std::string ending_of(const fs::path& path) {
  fs::path name(lower_case(path.filename().string()));
  const std::string last = name.extension().string();
  if (std::find(wrapped_endings.begin(), wrapped_endings.end(), last) != wrapped_endings.end()) {
    name = name.stem();
  }
  return name.extension().string();
}

std::optional<InputForm> form_of(const fs::path& path) {
  const std::string ending = ending_of(path);
  for (const NamedForm& row : named_forms) {
    if (row.ending == ending) return row.form;
  }
  return std::nullopt;
}

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
      } else if (form_of(entry.path()) && !entry.is_other(error) && !is_no_feed(entry.path())) {
        file(entry.path(), !entry.is_symlink(error));  // not a pipe, which would be waited for
      } else {
        ++inputs.passed_over;
      }
    }
  }

  // Of a file whose name leaves it open. What cannot be read is for its reader to refuse.
  [[nodiscard]] static bool is_no_feed(const fs::path& path) {
    if (ending_of(path) != doubtful_ending) return false;
    try {
      const std::unique_ptr<Stream> stream = open_stream(path.string());
      return sniffed_form(*stream) != InputForm::feed;
    } catch (const schema::Error& error) {
      if (error.code() != schema::ErrorCode::input) throw;
      return false;
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
    inputs.found.push_back({path.string(), form_of(path),
                            regular ? static_cast<std::uint64_t>(status.st_size) : 0,
                            regular ? fingerprint_of(status) : std::string(), plain});
  }

  const RefusalSink& refuse_;
  fs::path root_;
};

}  // namespace

Inputs find_inputs(const std::vector<std::string>& paths, const RefusalSink& refuse) {
  Walk walk(refuse);
  for (const std::string& path : paths) walk.start(path);
  return std::move(walk.inputs);
}

}  // namespace seogo::indexer::source
