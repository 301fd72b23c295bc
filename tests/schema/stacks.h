// A temporary directory in which a test makes its index, removed at the end.
#pragma once

#include <filesystem>
#include <string>

#include "schema/document.h"
#include "schema/generation.h"
#include "tests/temporary_directory.h"

namespace seogo::schema::tests {

class Stacks {
 public:
  [[nodiscard]] const std::filesystem::path& path() const { return place_.path(); }
  [[nodiscard]] IndexDirectory directory() const { return IndexDirectory(path()); }

 private:
  seogo::tests::TemporaryDirectory place_;
};

inline void add(const IndexDirectory& directory, const std::string& generation,
                const Article& article) {
  Xapian::WritableDatabase database = directory.open_for_writing(generation);
  database.replace_document(id_term(article.id), to_document(article));
  database.commit();
}

}  // namespace seogo::schema::tests
