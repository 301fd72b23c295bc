// A temporary directory in which a test makes its index, removed at the end.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "schema/document.h"
#include "schema/generation.h"

namespace seogo::schema::tests {

class Stacks {
 public:
  Stacks() {
    std::string pattern = (std::filesystem::temp_directory_path() / "seogo-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = pattern;
  }
  Stacks(const Stacks&) = delete;
  Stacks& operator=(const Stacks&) = delete;
  ~Stacks() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] IndexDirectory directory() const { return IndexDirectory(path_); }

 private:
  std::filesystem::path path_;
};

inline void add(const IndexDirectory& directory, const std::string& generation,
                const Article& article) {
  Xapian::WritableDatabase database = directory.open_for_writing(generation);
  database.replace_document(id_term(article.id), to_document(article));
  database.commit();
}

}  // namespace seogo::schema::tests
