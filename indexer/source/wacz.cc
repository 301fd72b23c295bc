#include "indexer/source/wacz.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <functional>
#include <memory>
#include <system_error>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/source/limits.h"
#include "indexer/source/page_list.h"
#include "indexer/source/warc.h"
#include "schema/error.h"
#include "schema/file.h"
#include "schema/utf8.h"

namespace seogo::indexer::source {
namespace {

using schema::Error;
using schema::ErrorCode;

constexpr std::size_t block_bytes = 64U << 10;

constexpr std::array<std::string_view, 2> list_names = {"pages/pages.jsonl",
                                                        "pages/extraPages.jsonl"};
constexpr std::array<std::string_view, 3> archive_endings = {".warc", ".warc.gz", ".warc.zst"};

bool is_list(std::string_view name) {
  return std::find(list_names.begin(), list_names.end(), name) != list_names.end();
}

bool is_archive(std::string_view name) {
  return name.starts_with("archive/") &&
         std::any_of(archive_endings.begin(), archive_endings.end(),
                     [name](std::string_view ending) { return name.ends_with(ending); });
}

// A name as it may be shown: UTF-8 without controls.
std::string shown(std::string_view name) {
  constexpr std::size_t longest = 200;
  std::string out;
  for (std::size_t at = 0; at < name.size() && out.size() < longest;) {
    const std::size_t begin = at;
    const char32_t c = schema::decode(name, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == schema::replacement_character) {
      for (std::size_t i = begin; i < at; ++i) {
        out += fmt::format("\\x{:02X}", static_cast<unsigned char>(name[i]));
      }
    } else {
      out += name.substr(begin, at - begin);
    }
  }
  return out;
}

std::string reason_of(struct archive* zip) {
  const char* const text = archive_error_string(zip);
  return text == nullptr ? "damaged" : "damaged: " + shown(text);
}

// Bytes of the file that the entry at hand has taken so far are told by the position of the reader.
class Entry : public Stream {
 public:
  explicit Entry(struct archive* zip) : zip_(zip), began_(position()) {}

  std::size_t read(char* out, std::size_t size) override {
    const la_ssize_t got = archive_read_data(zip_, out, size);
    if (got < 0) throw Error(ErrorCode::input, reason_of(zip_));
    unpacked_ += static_cast<std::uint64_t>(got);
    if (unpacked_ > limits::ratio_from + limits::highest_ratio * packed()) {
      throw Error(ErrorCode::input,
                  fmt::format("unpacks to over {} times its size", limits::highest_ratio));
    }
    return static_cast<std::size_t>(got);
  }

  [[nodiscard]] std::uint64_t packed() const { return std::max(position(), began_) - began_; }

 private:
  [[nodiscard]] std::uint64_t position() const {
    return static_cast<std::uint64_t>(archive_filter_bytes(zip_, -1));
  }

  struct archive* zip_;
  std::uint64_t began_;
  std::uint64_t unpacked_ = 0;
};

class Pack {
 public:
  Pack(int descriptor, const std::string& file, const Sinks& sinks)
      : descriptor_(descriptor), file_(file), sinks_(sinks) {}

  void read() {
    each_entry([this](const std::string& name, Entry& entry) {
      if (!is_list(name)) return;
      refusing(name, [&] { pages_.read(entry, inside(name), sinks_.refuse); });
    });
    const Sinks marking{[this](Capture capture, const std::string& place) {
                          mark(capture);
                          sinks_.take(std::move(capture), place);
                        },
                        sinks_.refuse, sinks_.skip};
    bool complete = each_entry([&](const std::string& name, Entry& entry) {
      if (!is_archive(name)) {
        if (!is_list(name) && !name.ends_with('/')) sinks_.skip("other file");
        return;
      }
      refusing(name, [&] { read_warc(entry, inside(name), marking); });
    });
    if (!complete)
      sinks_.refuse({file_, damage_place_, damage_, "the entries before it are taken"});
    for (std::size_t i = pages_.without_capture(); i > 0; --i) {
      sinks_.skip("listed page without a capture");
    }
  }

 private:
  using Visit = std::function<void(const std::string&, Entry&)>;

  // False if the zip is damaged so that the entries behind cannot be found.
  bool each_entry(const Visit& visit) {
    const std::unique_ptr<struct archive, decltype(&archive_read_free)> zip(archive_read_new(),
                                                                            &archive_read_free);
    archive_read_support_format_zip(zip.get());
    struct stat status {};
    if (::lseek(descriptor_, 0, SEEK_SET) != 0 || ::fstat(descriptor_, &status) != 0) {
      throw Error(ErrorCode::input, "cannot be read: " + std::generic_category().message(errno));
    }
    if (archive_read_open_fd(zip.get(), descriptor_, block_bytes) != ARCHIVE_OK) {
      throw Error(ErrorCode::input, "no zip");
    }
    const auto most_packed = static_cast<std::uint64_t>(status.st_size) + limits::ratio_from;
    std::uint64_t packed = 0;
    struct archive_entry* entry = nullptr;
    for (std::size_t count = 1;; ++count) {
      const int result = archive_read_next_header(zip.get(), &entry);
      if (result == ARCHIVE_EOF && count == 1) throw Error(ErrorCode::input, "no zip with entries");
      if (result == ARCHIVE_EOF) return true;
      if (result < ARCHIVE_WARN) {
        if (count == 1) throw Error(ErrorCode::input, "no zip: " + reason_of(zip.get()));
        damage_place_ = fmt::format("entry {}", count);
        damage_ = reason_of(zip.get());
        return false;
      }
      if (count > limits::most_entries) {
        throw Error(ErrorCode::input, fmt::format("over {} entries", limits::most_entries));
      }
      const char* const name = archive_entry_pathname(entry);
      Entry bytes(zip.get());
      encrypted_ = archive_entry_is_encrypted(entry) != 0;
      visit(name == nullptr ? std::string() : name, bytes);
      packed += bytes.packed();
      if (packed > most_packed) throw Error(ErrorCode::input, "entries share their bytes");
    }
  }

  void refusing(const std::string& name, const std::function<void()>& work) {
    try {
      if (encrypted_) throw Error(ErrorCode::input, "encrypted");
      work();
    } catch (const Error& error) {
      if (error.code() != ErrorCode::input) throw;
      sinks_.refuse({inside(name), {}, error.text(), error.hint()});
    }
  }

  void mark(Capture& capture) {
    if (pages_.empty()) return;
    ListedPage* const page = pages_.find(capture.url);
    capture.incidental = page == nullptr;
    if (page == nullptr) return;
    page->captured = true;
    if (!capture.captured_at) capture.captured_at = page->captured_at;
  }

  [[nodiscard]] std::string inside(const std::string& name) const {
    return file_ + "!" + shown(name);
  }

  int descriptor_;
  const std::string& file_;
  const Sinks& sinks_;
  PageList pages_;
  bool encrypted_ = false;
  std::string damage_place_;
  std::string damage_;
};

[[noreturn]] void throw_not_set_aside() {
  throw Error(ErrorCode::input, "cannot be set aside: " + std::generic_category().message(errno),
              "a WACZ from a stream is copied into /tmp; give it as a file");
}

}  // namespace

void read_wacz(const std::string& path, const std::string& file, const Sinks& sinks) {
  const schema::File pack(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!pack.is_open()) {
    throw Error(ErrorCode::input, "cannot be read: " + std::generic_category().message(errno));
  }
  Pack(pack.descriptor(), file, sinks).read();
}

void read_wacz(Stream& stream, const std::string& file, const Sinks& sinks) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> aside(std::tmpfile(), &std::fclose);
  if (!aside) throw_not_set_aside();
  std::string block(block_bytes, '\0');
  while (const std::size_t got = stream.read(block.data(), block.size())) {
    if (std::fwrite(block.data(), 1, got, aside.get()) != got) throw_not_set_aside();
  }
  if (std::fflush(aside.get()) != 0) throw_not_set_aside();
  Pack(::fileno(aside.get()), file, sinks).read();
}

}  // namespace seogo::indexer::source
