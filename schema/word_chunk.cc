#include "schema/word_chunk.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "schema/error.h"
#include "schema/varint.h"

namespace seogo::schema {
namespace {

constexpr std::size_t words_of_block = 16;
constexpr std::size_t offset_bytes = 4;

[[noreturn]] void throw_damaged() {
  throw Error(ErrorCode::index, "the lexicon of the index is damaged",
              "build it anew from the stored articles: seogo-indexer rebuild --index DIR");
}

void put_offset(std::string& out, std::size_t value) {
  for (unsigned shift = 0; shift < 8 * offset_bytes; shift += 8) {
    out.push_back(static_cast<char>(value >> shift));
  }
}

std::size_t offset_at(std::string_view bytes, std::size_t at) {
  std::size_t value = 0;
  for (std::size_t i = offset_bytes; i > 0; --i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return value;
}

bool all_hangul(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += syllable_bytes) {
    const auto byte = [&](std::size_t at) {
      return static_cast<unsigned>(static_cast<unsigned char>(text[i + at]));
    };
    const bool form = byte(0) >> 4 == 0xE && byte(1) >> 6 == 2 && byte(2) >> 6 == 2;
    const unsigned point = (byte(0) & 0xF) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (!form || point < 0xAC00 || point > 0xD7A3) return false;
  }
  return true;
}

// What stands before the count of a word.
struct Entry {
  std::size_t shared;          // bytes, behind the first syllable
  std::string_view syllables;  // its own
};

Entry take_entry(std::string_view& bytes) {
  if (bytes.empty()) throw_damaged();
  const auto lengths = static_cast<unsigned char>(bytes.front());
  const std::size_t own = (lengths & 0xFU) * syllable_bytes;
  if (own == 0 || bytes.size() <= own) throw_damaged();
  const Entry entry{(lengths >> 4U) * syllable_bytes, bytes.substr(1, own)};
  bytes.remove_prefix(1 + own);
  return entry;
}

}  // namespace

void WordChunkWriter::add(std::string_view word, unsigned count) {
  std::size_t shared = syllable_bytes;
  if (size_++ % words_of_block == 0) {
    blocks_.push_back(static_cast<std::uint32_t>(words_.size()));
  } else {
    const std::size_t most = std::min(word.size(), last_.size());
    while (shared < most && word.substr(shared, syllable_bytes) ==
                                std::string_view(last_).substr(shared, syllable_bytes)) {
      shared += syllable_bytes;
    }
  }
  const std::size_t own = (word.size() - shared) / syllable_bytes;
  words_.push_back(static_cast<char>((shared / syllable_bytes - 1) << 4 | own));
  words_ += word.substr(shared);
  put_varint(words_, count);
  last_ = word;
}

std::string WordChunkWriter::bytes() const {
  std::string out;
  if (blocks_.empty()) return out;
  out.reserve((blocks_.size() + 1) * offset_bytes + words_.size());
  put_offset(out, blocks_.size());
  for (const std::uint32_t offset : blocks_) put_offset(out, offset);
  return out += words_;
}

WordCursor::WordCursor(std::string_view first_syllable, std::string_view bytes) {
  if (bytes.empty()) return;
  if (first_syllable.size() != syllable_bytes || !all_hangul(first_syllable)) throw_damaged();
  std::copy(first_syllable.begin(), first_syllable.end(), word_.begin());
  if (bytes.size() < offset_bytes) throw_damaged();
  const std::size_t blocks = offset_at(bytes, 0);
  bytes.remove_prefix(offset_bytes);
  if (blocks == 0 || blocks > bytes.size() / offset_bytes) throw_damaged();
  offsets_ = bytes.substr(0, blocks * offset_bytes);
  words_ = rest_ = bytes.substr(offsets_.size());
}

bool WordCursor::next() {
  if (rest_.empty()) return false;
  const auto [shared, own] = take_entry(rest_);
  const std::size_t begin = syllable_bytes + shared;
  // Not behind the word before, or longer than a word is: these are no bytes of add().
  if (begin > length_ || begin + own.size() > word_.size() || !all_hangul(own) ||
      own <= word().substr(begin)) {
    throw_damaged();
  }
  std::copy(own.begin(), own.end(), word_.begin() + static_cast<std::ptrdiff_t>(begin));
  length_ = begin + own.size();
  const std::optional<std::uint64_t> count = take_varint(rest_);
  if (!count || *count == 0 || *count > std::numeric_limits<unsigned>::max()) throw_damaged();
  count_ = static_cast<unsigned>(*count);
  return true;
}

bool WordCursor::seek(std::string_view word) {
  const std::string_view behind_first = word.substr(std::min(word.size(), syllable_bytes));
  std::size_t low = 0;  // the block to read is the last that begins with `word` or before it
  std::size_t high = offsets_.size() / offset_bytes;
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (first_of_block(middle) <= behind_first ? low : high) = middle;
  }
  if (high > 0) stand_before_block(low);
  while (next()) {
    if (this->word() >= word) return true;
  }
  return false;
}

void WordCursor::stand_before_block(std::size_t block) {
  const std::size_t offset = offset_at(offsets_, block * offset_bytes);
  if (offset >= words_.size()) throw_damaged();
  rest_ = words_.substr(offset);
  length_ = syllable_bytes;
}

std::string_view WordCursor::first_of_block(std::size_t block) const {
  const std::size_t offset = offset_at(offsets_, block * offset_bytes);
  if (offset >= words_.size()) throw_damaged();
  std::string_view rest = words_.substr(offset);
  const Entry entry = take_entry(rest);
  if (entry.shared != 0) throw_damaged();
  return entry.syllables;
}

}  // namespace seogo::schema
