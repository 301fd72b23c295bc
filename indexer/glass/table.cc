#include "indexer/glass/table.h"

#include <algorithm>

#include "schema/error.h"

namespace seogo::indexer::glass {
namespace {

constexpr std::size_t head_bytes = 11;  // revision 4, level 1, free 2 and 2, end of directory 2
constexpr std::size_t pointer_bytes = 2;
constexpr std::size_t items_a_block = 4;
constexpr std::size_t most_item =
    (block_bytes - head_bytes - items_a_block * pointer_bytes) / items_a_block;
constexpr std::size_t longest_key = 255;
constexpr std::size_t length_bytes = 3;  // of an item 2, of its key 1
constexpr std::size_t component_bytes = 2;
constexpr std::size_t link_bytes = 4;
constexpr unsigned deflated_flag = 0x80;
constexpr unsigned last_flag = 0x40;
constexpr unsigned first_flag = 0x20;
constexpr std::size_t most_components = 0xFFFF;
constexpr std::size_t most_levels = 10;

// A tag is cut so that it fills the block at hand where that leaves room for its key and this much.
constexpr std::size_t worth_a_piece = 34;

void put2(char* at, std::size_t value) {
  at[0] = static_cast<char>(value >> 8);
  at[1] = static_cast<char>(value);
}

void put4(char* at, std::uint32_t value) {
  put2(at, value >> 16);
  put2(at + 2, value & 0xFFFFU);
}

}  // namespace

void Table::Block::clear() {
  bytes.fill(0);
  pointers = head_bytes;
  items = block_bytes;
  first_key.clear();
  first_component = 0;
}

char* Table::Block::take(std::size_t size) {
  items -= size;
  put2(bytes.data() + pointers, items);
  pointers += pointer_bytes;
  return bytes.data() + items;
}

Table::Table(const std::filesystem::path& path) : output_(path) {
  levels_.reserve(most_levels);
  levels_.emplace_back().clear();
  add_item({}, 1, {}, true, Form::plain);  // lower than every key: Xapian's tables begin so
}

void Table::add(std::string_view key, std::string_view tag, Form form) {
  if (key.empty() || key.size() > longest_key || key <= last_key_) {
    throw schema::Error(schema::ErrorCode::index, "entries of a table came out of order",
                        "the live index was not touched");
  }
  const std::size_t head = key.size() + length_bytes;
  const std::size_t most_piece = most_item - head - component_bytes;  // but of the first
  std::size_t first = most_piece + component_bytes;
  if (tag.size() <= first) {
    first = tag.size();
  } else {
    const std::size_t over = levels_[0].room() % (most_item + pointer_bytes);
    const std::size_t cost = pointer_bytes + head + component_bytes;
    if (over > cost) {
      const std::size_t fits = over - cost;
      const std::size_t last = (tag.size() - component_bytes) % most_piece;
      if (fits >= last || fits >= key.size() + worth_a_piece) first = fits + component_bytes;
    }
  }
  if ((tag.size() - first) / most_piece + 1 >= most_components) {
    throw schema::Error(schema::ErrorCode::index, "an entry is too large for a table",
                        "the live index was not touched");
  }
  std::uint16_t component = 1;
  add_item(key, component, tag.substr(0, first), tag.size() == first, form);
  for (tag.remove_prefix(first); !tag.empty();) {
    const std::string_view piece = tag.substr(0, most_piece);
    tag.remove_prefix(piece.size());
    add_item(key, ++component, piece, tag.empty(), form);
  }
  last_key_ = key;
  ++entries_;
}

void Table::add_item(std::string_view key, std::uint16_t component, std::string_view piece,
                     bool last, Form form) {
  const bool first = component == 1;
  const std::size_t size = length_bytes + key.size() + (first ? 0 : component_bytes) + piece.size();
  if (levels_[0].room() < size + pointer_bytes) {
    // The shortest beginning of the key that is no beginning of the one before.
    const auto differ = std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end());
    const auto shared = static_cast<std::size_t>(differ.first - key.begin());
    close_leaf();
    levels_[0].first_key = key.substr(0, first ? shared + 1 : key.size());
    levels_[0].first_component = component;
  }
  char* at = levels_[0].take(size);
  put2(at, size - length_bytes);
  at[0] = static_cast<char>(static_cast<unsigned char>(at[0]) | (first ? first_flag : 0) |
                            (last ? last_flag : 0) | (form == Form::deflated ? deflated_flag : 0));
  at[2] = static_cast<char>(key.size());
  at = std::copy(key.begin(), key.end(), at + length_bytes);
  if (!first) {
    put2(at, component);
    at += component_bytes;
  }
  std::copy(piece.begin(), piece.end(), at);
}

void Table::close_leaf() {
  const std::uint32_t number = write(levels_[0], 0);
  if (levels_.size() == 1) levels_.emplace_back().clear();
  add_branch(1, levels_[0].first_key, levels_[0].first_component, number);
  levels_[0].clear();
}

void Table::add_branch(std::size_t level, std::string_view key, std::uint16_t component,
                       std::uint32_t block) {
  const std::size_t size = link_bytes + 1 + key.size() + component_bytes;
  if (levels_[level].room() < size + pointer_bytes) {
    const std::uint32_t number = write(levels_[level], level);
    if (levels_.size() == most_levels) {
      throw schema::Error(schema::ErrorCode::index, "a table grew too high",
                          "the live index was not touched");
    }
    if (levels_.size() == level + 1) levels_.emplace_back().clear();
    add_branch(level + 1, levels_[level].first_key, levels_[level].first_component, number);
    levels_[level].clear();
    levels_[level].first_key = key;
    levels_[level].first_component = component;
  }
  char* at = levels_[level].take(size);
  put4(at, block);
  at[link_bytes] = static_cast<char>(key.size());
  at = std::copy(key.begin(), key.end(), at + link_bytes + 1);
  put2(at, component);
}

std::uint32_t Table::write(Block& block, std::size_t level) {
  char* head = block.bytes.data();
  put4(head, revision);
  head[4] = static_cast<char>(level);
  put2(head + 5, block.room());
  put2(head + 7, block.room());
  put2(head + 9, block.pointers);
  output_.append({head, block_bytes});
  return blocks_++;
}

Root Table::finish() {
  std::size_t level = 0;
  std::uint32_t number = write(levels_[0], 0);
  while (level + 1 < levels_.size()) {
    add_branch(level + 1, levels_[level].first_key, levels_[level].first_component, number);
    ++level;
    number = write(levels_[level], level);
  }
  output_.finish();
  return {number, static_cast<unsigned>(level), entries_, blocks_};
}

}  // namespace seogo::indexer::glass
