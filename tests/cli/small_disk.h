// A small file system in memory, mounted at a directory for this process and its children alone.
//
//   const SmallDisk disk(stacks.index());
//   if (!disk.mounted()) …                  disk.reason() says why: no right to mount, say
//   disk.resize(bytes);                     writing beyond fails with "No space left on device"
//
// Gone at the end of its life. Root mounts it in a name space of its own, others where the system lets
// them have one.
#pragma once

#include <cstdint>
#include <string>

namespace seogo::tests {

class SmallDisk {
 public:
  explicit SmallDisk(std::string place);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  [[nodiscard]] bool mounted() const { return reason_.empty(); }
  [[nodiscard]] const std::string& reason() const { return reason_; }
  void resize(std::uint64_t bytes) const;

 private:
  std::string place_;
  std::string reason_;
};

}  // namespace seogo::tests
