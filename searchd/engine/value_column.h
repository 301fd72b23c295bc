// A column of values that are terms of the index: of each document, which sites, sections, tags or
// authors it has.
//
//   terms[2] = "한빛일보"     of(docid 7) = {2}     of(docid 8) = {}
//   archive(2) = 41          documents that have it      example(2) = docid 3, the first of them
//
// A value is known by its place among the terms, which are normalized and stand in order of their
// bytes. How an article spells it is read from its first one when it is first shown. Takes 4 bytes a
// document and 4 a value of one, beside the terms. What is const may be used by several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "schema/fields.h"
#include "searchd/query/deadline.h"

namespace seogo::searchd::engine {

class ValueColumn {
 public:
  using Place = std::uint32_t;

  [[nodiscard]] const std::vector<std::string>& terms() const { return terms_; }
  [[nodiscard]] std::optional<Place> place_of(const std::string& term) const;
  [[nodiscard]] std::span<const Place> of(Xapian::docid document) const {
    return {places_.data() + offsets_[document], offsets_[document + 1] - offsets_[document]};
  }
  [[nodiscard]] std::size_t bytes() const;

  // As the first article that has it does. Past the deadline the term, if it is not known yet.
  [[nodiscard]] std::string spelled(Place value, const Xapian::Database& database,
                                    query::Deadline deadline) const;

 private:
  friend class ValueColumnBuild;

  const schema::Field* field_ = nullptr;
  std::vector<std::string> terms_;
  std::vector<Xapian::docid> examples_;
  std::vector<std::uint32_t> offsets_;  // into places_, one for each document and one behind
  std::vector<Place> places_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<Place, std::string> spellings_;  // behind the mutex
};

// Reads a column from the lists of the index, as far as the time goes, and on from there when it is
// asked again: 100,000 articles have 53,000 tags, which take 0.15 s, and 640 authors, which take 10
// ms. For one thread.
class ValueColumnBuild {
 public:
  ValueColumnBuild(schema::FieldName field, Xapian::docid last)
      : field_(&schema::field(field)), last_(last) {}

  // Nothing where the deadline passed before the last term. Once it gave a column it is spent.
  [[nodiscard]] std::unique_ptr<ValueColumn> go_on(const Xapian::Database& database,
                                                   query::Deadline deadline);

 private:
  struct Posting {
    Xapian::docid document;
    ValueColumn::Place value;
  };
  const schema::Field* field_;
  Xapian::docid last_;
  std::vector<std::string> terms_;
  std::vector<Xapian::docid> examples_;
  std::vector<Posting> postings_;
};

}  // namespace seogo::searchd::engine
