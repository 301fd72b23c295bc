// The file by which Xapian opens a glass database: where the root of each table is, and what holds for
// all documents.
//
//   write_version_file("gen-000002", roots, statistics)    writes gen-000002/iamglass
//   VersionFile file = read_version_file("gen-000002")      file.roots[term_lists]: bytes as they stand
//
// Source of the form: Xapian 1.4.22, backends/glass/glass_version.cc (format of 2016-03-14). Throws Error(io), and
// Error(index) for a file of another form.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "indexer/glass/pack.h"
#include "indexer/glass/table.h"

namespace seogo::indexer::glass {

struct Roots {
  Root postings;
  std::optional<Root> data;  // none: no document has data, and there is no such file
  Root term_lists;
};

struct Statistics {
  std::uint64_t documents = 0;
  DocumentNumber last_document = 0;
  std::uint64_t total_length = 0;
  std::uint32_t least_length = 0;  // of the documents that have one
  std::uint32_t greatest_length = 0;
  std::uint32_t greatest_wdf = 0;

  void count(DocumentNumber document, std::uint32_t length);
};

// Tables as they follow each other there.
enum TableNumber : std::size_t { postings, data, term_lists, positions, spelling, synonyms };
inline constexpr std::size_t tables = synonyms + 1;

struct VersionFile {
  std::string head;  // up to the identity, with it
  std::uint64_t revision = 0;
  std::array<std::string, tables> roots;
  std::string statistics;
};

[[nodiscard]] VersionFile read_version_file(const std::filesystem::path& directory);
void write_version_file(const std::filesystem::path& directory, const VersionFile& file);
void write_version_file(const std::filesystem::path& directory, const Roots& roots,
                        const Statistics& statistics);

// What a version file says of a table; nothing: it is empty and has no file.
[[nodiscard]] std::string root_bytes(TableNumber table, const std::optional<Root>& root);

}  // namespace seogo::indexer::glass
