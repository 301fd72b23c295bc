#include "searchd/theme/theme.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schema/digest.h"
#include "schema/error.h"
#include "schema/file.h"
#include "searchd/theme/limits.h"

namespace seogo::searchd::theme {
namespace {

namespace fs = std::filesystem;
using schema::Error;
using schema::ErrorCode;
using schema::File;

constexpr std::string_view template_name = "page.html";
constexpr std::string_view icon_name = "icon.svg";
constexpr std::string_view style_sheet_name = "theme.css";

struct Kind {
  std::string_view ending;
  std::string_view type;
};
constexpr Kind kinds[] = {
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
};

const Kind* kind_of(std::string_view name) {
  const auto* found = std::find_if(std::begin(kinds), std::end(kinds), [name](const Kind& kind) {
    return name.size() > kind.ending.size() && name.ends_with(kind.ending);
  });
  return found == std::end(kinds) ? nullptr : found;
}

bool is_plain_name(std::string_view name) {
  return name.size() <= longest_name && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '-' || c == '_';
         });
}

[[noreturn]] void refuse(std::string_view name, const std::string& text, const std::string& hint) {
  throw Error(ErrorCode::usage, fmt::format("{}: {}", name, text), hint);
}

// Names as the folder has them, in order, so that what is told of it does not change by chance.
std::vector<std::string> names_in(const File& folder, const fs::path& path) {
  const int copy = ::dup(folder.descriptor());
  DIR* directory = copy < 0 ? nullptr : ::fdopendir(copy);
  if (directory == nullptr) {
    const int reason = errno;
    if (copy >= 0) ::close(copy);
    errno = reason;
    schema::throw_io("list", path);
  }
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(directory)) {
    const std::string name = static_cast<const char*>(entry->d_name);
    if (name == "." || name == "..") continue;
    names.push_back(name);
    if (names.size() > most_entries) break;
  }
  const int reason = errno;
  ::closedir(directory);
  if (names.size() > most_entries) {
    refuse(path.string(), "it holds too much for a theme",
           fmt::format("{} entries at most", most_entries));
  }
  if (reason != 0) {
    errno = reason;
    schema::throw_io("list", path);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string all_of(const File& file, const std::string& name, std::size_t most) {
  std::string bytes;
  std::array<char, 64 * 1024> part{};
  while (true) {
    const ssize_t count = ::read(file.descriptor(), part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) schema::throw_io("read", name);
    if (count == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(count));
    if (bytes.size() > most) {
      refuse(name, "it is too large", fmt::format("{} bytes at most", most));
    }
  }
}

// Opened by its name in the open folder and never through a link; not open if it is no file.
File plain_file(const File& folder, const std::string& name) {
  File file(::openat(folder.descriptor(), name.c_str(),
                     O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (!file.is_open()) {
    if (errno == ELOOP || errno == ENXIO) return File();  // a link; a socket
    schema::throw_io("open", name);
  }
  struct ::stat state {};
  if (::fstat(file.descriptor(), &state) != 0) schema::throw_io("look at", name);
  return S_ISREG(state.st_mode) ? std::move(file) : File();
}

page::Template template_of(const std::string& bytes) {
  try {
    return page::Template::parse(bytes);
  } catch (const Error& error) {
    throw Error(error.code(), fmt::format("{}: {}", template_name, error.text()), error.hint());
  }
}

}  // namespace

Theme Theme::read(const fs::path& path) {
  const File folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) schema::throw_io("open", path);
  Theme theme;
  schema::Digest all;
  std::size_t taken = 0;
  for (const std::string& name : names_in(folder, path)) {
    const bool is_template = name == template_name;
    const Kind* kind = kind_of(name);
    if (!is_plain_name(name)) {
      theme.passed_over_.push_back({name, "names are letters, digits and .-_"});
      continue;
    }
    if (!is_template && kind == nullptr) {
      theme.passed_over_.push_back({name, "themes have no such files"});
      continue;
    }
    const File file = plain_file(folder, name);
    if (!file.is_open()) {
      theme.passed_over_.push_back({name, "it is a link, or no file"});
      continue;
    }
    std::string bytes = all_of(file, name, is_template ? page::longest_template : most_bytes);
    taken += bytes.size();
    if (taken > most_bytes_all) {
      refuse(path.string(), "its files are too large together",
             fmt::format("{} bytes at most", most_bytes_all));
    }
    all.field(name).field(bytes);
    if (is_template) {
      theme.look_.frame = template_of(bytes);
      continue;
    }
    std::string version = schema::hex(schema::Digest().add(bytes).bytes());
    if (name == style_sheet_name) {
      theme.look_.style_sheet = fmt::format("theme/{}?v={}", name, version.substr(0, 16));
    }
    if (name == icon_name) theme.look_.icon = fmt::format("theme/{}", name);
    theme.files_.emplace(name, Asset{kind->type, std::move(bytes), std::move(version)});
  }
  theme.version_ = schema::hex(all.bytes());
  return theme;
}

const Asset* Theme::file(std::string_view name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace seogo::searchd::theme
