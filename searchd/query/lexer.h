// The tokens of a query.
//
//   -제목:"해고 및" (a OR b*)
//   →  minus, field(title), phrase(해고 및), open, word(a), either, prefix(b), close
//   ~"해고 및" date:2023.12 ~ 2024.1
//   →  phrase(해고 및, spacing_free), field(date), word(2023.12), tilde, word(2024.1)
//
// Never fails: any bytes give tokens. Pure; safe to call from any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/query/tree.h"

namespace seogo::searchd::query {

enum class TokenKind { word, prefix, phrase, field, minus, either, open, close, tilde };

struct Token {
  TokenKind kind;
  std::string text;
  const schema::Field* field = nullptr;
  bool spacing_free = false;  // of a phrase
};

[[nodiscard]] std::vector<Token> tokens(std::string_view text, std::vector<Note>& notes);

}  // namespace seogo::searchd::query
