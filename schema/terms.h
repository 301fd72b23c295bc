// A document's terms, added up before Xapian sees them: it walks a tree for every call.
//
//   Terms terms;
//   terms.add_text("샘 알트만", FieldName::title);    샘_, 알트, 트만 and S샘_, S알트, S트만 …
//   terms.add_exact("김주성", FieldName::author);     A김주성, and the name as text
//   terms.write(document);
//
// Fields and their weights are those of fields.h. For one thread; clear() makes it as new, and keeps
// its memory.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

#include "schema/fields.h"

namespace seogo::schema {

class Terms {
 public:
  void add_text(std::string_view text, FieldName name);
  void add_normalized(std::string_view text, FieldName name);
  void add_exact(std::string_view value, FieldName name);  // as text too, if the field has a weight
  void add_whole(std::string_view value, FieldName name);  // the term of the whole value only
  void add_initials(std::string_view text);
  void add_bands(std::string_view normalized);

  void write(Xapian::Document& document) const;
  void clear() { wdf_.clear(); }

 private:
  Xapian::termcount& wdf_of(std::string_view term) { return wdf_[std::string(term)]; }

  std::unordered_map<std::string, Xapian::termcount> wdf_;
};

}  // namespace seogo::schema
