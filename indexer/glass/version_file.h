// The file by which Xapian opens a glass database: where the root of each table is, and what holds for
// all documents.
//
//   write_version_file("gen-000002", roots, statistics)    writes gen-000002/iamglass
//
// Source of the form: Xapian 1.4.22, backends/glass/glass_version.cc (format of 2016-03-14). Throws Error(io).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

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

void write_version_file(const std::filesystem::path& directory, const Roots& roots,
                        const Statistics& statistics);

}  // namespace seogo::indexer::glass
