// What an index remembers of an input: so that an untouched one is not read again, and that what is
// gone can be told.
//
//   key     hash of the input's absolute path; its articles bear it as a term
//   state   recipe and fingerprint, when all of it was taken; empty: it is read again next time
//   page    the id of its article, where it gave just one
//   path    absolute
//
// Stored as metadata "input:" + key. Plain values.
#pragma once

#include <string>
#include <string_view>

namespace seogo::indexer {

struct InputRecord {
  std::string state;
  std::string page;
  std::string path;

  [[nodiscard]] std::string bytes() const;
  [[nodiscard]] static InputRecord parse(std::string_view bytes);
};

inline constexpr std::string_view input_record_prefix = "input:";

// Absolute, without links; as it stands where that cannot be told.
[[nodiscard]] std::string absolute_path(const std::string& path);
[[nodiscard]] std::string input_key(const std::string& path);

}  // namespace seogo::indexer
