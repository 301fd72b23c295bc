// JSON written as text, beside what the library prints of the same.
#include "searchd/wire/json_text.h"

#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace seogo::searchd::wire;
using Json = nlohmann::ordered_json;

std::string printed(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string written(std::string_view text) {
  JsonText out;
  out.text(text);
  return out.take();
}

TEST(JsonText, WritesTextsAsTheLibraryPrintsThem) {
  const std::string texts[] = {"",
                               "물결",
                               "그는 \"왔다\"고",
                               "역\\사선",
                               "줄\n바꿈",
                               "탭\t과 \r",
                               "\x01",
                               "\x7F",
                               "법😀",
                               "반쪽 \xEB\xAC",
                               "\xFF",
                               "\xED\xA0\x80 대리",
                               "\xC0\x80",
                               "끝이 \xE0",
                               std::string("영\0영", 7)};
  for (const std::string& text : texts) EXPECT_EQ(written(text), printed(Json(text))) << text;
  std::mt19937 random(3);
  const std::string_view parts[] = {"가",   "\"",   "\\", "\n", "\x02",
                                    "\xEA", "\xB0", "a",  "😀",  "\xF4\x90"};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (auto n = random() % 12; n > 0; --n) text += parts[random() % std::size(parts)];
    ASSERT_EQ(written(text), printed(Json(text)));
  }
}

TEST(JsonText, PutsCommasWhereTheyBelong) {
  JsonText out;
  out.open('{');
  out.key("빈");
  out.open('[');
  out.close(']');
  out.key("수");
  out.open('[');
  out.number(-7);
  out.number(std::size_t{8});
  out.real(0.5);
  out.real(12);
  out.open('{');
  out.close('}');
  out.text("{");
  out.text_or_null("");
  out.close(']');
  out.close('}');
  EXPECT_EQ(out.take(), printed(Json{{"빈", Json::array()},
                                     {"수", {-7, 8, 0.5, 12.0, Json::object(), "{", nullptr}}}));
}

}  // namespace
