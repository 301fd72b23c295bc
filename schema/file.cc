#include "schema/file.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "schema/error.h"

namespace seogo::schema {

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

int File::release() { return std::exchange(descriptor_, -1); }

void throw_io(std::string_view what, const std::filesystem::path& path) {
  throw Error(ErrorCode::io, fmt::format("cannot {} {}: {}", what, path.string(),
                                         std::generic_category().message(errno)));
}

std::string read_file(const std::filesystem::path& path) {
  std::optional<std::string> bytes = read_file_if_any(path);
  if (!bytes) throw_io("open", path);
  return std::move(*bytes);
}

std::optional<std::string> read_file_if_any(const std::filesystem::path& path) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return std::nullopt;
  std::string bytes;
  std::array<char, 65536> block;
  while (true) {
    const ssize_t got = ::read(file.descriptor(), block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_io("read", path);
    if (got == 0) return bytes;
    bytes.append(block.data(), static_cast<std::size_t>(got));
  }
}

void replace_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::path aside = path;
  aside += ".new";
  {
    const File file(::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file.is_open()) throw_io("create", aside);
    while (!bytes.empty()) {
      const ssize_t put = ::write(file.descriptor(), bytes.data(), bytes.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) throw_io("write", aside);
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fsync(file.descriptor()) != 0) throw_io("sync", aside);
  }
  if (::rename(aside.c_str(), path.c_str()) != 0) throw_io("replace", path);
  sync_directory(path.parent_path());
}

void remove_file(const std::filesystem::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) throw_io("remove", path);
}

void sync_directory(const std::filesystem::path& path) {
  const std::filesystem::path named = path.empty() ? "." : path;
  const File directory(::open(named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.is_open()) throw_io("open", named);
  if (::fsync(directory.descriptor()) != 0) throw_io("sync", named);
}

}  // namespace seogo::schema
