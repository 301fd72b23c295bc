#include "indexer/source/zip.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/source/limits.h"
#include "schema/error.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t block_bytes = 64U << 10;

std::string reason_of(struct archive* zip) {
  const char* const text = archive_error_string(zip);
  return text == nullptr ? "damaged" : "damaged: " + schema::shown(text);
}

[[noreturn]] void throw_not_set_aside() {
  throw Error(ErrorCode::input, "cannot be set aside: " + std::generic_category().message(errno),
              "a zip from a stream is copied into /tmp; give it as a file");
}

// libarchive gives a name that is marked as UTF-8 only where the thread's locale can say it.
class Utf8Locale {
 public:
  Utf8Locale() : own_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (own_ == nullptr) throw Error(ErrorCode::input, "the locale C.UTF-8 is missing");
  }
  ~Utf8Locale() { ::freelocale(own_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

  // The thread's, as long as it lives.
  class InUse {
   public:
    explicit InUse(const Utf8Locale& locale) : before_(::uselocale(locale.own_)) {}
    ~InUse() { ::uselocale(before_); }
    InUse(const InUse&) = delete;
    InUse& operator=(const InUse&) = delete;

   private:
    locale_t before_;
  };

 private:
  locale_t own_;
};

// Other ways to pack take as much memory as the zip asks for.
bool is_packed_plainly(struct archive* zip) {
  const std::string_view name = archive_format_name(zip);  // "ZIP 2.0 (deflation)"
  return name.ends_with("(uncompressed)") || name.ends_with("(deflation)");
}

schema::File set_aside(Stream& stream) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> nameless(std::tmpfile(), &std::fclose);
  if (!nameless) throw_not_set_aside();
  schema::File aside(::fcntl(::fileno(nameless.get()), F_DUPFD_CLOEXEC, 0));
  if (!aside.is_open()) throw_not_set_aside();
  std::string block(block_bytes, '\0');
  while (const std::size_t got = stream.read(block.data(), block.size())) {
    for (std::size_t at = 0; at < got;) {
      const ssize_t wrote = ::write(aside.descriptor(), block.data() + at, got - at);
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote <= 0) throw_not_set_aside();
      at += static_cast<std::size_t>(wrote);
    }
  }
  return aside;
}

}  // namespace

// What an entry takes of the file is told by the position of the reader.
ZipEntry::ZipEntry(struct archive* zip, std::string name, bool named, bool encrypted)
    : zip_(zip), name_(std::move(name)), named_(named), encrypted_(encrypted), began_(position()) {}

std::size_t ZipEntry::read(char* out, std::size_t size) {
  if (encrypted_) throw Error(ErrorCode::input, "encrypted");
  if (!is_packed_plainly(zip_))
    throw Error(ErrorCode::input, "packed in a way that is not read", "only deflate is");
  const la_ssize_t got = archive_read_data(zip_, out, size);
  if (got < 0) throw Error(ErrorCode::input, reason_of(zip_));
  unpacked_ += static_cast<std::uint64_t>(got);
  if (unpacked_ > limits::ratio_from + limits::highest_ratio * packed()) {
    throw Error(ErrorCode::input,
                fmt::format("unpacks to over {} times its size", limits::highest_ratio));
  }
  return static_cast<std::size_t>(got);
}

std::uint64_t ZipEntry::packed() const { return std::max(position(), began_) - began_; }

std::uint64_t ZipEntry::position() const {
  return static_cast<std::uint64_t>(archive_filter_bytes(zip_, -1));
}

Zip::Zip(const std::string& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (!file_.is_open()) {
    throw Error(ErrorCode::input, "cannot be read: " + std::generic_category().message(errno));
  }
}

Zip::Zip(Stream& stream) : file_(set_aside(stream)) {}

std::optional<Zip::Damage> Zip::each_entry(const std::function<void(ZipEntry&)>& visit) const {
  const std::unique_ptr<struct archive, decltype(&archive_read_free)> zip(archive_read_new(),
                                                                          &archive_read_free);
  archive_read_support_format_zip(zip.get());
  struct stat status {};
  if (::lseek(file_.descriptor(), 0, SEEK_SET) != 0 || ::fstat(file_.descriptor(), &status) != 0) {
    throw Error(ErrorCode::input, "cannot be read: " + std::generic_category().message(errno));
  }
  if (archive_read_open_fd(zip.get(), file_.descriptor(), block_bytes) != ARCHIVE_OK) {
    throw Error(ErrorCode::input, "no zip");
  }
  const Utf8Locale utf8;  // made once: for each of 100,000 entries it took ten seconds
  const auto most_packed = static_cast<std::uint64_t>(status.st_size) + limits::ratio_from;
  std::uint64_t packed = 0;
  struct archive_entry* found = nullptr;
  for (std::size_t count = 1;; ++count) {
    int result = ARCHIVE_OK;
    const char* name = nullptr;
    {
      const Utf8Locale::InUse in_use(utf8);
      result = archive_read_next_header(zip.get(), &found);
      if (result >= ARCHIVE_WARN && result != ARCHIVE_EOF) name = archive_entry_pathname(found);
    }
    if (result == ARCHIVE_EOF && count == 1) throw Error(ErrorCode::input, "no zip with entries");
    if (result == ARCHIVE_EOF) return std::nullopt;
    if (result < ARCHIVE_WARN) {
      if (count == 1) throw Error(ErrorCode::input, "no zip: " + reason_of(zip.get()));
      return Damage{fmt::format("entry {}", count), reason_of(zip.get())};
    }
    if (count > limits::most_entries)
      return Damage{fmt::format("entry {}", count),
                    fmt::format("over {} entries", limits::most_entries)};
    ZipEntry entry(zip.get(), name == nullptr ? fmt::format("entry {}", count) : name,
                   name != nullptr, archive_entry_is_encrypted(found) != 0);
    visit(entry);
    packed += entry.packed();
    if (packed > most_packed) throw Error(ErrorCode::input, "entries share their bytes");
  }
}

}  // namespace seogo::indexer::source
