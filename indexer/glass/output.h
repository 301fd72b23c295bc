// A file that is written from its beginning to its end, in large pieces.
//
//   Output output("building/run-0-000000");
//   output.append(bytes);  …  output.finish();
//
// What was not written when finish() returns is an Error(io), which says that the live index was not
// touched: nothing else is written so. For one thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "schema/file.h"

namespace seogo::indexer::glass {

class Output {
 public:
  explicit Output(const std::filesystem::path& path);

  void append(std::string_view bytes) {
    pending_ += bytes;
    if (pending_.size() >= at_once) flush();
  }
  void finish() { flush(); }

 private:
  static constexpr std::size_t at_once = std::size_t{1} << 19;  // bytes

  void flush();

  std::filesystem::path path_;
  schema::File file_;
  std::string pending_;
};

}  // namespace seogo::indexer::glass
