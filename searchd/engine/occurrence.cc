#include "searchd/engine/occurrence.h"

#include "schema/endings.h"
#include "schema/utf8.h"
#include "searchd/engine/fold.h"

namespace seogo::searchd::engine {
std::string_view rest_of_run(std::string_view folded, std::size_t at) {
  // More than two endings: a row of 하하하… is not read to its end at each of its syllables.
  constexpr std::size_t enough = (2 * schema::longest_ending + 1) * 3;
  std::size_t end = at;
  while (end < folded.size() && end - at < enough) {
    std::size_t next = end;
    const char32_t c = schema::decode(folded, next);
    if (c < 0xAC00 || c > 0xD7A3) break;
    end = next;
  }
  return folded.substr(at, end - at);
}

std::optional<Occurrence> find_piece(std::string_view folded, const query::Piece& piece,
                                     std::size_t from) {
  const std::string_view stem = piece.stem_text();
  const std::string_view ending = std::string_view(piece.text).substr(piece.stem);
  for (std::size_t at = find_whole(folded, stem, from); at != std::string_view::npos;
       at = find_whole(folded, stem, at + 1)) {
    const std::size_t end = at + stem.size();
    if (folded.substr(end).starts_with(ending)) return Occurrence{at, end + ending.size()};
    if (schema::may_follow(rest_of_run(folded, end))) return Occurrence{at, end};
  }
  return std::nullopt;
}

}  // namespace seogo::searchd::engine
