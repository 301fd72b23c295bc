// What stands in a search box while somebody types: the part that is not done, and what is before it.
//
//   read_typed("샘 알트")        word 알트, kept "샘 ", before "샘 "
//   read_typed("샘 기자:강")      word 강, field author, kept "샘 기자:", before "샘 "
//   read_typed("매체:\"한빛 일")   word 한빛일, field site, kept "매체:\""
//   read_typed("인공지능 ")       word 인공지능, finished
//   read_typed("-압구")          word 압구, kept "-", nothing before that counts
//
// A text that ends in a sign has no word. Any bytes are taken. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>

#include "schema/fields.h"

namespace seogo::searchd::engine {

struct Typed {
  std::string kept;    // as it was typed: what a suggestion begins with
  std::string part;    // as it was typed
  std::string word;    // normalized; of a field of whole values without spaces, as its terms are
  std::string before;  // the query whose words a completion should stand together with
  const schema::Field* field = nullptr;  // that is named before the word
  bool korean = false;                   // syllables or jamo
  bool finished = false;                 // a space stands behind the word, which `before` has too
  bool quoted = false;                   // the value of a field stands behind an open quote
  bool plain = true;                     // no sign before the word makes it more than a word

  [[nodiscard]] bool is_value() const {
    return field != nullptr && field->kind == schema::Kind::exact;
  }
};

[[nodiscard]] Typed read_typed(std::string_view text);

}  // namespace seogo::searchd::engine
