#include "searchd/engine/initial_match.h"

#include "schema/jamo.h"
#include "searchd/engine/letters.h"

namespace seogo::searchd::engine {

std::optional<Occurrence> find_initials(std::string_view folded, std::string_view row,
                                        std::size_t from) {
  const Letters wanted = letters_of(row);
  const Letters letters = letters_of(schema::initials(folded));  // byte for byte beside `folded`
  for (std::size_t at = 0; at + wanted.size() <= letters.size(); ++at) {
    if (letters[at].begin < from) continue;
    const bool begins_word = letters[at].after_space || is_word(letters[at - 1].code);
    std::size_t same = 0;
    while (begins_word && same < wanted.size() && letters[at + same].code == wanted[same].code) {
      ++same;
    }
    if (begins_word && same == wanted.size()) {
      return Occurrence{letters[at].begin, letters[at + same - 1].end};
    }
  }
  return std::nullopt;
}

}  // namespace seogo::searchd::engine
