// Writes one table of a Xapian (glass) database from entries that come in order: a B-tree from its
// leaves up, every block written once and full.
//
//   Table table("gen-000002/docdata.glass");
//   table.add(key, tag);          ascending keys, each once
//   const Root root = table.finish();
//
// Xapian's own way into a table is a search from the root for every entry; and databases that its
// compactor joins keep every chunk of the parts. Measured on 20,000 invented articles: 56 MB of plain
// postings instead of 79 MB from parts of 500 articles.
//
// Blocks are of 8,192 bytes; an entry takes a quarter of one at most and is cut into components where it
// is longer. Source of the layout: Xapian 1.4.22, backends/glass/glass_table.h. Throws Error(io); Error(index)
// for keys that are out of order. For one thread.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/output.h"
#include "indexer/glass/tag.h"

namespace seogo::indexer::glass {

inline constexpr std::size_t block_bytes = 8192;
inline constexpr std::uint32_t revision = 1;  // of all that is written here

// What Xapian has to know of a table to open it.
struct Root {
  std::uint32_t block = 0;
  unsigned level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;
};

class Table {
 public:
  explicit Table(const std::filesystem::path& path);

  void add(std::string_view key, std::string_view tag, Form form = Form::plain);
  [[nodiscard]] Root finish();

 private:
  // A block that is being filled: pointers grow from its head, items from its end.
  struct Block {
    std::array<char, block_bytes> bytes{};
    std::size_t pointers = 0;  // the end of the directory
    std::size_t items = 0;     // the lowest of them
    std::string first_key;     // that divides it from the block before
    std::uint16_t first_component = 0;

    void clear();
    [[nodiscard]] std::size_t room() const { return items - pointers; }
    char* take(std::size_t size);  // room for an item, with its pointer
  };

  void add_item(std::string_view key, std::uint16_t component, std::string_view piece, bool last,
                Form form);
  void add_branch(std::size_t level, std::string_view key, std::uint16_t component,
                  std::uint32_t block);
  std::uint32_t write(Block& block, std::size_t level);
  void close_leaf();

  Output output_;
  std::vector<Block> levels_;
  std::string last_key_;
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace seogo::indexer::glass
