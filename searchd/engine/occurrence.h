// Where a piece of a query's word stands in a folded text.
//
//   find_piece("샘 알트만은 알트코인을", 알트만이, 0)  →  알트만, before 은; 알트코인 is none
//   find_piece("해고당했을 때", 해고, 0)              →  해고: no ending was cut, anything may follow
//
// The stem, and with it the ending that was typed if that stands there too. Bytes of the folded
// text. Pure; safe to call from any thread.
#pragma once

#include <optional>
#include <string_view>

#include "searchd/query/word.h"

namespace seogo::searchd::engine {

struct Occurrence {
  std::size_t begin;
  std::size_t end;
};

// The Hangul from `at` on, to the end of its run, or as far as two endings could reach.
[[nodiscard]] std::string_view rest_of_run(std::string_view folded, std::size_t at);

[[nodiscard]] std::optional<Occurrence> find_piece(std::string_view folded,
                                                   const query::Piece& piece, std::size_t from);

}  // namespace seogo::searchd::engine
