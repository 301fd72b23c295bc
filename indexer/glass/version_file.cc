#include "indexer/glass/version_file.h"

#include <algorithm>
#include <random>
#include <string>

#include <xapian.h>

#include "schema/file.h"

namespace seogo::indexer::glass {
namespace {

// The tables of other series have other forms.
static_assert(XAPIAN_MAJOR_VERSION == 1 && XAPIAN_MINOR_VERSION == 4);

constexpr unsigned year = 2016 - 2014;
constexpr unsigned format = year << 9 | 3U << 5 | 14U;
constexpr std::string_view magic = "\x0F\x0DXapian Glass";

constexpr std::uint64_t sequential_flag = 2;
constexpr std::uint64_t no_root_flag = 1;
constexpr unsigned level_shift = 2;
constexpr std::size_t block_unit = 2048;
constexpr unsigned never_packed = 0;
constexpr unsigned packed_from = 18;  // bytes, what Xapian writes into these tables later

// A database is told from others by a random number, version 4 of RFC 4122.
std::string random_identity() {
  std::random_device random;
  std::string bytes;
  for (int i = 0; i < 16; ++i) bytes.push_back(static_cast<char>(random()));
  bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x40U);
  bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
  return bytes;
}

void put_root(std::string& out, const std::optional<Root>& root, unsigned packed) {
  const Root table = root.value_or(Root{});
  pack_number(out, table.block);
  pack_number(
      out, std::uint64_t{table.level} << level_shift | sequential_flag | (root ? 0 : no_root_flag));
  pack_number(out, table.entries);
  pack_number(out, block_bytes / block_unit);
  pack_number(out, packed);
  std::string free_blocks;
  if (root) {
    pack_number(free_blocks, revision);
    pack_number(free_blocks, table.blocks);  // the first that is not used
    free_blocks.append(4, '\0');             // nothing was freed: two empty places
  }
  pack_text(out, free_blocks);
}

}  // namespace

void Statistics::count(DocumentNumber document, std::uint32_t length) {
  ++documents;
  last_document = document;
  total_length += length;
  greatest_length = std::max(greatest_length, length);
  if (length > 0 && (least_length == 0 || length < least_length)) least_length = length;
}

void write_version_file(const std::filesystem::path& directory, const Roots& roots,
                        const Statistics& statistics) {
  std::string bytes(magic);
  bytes.push_back(static_cast<char>(format >> 8));
  bytes.push_back(static_cast<char>(format & 0xFFU));
  bytes += random_identity();
  pack_number(bytes, revision);
  put_root(bytes, roots.postings, never_packed);
  put_root(bytes, roots.data, packed_from);
  put_root(bytes, roots.term_lists, packed_from);
  put_root(bytes, std::nullopt, never_packed);  // positions
  put_root(bytes, std::nullopt, packed_from);   // spelling
  put_root(bytes, std::nullopt, packed_from);   // synonyms
  pack_number(bytes, statistics.documents);
  pack_number(bytes, statistics.last_document - statistics.documents);
  pack_number(bytes, statistics.least_length);
  pack_number(bytes, statistics.greatest_wdf);
  pack_number(bytes, statistics.greatest_length - statistics.greatest_wdf);
  pack_number(bytes, 0);  // no sets of changes
  pack_number(bytes, statistics.total_length);
  pack_number(bytes, 0);  // no spelling
  schema::replace_file(directory / "iamglass", bytes);
}

}  // namespace seogo::indexer::glass
