#include "schema/terms.h"

#include <algorithm>

#include "schema/each_term.h"
#include "schema/initials.h"

namespace seogo::schema {
namespace {

bool has_prefixed_terms(const Field& row) { return row.kind == Kind::text && !row.prefix.empty(); }

unsigned bit_of(const Field& row) { return 1U << static_cast<unsigned>(row.id); }

// So each term with the prefix has one without: see Count.
static_assert(std::ranges::all_of(fields, [](const Field& row) {
  return row.kind != Kind::text || row.weight > 0;
}));

}  // namespace

void Terms::add_joined(std::string_view prefix, std::string_view term) {
  joined_.assign(prefix).append(term);
  count_of(joined_);
}

void Terms::add_text(std::string_view text, FieldName name) { add_text(cut(text), name); }

void Terms::add_text(const CutText& text, FieldName name) {
  const Field& row = field(name);
  const auto weight = static_cast<Xapian::termcount>(row.weight);
  const unsigned bit = has_prefixed_terms(row) ? bit_of(row) : 0;
  each_term(text.text, text.runs, [&](std::string_view term, Strength strength) {
    Count& count = count_of(term);
    if (strength == Strength::weighted) count.wdf += weight;
    if ((count.fields & bit) == bit) return;
    count.fields |= bit;
    prefixed_bytes_size_ += row.prefix.size() + term.size();
  });
}

void Terms::add_whole(std::string_view value, FieldName name) {
  const std::string term = exact_term(value);
  if (!term.empty()) add_joined(field(name).prefix, term);
}

void Terms::add_initials(const CutText& text) {
  each_initial_term(text.text,
                    [&](std::string_view term, Strength) { add_joined(initials_prefix, term); });
}

const std::vector<TermCount>& Terms::sorted() {
  sorted_.clear();
  const std::vector<std::uint32_t>& numbers = terms_.sorted();
  for (const std::uint32_t number : numbers) {
    sorted_.push_back({terms_.text(number), counts_[number].wdf});
  }
  prefixed_bytes_.clear();
  prefixed_bytes_.reserve(prefixed_bytes_size_);  // so that it stays where the terms look
  if (prefixed_bytes_size_ == 0) return sorted_;
  for (const Field& row : fields) {
    if (has_prefixed_terms(row)) put_prefixed(row, numbers);
  }
  return sorted_;
}

// The terms of a field stand in the order that they have without its prefix, all in one place: nothing
// else begins with it.
void Terms::put_prefixed(const Field& row, const std::vector<std::uint32_t>& numbers) {
  prefixed_.clear();
  for (const std::uint32_t number : numbers) {
    if ((counts_[number].fields & bit_of(row)) == 0) continue;
    const std::size_t begin = prefixed_bytes_.size();
    prefixed_bytes_.append(row.prefix).append(terms_.text(number));
    prefixed_.push_back({std::string_view(prefixed_bytes_).substr(begin), 0});
  }
  const auto place =
      std::partition_point(sorted_.begin(), sorted_.end(),
                           [&](const TermCount& before) { return before.term < row.prefix; });
  sorted_.insert(place, prefixed_.begin(), prefixed_.end());
}

void Terms::write(Xapian::Document& document) {
  for (const auto& [term, wdf] : sorted()) document.add_term(std::string(term), wdf);
}

void Terms::clear() {
  terms_.clear();
  counts_.clear();
  prefixed_bytes_size_ = 0;
}

}  // namespace seogo::schema
