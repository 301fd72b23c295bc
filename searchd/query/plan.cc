#include "searchd/query/plan.h"

#include <algorithm>
#include <utility>

#include "schema/slot_number.h"

namespace seogo::searchd::query {
namespace {

using Xapian::Query;
using Kind = Plan::Kind;

Plan joined(Kind kind, std::vector<Plan> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  Plan plan;
  plan.kind = kind;
  plan.parts = std::move(parts);
  return plan;
}

Plan pair(Kind kind, Plan first, Plan second) {
  if (first.empty() || second.empty()) return first;
  std::vector<Plan> parts;
  parts.push_back(std::move(first));
  parts.push_back(std::move(second));
  return joined(kind, std::move(parts));
}

std::vector<Query> queries(const std::vector<Plan>& plans) {
  std::vector<Query> out;
  for (const Plan& plan : plans) out.push_back(plan.query());
  return out;
}

// The documents whose slot holds a number from low to high, both included; without bounds, any.
Query range_query(int slot, std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
  const auto number = static_cast<Xapian::valueno>(slot);
  if (low && !high) return {Query::OP_VALUE_GE, number, schema::slot_value(*low)};
  // Below a bound lie also the documents without a value: ask for some value.
  return {Query::OP_VALUE_RANGE, number, schema::slot_value(low.value_or(INT64_MIN)),
          schema::slot_value(high.value_or(INT64_MAX))};
}

Query unscaled(const Plan& plan) {
  const std::vector<Query> parts = queries(plan.parts);
  switch (plan.kind) {
    case Kind::nothing:
      return {};
    case Kind::everything:
      return Query::MatchAll;
    case Kind::term:
      return Query(plan.term);
    case Kind::given:
      return {Query::OP_FILTER,
              Query((new Xapian::FixedWeightPostingSource(plan.weight))->release()),
              Query(plan.term)};
    case Kind::range:
      return {Query::OP_SCALE_WEIGHT, range_query(plan.slot, plan.low, plan.high), 0};
    case Kind::asked:
    case Kind::chosen:
      return plan.asked;
    case Kind::all:
      return {Query::OP_AND, parts.begin(), parts.end()};
    case Kind::any:
      return {Query::OP_OR, parts.begin(), parts.end()};
    case Kind::maybe:
      return {Query::OP_AND_MAYBE, parts[0], parts[1]};
    case Kind::without:
      return {Query::OP_AND_NOT, parts[0], parts[1]};
  }
  return {};
}

}  // namespace

Query Plan::query() const {
  const Query query = unscaled(*this);
  return scale == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, scale);
}

Plan every_document() {
  Plan plan;
  plan.kind = Kind::everything;
  return plan;
}

Plan of_term(std::string term) {
  Plan plan;
  plan.kind = Kind::term;
  plan.term = std::move(term);
  return plan;
}

Plan given(std::string term, double weight) {
  Plan plan = of_term(std::move(term));
  plan.kind = Kind::given;
  plan.weight = weight;
  return plan;
}

Plan in_range(int slot, std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
  Plan plan;
  plan.kind = Kind::range;
  plan.slot = slot;
  plan.low = low;
  plan.high = high;
  return plan;
}

Plan asked(Query query) {
  Plan plan;
  if (query.empty()) return plan;
  plan.kind = Kind::asked;
  plan.asked = std::move(query);
  return plan;
}

Plan chosen(Chosen set, Query query) {
  Plan plan = asked(std::move(query));
  plan.kind = Kind::chosen;
  plan.members = std::move(set.members);
  plan.of_article = set.of_article;
  return plan;
}

Plan all_of(std::vector<Plan> parts) {
  const bool fails =
      std::any_of(parts.begin(), parts.end(), [](const Plan& part) { return part.empty(); });
  return fails ? Plan() : joined(Kind::all, std::move(parts));
}

Plan any_of(std::vector<Plan> parts) {
  std::erase_if(parts, [](const Plan& part) { return part.empty(); });
  return joined(Kind::any, std::move(parts));
}

Plan maybe(Plan wanted, Plan adds) { return pair(Kind::maybe, std::move(wanted), std::move(adds)); }

Plan without(Plan wanted, Plan unwanted) {
  return pair(Kind::without, std::move(wanted), std::move(unwanted));
}

Plan scaled(Plan plan, double scale) {
  plan.scale *= scale;
  return plan;
}

}  // namespace seogo::searchd::query
