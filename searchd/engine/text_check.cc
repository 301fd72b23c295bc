#include "searchd/engine/text_check.h"

#include "searchd/engine/text.h"

namespace seogo::searchd::engine {

bool TextCheck::matches(Xapian::docid candidate) {
  if (all_match()) return true;
  if (const std::optional<bool> known = verdicts_.of(candidate)) return *known;
  if (rules_out(candidate)) return false;
  const Text text = stored_.look(candidate);
  const bool matches = !text->empty() && read(candidate, *text);
  verdicts_.note(candidate, matches);
  if (matches) stored_.keep(candidate, text);
  return matches;
}

bool TextCheck::rules_out(Xapian::docid candidate) {
  if (all_match() || !holdings_.keeps_texts) return false;
  if (rows_ == nullptr) {
    columns_ = kept_.columns(database_);
    rows_ = &columns_->syllable_rows(database_);
  }
  if (!rows_->knows(candidate)) return false;
  const bool may_match = matcher_.may_match(
      [&](const Anchor& anchor) { return rows_->may_hold(candidate, anchor.row()); });
  if (!may_match) verdicts_.note(candidate, false);
  return !may_match;
}

std::optional<bool> TextCheck::known(Xapian::docid candidate) const {
  if (all_match()) return true;
  return verdicts_.of(candidate);
}

bool TextCheck::read(Xapian::docid candidate, const std::string& stored) {
  if (matcher_.may_match(stored)) {
    ArticleText text(holdings_, stored);
    if (matcher_.matches(text)) return true;
  }
  if (rows_ != nullptr && !rows_->knows(candidate)) rows_->add(candidate, holdings_.view(stored));
  return false;
}

}  // namespace seogo::searchd::engine
