// An index of a test's own, the files that go into it, and what it holds: for tests of the
// programs.
//
//   Stacks stacks;
//   stacks.update(stacks.write("a.jsonl", line("1", "첫눈")));   an Outcome of seogo-indexer update
//   stacks.stored()                                             {"1" → its stored bytes}
//
// `stored` opens the index as searchd does, and fails the test if it cannot be read.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/generation.h"
#include "tests/archive.h"
#include "tests/cli/command.h"

namespace seogo::tests {

using Stored = std::map<std::string, std::string>;  // id → stored bytes
using Contents =
    std::map<std::string, std::string>;  // id → stored bytes and terms; word → its count; id and
                                         // place of a comment → it and its terms

// An article as a line of JSONL, line feed included.
[[nodiscard]] std::string line(const std::string& id, const std::string& title,
                               const std::string& body = "눈이 내렸다.",
                               const std::vector<std::string>& comments = {});

class Stacks {
 public:
  [[nodiscard]] std::filesystem::path room() const { return room_.path(); }
  [[nodiscard]] std::string path(const std::string& name) const { return (room() / name).string(); }
  [[nodiscard]] std::string index() const { return path("stacks"); }
  [[nodiscard]] schema::IndexDirectory directory() const { return schema::IndexDirectory(index()); }

  // Both wait until the file counts as untouched, and return its path.
  [[nodiscard]] std::string write(const std::string& name, std::string_view bytes) const;
  [[nodiscard]] std::string invent(const std::string& name, int articles, int comments = 2) const;

  // seogo-indexer COMMAND --index DIR WORD…
  [[nodiscard]] Outcome indexer(const std::string& command, const std::vector<std::string>& words,
                                const Conditions& conditions = {}) const;
  [[nodiscard]] Outcome update(const std::vector<std::string>& paths,
                               const Conditions& conditions = {}) const {
    return indexer("update", paths, conditions);
  }
  [[nodiscard]] Outcome update(const std::string& path) const { return update(std::vector{path}); }

  [[nodiscard]] bool exists() const { return directory().live().has_value(); }
  [[nodiscard]] Stored stored() const;
  // All that searches go by, in whatever order it came in.
  [[nodiscard]] Contents contents() const;
  [[nodiscard]] std::filesystem::path live() const;  // the live generation's directory

  // To all documents of a database, so that Xapian can change them.
  void give_term_lists(const std::filesystem::path& database) const;

 private:
  TemporaryDirectory room_;
};

// Whether everything in `part` is in `whole`, byte for byte.
[[nodiscard]] testing::AssertionResult holds(const Stored& whole, const Stored& part);

}  // namespace seogo::tests
