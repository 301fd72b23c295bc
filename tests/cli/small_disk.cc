#include "tests/cli/small_disk.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace seogo::tests {
namespace {

std::string failed(const std::string& what) {
  return what + ": " + std::generic_category().message(errno);
}

// The reason why not, or nothing.
std::string enter_own_name_space() {
  const uid_t user = ::getuid();
  const gid_t group = ::getgid();
  if (::unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0) {
    return failed("no name space of its own");
  }
  if (user != 0) {
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
    std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
  }
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
    return failed("its mounts cannot be kept apart");
  }
  return {};
}

}  // namespace

SmallDisk::SmallDisk(std::string place) : place_(std::move(place)) {
  static const std::string once = enter_own_name_space();
  reason_ = once;
  if (!mounted()) return;
  std::filesystem::create_directories(place_);
  if (::mount("small disk", place_.c_str(), "tmpfs", 0, "size=64m") != 0) {
    reason_ = failed("nothing can be mounted");
  }
}

SmallDisk::~SmallDisk() {
  if (mounted()) ::umount2(place_.c_str(), MNT_DETACH);
}

void SmallDisk::resize(std::uint64_t bytes) const {
  const std::string size = "size=" + std::to_string(bytes);
  EXPECT_EQ(::mount("small disk", place_.c_str(), "tmpfs", MS_REMOUNT, size.c_str()), 0)
      << failed(size);
}

}  // namespace seogo::tests
