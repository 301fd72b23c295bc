// The table of synonyms that queries are widened by, as its file stands now.
//
//   SynonymsFile synonyms("names.txt", [](const auto& problems) { … log them … });
//   query::expand(std::move(root), *synonyms.current());
//
// A person may edit or replace the file while searchd runs: current() looks at it at most once a
// second (one stat) and reads it again when it changed. A file that is gone, unreadable, too large or
// without one line that can be understood leaves the last good table in use. look_now() reads it at
// once, whether it seems changed or not. Safe to call from any
// thread; a table that was handed out stays as it is. One thread reads the file, the others go on
// with the table before.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/stat.h>

#include "searchd/query/synonyms.h"

namespace seogo::searchd::engine {

class SynonymsFile {
 public:
  // Told of each load that had problems, once, by the thread that loaded.
  using Problems = std::vector<query::Synonyms::Problem>;
  using Report = std::function<void(const Problems&)>;

  SynonymsFile();  // the table that is built in, without a file

  // What --synonyms names: a file, "none" for no names at all, or nothing for those built in.
  [[nodiscard]] static std::unique_ptr<SynonymsFile> named(const std::string& name,
                                                           Report report = {});

  [[nodiscard]] static std::string_view built_in();  // the text of the file that is built in

  // Throws Error(io) when there is no file to begin with, or it is too large.
  explicit SynonymsFile(std::filesystem::path path, Report report = {},
                        std::chrono::milliseconds between_looks = std::chrono::seconds(1));

  [[nodiscard]] std::shared_ptr<const query::Synonyms> current();

  // Reports what is wrong even if it was told before. Waits for a thread that is reading it.
  void look_now();

 private:
  using Table = std::shared_ptr<const query::Synonyms>;
  explicit SynonymsFile(query::Synonyms fixed);

  // What changes whenever the file does: also when it is replaced, or its permissions are mended.
  struct Stamp {
    ::dev_t device;
    ::ino_t inode;
    ::off_t size;
    std::int64_t modified;  // nanoseconds
    std::int64_t changed;
    bool operator==(const Stamp&) const = default;
  };
  [[nodiscard]] std::optional<Stamp> stamp() const;

  [[nodiscard]] bool is_time_to_look();
  [[nodiscard]] Problems look();
  [[nodiscard]] Problems load();  // sets table_ unless the file is of no use

  const std::filesystem::path path_;
  const Report report_;
  const std::chrono::milliseconds between_looks_;

  std::mutex looking_;  // held by the one thread that looks; guards the three below
  std::chrono::steady_clock::time_point next_look_;
  std::optional<Stamp> seen_;
  bool good_ = false;  // what was seen was read

  std::mutex mutex_;  // guards table_
  Table table_;
};

}  // namespace seogo::searchd::engine
