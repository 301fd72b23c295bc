#include "searchd/query/initials.h"

#include <algorithm>
#include <string>
#include <utility>

#include "schema/initials.h"
#include "schema/normalizer.h"
#include "searchd/query/word.h"

namespace seogo::searchd::query {
namespace {

// Fields whose words may be typed by their initials.
bool has_initials(const schema::Field* field) {
  return field == nullptr || field->id == schema::FieldName::title ||
         field->id == schema::FieldName::author;
}

bool laughs(std::string_view row) {
  const std::vector<std::size_t> at = schema::boundaries(row);
  if (at.size() < 3) return false;
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    const std::string_view letter = row.substr(at[i], at[i + 1] - at[i]);
    if (letter != "ㅋ" && letter != "ㅎ") return false;
  }
  return true;
}

bool is_written(const Node& word, const Xapian::Database& database) {
  for (const Piece& piece : cut(word)) {
    const std::vector<Pair> terms = pairs(piece);
    if (!std::all_of(terms.begin(), terms.end(), [&database](const Pair& pair) {
          return database.term_exists(std::string(pair.term));
        })) {
      return false;
    }
  }
  return true;
}

Node either(Node typed, const std::string& row) {
  Node initials;
  initials.kind = Kind::initials;
  initials.text = row;
  initials.field = typed.field;
  Node any;
  any.kind = Kind::any;
  if (row != schema::normalize(typed.text)) {
    Node apart = typed;
    apart.text = row;
    any.children.push_back(std::move(apart));
  }
  any.children.push_back(std::move(typed));
  any.children.push_back(std::move(initials));
  return any;
}

}  // namespace

Node with_initials(Node root, const Xapian::Database& database) {
  for (Node& child : root.children) child = with_initials(std::move(child), database);
  if (root.kind != Kind::word || !has_initials(root.field)) return root;
  const std::string row = schema::row_of_initials(schema::normalize(root.text));
  if (row.empty() || (laughs(row) && is_written(root, database))) return root;
  return either(std::move(root), row);
}

}  // namespace seogo::searchd::query
