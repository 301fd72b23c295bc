// A zip, gone through entry by entry: streamed, never held, and no name of an entry is ever a path of
// ours.
//
//   Zip zip(path);            or Zip zip(stream), copied into a temporary file that has no name first
//   zip.each_entry([](ZipEntry& entry) { entry.name(); entry.read(out, size); });
//
// It may be gone through again. A read throws Error(input) for an entry that is encrypted, damaged,
// packed by other means than deflate, or unpacks to over limits::highest_ratio times its size; the
// entries behind it are read all the same. Error(input) from each_entry and the constructors: no zip,
// entries that share their bytes. For one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "indexer/source/stream.h"
#include "schema/file.h"

struct archive;

namespace seogo::indexer::source {

class ZipEntry : public Stream {
 public:
  ZipEntry(struct archive* zip, std::string name, bool named, bool encrypted);

  // "entry 3" where the zip's own name cannot be read: it is marked as UTF-8 and is none.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool is_named() const { return named_; }
  std::size_t read(char* out, std::size_t size) override;
  [[nodiscard]] std::uint64_t packed() const;  // bytes of the file that it has taken so far

 private:
  [[nodiscard]] std::uint64_t position() const;

  struct archive* zip_;
  std::string name_;
  bool named_;
  bool encrypted_;
  std::uint64_t began_;
  std::uint64_t unpacked_ = 0;
};

class Zip {
 public:
  explicit Zip(const std::string& path);  // of a regular file
  explicit Zip(Stream& stream);

  // Behind it entries cannot be found, or are too many.
  struct Damage {
    std::string place;  // entry 3
    std::string reason;
  };
  std::optional<Damage> each_entry(const std::function<void(ZipEntry&)>& visit) const;

 private:
  schema::File file_;
};

}  // namespace seogo::indexer::source
