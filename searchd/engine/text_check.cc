#include "searchd/engine/text_check.h"

#include "searchd/engine/text.h"

namespace seogo::searchd::engine {

bool TextCheck::matches(Xapian::docid candidate) {
  if (!needed()) return true;
  const auto known = known_.find(candidate);
  if (known != known_.end()) return known->second;
  return matches(database_.get_document(candidate));
}

bool TextCheck::matches(const Xapian::Document& candidate) {
  if (!needed()) return true;
  const auto [known, is_new] = known_.try_emplace(candidate.get_docid(), false);
  if (is_new) known->second = read(candidate.get_data());
  return known->second;
}

std::optional<bool> TextCheck::known(Xapian::docid candidate) const {
  if (!needed()) return true;
  const auto known = known_.find(candidate);
  if (known == known_.end()) return std::nullopt;
  return known->second;
}

bool TextCheck::read(const std::string& stored) const {
  if (!matcher_.may_match(stored)) return false;
  const schema::Article article = holdings_.read(stored);
  ArticleText text(article);
  return matcher_.matches(text);
}

}  // namespace seogo::searchd::engine
