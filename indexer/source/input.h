// The files behind the paths a person gives: folders are walked, in the order of their names.
//
//   find_inputs({"pages/", "export.jsonl", "-"})
//   → pages/2023/altman.txt (text), pages/crawl.warc.gz (warc), export.jsonl (json_lines),
//     - (by its bytes)
//
// In a folder, files whose names do not end in a form we read (input_form.cc has the table; .gz and .zst
// may follow) are passed over and counted, as are hidden ones, .xml files that are no feed and .json
// files that name no title; symbolic links are followed only while they stay inside the folder given.
// A file that is named itself is always taken. One that several paths lead to is found once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/source/input_form.h"
#include "indexer/source/refusal.h"

namespace seogo::indexer::source {

struct Input {
  std::string path;               // "-" is standard input
  std::optional<InputForm> form;  // by its name; nothing: its first bytes decide
  std::uint64_t bytes = 0;        // 0 for a stream
  // Size, times of change and inode: equal while a file is untouched. Empty for a stream, and for a
  // file changed so lately that a further change might not show.
  std::string fingerprint;
  bool plain = false;  // a file, and no link, in a folder that was walked
};

struct Inputs {
  std::vector<Input> found;
  std::uint64_t passed_over = 0;
};

[[nodiscard]] Inputs find_inputs(const std::vector<std::string>& paths, const RefusalSink& refuse);

}  // namespace seogo::indexer::source
