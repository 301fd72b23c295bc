// All documents of an answer, beyond its page: what facets and histograms count.
//
//   request {사람, sites {한빛일보}, sections {경제}}, facets site and section
//   → all                      사람 in the section 경제 of 한빛일보
//     by_facet[Facet::site]    사람 in the section 경제 of any site: what else could be chosen
//     by_facet[Facet::section] 사람 in any section of 한빛일보
//
// Of copies of one text the one that was archived first stands for all; but a value is counted of a
// group where any of its copies that match has it, so that whoever chooses it finds as many. What the text decides is
// known of those candidates that were looked at; of the others only how many of them match. Values.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <xapian.h>

#include "searchd/engine/columns.h"
#include "searchd/engine/request.h"
#include "searchd/engine/text_check.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

struct Documents {
  std::vector<Xapian::docid> certain;  // in order
  std::vector<Xapian::docid> likely;   // candidates whose text was not looked at, in order
  // Copies that are known to match, behind the one among the certain that stands for them.
  using Family = std::vector<Xapian::docid>;
  std::vector<Family> families = {};
};

struct Matching {
  Documents all;
  std::map<Facet, Documents> by_facet;  // of facets with values chosen: whatever was chosen of it
  double share = 1;                     // of the likely ones, that match
  bool whole = true;                    // nothing was left out

  [[nodiscard]] const Documents& of(Facet facet) const {
    const auto own = by_facet.find(facet);
    return own == by_facet.end() ? all : own->second;
  }
  [[nodiscard]] bool exact(const Documents& documents) const {
    return whole && documents.likely.empty();
  }
  [[nodiscard]] Total total() const;
};

// A facet that is asked for and of which values are chosen.
struct Choice {
  Facet facet;
  schema::FieldName field;
  std::vector<std::string> Request::*chosen;
  const std::vector<std::string>* values;  // as asked
};
[[nodiscard]] std::vector<Choice> choices(const Request& request);

// The facet's field; nothing for what is no term of the index.
[[nodiscard]] std::optional<schema::FieldName> field_of(Facet facet);

// What candidates are put through. Those of a request without its choices, which are decided here.
struct Sifting {
  const Xapian::Database& database;
  Columns& columns;
  int fold_slot;       // no_slot: copies count
  std::size_t sample;  // so many candidates are looked at, evenly spread over the archive
  query::Deadline deadline;
};
[[nodiscard]] Matching sift(const std::vector<Xapian::docid>& candidates,
                            const std::vector<Choice>& choices, TextCheck& check,
                            const Sifting& sifting);

}  // namespace seogo::searchd::engine
