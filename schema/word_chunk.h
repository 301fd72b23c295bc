// The words of a lexicon that begin with one syllable, as bytes: sorted, each without what it
// shares with the one before it, sixteen to a block.
//
//   WordChunkWriter out;  out.add("압구정", 12);  out.add("압수", 90);  out.bytes()
//   WordCursor in("압", bytes);
//   for (bool at = in.seek("압수"); at && in.word().starts_with("압수"); at = in.next())
//     use(in.word(), in.count());
//
// A word is looked up by halving over the blocks and reading one: nothing is unpacked beforehand.
// The bytes: the number of blocks, the offset of each (32 bits, lowest byte first), then the
// words. A word is a byte (four bits: syllables shared with the word before, none in the first of a
// block; four bits: syllables of its own), these syllables, and the count as a varint. The first
// syllable, which all share, is not written. Damaged bytes throw Error(index) when they are read.
// Units: bytes. Not safe for several threads on one object.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/syllable.h"

namespace seogo::schema {

inline constexpr std::size_t shortest_in_chunk = 2;  // syllables
inline constexpr std::size_t longest_in_chunk = 12;  // syllables

class WordChunkWriter {
 public:
  // Words of Hangul in ascending order, of the lengths above, all of one first syllable.
  void add(std::string_view word, unsigned count);

  [[nodiscard]] std::string bytes() const;  // empty without words

 private:
  std::vector<std::uint32_t> blocks_;
  std::string words_;
  std::string last_;
  std::size_t size_ = 0;
};

class WordCursor {
 public:
  // Stands before the first word. `bytes` must outlive it.
  WordCursor(std::string_view first_syllable, std::string_view bytes);

  bool next();                       // false at the end
  bool seek(std::string_view word);  // to the first that is not before `word`; false at the end

  [[nodiscard]] std::string_view word() const { return {word_.data(), length_}; }
  [[nodiscard]] unsigned count() const { return count_; }

 private:
  void stand_before_block(std::size_t block);
  [[nodiscard]] std::string_view first_of_block(std::size_t block) const;

  std::string_view offsets_;
  std::string_view words_;  // of all blocks
  std::string_view rest_;   // of the words, behind this one
  std::array<char, longest_in_chunk * syllable_bytes> word_{};
  std::size_t length_ = syllable_bytes;
  unsigned count_ = 0;
};

}  // namespace seogo::schema
