#include "searchd/engine/text_check.h"

#include <algorithm>

#include "searchd/engine/text.h"

namespace seogo::searchd::engine {
namespace {

// Verdicts are shared where so many were looked at: some milliseconds of work.
constexpr std::size_t many = 500;

}  // namespace

bool TextCheck::matches(Xapian::docid candidate) {
  if (all_match()) return true;
  if (const std::optional<bool> known = verdicts_.of(candidate)) return *known;
  if (columns_ == nullptr) open();
  std::optional<bool> verdict = shared_ == nullptr ? std::nullopt : shared_->of(candidate);
  if (!verdict) {
    verdict = is_certain(candidate) || look_at(candidate);
    if (shared_ != nullptr) shared_->note(candidate, *verdict);
  }
  verdicts_.note(candidate, *verdict);
  if (verdicts_.size() == many && shared_ == nullptr && holdings_.keeps_texts) share();
  return *verdict;
}

std::optional<bool> TextCheck::known(Xapian::docid candidate) const {
  if (all_match()) return true;
  return verdicts_.of(candidate);
}

void TextCheck::open() {
  columns_ = kept_.columns(database_);
  if (!holdings_.keeps_texts) return;
  const PostingLists::Source source(database_);
  for (const std::string& term : deciding_terms_) {
    if (auto list = kept_.postings().known(term, source)) certain_.push_back(std::move(list));
  }
  rows_ = &columns_->syllable_rows(database_);
  shared_ = columns_->verdicts().find(key_);
}

// Two searches may come here at once: both go on with what the first of them keeps.
void TextCheck::share() {
  shared_ = std::make_shared<const SharedVerdicts>(database_.get_lastdocid());
  columns_->verdicts().keep(key_, shared_);
  if (const auto kept = columns_->verdicts().find(key_)) shared_ = kept;
  verdicts_.each([this](Xapian::docid known, bool matches) { shared_->note(known, matches); });
}

bool TextCheck::is_certain(Xapian::docid candidate) const {
  return std::any_of(certain_.begin(), certain_.end(), [candidate](const PostingLists::Kept& list) {
    return std::binary_search(list->documents.begin(), list->documents.end(), candidate);
  });
}

bool TextCheck::look_at(Xapian::docid candidate) {
  if (rules_out(candidate)) return false;
  const Text text = stored_.look(candidate);
  const bool matches = !text->empty() && read(candidate, *text);
  if (matches) stored_.keep(candidate, text);
  return matches;
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

}  // namespace seogo::searchd::engine
