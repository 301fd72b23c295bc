// Loaded before the C library (LD_PRELOAD), this makes one call of a program fail as on a bad disk.
//
//   SEOGO_FAIL_BELOW=/tmp/stacks   only for files below this directory
//   SEOGO_FAIL_CALL=sync           open (for writing), write, sync, rename, link, remove, make (a
//                                  directory) or cut (a file); or any of them
//   SEOGO_FAIL_AT=17               the 17th of these calls; without it nothing fails
//   SEOGO_FAIL_BY=EIO              or ENOSPC; short: half is written and that is told; full: half is
//                                  written, and nothing any more behind it; kill: SIGKILL before it
//   SEOGO_FAIL_STICKS=1            all such calls behind it fail as well
//   SEOGO_FAIL_LOG=/tmp/calls      a line for each of these calls: "sync /tmp/stacks/current.new"
//
// Calls are counted over the whole process, its threads included. Paths are taken as the program
// gives them, so it must be called with absolute ones.
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

struct Plan {
  const char* below = variable("SEOGO_FAIL_BELOW");
  const char* call = variable("SEOGO_FAIL_CALL");
  std::uint64_t at = std::strtoull(variable("SEOGO_FAIL_AT"), nullptr, 10);
  const char* by = variable("SEOGO_FAIL_BY");
  bool sticks = *variable("SEOGO_FAIL_STICKS") != '\0';
  const char* log = variable("SEOGO_FAIL_LOG");

  [[nodiscard]] bool is(const char* effect) const { return std::strcmp(by, effect) == 0; }
};

// Made at the first call: other libraries call before their constructors and ours are through.
const Plan& plan() {
  static const Plan made;
  return made;
}

std::atomic<std::uint64_t> calls{0};

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool concerns(const char* path) {
  const std::size_t length = std::strlen(plan().below);
  return length > 0 && path != nullptr && std::strncmp(path, plan().below, length) == 0 &&
         (path[length] == '/' || path[length] == '\0');
}

// Past our own functions, which would count it.
void note(const char* call, const char* path) {
  if (*plan().log == '\0') return;
  const int file = static_cast<int>(
      ::syscall(SYS_openat, AT_FDCWD, plan().log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  char line[4200];
  const int length = std::snprintf(line, sizeof line, "%s %s\n", call, path);
  if (file < 0 || ::syscall(SYS_write, file, line, length) != length) std::abort();
  ::close(file);
}

// Whether this call is one that shall fail. A process to be killed does not return.
bool strikes(const char* call, const char* path) {
  if (!concerns(path)) return false;
  if (std::strcmp(plan().call, "any") != 0 && std::strcmp(plan().call, call) != 0) return false;
  note(call, path);
  const std::uint64_t number = ++calls;
  const bool struck = number == plan().at || (plan().sticks && plan().at > 0 && number > plan().at);
  if (struck && plan().is("kill")) std::raise(SIGKILL);
  return struck;
}

bool strikes(const char* call, int file) {
  if (*plan().below == '\0') return false;
  char link[64];
  char path[4096];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  if (length < 0) return false;
  path[length] = '\0';
  return strikes(call, path);
}

int refuse() {
  errno = plan().is("EIO") ? EIO : ENOSPC;
  return -1;
}

enum class Fate { whole, half, nothing };

Fate fate_of_write(int file) {
  static std::atomic<bool> full{false};
  if (!strikes("write", file)) return Fate::whole;
  if (plan().is("short")) return Fate::half;
  if (plan().is("full")) return full.exchange(true) ? Fate::nothing : Fate::half;
  return Fate::nothing;
}

// A short write must move on, or its caller would go round for ever.
std::size_t half(std::size_t size) { return (size + 1) / 2; }

bool writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0; }

// Where the effect has no meaning for a call that moves no bytes, the call is let through.
bool refused(bool struck) { return struck && !plan().is("short"); }

template <typename Function>
int opened(const char* name, const char* path, int flags, mode_t mode) {
  if (writes(flags) && refused(strikes("open", path))) return refuse();
  return next<Function>(name)(path, flags, mode);
}

template <typename Function>
int opened_at(const char* name, int at, const char* path, int flags, mode_t mode) {
  if (writes(flags) && refused(strikes("open", path))) return refuse();
  return next<Function>(name)(at, path, flags, mode);
}

mode_t mode_of(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened<int (*)(const char*, int, ...)>("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened<int (*)(const char*, int, ...)>("open64", path, flags, mode);
}

int openat(int at, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened_at<int (*)(int, const char*, int, ...)>("openat", at, path, flags, mode);
}

int openat64(int at, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return opened_at<int (*)(int, const char*, int, ...)>("openat64", at, path, flags, mode);
}

ssize_t write(int file, const void* bytes, std::size_t size) {
  const Fate fate = fate_of_write(file);
  if (fate == Fate::nothing) return refuse();
  return next<ssize_t (*)(int, const void*, std::size_t)>("write")(
      file, bytes, fate == Fate::half ? half(size) : size);
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) {
  const Fate fate = fate_of_write(file);
  if (fate == Fate::nothing) return refuse();
  return next<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite")(
      file, bytes, fate == Fate::half ? half(size) : size, at);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
  const Fate fate = fate_of_write(file);
  if (fate == Fate::nothing) return refuse();
  return next<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64")(
      file, bytes, fate == Fate::half ? half(size) : size, at);
}

// Half of several pieces is the first of them.
ssize_t writev(int file, const iovec* pieces, int count) {
  const Fate fate = fate_of_write(file);
  if (fate == Fate::nothing) return refuse();
  return next<ssize_t (*)(int, const iovec*, int)>("writev")(file, pieces,
                                                             fate == Fate::half ? 1 : count);
}

ssize_t pwritev(int file, const iovec* pieces, int count, off_t at) {
  const Fate fate = fate_of_write(file);
  if (fate == Fate::nothing) return refuse();
  return next<ssize_t (*)(int, const iovec*, int, off_t)>("pwritev")(
      file, pieces, fate == Fate::half ? 1 : count, at);
}

int fsync(int file) {
  if (refused(strikes("sync", file))) return refuse();
  return next<int (*)(int)>("fsync")(file);
}

int fdatasync(int file) {
  if (refused(strikes("sync", file))) return refuse();
  return next<int (*)(int)>("fdatasync")(file);
}

int rename(const char* from, const char* to) {
  if (refused(strikes("rename", to))) return refuse();
  return next<int (*)(const char*, const char*)>("rename")(from, to);
}

int renameat(int from_at, const char* from, int to_at, const char* to) {
  if (refused(strikes("rename", to))) return refuse();
  return next<int (*)(int, const char*, int, const char*)>("renameat")(from_at, from, to_at, to);
}

int link(const char* from, const char* to) {
  if (refused(strikes("link", to))) return refuse();
  return next<int (*)(const char*, const char*)>("link")(from, to);
}

int unlink(const char* path) {
  if (refused(strikes("remove", path))) return refuse();
  return next<int (*)(const char*)>("unlink")(path);
}

// std::filesystem::remove_all names files by their directory's descriptor.
int unlinkat(int at, const char* path, int flags) {
  if (refused(at == AT_FDCWD ? strikes("remove", path) : strikes("remove", at))) return refuse();
  return next<int (*)(int, const char*, int)>("unlinkat")(at, path, flags);
}

int rmdir(const char* path) {
  if (refused(strikes("remove", path))) return refuse();
  return next<int (*)(const char*)>("rmdir")(path);
}

int mkdir(const char* path, mode_t mode) {
  if (refused(strikes("make", path))) return refuse();
  return next<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}

int ftruncate(int file, off_t size) {
  if (refused(strikes("cut", file))) return refuse();
  return next<int (*)(int, off_t)>("ftruncate")(file, size);
}

int ftruncate64(int file, off64_t size) {
  if (refused(strikes("cut", file))) return refuse();
  return next<int (*)(int, off64_t)>("ftruncate64")(file, size);
}

}  // extern "C"
