#include "searchd/engine/text_check.h"

#include <utility>

#include "searchd/engine/text.h"

namespace seogo::searchd::engine {

bool TextCheck::matches(Xapian::docid candidate) {
  if (all_match()) return true;
  const auto known = known_.find(candidate);
  if (known != known_.end()) return known->second;
  return matches(database_.get_document(candidate));
}

bool TextCheck::matches(const Xapian::Document& candidate) {
  if (all_match()) return true;
  const auto [known, is_new] = known_.try_emplace(candidate.get_docid(), false);
  if (is_new) {
    std::optional<std::string> bytes = holdings_.stored(database_, candidate);
    known->second = bytes && read(*bytes);
    if (known->second) stored_.keep(candidate.get_docid(), std::move(*bytes));
  }
  return known->second;
}

std::optional<bool> TextCheck::known(Xapian::docid candidate) const {
  if (all_match()) return true;
  const auto known = known_.find(candidate);
  if (known == known_.end()) return std::nullopt;
  return known->second;
}

bool TextCheck::read(const std::string& stored) const {
  if (!matcher_.may_match(stored)) return false;
  ArticleText text(holdings_, stored);
  return matcher_.matches(text);
}

}  // namespace seogo::searchd::engine
