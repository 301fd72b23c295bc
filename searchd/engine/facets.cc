#include "searchd/engine/facets.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "schema/analyzer.h"
#include "schema/document.h"

namespace seogo::searchd::engine {
namespace {

using schema::FieldName;

struct Tally {
  std::uint64_t certain = 0;
  std::uint64_t likely = 0;
  Xapian::docid example = 0;

  void add(Xapian::docid document, const Matching& matching) {
    if (matching.certain.has(document)) {
      ++certain;
    } else if (matching.likely.has(document)) {
      ++likely;
    } else {
      return;
    }
    if (example == 0) example = document;
  }
  [[nodiscard]] std::uint64_t count(double share) const {
    return certain + static_cast<std::uint64_t>(std::llround(share * static_cast<double>(likely)));
  }
};

// Facets that are terms of the index.
struct TermFacet {
  Facet facet;
  FieldName field;
  std::vector<std::string> (*values)(const schema::Article&);
};
std::vector<std::string> names(const schema::Article& article) {
  std::vector<std::string> all;
  for (const schema::Author& author : article.authors) all.push_back(author.name);
  return all;
}
constexpr TermFacet term_facets[] = {
    {Facet::site, FieldName::site,
     [](const schema::Article& article) { return std::vector{article.site}; }},
    {Facet::section, FieldName::section,
     [](const schema::Article& article) { return std::vector{article.section}; }},
    {Facet::tag, FieldName::tag, [](const schema::Article& article) { return article.tags; }},
    {Facet::author, FieldName::author, names},
};

// Facets that are read off a slot. Newest first; true before false.
struct SlotFacet {
  Facet facet;
  int slot;
  std::string (*value)(double);
};
schema::Day day_of(double seconds) {
  schema::Timestamp time;
  time.seconds = static_cast<std::int64_t>(seconds);
  return time.day();
}
constexpr SlotFacet slot_facets[] = {
    {Facet::year, schema::published_slot,
     [](double seconds) { return fmt::format("{:04}", day_of(seconds).year); }},
    {Facet::month, schema::published_slot,
     [](double seconds) {
       const schema::Day day = day_of(seconds);
       return fmt::format("{:04}-{:02}", day.year, day.month);
     }},
    {Facet::has_comments, schema::comments_slot,
     [](double count) { return std::string(count > 0 ? "true" : "false"); }},
};

void each_value(const Xapian::Database& database, int slot,
                const std::function<void(Xapian::docid, double)>& see) {
  const auto number = static_cast<Xapian::valueno>(slot);
  const auto end = database.valuestream_end(number);
  for (auto value = database.valuestream_begin(number); value != end; ++value) {
    see(value.get_docid(), Xapian::sortable_unserialise(*value));
  }
}

class Counter {
 public:
  Counter(const Xapian::Database& database, const Matching& matching, const Request& request,
          query::Deadline deadline)
      : database_(database),
        matching_(matching),
        request_(request),
        wanted_(schema::exact_term(request.facet_text)),
        deadline_(deadline) {}

  FacetCounts count(const TermFacet& row) {
    const std::string prefix(schema::field(row.field).prefix);
    FacetCounts out{row.facet, {}, matching_.exact()};
    struct Counted {
      std::string term;
      std::uint64_t count;
      Xapian::docid example;
    };
    std::vector<Counted> counted;
    const auto end = database_.allterms_end(prefix);
    for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
      if (deadline_.passed()) {
        out.exact = false;
        break;
      }
      const std::string whole = *term;
      if (!is_wanted(std::string_view(whole).substr(prefix.size()))) continue;
      Tally tally;
      const auto last = database_.postlist_end(whole);
      for (auto at = database_.postlist_begin(whole); at != last; ++at) tally.add(*at, matching_);
      if (const std::uint64_t count = tally.count(matching_.share); count > 0) {
        counted.push_back({whole.substr(prefix.size()), count, tally.example});
      }
    }
    const std::size_t kept = std::min(counted.size(), request_.facet_values);
    std::partial_sort(counted.begin(), counted.begin() + static_cast<std::ptrdiff_t>(kept),
                      counted.end(), [](const Counted& a, const Counted& b) {
                        return a.count != b.count ? a.count > b.count : a.term < b.term;
                      });
    counted.resize(kept);
    for (const Counted& value : counted) {
      out.values.push_back({spelled(value.term, value.example, row), value.count});
    }
    return out;
  }

  FacetCounts count(const SlotFacet& row) const {
    std::map<std::string, Tally, std::greater<>> tallies;
    each_value(database_, row.slot, [&](Xapian::docid document, double number) {
      if (!matching_.certain.has(document) && !matching_.likely.has(document)) return;
      tallies[row.value(number)].add(document, matching_);
    });
    FacetCounts out{row.facet, {}, matching_.exact()};
    for (const auto& [value, tally] : tallies) {
      const std::uint64_t count = tally.count(matching_.share);
      if (count == 0 || !is_wanted(value)) continue;
      if (out.values.size() < request_.facet_values) out.values.push_back({value, count});
    }
    return out;
  }

 private:
  [[nodiscard]] bool is_wanted(std::string_view value) const {
    return wanted_.empty() || value.find(wanted_) != std::string_view::npos;
  }

  // As the article has it that the term was counted in.
  // An article is taken apart once, however many values it is the example of; past the deadline none.
  [[nodiscard]] std::string spelled(const std::string& term, Xapian::docid example,
                                    const TermFacet& row) {
    auto spellings = spellings_.find(example);
    if (spellings == spellings_.end() && !deadline_.passed()) {
      spellings = spellings_.try_emplace(example).first;
      const schema::Article article =
          schema::to_article(database_.get_document(example).get_data());
      for (std::string& value : row.values(article)) {
        std::string normalized = schema::exact_term(value);
        spellings->second.try_emplace(std::move(normalized), std::move(value));
      }
    }
    if (spellings == spellings_.end()) return term;
    const auto found = spellings->second.find(term);
    return found == spellings->second.end() ? term : found->second;
  }

  const Xapian::Database& database_;
  const Matching& matching_;
  const Request& request_;
  std::string wanted_;  // in a value, normalized
  query::Deadline deadline_;
  using Spellings = std::unordered_map<std::string, std::string>;  // by the normalized value
  std::unordered_map<Xapian::docid, Spellings> spellings_;
};

}  // namespace

FacetCounts count_facet(const Xapian::Database& database, const Matching& matching, Facet facet,
                        const Request& request, query::Deadline deadline) {
  Counter counter(database, matching, request, deadline);
  for (const TermFacet& row : term_facets) {
    if (row.facet == facet) return counter.count(row);
  }
  for (const SlotFacet& row : slot_facets) {
    if (row.facet == facet) return counter.count(row);
  }
  return {facet, {}, false};
}

FacetStats count_stats(const Xapian::Database& database, const Matching& matching) {
  const auto span_of = [&](int slot) {
    std::optional<Span> span;
    each_value(database, slot, [&](Xapian::docid document, double number) {
      if (!matching.certain.has(document) && !matching.likely.has(document)) return;
      const auto value = static_cast<std::int64_t>(number);
      if (!span) span = Span{value, value};
      span->least = std::min(span->least, value);
      span->most = std::max(span->most, value);
    });
    return span;
  };
  return {span_of(schema::likes_slot), span_of(schema::comments_slot),
          span_of(schema::published_slot)};
}

}  // namespace seogo::searchd::engine
