#include "searchd/engine/conditions.h"

#include <map>
#include <tuple>
#include <vector>

#include "schema/analyzer.h"
#include "schema/document.h"
#include "searchd/engine/copies.h"
#include "searchd/engine/document_set.h"
#include "searchd/engine/filter.h"

namespace seogo::searchd::engine {
namespace {

using query::Plan;
using schema::FieldName;

class Compiler {
 public:
  Compiler(const Xapian::Database& database, query::Deadline deadline, bool& cut)
      : database_(database), deadline_(deadline), cut_(cut) {}

  [[nodiscard]] Plan compile(const Filter& filter) const {
    switch (filter.kind) {
      case Filter::Kind::all:
        return filter.children.empty() ? query::every_document()
                                       : query::all_of(compiled(filter.children));
      case Filter::Kind::any:
        return query::any_of(compiled(filter.children));
      case Filter::Kind::none:
        return query::without(query::every_document(), query::any_of(compiled(filter.children)));
      case Filter::Kind::id:
        return query::of_term(schema::id_term(filter.value));
      case Filter::Kind::equals:
        return equals(filter);
      case Filter::Kind::begins:
      case Filter::Kind::contains:
        return having(filter);
      case Filter::Kind::range:
        return query::in_range(schema::field(filter.field).slot, filter.low, filter.high);
      case Filter::Kind::exists:
        return exists(filter);
    }
    return {};
  }

 private:
  [[nodiscard]] std::vector<Plan> compiled(const std::vector<Filter>& filters) const {
    std::vector<Plan> out;
    for (const Filter& filter : filters) out.push_back(compile(filter));
    return out;
  }

  [[nodiscard]] static Plan equals(const Filter& filter) {
    const std::string term = schema::exact_term(filter.value);
    if (term.empty()) return {};  // nothing has an empty value
    return query::of_term(std::string(schema::field(filter.field).prefix) + term);
  }

  [[nodiscard]] Plan exists(const Filter& filter) const {
    const schema::Field& field = schema::field(filter.field);
    return field.slot == schema::no_slot ? having(filter) : query::in_range(field.slot, {}, {});
  }

  // Documents with a value of the field in which the filter's stands. Looked up once, however often a
  // filter says the same.
  [[nodiscard]] Plan having(const Filter& filter) const {
    const auto key = std::tuple(filter.kind, filter.field, filter.value);
    const auto known = having_.find(key);
    if (known != having_.end()) return known->second;
    return having_.emplace(key, looked_up(filter)).first->second;
  }

  [[nodiscard]] Plan looked_up(const Filter& filter) const {
    const std::string prefix(schema::field(filter.field).prefix);
    const std::string wanted = schema::exact_term(filter.value);
    const bool at_start = filter.kind != Filter::Kind::contains;
    const std::string head = at_start ? prefix + wanted : prefix;
    DocumentSet found(database_);
    const auto end = database_.allterms_end(head);
    for (auto term = database_.allterms_begin(head); term != end; ++term) {
      if (deadline_.passed()) {
        cut_ = true;
        break;
      }
      const std::string whole = *term;
      if (at_start || whole.find(wanted, prefix.size()) != std::string::npos) found.add_all(whole);
    }
    return found.plan();
  }

  const Xapian::Database& database_;
  query::Deadline deadline_;
  bool& cut_;
  mutable std::map<std::tuple<Filter::Kind, FieldName, std::string>, Plan> having_;
};

}  // namespace

Plan conditions(const Request& request, const Xapian::Database& database, query::Deadline deadline,
                bool& cut) {
  std::vector<Filter> filters;
  const auto add_values = [&](FieldName field, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::vector<Filter> options;
    for (const std::string& value : values) options.push_back(equals(field, value));
    filters.push_back(any_of(std::move(options)));
  };
  add_values(FieldName::author, request.authors);
  add_values(FieldName::site, request.sites);
  add_values(FieldName::section, request.sections);
  add_values(FieldName::tag, request.tags);
  add_values(FieldName::commenter, request.commenters);
  if (request.from || request.to) {
    constexpr std::int64_t day_seconds = 86400;
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> last;
    if (request.from) first = request.from->start_of_day();
    if (request.to) last = request.to->start_of_day() + day_seconds - 1;
    filters.push_back(in_range(FieldName::date, first, last));
  }
  const bool has_filter =
      request.filter.kind != Filter::Kind::all || !request.filter.children.empty();
  if (has_filter) filters.push_back(request.filter);
  const Compiler compiler(database, deadline, cut);
  if (request.duplicates_of.empty()) return compiler.compile(all_of(std::move(filters)));
  const std::string copies =
      copies_term(database, request.duplicates_of).value_or(schema::id_term(request.duplicates_of));
  return query::all_of({compiler.compile(all_of(std::move(filters))), query::of_term(copies)});
}

}  // namespace seogo::searchd::engine
