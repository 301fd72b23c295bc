// A list of words, and the question which of them a text ends with.
//
//   roles {기자, 선임기자}: tail(U"경제선임기자") == 4, tail(U"기자실") == 0
//
// Most texts end with none, and the last character tells. Immutable once filled.
#pragma once

#include <bitset>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace seogo::indexer::extract {

class Words {
 public:
  void add(std::u32string word);
  [[nodiscard]] bool contains(std::u32string_view word) const;
  // The characters of the longest word that ends `text`; 0 if none does.
  [[nodiscard]] std::size_t tail(std::u32string_view text) const;

 private:
  [[nodiscard]] bool may_end_with(char32_t c) const { return last_.test(c % last_.size()); }

  std::set<std::u32string, std::less<>> words_;
  std::bitset<2048> last_;  // characters that words end with, modulo its size
  std::size_t longest_ = 0;
};

}  // namespace seogo::indexer::extract
