// The few file operations an index's safety rests on. All throw Error(io) with path and reason.
//
//   replace_file("stacks/current", "gen-000002\n")   written aside, synced, renamed, synced again
//
// Safe to call from any thread; two writers of one path are kept apart by WriterLock, not here.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace seogo::schema {

// An open file descriptor, closed at the end of its life.
class File {
 public:
  explicit File(int descriptor = -1) : descriptor_(descriptor) {}
  File(File&& other) noexcept : descriptor_(other.release()) {}
  File& operator=(File&& other) noexcept;
  ~File();

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  int release();

 private:
  int descriptor_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
// Nothing where it cannot be opened.
[[nodiscard]] std::optional<std::string> read_file_if_any(const std::filesystem::path& path);
void replace_file(const std::filesystem::path& path, std::string_view bytes);
void remove_file(const std::filesystem::path& path);  // no error if there is none
void sync_directory(const std::filesystem::path& path);

// "cannot open stacks/lock: Permission denied", from errno.
[[noreturn]] void throw_io(std::string_view what, const std::filesystem::path& path);

}  // namespace seogo::schema
