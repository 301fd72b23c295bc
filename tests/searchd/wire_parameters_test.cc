#include <gtest/gtest.h>

#include "searchd/wire/parameters.h"

namespace {

using namespace seogo::searchd;
using engine::Match;
using engine::Sort;
using wire::BadParameter;
using wire::Highlight;
using wire::Parameters;
using wire::read_search;
using Day = seogo::schema::Day;

TEST(Parameters, GiveADefaultRequestWhenAbsentOrEmpty) {
  const Parameters forms[] = {
      {},
      {{"q", ""}, {"limit", ""}, {"from", " "}, {"site", ""}, {"sort", ""}, {"highlight", ""}},
      {{"쿼리", "x"}, {"Limit", "7"}, {"utm_source", "news"}},
  };
  for (const Parameters& form : forms) {
    const wire::SearchRequest asked = read_search(form);
    EXPECT_EQ(asked.request.text, "");
    EXPECT_EQ(asked.request.limit, engine::default_limit);
    EXPECT_EQ(asked.request.offset, 0U);
    EXPECT_EQ(asked.request.sort, Sort::relevance);
    EXPECT_EQ(asked.request.match, Match::automatic);
    EXPECT_FALSE(asked.request.from);
    EXPECT_FALSE(asked.request.to);
    EXPECT_TRUE(asked.request.sites.empty());
    EXPECT_TRUE(asked.request.fold);
    EXPECT_EQ(asked.request.duplicates_of, "");
    EXPECT_EQ(asked.highlight, Highlight::html);
  }
}

TEST(Parameters, BecomeARequest) {
  const wire::SearchRequest asked = read_search({{"q", " 알트만 해고 "},
                                                 {"limit", "20"},
                                                 {"offset", "40"},
                                                 {"sort", "likes"},
                                                 {"match", "all"},
                                                 {"from", "2023"},
                                                 {"to", "2023-12"},
                                                 {"author", "김주성"},
                                                 {"site", "토큰포스트"},
                                                 {"section", "경제"},
                                                 {"tag", "인공지능"},
                                                 {"tag", "해고"},
                                                 {"fold", "false"},
                                                 {"duplicates_of", " https://a.kr/1 "},
                                                 {"highlight", "ranges"}});
  EXPECT_FALSE(asked.request.fold);
  EXPECT_EQ(asked.request.duplicates_of, "https://a.kr/1");
  EXPECT_EQ(asked.request.text, "알트만 해고");
  EXPECT_EQ(asked.request.limit, 20U);
  EXPECT_EQ(asked.request.offset, 40U);
  EXPECT_EQ(asked.request.sort, Sort::likes);
  EXPECT_EQ(asked.request.match, Match::all);
  EXPECT_EQ(asked.request.from, (Day{2023, 1, 1}));
  EXPECT_EQ(asked.request.to, (Day{2023, 12, 31}));
  EXPECT_EQ(asked.request.authors, std::vector<std::string>{"김주성"});
  EXPECT_EQ(asked.request.sites, std::vector<std::string>{"토큰포스트"});
  EXPECT_EQ(asked.request.sections, std::vector<std::string>{"경제"});
  EXPECT_EQ(asked.request.tags, (std::vector<std::string>{"인공지능", "해고"}));
  EXPECT_EQ(asked.highlight, Highlight::ranges);
}

TEST(Parameters, NameFacetsOnceInTheirOrder) {
  using engine::Facet;
  const wire::SearchRequest asked =
      read_search({{"facets", "month, site,,site"}, {"facets", "has_comments"}});
  EXPECT_EQ(asked.request.facets, (std::vector{Facet::month, Facet::site, Facet::has_comments}));
  EXPECT_EQ(wire::name_of(Facet::has_comments), "has_comments");
}

TEST(Parameters, AskForCommentsHistogramsAndPagesInARow) {
  const engine::Request asked = read_search({{"in", "comments"},
                                             {"commenter", "사계절"},
                                             {"commenter", "둘째"},
                                             {"facets", "site,date:month"},
                                             {"facet_query", "ㄱㅈㅅ"},
                                             {"fold", "article"},
                                             {"fresh", "30"},
                                             {"exact", "true"},
                                             {"cursor", "*"}})
                                    .request;
  EXPECT_EQ(asked.in, engine::In::comments);
  EXPECT_EQ(asked.commenters, (std::vector<std::string>{"사계절", "둘째"}));
  EXPECT_EQ(asked.facets, std::vector{engine::Facet::site});
  EXPECT_EQ(asked.histogram, engine::DateUnit::month);
  EXPECT_EQ(wire::name_of(engine::DateUnit::month), "month");
  EXPECT_EQ(asked.facet_text, "ㄱㅈㅅ");
  EXPECT_TRUE(asked.fold);
  EXPECT_TRUE(asked.one_per_article);
  EXPECT_EQ(asked.fresh, 30.0);
  EXPECT_TRUE(asked.exact);
  EXPECT_EQ(asked.cursor, engine::first_cursor);
}

TEST(Parameters, RefuseWhatDoesNotGoTogether) {
  const auto field = [](const Parameters& given) {
    try {
      static_cast<void>(read_search(given));
    } catch (const BadParameter& error) {
      return error.field();
    }
    return std::string();
  };
  EXPECT_EQ(field({{"in", "comments"}, {"sort", "comments"}}), "sort");
  EXPECT_EQ(field({{"in", "articles"}, {"sort", "comments"}}), "");
  EXPECT_EQ(field({{"cursor", "*"}, {"offset", "10"}}), "offset");
  EXPECT_EQ(field({{"cursor", "*"}, {"offset", "0"}}), "");
  EXPECT_EQ(field({{"cursor", "*"}, {"limit", "0"}}), "limit");
  EXPECT_EQ(field({{"cursor", "not one"}}), "cursor");
  EXPECT_EQ(field({{"facets", "date:year,date:day"}}), "facets");
  EXPECT_EQ(field({{"facets", "date:year,date:year"}}), "");
  EXPECT_EQ(field({{"fresh", "0"}}), "fresh");
  EXPECT_EQ(field({{"fresh", "36501"}}), "fresh");
}

TEST(Parameters, TakeTheLastOfAValueGivenTwice) {
  EXPECT_EQ(read_search({{"limit", "5"}, {"limit", "7"}}).request.limit, 7U);
}

TEST(Parameters, AreTakenUpToTheirLimits) {
  EXPECT_EQ(read_search({{"limit", "0"}}).request.limit, 0U);
  EXPECT_EQ(read_search({{"limit", "100"}, {"offset", "9900"}}).request.offset, 9900U);
}

struct Refused {
  Parameters parameters;
  const char* field;
  const char* allowed;  // the hint holds this
};

TEST(Parameters, AreRefusedWithFieldValueAndWhatIsAllowed) {
  const Refused cases[] = {
      {{{"limit", "101"}}, "limit", "from 0 to 100"},
      {{{"limit", "-1"}}, "limit", "from 0 to 100"},
      {{{"limit", "1.5"}}, "limit", "from 0 to 100"},
      {{{"limit", "많이"}}, "limit", "from 0 to 100"},
      {{{"limit", "99999999999999999999999"}}, "limit", "from 0 to 100"},
      {{{"limit", std::string("7\0", 2)}}, "limit", "from 0 to 100"},
      {{{"offset", "10001"}}, "offset", "10000"},
      {{{"offset", "9991"}}, "offset", "10000"},
      {{{"sort", "best"}}, "sort", "relevance, newest, oldest, likes, comments"},
      {{{"match", "some"}}, "match", "auto, all, any"},
      {{{"highlight", "bold"}}, "highlight", "html, ranges, none"},
      {{{"fold", "no"}}, "fold", "true, false"},
      {{{"from", "어제"}}, "from", "2023-12-11"},
      {{{"to", "2023-13"}}, "to", "2023-12-11"},
      {{{"to", "2023-02-30"}}, "to", "2023-12-11"},
      {{{"from", "2024"}, {"to", "2023"}}, "to", "not before"},
  };
  for (const Refused& c : cases) {
    const auto& [name, value] = *c.parameters.begin();
    try {
      static_cast<void>(read_search(c.parameters));
      ADD_FAILURE() << name << "=" << value << " was taken";
    } catch (const BadParameter& error) {
      EXPECT_EQ(error.field(), c.field);
      EXPECT_EQ(error.code(), seogo::schema::ErrorCode::parameter);
      EXPECT_NE(error.hint().find(c.allowed), std::string::npos) << error.hint();
      EXPECT_NE(error.text().find(c.field), std::string::npos) << error.text();
    }
  }
}

TEST(Parameters, RefuseAFacetThatIsNone) {
  try {
    static_cast<void>(read_search({{"facets", "site,기자"}}));
    FAIL() << "was taken";
  } catch (const BadParameter& error) {
    EXPECT_EQ(error.field(), "facets");
    EXPECT_EQ(
        error.hint(),
        "one of site, section, tag, author, year, month, has_comments, date:year, date:month, "
        "date:day");
  }
}

TEST(Parameters, ErrorsRepeatNoMoreThanTheStartOfAValue) {
  try {
    static_cast<void>(read_search({{"sort", std::string(5000, 'x')}}));
    FAIL();
  } catch (const BadParameter& error) {
    EXPECT_LT(error.text().size(), 100U);
    EXPECT_NE(error.text().find("xxx…"), std::string::npos);
  }
}

}  // namespace
