// A list of 100,000 empty objects in a line of 300 kB took 13 seconds to read.
#include <chrono>

#include <gtest/gtest.h>

#include "schema/article_json.h"

namespace seogo::schema {
namespace {

TEST(ArticleJson, ALongListIsReadInLinearTime) {
  const auto seconds_for = [](int objects) {
    std::string line = R"({"body":"글","list":[{})";
    for (int i = 1; i < objects; ++i) line += ",{}";
    line += "]}";
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(article_from_json(line).extra.empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  static_cast<void>(seconds_for(1000));
  EXPECT_LT(seconds_for(200000), 3);
}

}  // namespace
}  // namespace seogo::schema
