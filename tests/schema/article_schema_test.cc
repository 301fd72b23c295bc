// schema/article.schema.json states the form that article_json reads: the same keys, no more and no
// fewer.
#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/article_json.h"
#include "schema/file.h"
#include "tests/schema/full_article.h"

namespace seogo::schema {
namespace {

using Json = nlohmann::json;
using Keys = std::set<std::string>;

Json stated() {
  return Json::parse(read_file(std::string(SEOGO_SOURCE_DIR) + "/schema/article.schema.json"));
}

Keys keys_of(const Json& object) {
  Keys keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

// The first strings of the rows of a table in the reader's source.
Keys keys_in_source(const std::string& table) {
  const std::string source = read_file(std::string(SEOGO_SOURCE_DIR) + "/schema/article_json.cc");
  const std::size_t begin = source.find(" " + table + "() {");
  const std::size_t end = source.find("return table;", begin);
  EXPECT_NE(begin, std::string::npos) << table;
  const std::string rows = source.substr(begin, end - begin);
  Keys keys;
  for (std::size_t at = rows.find("{\""); at != std::string::npos; at = rows.find("{\"", at + 2)) {
    keys.insert(rows.substr(at + 2, rows.find('"', at + 2) - at - 2));
  }
  return keys;
}

TEST(ArticleSchema, NamesTheKeysThatAreRead) {
  const Json schema = stated();
  EXPECT_EQ(keys_of(schema["properties"]), keys_in_source("article_keys"));
  EXPECT_EQ(keys_of(schema["properties"]["counts"]["properties"]), keys_in_source("counts_keys"));
  EXPECT_EQ(keys_of(schema["$defs"]["comment"]["properties"]), keys_in_source("comment_keys"));
}

TEST(ArticleSchema, AKeyItNamesIsNotKeptAsAnUnknownOne) {
  for (const std::string& key : keys_of(stated()["properties"])) {
    const bool count = key == "likes" || key == "dislikes" || key == "shares" || key == "views";
    const bool written_only = key == "provenance" || key == "other_captures";
    const std::string value = count || written_only ? "1"
                              : key == "counts"     ? R"({"likes":1})"
                              : key == "comments"   ? R"([{"text":"예"}])"
                                                    : R"("2023-12-11")";
    const Article article = article_from_json("{\"" + key + "\":" + value + "}");
    EXPECT_EQ(article.extra, "") << key;
    EXPECT_EQ(article == Article{}, written_only) << key;
  }
}

TEST(ArticleSchema, NamesTheKeysThatAreWritten) {
  Article article = tests::full_article();
  article.extra.clear();
  const Json schema = stated();
  const Json line = Json::parse(article_to_json(article));
  const auto expect_named = [](const Json& object, const Json& properties) {
    for (const std::string& key : keys_of(object)) EXPECT_TRUE(properties.contains(key)) << key;
  };
  expect_named(line, schema["properties"]);
  expect_named(line["counts"], schema["properties"]["counts"]["properties"]);
  expect_named(line["provenance"], schema["properties"]["provenance"]["properties"]);
  expect_named(line["other_captures"][0],
               schema["properties"]["other_captures"]["items"]["properties"]);
  expect_named(line["authors"][0], schema["$defs"]["author"]["properties"]);
  expect_named(line["comments"][1], schema["$defs"]["comment"]["properties"]);
}

void expect_references_to_exist(const Json& schema, const Json& node) {
  if (node.is_object() && node.contains("$ref")) {
    const std::string reference = node["$ref"];
    ASSERT_TRUE(reference.starts_with("#/"));
    EXPECT_TRUE(schema.contains(Json::json_pointer(reference.substr(1)))) << reference;
  }
  for (const Json& child : node) {
    if (child.is_structured()) expect_references_to_exist(schema, child);
  }
}

TEST(ArticleSchema, ItsReferencesExist) { expect_references_to_exist(stated(), stated()); }

}  // namespace
}  // namespace seogo::schema
