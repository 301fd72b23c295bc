#include "searchd/engine/facets.h"

#include <algorithm>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "schema/analyzer.h"
#include "schema/initials.h"
#include "schema/jamo.h"
#include "searchd/engine/tally.h"

namespace seogo::searchd::engine {
namespace {

// What a person types to find a value: a part of it, or of its initials. 김주성: 주성, ㄱㅈㅅ.
class Wanted {
 public:
  explicit Wanted(const std::string& text)
      : part_(schema::exact_term(text)), initials_(schema::row_of_initials(part_)) {}

  [[nodiscard]] bool is_in(const std::string& value) const {
    return value.find(part_) != std::string::npos ||
           (!initials_.empty() && schema::initials(value).find(initials_) != std::string::npos);
  }

 private:
  std::string part_;
  std::string initials_;
};

FacetCounts count_terms(Facet facet, const ValueColumn& column, const Matching& matching,
                        const Request& request, const Counting& counting) {
  using Place = ValueColumn::Place;
  const Documents& documents = matching.of(facet);
  const std::vector<std::uint64_t> counts =
      tally(documents, matching.share, column.terms().size(), [&](Xapian::docid id, auto add) {
        for (const Place value : column.of(id)) add(value);
      });
  const Wanted wanted(request.facet_text);
  std::vector<Place> found;
  for (Place value = 0; value < counts.size(); ++value) {
    if (counts[value] > 0 && wanted.is_in(column.terms()[value])) found.push_back(value);
  }
  const std::size_t kept = std::min(found.size(), request.facet_values);
  // Places are in order of the terms.
  std::partial_sort(
      found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
      [&](Place a, Place b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; });
  found.resize(kept);
  FacetCounts out{facet, {}, matching.exact(documents)};
  for (const Place value : found) {
    out.values.push_back(
        {column.spelled(value, counting.database, counting.deadline), counts[value]});
  }
  return out;
}

std::string year_of(std::chrono::year_month_day day) {
  return fmt::format("{:04}", static_cast<int>(day.year()));
}
std::string month_of(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()));
}

// Newest first; true before false.
using Named = std::map<std::string, std::uint64_t, std::greater<>>;

Named count_days(const DayColumn& column, const Matching& matching,
                 std::string (*name)(std::chrono::year_month_day)) {
  std::vector<std::string> names;  // of years or months, in order
  std::vector<std::size_t> name_of(column.days.size());
  for (std::size_t i = 0; i < column.days.size(); ++i) {
    std::string value = name(column.days[i]);
    if (names.empty() || names.back() != value) names.push_back(std::move(value));
    name_of[i] = names.size() - 1;
  }
  const std::vector<std::uint64_t> counts =
      tally(matching.all, matching.share, names.size(), [&](Xapian::docid id, auto add) {
        if (const DayColumn::Place day = column.of(id); day != DayColumn::undated) {
          add(name_of[day]);
        }
      });
  Named named;
  for (std::size_t i = 0; i < names.size(); ++i) named.emplace(std::move(names[i]), counts[i]);
  return named;
}

Named count_comments(const NumberColumn& column, const Matching& matching) {
  const std::vector<std::uint64_t> counts =
      tally(matching.all, matching.share, 2, [&](Xapian::docid id, auto add) {
        if (column.of(id) != NumberColumn::absent) add(column.of(id) > 0 ? 1 : 0);
      });
  return {{"true", counts[1]}, {"false", counts[0]}};
}

}  // namespace

FacetCounts count_facet(Facet facet, const Matching& matching, const Request& request,
                        const Counting& counting) {
  if (const std::optional<schema::FieldName> field = field_of(facet)) {
    const ValueColumn* column =
        counting.columns.values(*field, counting.database, counting.deadline);
    if (column == nullptr) return {facet, {}, false};
    return count_terms(facet, *column, matching, request, counting);
  }
  const auto counted = [&] {
    if (facet == Facet::has_comments) {
      return count_comments(counting.columns.numbers(schema::comments_slot, counting.database),
                            matching);
    }
    return count_days(counting.columns.days(counting.database), matching,
                      facet == Facet::year ? year_of : month_of);
  };
  FacetCounts out{facet, {}, matching.exact(matching.all)};
  const Wanted wanted(request.facet_text);
  for (const auto& [value, count] : counted()) {
    if (count == 0 || !wanted.is_in(value)) continue;
    if (out.values.size() < request.facet_values) out.values.push_back({value, count});
  }
  return out;
}

FacetStats count_stats(const Matching& matching, const Counting& counting) {
  const auto span_of = [&](int slot) {
    const NumberColumn& column = counting.columns.numbers(slot, counting.database);
    std::optional<Span> span;
    for (const auto* documents : {&matching.all.certain, &matching.all.likely}) {
      for (const Xapian::docid id : *documents) {
        const std::int64_t value = column.of(id);
        if (value == NumberColumn::absent) continue;
        if (!span) span = Span{value, value};
        span->least = std::min(span->least, value);
        span->most = std::max(span->most, value);
      }
    }
    return span;
  };
  return {span_of(schema::likes_slot), span_of(schema::comments_slot),
          span_of(schema::published_slot)};
}

}  // namespace seogo::searchd::engine
