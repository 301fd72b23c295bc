// Authors, sites, sections, tags and commenters whose names begin as somebody has typed.
//
//   Values values(database, deadline);
//   values.beginning(FieldName::author, spellings("김주"), 8)   {"A김주성", 40}: terms of the index
//   values.spelled(FieldName::tag, "K인공지능윤리")              인공지능 윤리, as an article has it
//
// Xapian errors pass through. For one thread, as the database is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/fields.h"
#include "searchd/engine/best.h"
#include "searchd/engine/spelling.h"
#include "searchd/engine/suggestion.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

[[nodiscard]] SuggestionKind kind_of(schema::FieldName field);  // of one of whole values

class Values {
 public:
  Values(const Xapian::Database& database, query::Deadline deadline)
      : database_(database), deadline_(deadline) {}

  // Those of the most articles first. Spellings are tried in turn until one finds some.
  [[nodiscard]] std::vector<Counted> beginning(schema::FieldName field,
                                               const std::vector<Spelling>& spellings,
                                               std::size_t most);

  [[nodiscard]] std::string spelled(schema::FieldName field, const std::string& term) const;

  [[nodiscard]] bool out_of_time() const { return out_of_time_; }

 private:
  const Xapian::Database& database_;
  query::Deadline deadline_;
  bool out_of_time_ = false;
};

}  // namespace seogo::searchd::engine
