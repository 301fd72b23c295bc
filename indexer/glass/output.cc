#include "indexer/glass/output.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "schema/error.h"

namespace seogo::indexer::glass {
namespace {

[[noreturn]] void throw_unwritten(std::string_view what, const std::filesystem::path& path) {
  throw schema::Error(
      schema::ErrorCode::io,
      fmt::format("cannot {} {}: {}", what, path.string(), std::generic_category().message(errno)),
      "the live index was not touched");
}

}  // namespace

Output::Output(const std::filesystem::path& path)
    : path_(path), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)) {
  if (!file_.is_open()) throw_unwritten("create", path_);
}

void Output::flush() {
  std::string_view rest = pending_;
  while (!rest.empty()) {
    const ssize_t put = ::write(file_.descriptor(), rest.data(), rest.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) throw_unwritten("write", path_);
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
  pending_.clear();
}

}  // namespace seogo::indexer::glass
