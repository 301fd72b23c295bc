#include "indexer/glass/version_file.h"

#include <algorithm>
#include <random>
#include <string_view>

#include <fmt/format.h>
#include <xapian.h>

#include "schema/error.h"
#include "schema/file.h"
#include "schema/varint.h"

namespace seogo::indexer::glass {
namespace {

// The tables of other series have other forms.
static_assert(XAPIAN_MAJOR_VERSION == 1 && XAPIAN_MINOR_VERSION == 4);

constexpr unsigned year = 2016 - 2014;
constexpr unsigned format = year << 9 | 3U << 5 | 14U;
constexpr const char* file_name = "iamglass";
constexpr std::string_view magic = "\x0F\x0DXapian Glass";

constexpr std::uint64_t sequential_flag = 2;
constexpr std::uint64_t no_root_flag = 1;
constexpr unsigned level_shift = 2;
constexpr std::size_t identity_bytes = 16;
constexpr unsigned numbers_a_root = 5;  // before the free blocks
constexpr std::size_t block_unit = 2048;
constexpr unsigned never_packed = 0;
constexpr unsigned packed_from = 18;  // bytes, what Xapian writes into these tables later

std::string begun() {
  std::string bytes(magic);
  bytes.push_back(static_cast<char>(format >> 8));
  bytes.push_back(static_cast<char>(format & 0xFFU));
  return bytes;
}

// A database is told from others by a random number, version 4 of RFC 4122.
std::string random_identity() {
  std::random_device random;
  std::string bytes;
  for (int i = 0; i < static_cast<int>(identity_bytes); ++i)
    bytes.push_back(static_cast<char>(random()));
  bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x40U);
  bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
  return bytes;
}

// Xapian packs what it writes into a table later from so many bytes on.
constexpr std::array<unsigned, tables> packed_sizes = {
    never_packed, packed_from, packed_from, never_packed, packed_from, packed_from,
};

[[noreturn]] void throw_strange(const std::filesystem::path& directory) {
  throw schema::Error(schema::ErrorCode::index,
                      fmt::format("{} is not of the form that this program knows",
                                  (directory / file_name).string()),
                      "seogo-indexer check --index DIR says what is wrong");
}

// Takes a number and returns its bytes, so that they can be put back as they were.
std::string_view taken_number(std::string_view& rest, std::uint64_t* value = nullptr) {
  const std::string_view before = rest;
  const std::optional<std::uint64_t> number = schema::take_varint(rest);
  if (!number) return {};
  if (value != nullptr) *value = *number;
  return before.substr(0, before.size() - rest.size());
}

}  // namespace

void Statistics::count(DocumentNumber document, std::uint32_t length) {
  ++documents;
  last_document = document;
  total_length += length;
  greatest_length = std::max(greatest_length, length);
  if (length > 0 && (least_length == 0 || length < least_length)) least_length = length;
}

std::string root_bytes(TableNumber table, const std::optional<Root>& root) {
  std::string out;
  const Root known = root.value_or(Root{});
  pack_number(out, known.block);
  pack_number(
      out, std::uint64_t{known.level} << level_shift | sequential_flag | (root ? 0 : no_root_flag));
  pack_number(out, known.entries);
  pack_number(out, block_bytes / block_unit);
  pack_number(out, packed_sizes[table]);
  std::string free_blocks;
  if (root) {
    pack_number(free_blocks, revision);
    pack_number(free_blocks, known.blocks);  // the first that is not used
    free_blocks.append(4, '\0');             // nothing was freed: two empty places
  }
  pack_text(out, free_blocks);
  return out;
}

VersionFile read_version_file(const std::filesystem::path& directory) {
  const std::string bytes = schema::read_file(directory / file_name);
  const std::string known = begun();
  VersionFile file;
  const std::size_t head = known.size() + identity_bytes;
  if (!bytes.starts_with(known) || bytes.size() <= head) throw_strange(directory);
  file.head = bytes.substr(0, head);
  std::string_view rest = std::string_view(bytes).substr(head);
  if (taken_number(rest, &file.revision).empty()) throw_strange(directory);
  for (std::string& root : file.roots) {
    const std::string_view before = rest;
    for (unsigned i = 0; i < numbers_a_root; ++i) {
      if (taken_number(rest).empty()) throw_strange(directory);
    }
    std::uint64_t free_blocks = 0;
    if (taken_number(rest, &free_blocks).empty() || free_blocks > rest.size()) {
      throw_strange(directory);
    }
    rest.remove_prefix(free_blocks);
    root = before.substr(0, before.size() - rest.size());
  }
  file.statistics = rest;
  return file;
}

void write_version_file(const std::filesystem::path& directory, const VersionFile& file) {
  std::string bytes = file.head;
  pack_number(bytes, file.revision);
  for (const std::string& root : file.roots) bytes += root;
  bytes += file.statistics;
  schema::replace_file(directory / file_name, bytes);
}

void write_version_file(const std::filesystem::path& directory, const Roots& roots,
                        const Statistics& statistics) {
  VersionFile file;
  file.head = begun() + random_identity();
  file.revision = revision;
  file.roots = {
      root_bytes(TableNumber::postings, roots.postings),
      root_bytes(TableNumber::data, roots.data),
      root_bytes(TableNumber::term_lists, roots.term_lists),
      root_bytes(TableNumber::positions, std::nullopt),
      root_bytes(TableNumber::spelling, std::nullopt),
      root_bytes(TableNumber::synonyms, std::nullopt),
  };
  pack_number(file.statistics, statistics.documents);
  pack_number(file.statistics, statistics.last_document - statistics.documents);
  pack_number(file.statistics, statistics.least_length);
  pack_number(file.statistics, statistics.greatest_wdf);
  pack_number(file.statistics, statistics.greatest_length - statistics.greatest_wdf);
  pack_number(file.statistics, 0);  // no sets of changes
  pack_number(file.statistics, statistics.total_length);
  pack_number(file.statistics, 0);  // no spelling
  write_version_file(directory, file);
}

}  // namespace seogo::indexer::glass
