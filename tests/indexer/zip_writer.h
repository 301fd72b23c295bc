// Zips as an honest program writes them, and as no program should.
//
//   ZipWriter zip;
//   zip.add("pages/pages.jsonl", "{}\n");
//   zip.add({.name = "../../x", .bytes = "…", .deflated = true});
//   zip.finish()      the bytes
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <zlib.h>

struct ZipEntry {
  std::string name;
  std::string bytes;
  bool deflated = false;
  bool encrypted = false;
  bool damaged = false;  // its checksum is another's
  bool zip64 = false;
  bool utf8 = false;  // it says that its name is UTF-8
  int method = -1;    // it says that it is packed so
};

class ZipWriter {
 public:
  void add(const std::string& name, const std::string& bytes) {
    add(ZipEntry{.name = name, .bytes = bytes});
  }

  void add(const ZipEntry& entry) {
    const std::string packed = entry.deflated ? deflated(entry.bytes) : entry.bytes;
    out_ += head(entry, packed, out_.size()) + packed;
  }

  // An entry whose bytes are all that was added so far, heads and all: they share them.
  void add_around(const std::string& name) {
    const std::string shared = head({.name = name, .bytes = out_}, out_, 0);
    for (Listed& entry : directory_) entry.offset += shared.size();
    directory_.back().offset = 0;
    out_ = shared + out_;
  }

  [[nodiscard]] std::string finish() const {
    std::string directory;
    for (const Listed& entry : directory_) {
      directory += entry.start + number(entry.offset, 4) + entry.rest;
    }
    const std::string count = number(directory_.size() & 0xFFFF, 2);
    return out_ + directory + "PK\5\6" + number(0, 4) + count + count +
           number(directory.size(), 4) + number(out_.size(), 4) + number(0, 2);
  }

 private:
  struct Listed {
    std::string start;
    std::size_t offset;
    std::string rest;
  };

  // The local head of an entry, which is listed with it.
  std::string head(const ZipEntry& entry, const std::string& packed, std::size_t offset) {
    const auto sum =
        static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(entry.bytes.data()),
                                         static_cast<uInt>(entry.bytes.size())));
    std::string sizes;  // of a zip64 entry, in its extra field
    if (entry.zip64) {
      sizes =
          number(1, 2) + number(16, 2) + number(entry.bytes.size(), 8) + number(packed.size(), 8);
    }
    const std::string common =
        number(entry.zip64 ? 45 : 20, 2) +
        number((entry.encrypted ? 1U : 0U) | (entry.utf8 ? 1U << 11 : 0U), 2) +
        number(method_of(entry), 2) + number(0x5A2E8421, 4) +
        number(entry.damaged ? sum + 1 : sum, 4) +
        number(entry.zip64 ? 0xFFFFFFFF : packed.size(), 4) +
        number(entry.zip64 ? 0xFFFFFFFF : entry.bytes.size(), 4) + number(entry.name.size(), 2) +
        number(sizes.size(), 2);
    directory_.push_back({"PK\1\2" + number(20, 2) + common + number(0, 6) + number(0, 4), offset,
                          entry.name + sizes});
    return "PK\3\4" + common + entry.name + sizes;
  }

  static std::uint64_t method_of(const ZipEntry& entry) {
    if (entry.method >= 0) return static_cast<std::uint64_t>(entry.method);
    return entry.deflated ? 8 : 0;
  }

  static std::string number(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
    return out;
  }

  static std::string deflated(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
  }

  std::string out_;
  std::vector<Listed> directory_;
};
