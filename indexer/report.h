// What could not be taken in, for programs: one JSON object a line.
//
//   {"status":"refused","file":"a.warc.gz","place":"record at byte 90","url":"https://…",
//    "reason":"no article found: …","hint":"…"}
//   {"status":"done","added":40,"changed":2, … ,"skipped":{"image":310,"revisit":4}}
//
// "-" is standard output. The last line stands there only if the work came to its end. Throws Error(io) where the file
// cannot be written. For one thread.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "indexer/source/refusal.h"
#include "indexer/tally.h"

namespace seogo::indexer {

class Report {
 public:
  explicit Report(std::string path = {});  // nothing is written without a path

  void refused(const source::Refusal& refusal);
  void done(const Tally& tally);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  void write(const std::string& line);

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace seogo::indexer
