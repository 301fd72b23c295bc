// Results over time: which bars there are, and that picture, table and links say the same.
#include <regex>

#include <gtest/gtest.h>

#include "searchd/page/chart.h"
#include "searchd/page/timeline.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;
using engine::DateUnit;
using engine::Histogram;
using page::Period;
using page::Timeline;
using page::View;

const page::Language& korean = page::language("ko");

TEST(Period, IsReadAsAddressesHaveIt) {
  struct Row {
    const char* value;
    const char* told;  // none: no period
    const char* next;
    const char* previous;
    const char* last;
  };
  const Row rows[] = {
      {"2023", "2023년", "2024", "2022", "2023-12-31"},
      {"2023-12", "2023년 12월", "2024-01", "2023-11", "2023-12-31"},
      {"2024-02", "2024년 2월", "2024-03", "2024-01", "2024-02-29"},
      {"2024-02-29", "2024년 2월 29일", "2024-03-01", "2024-02-28", "2024-02-29"},
      {"1970-01-01", "1970년 1월 1일", "1970-01-02", "1969-12-31", "1970-01-01"},
      {"2023-13", nullptr, "", "", ""},
      {"2023-1", nullptr, "", "", ""},
      {"2023.12", nullptr, "", "", ""},
      {"2023-02-29", nullptr, "", "", ""},
      {"2023-12-11..2023-12-12", nullptr, "", "", ""},
      {" 2023", nullptr, "", "", ""},
      {"", nullptr, "", "", ""},
      {"작년", nullptr, "", "", ""},
      {"99999", nullptr, "", "", ""},
  };
  for (const Row& row : rows) {
    const std::optional<Period> period = Period::parse(row.value);
    ASSERT_EQ(period.has_value(), row.told != nullptr) << row.value;
    if (!period) continue;
    EXPECT_EQ(period->value(), row.value);
    EXPECT_EQ(period->told(korean), row.told);
    EXPECT_EQ(period->told(page::language("en")), row.value);
    EXPECT_EQ(period->next().value(), row.next);
    EXPECT_EQ(period->previous().value(), row.previous);
    EXPECT_EQ(period->last().iso(), row.last);
    EXPECT_EQ(period->next().number(), period->number() + 1);
    EXPECT_EQ(period->next().previous(), *period);
  }
}

engine::Request between(const char* from, const char* to) {
  engine::Request request;
  if (*from != '\0') request.from = schema::read_day_span(from)->first;
  if (*to != '\0') request.to = schema::read_day_span(to)->last;
  return request;
}

TEST(Timeline, AsksForAsMuchAsCanBeToldApart) {
  struct Row {
    const char* from;
    const char* to;
    DateUnit unit;
  };
  const Row rows[] = {
      {"", "", DateUnit::month},
      {"2023", "", DateUnit::month},
      {"2023", "2023", DateUnit::month},
      {"2020", "2023", DateUnit::month},
      {"2019", "2023", DateUnit::year},
      {"2023-12", "2023-12", DateUnit::day},
      {"2023-11", "2023-12", DateUnit::day},
      {"2023-10", "2023-12", DateUnit::month},
      {"2023-12-11", "2023-12-11", DateUnit::day},
      {"1800", "2999", DateUnit::year},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(page::timeline_unit(between(row.from, row.to)), row.unit) << row.from << row.to;
  }
}

std::string printed(const Timeline& line) {
  std::string out;
  for (const Timeline::Bar& bar : line.bars) {
    out += (out.empty() ? "" : " ") + bar.period.value() + ":" + std::to_string(bar.count) + "/" +
           std::to_string(bar.archive);
  }
  return out;
}

TEST(Timeline, HasEveryMonthAndNoneThatWasNotAskedFor) {
  Histogram months;
  months.bars = {{"2023-09", 1, 10}, {"2023-11", 2, 20}, {"2024-01", 3, 30}};
  EXPECT_EQ(printed(page::timeline_of(months, {})),
            "2023-09:1/10 2023-10:0/0 2023-11:2/20 2023-12:0/0 2024-01:3/30");
  EXPECT_EQ(printed(page::timeline_of(months, between("2023-10", "2023-12"))),
            "2023-10:0/0 2023-11:2/20 2023-12:0/0");
  EXPECT_EQ(printed(page::timeline_of(months, between("2023-11-15", ""))),
            "2023-11:2/20 2023-12:0/0 2024-01:3/30");
  EXPECT_EQ(printed(page::timeline_of(months, between("2025", "2026"))), "");
}

TEST(Timeline, SaysWhetherSomethingOlderIsMissing) {
  Histogram months;
  months.bars = {{"2023-09", 1, 10}, {"2023-11", 2, 20}};
  months.whole = false;
  EXPECT_FALSE(page::timeline_of(months, {}).whole);
  EXPECT_FALSE(page::timeline_of(months, between("2023-08", "")).whole);
  EXPECT_TRUE(page::timeline_of(months, between("2023-09", "")).whole);
}

TEST(Timeline, PutsMonthsTogetherWhereThereAreTooMany) {
  Histogram months;
  months.bars = {{"2009-01", 1, 10}, {"2009-12", 2, 20}, {"2013-01", 3, 30}};
  EXPECT_EQ(printed(page::timeline_of(months, {})),
            "2009:3/30 2010:0/0 2011:0/0 2012:0/0 2013:3/30");
  months.bars.front().value = "2009-02";
  EXPECT_EQ(page::timeline_of(months, {}).bars.size(), page::most_months);
  months.bars.front().value = "1802-05";  // a date that somebody got wrong
  const Timeline line = page::timeline_of(months, {});
  EXPECT_EQ(line.bars.size(), page::most_years);
  EXPECT_EQ(line.bars.front().period.value(), "1954");
  EXPECT_EQ(line.bars.back().count, 3U);
  EXPECT_FALSE(line.whole);
}

TEST(Timeline, TakesNothingThatIsNoDate) {
  Histogram months;
  months.bars = {{"<b>", 1, 10}, {"2023-11", 2, 20}, {"", 3, 30}};
  EXPECT_EQ(printed(page::timeline_of(months, {})), "2023-11:2/20");
}

std::string drawn(const Timeline& line, const char* lang = "ko") {
  static const wire::Parameters given = {{"q", "둑"}};
  const View view = {.title = "서고",
                     .words = page::language(lang),
                     .given = given,
                     .asked = {},
                     .reply = nullptr};
  return page::chart(view, line,
                     {.to =
                          [&view](const Period& period) {
                            return view.link({{"from", period.value()}, {"to", period.value()}});
                          }})
      .markup();
}

// Each match of the expression's first group.
std::vector<std::string> all_of(const std::string& markup, const std::string& expression) {
  const std::regex wanted(expression);
  std::vector<std::string> out;
  for (std::sregex_iterator at(markup.begin(), markup.end(), wanted), end; at != end; ++at) {
    out.push_back((*at)[1]);
  }
  return out;
}

Timeline some_months(bool exact = true) {
  Histogram months;
  months.bars = {
      {"2023-09", 100, 1000}, {"2023-10", 0, 500}, {"2023-11", 1, 250}, {"2024-01", 50, 50}};
  months.exact = exact;
  return page::timeline_of(months, {});
}

using Texts = std::vector<std::string>;

TEST(Chart, SaysTheSameAsPictureTableAndLinks) {
  const std::string chart = drawn(some_months());
  // Heights follow the counts; the least that is there is seen, and nothing is not drawn.
  EXPECT_EQ(all_of(chart, "class=\"found\"[^>]* height=\"([0-9.]+)\""),
            (Texts{"72.0", "2.0", "36.0"}));
  EXPECT_EQ(all_of(chart, "class=\"archive\"[^>]* height=\"([0-9.]+)\""),
            (Texts{"72.0", "36.0", "18.0", "3.6"}));
  EXPECT_EQ(all_of(chart, "class=\"archive\" x=\"([0-9.]+)%\""),
            (Texts{"0.000", "20.000", "40.000", "80.000"}));
  // A pointer and a keyboard are led to the same places, with the same numbers.
  EXPECT_EQ(all_of(chart, "tabindex=\"-1\" rel=\"nofollow\"><title>([^<]*)</title>"),
            (Texts{"2023년 9월: 100", "2023년 11월: 1", "2024년 1월: 50"}));
  const Texts doors = all_of(chart, "<a href=\"([^\"]*)\" tabindex");
  EXPECT_EQ(doors, all_of(chart, "<th scope=\"row\"><a href=\"([^\"]*)\""));
  EXPECT_EQ(doors.front(), "search?from=2023-09&amp;q=%EB%91%91&amp;to=2023-09");
  EXPECT_EQ(all_of(chart, "<td>([^<]*)</td>"), (Texts{"100", "1,000", "10.0%", "0", "500", "0.0%",
                                                      "1", "250", "0.4%", "50", "50", "100.0%"}));
  EXPECT_NE(chart.find("role=\"img\""), std::string::npos);
  EXPECT_NE(chart.find("<title id=\"timeline-title\">월별 건수</title>"), std::string::npos);
  EXPECT_NE(chart.find("2023년 9월부터 2024년 1월까지. 가장 많은 때 2023년 9월, 100건"),
            std::string::npos);
  EXPECT_NE(chart.find("보관소 전체"), std::string::npos);
  EXPECT_EQ(chart.find("style="), std::string::npos);
}

TEST(Chart, SaysWhereItEstimates) {
  const std::string chart = drawn(some_months(false));
  EXPECT_NE(chart.find("가장 많은 때 2023년 9월, 약 100건"), std::string::npos);
  EXPECT_NE(chart.find("<td>약 100</td><td>1,000</td>"), std::string::npos);
  EXPECT_NE(chart.find("<title>2023년 11월: 약 1</title>"), std::string::npos);
  EXPECT_NE(drawn(some_months(false), "en").find("Most in 2023-09: about 100"), std::string::npos);
}

TEST(Chart, OfTheWholeArchiveHasNoShadow) {
  Histogram months;
  months.bars = {{"2023-09", 10, 10}, {"2023-10", 5, 5}};
  const std::string chart = drawn(page::timeline_of(months, {}));
  EXPECT_EQ(all_of(chart, "<td>([^<]*)</td>"), (Texts{"10", "5"}));
  EXPECT_EQ(chart.find("보관소 전체"), std::string::npos);
  EXPECT_EQ(chart.find("class=\"archive\""), std::string::npos);
}

TEST(Chart, IsNotDrawnWhereItGivesNoChoice) {
  Histogram months;
  EXPECT_EQ(drawn(page::timeline_of(months, {})), "");
  months.bars = {{"2023-09", 10, 10}, {"2023-10", 0, 5}};
  EXPECT_EQ(drawn(page::timeline_of(months, {})), "");
  months.bars.back().count = 1;
  EXPECT_NE(drawn(page::timeline_of(months, {})), "");
}

TEST(Chart, LabelsFewAndNoneOverTheEdge) {
  for (const std::size_t count : {2U, 5U, 13U, 31U, 48U, 60U}) {
    for (const DateUnit unit : {DateUnit::year, DateUnit::month, DateUnit::day}) {
      Histogram histogram;
      histogram.unit = unit;
      Period period({1951, 3, 5}, unit);
      for (std::size_t i = 0; i < count; ++i, period = period.next()) {
        histogram.bars.push_back({period.value(), i + 1, i + 1});
      }
      const std::string chart = drawn(page::timeline_of(histogram, {}));
      const Texts labels = all_of(chart, "<text x=\"([0-9.]+)%\"");
      EXPECT_LE(labels.size(), 8U) << count;
      if (count > 12) {
        EXPECT_GE(labels.size(), 1U) << count;
      }
    }
  }
}

}  // namespace
