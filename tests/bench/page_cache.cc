#include "tests/bench/page_cache.h"

#include <fcntl.h>

#include "schema/file.h"

namespace seogo::bench {

void drop_from_page_cache(const schema::IndexDirectory& directory) {
  const std::filesystem::path live = directory.generation_path(directory.require_live());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(live)) {
    const schema::File file(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) schema::throw_io("open", entry.path());
    static_cast<void>(::posix_fadvise(file.descriptor(), 0, 0, POSIX_FADV_DONTNEED));
  }
}

}  // namespace seogo::bench
