// Stored data made small, each document by itself, with what it has in common with others in a
// dictionary.
//
//   Packer packer(dictionary);
//   packer.pack(encode(article))               →  00, the dictionary's id, a zstd frame: 1.5 KB of 3.9
//   dictionary_of(packed)                      →  0x5EC2A9B1
//   unpacked(packed, *dictionary)              →  encode(article)
//
// What is not packed stands as it is, and Xapian tries to pack that by itself: no record begins with
// 00 (record.h), which tells the two apart. So is kept what came before there was a dictionary, what
// would not become smaller, and what is longer than `most_unpacked`. Damaged bytes throw
// Error(index), before much is allocated for them. A Packer is for one thread, unpacked() for any.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schema/dictionary.h"

namespace seogo::schema {

inline constexpr std::size_t most_unpacked = std::size_t{64} << 20;  // bytes of one document

class Packer {
 public:
  // Without a dictionary nothing is packed.
  explicit Packer(std::shared_ptr<const Dictionary> dictionary);
  ~Packer();
  Packer(Packer&&) noexcept;
  Packer& operator=(Packer&&) noexcept;

  [[nodiscard]] std::string pack(std::string stored);

 private:
  struct State;
  std::shared_ptr<const Dictionary> dictionary_;
  std::unique_ptr<State> state_;
};

// The id of the dictionary that is needed; nothing where the data stand as they are.
[[nodiscard]] std::optional<std::uint32_t> dictionary_of(std::string_view data);

// Of data that dictionary_of() has an id of.
[[nodiscard]] std::string unpacked(std::string_view data, const Dictionary& dictionary);

}  // namespace seogo::schema
