#include "schema/terms.h"

#include "schema/analyzer.h"
#include "schema/initials.h"
#include "schema/normalizer.h"
#include "schema/resemblance.h"

namespace seogo::schema {

void Terms::add_text(std::string_view text, FieldName name) {
  add_normalized(normalize(text), name);
}

void Terms::add_normalized(std::string_view text, FieldName name) {
  const Field& row = field(name);
  each_term(text, [&](std::string_view term, Strength strength) {
    if (row.weight > 0) {
      wdf_of(term) +=
          strength == Strength::weighted ? static_cast<Xapian::termcount>(row.weight) : 0;
    }
    if (!row.prefix.empty() && row.kind == Kind::text) wdf_of(std::string(row.prefix).append(term));
  });
}

void Terms::add_exact(std::string_view value, FieldName name) {
  add_whole(value, name);
  if (field(name).weight > 0) add_text(value, name);
}

void Terms::add_whole(std::string_view value, FieldName name) {
  const std::string term = exact_term(value);
  if (!term.empty()) wdf_of(std::string(field(name).prefix) + term);
}

void Terms::add_initials(std::string_view text) {
  each_initial_term(normalize(text), [&](std::string_view term, Strength) {
    wdf_of(std::string(initials_prefix).append(term));
  });
}

void Terms::add_bands(std::string_view normalized) {
  for (const std::string& band : band_signatures(normalized)) {
    wdf_of(std::string(band_prefix) + band);
  }
}

void Terms::write(Xapian::Document& document) const {
  for (const auto& [term, wdf] : wdf_) document.add_term(term, wdf);
}

}  // namespace seogo::schema
