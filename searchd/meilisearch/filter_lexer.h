// A filter's text as tokens.
//
//   "site" = '한빛일보' AND likes>=10
//   → quoted site, sign =, quoted 한빛일보, word AND, word likes, sign >=, word 10
//
// Words are letters of any script, digits and _ - . /; anything else stands in quotes of either kind,
// where \ goes before a quote or another \. Throws Refusal(invalid_filter). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seogo::searchd::meilisearch {

struct FilterToken {
  enum class Kind { word, quoted, sign, end } kind;
  std::string text;   // of what was quoted, without quotes and escapes
  std::size_t begin;  // bytes of the filter
  std::size_t end;

  [[nodiscard]] bool is_word(std::string_view word) const {
    return kind == Kind::word && text == word;
  }
  [[nodiscard]] bool is_sign(std::string_view sign) const {
    return kind == Kind::sign && text == sign;
  }
  // What may name an attribute or a value.
  [[nodiscard]] bool is_name() const { return kind == Kind::word || kind == Kind::quoted; }
};

// The last token is the end.
[[nodiscard]] std::vector<FilterToken> filter_tokens(std::string_view filter);

// Ends with where it is and what stands there: "… 5:9 site = "한빛".
[[noreturn]] void refuse_filter(std::string_view filter, const std::string& message,
                                std::size_t begin, std::size_t end);

}  // namespace seogo::searchd::meilisearch
