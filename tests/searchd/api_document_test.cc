// The description of the API, against the table of routes, the parameters and their limits. Whether real
// replies are as it says is tests/examples/validate's to find out.
#include "searchd/routes/api_document.h"

#include <functional>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "searchd/engine/reply_cache.h"
#include "searchd/routes/routes.h"
#include "searchd/rows/field.h"
#include "searchd/rows/request.h"
#include "searchd/wire/parameters.h"

namespace {

using namespace seogo::searchd;
using Json = nlohmann::json;
using Names = std::set<std::string>;

// Addresses of Meilisearch's, which its own documents describe.
constexpr std::string_view elsewhere = "/meilisearch/";

const Json& document() {
  static const Json parsed = Json::parse(routes::api_document());
  return parsed;
}

const Json& resolved(const Json& value) {
  if (!value.contains("$ref")) return value;
  return document().at(Json::json_pointer(value["$ref"].get<std::string>().substr(1)));
}

Json parameters_of(const std::string& path) {
  Json all = Json::object();
  for (const Json& listed : document().at("paths").at(path).at("get").at("parameters")) {
    const Json& parameter = resolved(listed);
    all[parameter["name"].get<std::string>()] = parameter;
  }
  return all;
}

Names names_of(const Json& object) {
  Names names;
  for (const auto& [name, value] : object.items()) names.insert(name);
  return names;
}

Names search_names() {
  const std::vector<std::string_view> all = wire::search_parameters();
  return {all.begin(), all.end()};
}

std::string lower(std::string_view method) {
  std::string text(method);
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

TEST(ApiDocument, DescribesExactlyTheRoutes) {
  Names rows;
  for (const routes::Route& row : routes::all_routes()) {
    if (!row.pattern.starts_with(elsewhere)) {
      rows.insert(lower(row.method) + " " + std::string(row.pattern));
    }
  }
  Names described;
  for (const auto& [path, methods] : document()["paths"].items()) {
    for (const auto& [method, operation] : methods.items()) described.insert(method + " " + path);
  }
  EXPECT_EQ(described, rows);
}

TEST(ApiDocument, SaysWhoMayAskAndWhatHasATag) {
  for (const routes::Route& row : routes::all_routes()) {
    if (row.pattern.starts_with(elsewhere)) continue;
    const Json& operation =
        document().at("paths").at(std::string(row.pattern)).at(lower(row.method));
    const Json& responses = operation["responses"];
    // Some have tags of their own: tests/examples/validate looks whether it is so.
    EXPECT_TRUE(responses.contains("304") || !row.tagged) << row.pattern;
    EXPECT_EQ(responses["200"].contains("headers"), responses.contains("304")) << row.pattern;
    EXPECT_EQ(responses.contains("401"), !row.open) << row.pattern;
    EXPECT_EQ(operation.value("security", Json()) == Json::array(), row.open) << row.pattern;
    EXPECT_TRUE(responses.contains("default")) << row.pattern;
  }
}

TEST(ApiDocument, HasThePlacesOfEveryPath) {
  for (const auto& [path, methods] : document()["paths"].items()) {
    for (const auto& [method, operation] : methods.items()) {
      for (const Json& listed : operation.value("parameters", Json::array())) {
        const Json& parameter = resolved(listed);
        const std::string place = "{" + parameter["name"].get<std::string>() + "}";
        EXPECT_EQ(parameter["in"] == "path", path.find(place) != std::string::npos) << path;
      }
    }
  }
}

TEST(ApiDocument, HasExactlyTheParametersOfASearch) {
  Names all = search_names();
  for (const std::string_view name : rows::row_parameters()) all.insert(std::string(name));
  EXPECT_EQ(names_of(parameters_of("/v1/search")), all);
  Names feed = search_names();
  for (const char* without : {"highlight", "explain", "facets", "facet_query", "exact", "cursor"})
    feed.erase(without);
  Names page = feed;
  feed.insert("startIndex");
  page.insert("lang");
  EXPECT_EQ(names_of(parameters_of("/search.atom")), feed);
  EXPECT_EQ(names_of(parameters_of("/search")), page);
  EXPECT_EQ(names_of(parameters_of("/")), page);
}

TEST(ApiDocument, HasTheChoicesOfEachParameter) {
  const Json parameters = parameters_of("/v1/search");
  for (const auto& [name, parameter] : parameters.items()) {
    std::vector<std::string> described;
    const Json& schema = parameter["schema"];
    const Json& one = schema.contains("items") ? schema["items"] : schema;
    for (const Json& choice : one.value("enum", Json::array())) described.push_back(choice);
    std::vector<std::string_view> choices = wire::choices_of(name);
    if (choices.empty()) choices = rows::choices_of(name);
    EXPECT_EQ(described, std::vector<std::string>(choices.begin(), choices.end())) << name;
  }
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

TEST(ApiDocument, HasTheFacetsOfAReply) {
  Names facets;  // all of dates are one
  for (const std::string_view name : wire::choices_of("facets")) {
    facets.emplace(name.substr(0, name.find(':')));
  }
  const Json& schemas = document()["components"]["schemas"];
  EXPECT_EQ(names_of(schemas["SearchReply"]["properties"]["facets"]["properties"]), facets);
  EXPECT_EQ(schemas["Histogram"]["maxItems"], engine::most_dates);
  EXPECT_EQ(schemas["FacetValues"]["maxItems"], engine::most_facet_values);
}

TEST(ApiDocument, HasTheFieldsOfRows) {
  for (const auto& [in, schema] :
       {std::pair(engine::In::all, "ArticleRow"), std::pair(engine::In::comments, "CommentRow")}) {
    Names fields;
    for (const rows::Field& field : rows::all_fields(in)) fields.insert(std::string(field.name));
    EXPECT_EQ(names_of(document()["components"]["schemas"][schema]["properties"]), fields);
  }
}

TEST(ApiDocument, DefaultsAreWhatIsDoneWithout) {
  const auto key = [](const wire::SearchRequest& read) {
    return engine::canonical_key(read.request) + (read.request.explain ? "1" : "0") +
           std::to_string(static_cast<int>(read.highlight));
  };
  std::size_t defaults = 0;
  const Json parameters = parameters_of("/v1/search");
  for (const auto& [name, parameter] : parameters.items()) {
    if (!parameter["schema"].contains("default")) continue;
    ++defaults;
    const wire::Parameters given = {{name, text_of(parameter["schema"]["default"])}};
    EXPECT_EQ(key(wire::read_search(given)), key(wire::read_search({}))) << name;
  }
  EXPECT_GE(defaults, 8U);
}

TEST(ApiDocument, LimitsAreThoseThatHold) {
  using Read = std::function<void(const wire::Parameters&)>;
  const Read search = [](const auto& given) { static_cast<void>(wire::read_search(given)); };
  const Read suggest = [](const auto& given) { static_cast<void>(wire::read_suggest(given)); };
  struct Row {
    const char* path;
    const char* name;
    const Read& read;
    std::size_t most;
  };
  const Row rows[] = {{"/v1/search", "limit", search, engine::most_hits},
                      {"/v1/search", "offset", search, engine::deepest_hit},
                      {"/v1/suggest", "limit", suggest, engine::most_suggestions},
                      {"/suggest.json", "limit", suggest, engine::most_suggestions}};
  for (const Row& row : rows) {
    const Json schema = parameters_of(row.path)[row.name]["schema"];
    EXPECT_EQ(schema["minimum"], 0) << row.path;
    EXPECT_EQ(schema["maximum"], row.most) << row.path << " " << row.name;
    const auto given = [&row](std::size_t value) {
      return wire::Parameters{{row.name, std::to_string(value)}, {"limit", "0"}};
    };
    EXPECT_THROW(row.read({{row.name, std::to_string(row.most + 1)}}), wire::BadParameter);
    if (std::string_view(row.name) == "offset") {
      EXPECT_NO_THROW(row.read(given(row.most)));
    }
    if (std::string_view(row.name) == "limit") {
      EXPECT_NO_THROW(row.read({{"limit", std::to_string(row.most)}}));
    }
  }
  EXPECT_EQ(parameters_of("/v1/suggest")["limit"]["schema"]["default"],
            wire::read_suggest({}).limit);
  const Json& schemas = document()["components"]["schemas"];
  EXPECT_EQ(schemas["SearchReply"]["properties"]["hits"]["maxItems"], engine::most_hits);
  EXPECT_EQ(schemas["Suggestions"]["properties"]["suggestions"]["maxItems"],
            engine::most_suggestions);
}

void each_reference(const Json& value, const std::function<void(const std::string&)>& take) {
  if (value.is_object() && value.contains("$ref")) take(value["$ref"]);
  for (const auto& [name, inner] : value.items()) {
    if (inner.is_structured()) each_reference(inner, take);
  }
}

TEST(ApiDocument, EveryPartIsThereAndIsUsed) {
  Names used;
  each_reference(document(), [&](const std::string& reference) {
    ASSERT_TRUE(document().contains(Json::json_pointer(reference.substr(1)))) << reference;
    used.insert(reference);
  });
  Names there;
  for (const char* kind : {"schemas", "parameters", "responses"}) {
    for (const auto& [name, part] : document()["components"][kind].items()) {
      there.insert("#/components/" + std::string(kind) + "/" + name);
    }
  }
  EXPECT_EQ(used, there);
}

// A field that nobody described is then seen.
TEST(ApiDocument, ObjectsAreClosed) {
  const Names open = {"Article"};
  std::function<void(const Json&, const std::string&)> look = [&](const Json& schema,
                                                                  const std::string& place) {
    if (schema.is_object() && schema.contains("properties") && !open.contains(place)) {
      EXPECT_EQ(schema.value("additionalProperties", Json()), false) << place;
    }
    for (const auto& [name, inner] : schema.items()) {
      if (inner.is_structured() && name != "examples") look(inner, place + "/" + name);
    }
  };
  for (const auto& [name, schema] : document()["components"]["schemas"].items()) {
    look(schema, name);
  }
}

}  // namespace
