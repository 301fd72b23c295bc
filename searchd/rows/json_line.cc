#include "searchd/rows/json_line.h"

#include <nlohmann/json.hpp>

namespace seogo::searchd::rows {
namespace {

using Json = nlohmann::ordered_json;

struct ToJson {
  Json operator()(std::monostate) const { return {}; }
  Json operator()(const std::string& text) const { return text; }
  Json operator()(std::int64_t number) const { return number; }
  Json operator()(double number) const { return number; }
  Json operator()(const Texts& texts) const { return texts; }
  Json operator()(const Authors& authors) const {
    Json all = Json::array();
    for (const schema::Author& author : authors) {
      all.push_back({{"name", author.name}, {"role", author.role}});
    }
    return all;
  }
};

}  // namespace

void append_json_line(std::string& out, const Fields& fields, const Row& row) {
  Json line = Json::object();
  for (const Field* field : fields) {
    line[std::string(field->name)] = std::visit(ToJson{}, field->read(row));
  }
  out += line.dump(-1, ' ', false, Json::error_handler_t::replace);
  out += '\n';
}

}  // namespace seogo::searchd::rows
