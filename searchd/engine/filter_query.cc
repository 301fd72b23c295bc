#include "searchd/engine/filter_query.h"

#include <map>
#include <tuple>
#include <vector>

#include "schema/analyzer.h"
#include "schema/document.h"
#include "searchd/engine/copies.h"
#include "searchd/engine/document_set.h"
#include "searchd/query/compile.h"

namespace seogo::searchd::engine {
namespace {

using schema::FieldName;
using Xapian::Query;

class Compiler {
 public:
  Compiler(const Xapian::Database& database, query::Deadline deadline, bool& cut)
      : database_(database), deadline_(deadline), cut_(cut) {}

  [[nodiscard]] Query compile(const Filter& filter) const {
    switch (filter.kind) {
      case Filter::Kind::all:
        return joined(Query::OP_AND, filter.children, Query::MatchAll);
      case Filter::Kind::any:
        return joined(Query::OP_OR, filter.children, Query::MatchNothing);
      case Filter::Kind::none:
        return {Query::OP_AND_NOT, Query::MatchAll,
                joined(Query::OP_OR, filter.children, Query::MatchNothing)};
      case Filter::Kind::id:
        return Query(schema::id_term(filter.value));
      case Filter::Kind::equals:
        return equals(filter);
      case Filter::Kind::begins:
      case Filter::Kind::contains:
        return having(filter);
      case Filter::Kind::range:
        return query::range_query(schema::field(filter.field).slot, filter.low, filter.high);
      case Filter::Kind::exists:
        return exists(filter);
    }
    return Query::MatchNothing;
  }

 private:
  [[nodiscard]] Query joined(Query::op op, const std::vector<Filter>& children,
                             const Query& of_none) const {
    if (children.empty()) return of_none;
    std::vector<Query> parts;
    for (const Filter& child : children) parts.push_back(compile(child));
    return {op, parts.begin(), parts.end()};
  }

  [[nodiscard]] static Query equals(const Filter& filter) {
    const std::string term = schema::exact_term(filter.value);
    if (term.empty()) return Query::MatchNothing;  // nothing has an empty value
    return Query(std::string(schema::field(filter.field).prefix) + term);
  }

  [[nodiscard]] Query exists(const Filter& filter) const {
    const schema::Field& field = schema::field(filter.field);
    return field.slot == schema::no_slot ? having(filter) : query::range_query(field.slot, {}, {});
  }

  // Documents with a value of the field in which the filter's stands. Looked up once, however often a
  // filter says the same.
  [[nodiscard]] Query having(const Filter& filter) const {
    const auto key = std::tuple(filter.kind, filter.field, filter.value);
    const auto known = having_.find(key);
    if (known != having_.end()) return known->second;
    return having_.emplace(key, looked_up(filter)).first->second;
  }

  [[nodiscard]] Query looked_up(const Filter& filter) const {
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
    return found.query();
  }

  const Xapian::Database& database_;
  query::Deadline deadline_;
  bool& cut_;
  mutable std::map<std::tuple<Filter::Kind, FieldName, std::string>, Query> having_;
};

}  // namespace

Query filter_query(const Filter& filter, const Xapian::Database& database, query::Deadline deadline,
                   bool& cut) {
  return {Query::OP_SCALE_WEIGHT, Compiler(database, deadline, cut).compile(filter), 0};
}

Query filtered(Query query, const Request& request, const Xapian::Database& database,
               query::Deadline deadline, bool& cut) {
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
  if (!filters.empty()) {
    query = Query(Query::OP_FILTER, query,
                  filter_query(all_of(std::move(filters)), database, deadline, cut));
  }
  if (const std::string& id = request.duplicates_of; !id.empty()) {
    query = Query(Query::OP_FILTER, query,
                  Query(copies_term(database, id).value_or(schema::id_term(id))));
  }
  return query;
}

bool narrows(const Request& request) {
  const bool has_values = !request.authors.empty() || !request.sites.empty() ||
                          !request.sections.empty() || !request.tags.empty() ||
                          !request.commenters.empty();
  return has_values || request.from || request.to || request.filter.kind != Filter::Kind::all ||
         !request.filter.children.empty() || !request.duplicates_of.empty();
}

}  // namespace seogo::searchd::engine
