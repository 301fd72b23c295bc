// How a query is put to the index: terms and what joins them, before anybody walks their lists.
//
//   maybe(all_of({알트, 트만}), scaled(만이, 0.2))
//   .query()  →  (알트 AND 트만) AND_MAYBE 0.2 * 만이      as Xapian is asked
//
// The same tree can be read by whoever walks the lists himself (engine/weighing.h), which a
// Xapian::Query does not allow. What Xapian alone can answer, open*, stands in it as `asked`. Parts
// that are nothing go as they do with Xapian: an AND of one is nothing, an OR is of the others.
// Values; the default is nothing, which finds nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace seogo::searchd::query {

struct Plan {
  enum class Kind {
    nothing,
    everything,  // every document, without weight
    term,        // weighed by BM25
    given,       // a term whose documents all weigh `weight`
    range,       // a slot from low to high, without weight
    asked,       // of Xapian
    chosen,      // whose number is in a set, or whose article's is; without weight
    all,         // AND: weights are added
    any,         // OR
    maybe,       // the first part; the second adds to its weight
    without,     // the first part, where the second does not match
  };

  Kind kind = Kind::nothing;
  double scale = 1;  // of all weights in it
  std::string term;
  double weight = 0;
  int slot = 0;
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
  Xapian::Query asked;  // of a set too: as Xapian is asked for it
  std::shared_ptr<const std::vector<bool>> members;
  bool of_article = false;  // the numbers are those of articles, the documents comments
  std::vector<Plan> parts;

  [[nodiscard]] bool empty() const { return kind == Kind::nothing; }
  [[nodiscard]] Xapian::Query query() const;
};

[[nodiscard]] Plan every_document();
[[nodiscard]] Plan of_term(std::string term);
[[nodiscard]] Plan given(std::string term, double weight);
[[nodiscard]] Plan in_range(int slot, std::optional<std::int64_t> low,
                            std::optional<std::int64_t> high);
[[nodiscard]] Plan asked(Xapian::Query query);
struct Chosen {
  std::shared_ptr<const std::vector<bool>> members;  // by number
  bool of_article;
};
[[nodiscard]] Plan chosen(Chosen set, Xapian::Query query);  // the query finds the same
[[nodiscard]] Plan all_of(std::vector<Plan> parts);
[[nodiscard]] Plan any_of(std::vector<Plan> parts);
[[nodiscard]] Plan maybe(Plan wanted, Plan adds);
[[nodiscard]] Plan without(Plan wanted, Plan unwanted);
[[nodiscard]] Plan scaled(Plan plan, double scale);

}  // namespace seogo::searchd::query
