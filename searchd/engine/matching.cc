#include "searchd/engine/matching.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "schema/analyzer.h"

namespace seogo::searchd::engine {
namespace {

using schema::FieldName;

struct TermFacet {
  Facet facet;
  FieldName field;
  std::vector<std::string> Request::*chosen;
};
constexpr TermFacet term_facets[] = {
    {Facet::site, FieldName::site, &Request::sites},
    {Facet::section, FieldName::section, &Request::sections},
    {Facet::tag, FieldName::tag, &Request::tags},
    {Facet::author, FieldName::author, &Request::authors},
};

// A sample by number would miss every other day of a daily notice. The multiplier is Knuth's, 2^32
// over the golden ratio.
std::uint32_t scattered(Xapian::docid id) { return id * 2654435761U; }

// Which documents have one of the values chosen of a facet.
class Chosen {
 public:
  Chosen(const Choice& choice, const ValueColumn& column)
      : column_(column), is_chosen_(column.terms().size()) {
    for (const std::string& value : *choice.values) {
      const auto place = column.place_of(schema::exact_term(value));
      if (place) is_chosen_[*place] = true;
    }
  }
  [[nodiscard]] bool has(Xapian::docid document) const {
    const auto values = column_.of(document);
    return std::any_of(values.begin(), values.end(),
                       [this](ValueColumn::Place value) { return is_chosen_[value]; });
  }

 private:
  const ValueColumn& column_;
  std::vector<bool> is_chosen_;
};

constexpr std::uint8_t obeys_all = UINT8_MAX;

struct Candidate {
  Xapian::docid id;
  std::uint8_t against;  // the one choice that it does not obey
};

// Those that obey all choices, or all but one.
std::vector<Candidate> obeying(const std::vector<Xapian::docid>& candidates,
                               const std::vector<Chosen>& chosen) {
  std::vector<Candidate> out;
  out.reserve(candidates.size());
  for (const Xapian::docid id : candidates) {
    std::uint8_t against = obeys_all;
    bool may_count = true;
    for (std::uint8_t i = 0; i < chosen.size() && may_count; ++i) {
      if (chosen[i].has(id)) continue;
      may_count = against == obeys_all;
      against = i;
    }
    if (may_count) out.push_back({id, against});
  }
  return out;
}

}  // namespace

Total Matching::total() const {
  const double likely = share * static_cast<double>(all.likely.size());
  return {all.certain.size() + static_cast<std::uint64_t>(std::llround(likely)), exact(all)};
}

std::vector<Choice> choices(const Request& request) {
  std::vector<Choice> out;
  for (const TermFacet& row : term_facets) {
    const std::vector<std::string>& values = request.*row.chosen;
    const bool asked =
        std::find(request.facets.begin(), request.facets.end(), row.facet) != request.facets.end();
    if (asked && !values.empty()) out.push_back({row.facet, row.field, row.chosen, &values});
  }
  return out;
}

std::optional<FieldName> field_of(Facet facet) {
  for (const TermFacet& row : term_facets) {
    if (row.facet == facet) return row.field;
  }
  return std::nullopt;
}

Matching sift(const std::vector<Xapian::docid>& candidates, const std::vector<Choice>& choices,
              TextCheck& check, const Sifting& sifting) {
  Matching out;
  std::vector<Chosen> chosen;
  for (const Choice& choice : choices) {
    const ValueColumn* column =
        sifting.columns.values(choice.field, sifting.database, sifting.deadline);
    if (column == nullptr) {
      out.whole = false;
      return out;
    }
    chosen.emplace_back(choice, *column);
  }
  const std::vector<Candidate> obedient = obeying(candidates, chosen);

  std::size_t sampled = 0;
  std::size_t matching = 0;
  if (check.needed()) {
    for (const Candidate& candidate : obedient) {
      const bool in_sample = obedient.size() <= sifting.sample ||
                             scattered(candidate.id) % obedient.size() < sifting.sample;
      if (!in_sample) continue;
      if (sifting.deadline.passed()) break;
      ++sampled;
      if (check.matches(candidate.id)) ++matching;
    }
  }
  out.share = sampled == 0 ? 1 : static_cast<double>(matching) / static_cast<double>(sampled);

  const GroupColumn* groups = sifting.fold_slot == schema::no_slot
                                  ? nullptr
                                  : &sifting.columns.groups(sifting.fold_slot, sifting.database);
  const auto gather = [&](std::uint8_t unless) {
    Documents documents;
    constexpr std::uint32_t no_family = UINT32_MAX;
    std::vector<bool> seen(groups == nullptr ? 0 : groups->count + std::size_t{1});
    std::vector<std::uint32_t> family(seen.size(), no_family);  // of a group, its place
    std::vector<Xapian::docid> first(seen.size());              // of a group, if it is certain
    for (const Candidate& candidate : obedient) {
      if (candidate.against != obeys_all && candidate.against != unless) continue;
      const std::uint32_t group = groups == nullptr ? 0 : groups->of(candidate.id);
      const std::optional<bool> known = check.known(candidate.id);
      if (known == false) continue;
      if (group != 0 && seen[group]) {
        if (!known || first[group] == 0) continue;
        if (family[group] == no_family) {
          family[group] = static_cast<std::uint32_t>(documents.families.size());
          documents.families.push_back({first[group]});
        }
        documents.families[family[group]].push_back(candidate.id);
        continue;
      }
      (known ? documents.certain : documents.likely).push_back(candidate.id);
      if (group == 0) continue;
      seen[group] = true;
      if (known) first[group] = candidate.id;
    }
    return documents;
  };
  out.all = gather(obeys_all);
  for (std::uint8_t i = 0; i < choices.size(); ++i) {
    out.by_facet.emplace(choices[i].facet, gather(i));
  }
  return out;
}

}  // namespace seogo::searchd::engine
