#include "searchd/engine/text_check.h"

#include "searchd/engine/text.h"

namespace seogo::searchd::engine {
namespace {

// Verdicts are shared where so many were looked at: some milliseconds of work.
constexpr std::size_t many = 500;

}  // namespace

bool TextCheck::matches(Xapian::docid candidate) {
  if (all_match()) return true;
  if (columns_ == nullptr) open();
  if (const std::optional<bool> known = this->known(candidate)) return *known;
  if (rules_out(candidate)) {
    note(candidate, false);
    return false;
  }
  const Text text = stored_.look(candidate);
  const bool matches = !text->empty() && read(candidate, *text);
  note(candidate, matches);
  if (matches) stored_.keep(candidate, text);
  return matches;
}

std::optional<bool> TextCheck::known(Xapian::docid candidate) const {
  if (all_match()) return true;
  return shared_ != nullptr ? shared_->of(candidate) : verdicts_.of(candidate);
}

void TextCheck::open() {
  columns_ = kept_.columns(database_);
  if (!holdings_.keeps_texts) return;
  rows_ = &columns_->syllable_rows(database_);
  shared_ = columns_->verdicts().find(key_);
}

bool TextCheck::rules_out(Xapian::docid candidate) const {
  if (rows_ == nullptr || !rows_->knows(candidate)) return false;
  return !matcher_.may_match(
      [&](const Anchor& anchor) { return rows_->may_hold(candidate, anchor.row()); });
}

bool TextCheck::read(Xapian::docid candidate, const std::string& stored) {
  if (matcher_.may_match(stored)) {
    ArticleText text(holdings_, stored);
    if (matcher_.matches(text)) return true;
  }
  if (rows_ != nullptr && !rows_->knows(candidate)) rows_->add(candidate, holdings_.view(stored));
  return false;
}

void TextCheck::note(Xapian::docid candidate, bool matches) {
  if (shared_ != nullptr) return shared_->note(candidate, matches);
  verdicts_.note(candidate, matches);
  if (verdicts_.size() < many || !holdings_.keeps_texts) return;
  shared_ = std::make_shared<const SharedVerdicts>(database_.get_lastdocid());
  verdicts_.each([this](Xapian::docid known, bool matched) { shared_->note(known, matched); });
  columns_->verdicts().keep(key_, shared_);
}

}  // namespace seogo::searchd::engine
