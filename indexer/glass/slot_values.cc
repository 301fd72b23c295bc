#include "indexer/glass/slot_values.h"

namespace seogo::indexer::glass {
namespace {

constexpr std::size_t most_bytes = 2000;  // of a chunk, before its last value

}  // namespace

void SlotValues::add(DocumentNumber document, std::string_view value) {
  if (value.empty()) return;
  if (chunks_.empty() || chunks_.back().bytes.size() >= most_bytes) {
    if (!chunks_.empty()) chunks_.back().bytes.shrink_to_fit();
    chunks_.push_back({document, {}});
  } else {
    pack_number(chunks_.back().bytes, document - last_ - 1);
  }
  pack_text(chunks_.back().bytes, value);
  last_ = document;
  if (count_ == 0 || value < least_) least_ = value;
  if (count_ == 0 || value > greatest_) greatest_ = value;
  ++count_;
}

void SlotValues::write_bounds(Table& table) const {
  if (count_ == 0) return;
  std::string key(slot_bounds_key);
  for (Slot rest = slot_; rest != 0; rest >>= 8) key.push_back(static_cast<char>(rest));
  std::string tag;
  pack_number(tag, count_);
  pack_text(tag, least_);
  if (greatest_ != least_) tag += greatest_;
  table.add(key, tag);
}

void SlotValues::write_values(Table& table) const {
  for (const Chunk& chunk : chunks_) {
    std::string key(slot_values_key);
    pack_number(key, slot_);
    pack_ordered(key, chunk.first);
    table.add(key, chunk.bytes);
  }
}

}  // namespace seogo::indexer::glass
