#include "searchd/engine/value_column.h"

#include <algorithm>
#include <memory>

#include "schema/analyzer.h"
#include "schema/document.h"
#include "schema/stored.h"
#include "searchd/engine/text.h"

namespace seogo::searchd::engine {
namespace {

constexpr std::size_t node_bytes = 64;  // of a small allocation and what leads to it, about

}  // namespace

std::optional<ValueColumn::Place> ValueColumn::place_of(const std::string& term) const {
  const auto at = std::lower_bound(terms_.begin(), terms_.end(), term);
  if (at == terms_.end() || *at != term) return std::nullopt;
  return static_cast<Place>(at - terms_.begin());
}

std::size_t ValueColumn::bytes() const {
  std::size_t all = (offsets_.capacity() + places_.capacity()) * sizeof(Place) +
                    examples_.capacity() * sizeof(Xapian::docid);
  for (const std::string& term : terms_) all += sizeof(term) + term.capacity();
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const auto& [place, spelling] : spellings_) all += node_bytes + spelling.capacity();
  return all;
}

std::string ValueColumn::spelled(Place value, const Xapian::Database& database,
                                 query::Deadline deadline) const {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto known = spellings_.find(value);
    if (known != spellings_.end()) return known->second;
  }
  if (deadline.passed()) return terms_[value];
  // All values of the article at once: it may be the example of a thousand tags.
  const schema::Article article = schema::stored_article(database, examples_[value]);
  const std::lock_guard<std::mutex> lock(mutex_);
  for (std::string& name : values_of(article, *field_)) {
    const std::optional<Place> place = place_of(schema::exact_term(name));
    if (place && examples_[*place] == examples_[value]) {
      spellings_.try_emplace(*place, std::move(name));
    }
  }
  // A term that no value of the article gives would be a damaged index: it is shown as it is.
  return spellings_.try_emplace(value, terms_[value]).first->second;
}

std::unique_ptr<ValueColumn> ValueColumnBuild::go_on(const Xapian::Database& database,
                                                     query::Deadline deadline) {
  const std::string prefix(field_->prefix);
  auto term = database.allterms_begin(prefix);
  const auto end = database.allterms_end(prefix);
  if (!terms_.empty()) {
    term.skip_to(prefix + terms_.back());
    if (term != end) ++term;
  }
  for (; term != end; ++term) {
    if (deadline.passed()) return nullptr;
    const std::string whole = *term;
    const auto place = static_cast<ValueColumn::Place>(terms_.size());
    auto at = database.postlist_begin(whole);
    const auto last = database.postlist_end(whole);
    examples_.push_back(*at);
    for (; at != last; ++at) postings_.push_back({*at, place});
    terms_.push_back(whole.substr(prefix.size()));
  }

  auto column = std::make_unique<ValueColumn>();
  column->field_ = field_;
  column->terms_ = std::move(terms_);
  column->examples_ = std::move(examples_);
  column->offsets_.assign(std::size_t{last_} + 2, 0);
  for (const Posting& posting : postings_) ++column->offsets_[posting.document + 1];
  for (std::size_t i = 1; i < column->offsets_.size(); ++i) {
    column->offsets_[i] += column->offsets_[i - 1];
  }
  column->places_.resize(postings_.size());
  std::vector<std::uint32_t> next(column->offsets_.begin(), column->offsets_.end() - 1);
  for (const Posting& posting : postings_) {
    column->places_[next[posting.document]++] = posting.value;
  }
  return column;
}

}  // namespace seogo::searchd::engine
