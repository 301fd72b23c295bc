// A document's terms, added up before Xapian sees them: it walks a tree for every call.
//
//   Terms terms;
//   terms.add_text("샘 알트만", FieldName::title);    샘_, 알트, 트만 and S샘_, S알트, S트만 …
//   terms.add_whole("김주성", FieldName::author);     A김주성
//   terms.sorted();                                  {"S_…", 0}, … {"트만", 16}: each once
//   terms.write(document);
//
// Fields and their weights are those of fields.h. For one thread; clear() makes it as new, and keeps
// its memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "schema/cut_text.h"
#include "schema/fields.h"
#include "schema/vocabulary.h"

namespace seogo::schema {

struct TermCount {
  std::string_view term;
  Xapian::termcount wdf = 0;
};

class Terms {
 public:
  void add_text(std::string_view text, FieldName name);
  void add_text(const CutText& text, FieldName name);
  void add_whole(std::string_view value, FieldName name);  // the term of an exact field
  void add_initials(const CutText& text);
  void add_mark(std::string_view term) { count_of(term); }  // as it stands, of no weight

  // In the order of their bytes; good until something is added.
  [[nodiscard]] const std::vector<TermCount>& sorted();
  void write(Xapian::Document& document);
  void clear();

 private:
  struct Count {
    Xapian::termcount wdf = 0;
    unsigned fields = 0;  // bits of those fields with a prefix in whose text it stands
  };

  Count& count_of(std::string_view term) {
    const std::uint32_t number = terms_.number(term);
    if (number == counts_.size()) counts_.emplace_back();
    return counts_[number];
  }
  void add_joined(std::string_view prefix, std::string_view term);
  void put_prefixed(const Field& row, const std::vector<std::uint32_t>& numbers);

  Vocabulary terms_;           // S알트 is not among them, but in what 알트 counts
  std::vector<Count> counts_;  // at the terms' numbers
  std::string joined_;         // a prefix and a term, for the time of a call
  std::vector<TermCount> sorted_;
  std::vector<TermCount> prefixed_;      // of one field
  std::string prefixed_bytes_;           // of all
  std::size_t prefixed_bytes_size_ = 0;  // as many as they will be
};

}  // namespace seogo::schema
