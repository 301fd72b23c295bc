// Meilisearch's language of filters: a text, and what it comes to.
#include <gtest/gtest.h>

#include "schema/fields.h"
#include "searchd/meilisearch/filter_parser.h"
#include "searchd/meilisearch/filter_value.h"
#include "searchd/meilisearch/limits.h"
#include "searchd/meilisearch/refusal.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using engine::Filter;
using meilisearch::limits;
using meilisearch::Refusal;

std::string print(const Filter& filter);

std::string print_all(std::string_view name, const Filter& filter) {
  std::string out = "(" + std::string(name);
  for (const Filter& child : filter.children) out += " " + print(child);
  return out + ")";
}

std::string print(const Filter& filter) {
  const std::string field(schema::field(filter.field).name);
  const auto bound = [](const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string();
  };
  switch (filter.kind) {
    case Filter::Kind::all:
      return print_all("and", filter);
    case Filter::Kind::any:
      return print_all("or", filter);
    case Filter::Kind::none:
      return print_all("not", filter);
    case Filter::Kind::id:
      return "id=" + filter.value;
    case Filter::Kind::equals:
      return field + "=" + filter.value;
    case Filter::Kind::begins:
      return field + "=" + filter.value + "*";
    case Filter::Kind::contains:
      return field + "=*" + filter.value + "*";
    case Filter::Kind::range:
      return field + "[" + bound(filter.low) + ".." + bound(filter.high) + "]";
    case Filter::Kind::exists:
      return field + "?";
  }
  return {};
}

std::string parsed(std::string_view filter) {
  std::size_t values = 0;
  return print(meilisearch::parse_filter(filter, values));
}

struct Case {
  const char* filter;
  const char* meant;
};

// 1700000000 and so on are Unix seconds of 00:00 in Korea: date -d '2023-12-11 KST' +%s
constexpr Case cases[] = {
    {"", "(and)"},
    {" \t\n　", "(and)"},
    {"site = 한빛일보", "site=한빛일보"},
    {"site='한빛 일보'", "site=한빛 일보"},
    {"\"site\"=\"한빛일보\"", "site=한빛일보"},
    {R"(site = "그는 \"왜\" 라고\\물었다")", R"(site=그는 "왜" 라고\물었다)"},
    {R"(site = 'it\'s \n')", R"(site=it's \n)"},
    {"site = a.b-c_d/e", "site=a.b-c_d/e"},
    {"site = 'AND'", "site=AND"},
    {"site = \"a) OR (likes > 1\"", "site=a) OR (likes > 1"},
    {"author = 김 OR tags = 로봇", "(or author=김 tag=로봇)"},
    {"authors = 김", "author=김"},
    {"site != 한빛", "(not site=한빛)"},
    // OR binds least, NOT most.
    {"site = 가 OR site = 나 AND NOT site = 다", "(or site=가 (and site=나 (not site=다)))"},
    {"(site = 가 OR site = 나) AND site = 다", "(and (or site=가 site=나) site=다)"},
    {"((site=가))", "site=가"},
    {"NOT NOT site = 가", "site=가"},
    {"NOT NOT NOT (site = 가)", "(not site=가)"},
    {"site IN [가, \"나\", '다']", "(or site=가 site=나 site=다)"},
    {"site IN[가,]", "(or site=가)"},
    {"site IN []", "(or)"},
    {"site NOT IN [가]", "(not (or site=가))"},
    {"site EXISTS", "site?"},
    {"site NOT EXISTS", "(not site?)"},
    {"site IS NULL", "(not site?)"},
    {"site IS NOT NULL", "site?"},
    {"tags IS EMPTY", "(not tag?)"},
    {"tags IS NOT EMPTY", "tag?"},
    {"id EXISTS", "(and)"},
    {"author CONTAINS 주", "author=*주*"},
    {"author NOT CONTAINS 주", "(not author=*주*)"},
    {"author STARTS WITH 김", "author=김*"},
    {"author NOT STARTS WITH 김", "(not author=김*)"},
    {"id = 'h-1'", "id=h-1"},
    {"id IN [1, 2]", "(or id=1 id=2)"},
    {"likes = 10", "likes[10..10]"},
    {"likes = 9.5", "(or)"},
    {"likes != 9.5", "(not (or))"},
    {"likes = 많이", "(or)"},
    {"likes>10", "likes[11..]"},
    {"likes>=10", "likes[10..]"},
    {"likes < 10", "likes[..9]"},
    {"likes <= 10", "likes[..10]"},
    {"likes > 9.5", "likes[10..]"},
    {"likes >= 9.5", "likes[10..]"},
    {"likes < 9.5", "likes[..9]"},
    {"likes <= 9.5", "likes[..9]"},
    {"likes >= -3", "likes[-3..]"},
    {"likes > \"1e3\"", "likes[1001..]"},
    {"likes > 1e300", "likes[1000000000000001..]"},
    {"likes 5 TO 10", "likes[5..10]"},
    {"likes 4.5 TO 9.5", "likes[5..9]"},
    {"likes 10 TO 5", "(or)"},
    {"\"comments\" 1 TO 3", "comments[1..3]"},
    {"likes IN [1, 3]", "(or likes[1..1] likes[3..3])"},
    {"ts >= 1702220400", "date[1702220400..]"},
    {"date = 2023-12-11", "date[1702220400..1702306799]"},
    {"date > 2023-12-11", "date[1702306800..]"},
    {"date >= \"2023-12-11T09:32:00Z\"", "date[1702287120..]"},
    {"date < 2023", "date[..1672498799]"},
    {"date 2023-12-11 TO 2023-12-11", "date[1702220400..1702306799]"},
    {"date = 2023-02-30", "(or)"},
    {"date >= 1702220400", "date[1702220400..]"},
    {"month = 2023-12", "date[1701356400..1704034799]"},
    {"year = 2023", "date[1672498800..1704034799]"},
    {"year > 2022", "date[1672498800..]"},
    {"year > 2022.5", "date[1672498800..]"},
    {"year < 2022.5", "date[..1672498799]"},
    {"year = 2022.5", "(or)"},
    {"year 2023 TO 2023.9", "date[1672498800..1704034799]"},
    {"has_comments = true", "comments[1..]"},
    {"has_comments = false", "(not comments[1..])"},
    {"has_comments != \"true\"", "(not comments[1..])"},
    {"has_comments = maybe", "(or)"},
};

TEST(MeilisearchFilter, ComesToWhatItSays) {
  for (const Case& row : cases) {
    EXPECT_NO_THROW(EXPECT_EQ(parsed(row.filter), row.meant) << row.filter) << row.filter;
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string refusal_of(std::string_view filter) {
  try {
    static_cast<void>(parsed(filter));
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), meilisearch::Code::invalid_filter);
    return refusal.text();
  }
  return "";
}

TEST(MeilisearchFilter, IsRefusedWithThePlace) {
  constexpr Case refused[] = {
      {"foo = 1", "Attribute `foo` is not filterable. Available filterable attributes are: `id`"},
      {"title = 가", "Attribute `title` is not filterable."},
      {"_geoRadius(1, 2, 3)", "Attribute `_geoRadius` is not filterable."},
      {"site", "Was expecting"},
      {"site =", "Was expecting a value."},
      {"site = AND", "reserved keyword"},
      {"site = 가 site = 나", "Found unexpected characters at the end of the filter: `site = 나`"},
      {"site = 가 OR", "Was expecting an operation"},
      {"AND", "Was expecting an operation"},
      {"(site = 가", "Was expecting `)`."},
      {"site = 가)", "Found unexpected characters at the end of the filter: `)`"},
      {"site IN [가", "Was expecting `,` or `]`"},
      {"site IN 가", "Was expecting `[`."},
      {"site IS 가", "Was expecting `NULL` or `EMPTY`."},
      {"site STARTS 가", "Was expecting `WITH`"},
      {"site NOT 가", "behind `NOT`"},
      {"site = \"가", "is missing the following closing delimiter: `\"`."},
      {"site = '가\\'", "is missing the following closing delimiter: `'`."},
      {"site : 가", "Found unexpected characters: `:`"},
      {"likes > 많이", "`많이` of attribute `likes` is not a number."},
      {"likes > nan", "is not a number."},
      {"likes > inf", "is not a number."},
      {"likes CONTAINS 1", "cannot be compared with CONTAINS or STARTS WITH"},
      {"site > 1", "Attribute `site` cannot be compared with <"},
      {"site 1 TO 2", "Attribute `site` cannot be compared with TO"},
      {"id > 1", "cannot be compared with anything but = and !="},
      {"date > 내일", "is not a day"},
      {"has_comments > 1", "cannot be compared with anything but"},
  };
  for (const Case& row : refused) {
    const std::string told = refusal_of(row.filter);
    EXPECT_NE(told.find(row.meant), std::string::npos) << row.filter << ": " << told;
  }
  EXPECT_TRUE(refusal_of("site = 가 AND foo = 1").ends_with("\n14:17 site = 가 AND foo = 1"))
      << refusal_of("site = 가 AND foo = 1");
}

TEST(MeilisearchFilter, IsBoundedInDepthAndValues) {
  const auto nested = [](std::size_t depth) {
    return repeated("(", depth) + "likes = 1" + repeated(")", depth);
  };
  EXPECT_EQ(parsed(nested(limits.filter_depth)), "likes[1..1]");
  EXPECT_NE(refusal_of(nested(limits.filter_depth + 1)).find("depth"), std::string::npos);
  EXPECT_NE(refusal_of(nested(100000)).find("depth"), std::string::npos);
  // One after the other is no depth.
  EXPECT_NO_THROW(static_cast<void>(parsed("(likes = 1)" + repeated(" AND (likes = 1)", 300))));
  const auto list = [](std::size_t values) { return "site IN [" + repeated("가,", values) + "]"; };
  EXPECT_NO_THROW(static_cast<void>(parsed(list(limits.filter_values))));
  EXPECT_NE(refusal_of(list(limits.filter_values + 1)).find("values at most"), std::string::npos);
}

TEST(MeilisearchFilter, SurvivesWhatIsHostile) {
  constexpr std::size_t body = 64 * 1024;
  EXPECT_EQ(parsed(repeated("NOT ", body / 4) + "site = 가"), "site=가");
  const std::string hostile[] = {
      repeated("NOT ", body / 4), repeated("(", body),
      repeated("\"", body),       repeated("\"", body - 1),
      repeated("\\", body),       "\"" + repeated("\\", body),
      repeated("[", body),        repeated("site IN [", 7000),
      repeated("'", 3),           std::string("site\0= 가", 11),
      "site = \xFF\xFE",          repeated("=", body),
      "site = \xED\xA0\x80\"",    repeated("(NOT ", body / 5),
      std::string(body, '\0'),    repeated("site = 가 OR ", body / 16),
      repeated("TO ", body / 3),
  };
  for (const std::string& filter : hostile) {
    const std::string told = refusal_of(filter);
    EXPECT_LT(told.size(), 1000U) << filter.substr(0, 20);
  }
  EXPECT_EQ(parsed(std::string("site = \"a\0b\"", 12)), std::string("site=a\0b", 8));
}

TEST(MeilisearchFilter, OfAnArrayIsAllOfItsItemsAndAnyOfTheirs) {
  using meilisearch::Json;
  const auto read = [](const char* json) {
    return print(meilisearch::read_filter(Json::parse(json)));
  };
  EXPECT_EQ(read(R"("likes > 1")"), "likes[2..]");
  EXPECT_EQ(read(R"([])"), "(and)");
  EXPECT_EQ(read(R"([[], "", []])"), "(and (and))");
  EXPECT_EQ(read(R"(["\"ts\">=10", ["\"author\"=\"김\"", "\"author\"=\"이\""]])"),
            "(and date[10..] (or author=김 author=이))");
  for (const char* bad : {"1", "{}", "true", "[1]", "[[1]]", "[[[\"likes > 1\"]]]", "[{}]"}) {
    EXPECT_THROW(static_cast<void>(read(bad)), Refusal) << bad;
  }
}

}  // namespace
