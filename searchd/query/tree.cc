#include "searchd/query/tree.h"

#include "schema/day.h"
#include "schema/digest.h"

namespace seogo::searchd::query {
namespace {

std::string print_bound(const Node& node, const std::optional<std::int64_t>& bound) {
  if (!bound) return {};
  if (node.field->kind != schema::Kind::day) return std::to_string(*bound);
  schema::Timestamp time;
  time.seconds = *bound;
  return time.day().iso();
}

std::string print_list(std::string_view name, const std::vector<Node>& children) {
  std::string out = "(" + std::string(name);
  for (const Node& child : children) out += " " + print(child);
  return out + ")";
}

}  // namespace

std::string print(const Node& node) {
  const std::string field = node.field == nullptr ? "" : std::string(node.field->name) + ":";
  switch (node.kind) {
    case Kind::everything:
      return "(everything)";
    case Kind::word:
      return field + node.text;
    case Kind::phrase:
      return field + (node.spacing_free ? "~\"" : "\"") + node.text + "\"";
    case Kind::prefix:
      return field + node.text + "*";
    case Kind::initials:
      return field + "initials:" + node.text;
    case Kind::all:
      return print_list("and", node.children);
    case Kind::any:
      return print_list("or", node.children);
    case Kind::exclude:
      return print_list("not", node.children);
    case Kind::range:
      break;
  }
  return field + "[" + print_bound(node, node.low) + "," + print_bound(node, node.high) + "]";
}

std::string key(const Node& node) {
  const auto number = [](const auto& value) { return std::to_string(value); };
  schema::Digest digest;
  digest.field(number(static_cast<int>(node.kind))).field(number(static_cast<int>(node.origin)));
  digest.field(node.text).field(number(node.spacing_free)).field(number(node.whole));
  digest.field(node.field == nullptr ? std::string_view() : node.field->name);
  for (const std::optional<std::int64_t>& bound : {node.low, node.high}) {
    digest.field(bound ? number(*bound) : std::string());
  }
  for (const Node& child : node.children) digest.field(key(child));
  return digest.bytes();
}

}  // namespace seogo::searchd::query
