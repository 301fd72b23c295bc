// The yardstick finds what Xapian's own parser finds, and our questions reach it in its own words.
#include <gtest/gtest.h>

#include "tests/baseline/document.h"
#include "tests/baseline/query.h"

namespace seogo::baseline {
namespace {

schema::Article article(const std::string& id, const std::string& title, const std::string& body) {
  schema::Article made;
  made.id = id;
  made.title = title;
  made.body = body;
  return made;
}

class Baseline : public ::testing::Test {
 protected:
  Baseline() : database_("", Xapian::DB_BACKEND_INMEMORY) {
    schema::Article snow = article("눈", "첫눈 내린 항구", "항구에 눈이 내렸다. 배는 묶였다.");
    snow.site = "바다신문";
    snow.authors = {{"문하늘", "기자"}};
    snow.published = schema::read_timestamp("2022-12-05T09:00:00+09:00");
    snow.comments.emplace_back().text = "부두가 미끄럽습니다";
    schema::Article rain = article("비", "비 오는 시장", "시장에 비가 왔다. 묶였다 배는 팔렸다.");
    rain.subtitle = "우산 장수의 하루";
    rain.site = "장터일보";
    rain.published = schema::read_timestamp("2023-07-01T09:00:00+09:00");
    Indexer indexer(Take::everything);
    database_.add_document(indexer.document(snow));
    database_.add_document(indexer.document(rain));
  }

  std::string found(const std::string& text, Words words = Words::all) {
    Parser parser(database_, words);
    const std::optional<Xapian::Query> query = parser.parse(text);
    if (!query) return "refused";
    Xapian::Enquire enquire(database_);
    enquire.set_query(*query);
    const Xapian::MSet set = enquire.get_mset(0, 10);
    std::string ids;
    for (auto it = set.begin(); it != set.end(); ++it) {
      ids += stored(it.get_document().get_data()).id;
    }
    return ids;
  }

  Xapian::WritableDatabase database_;
};

TEST_F(Baseline, FindsWordsOfEveryTextAndFieldsByName) {
  const struct {
    const char* query;
    const char* ids;
  } cases[] = {
      {"항구", "눈"},
      {"우산", "비"},
      {"미끄럽", "눈"},
      {"항구 시장", ""},
      {"제목:항구", "눈"},
      {"제목:우산", ""},
      {"기자:문하늘", "눈"},
      {"author:문하늘", "눈"},
      {"비 매체:장터일보", "비"},
      {"비 매체:바다신문", ""},
      {"\"배는 묶였다\"", "눈"},
      {"\"묶였다 배는\"", "비"},
  };
  for (const auto& row : cases) EXPECT_EQ(found(row.query), row.ids) << row.query;
  EXPECT_EQ(found("항구 시장", Words::any).size(), std::string("눈비").size());
}

TEST_F(Baseline, NarrowsByDays) {
  const struct {
    const char* query;
    const char* ids;
  } cases[] = {
      {"묶였다 date:2022", "눈"},       {"묶였다 date:2023-07", "비"},
      {"묶였다 date:2022-12-05", "눈"}, {"묶였다 date:2022-12-06..2023-06-30", ""},
      {"묶였다 date:2021", ""},
  };
  for (const auto& row : cases) EXPECT_EQ(found(row.query), row.ids) << row.query;
}

TEST(BaselineQuery, WritesDaysAsRanges) {
  const struct {
    const char* ours;
    const char* its;
  } cases[] = {
      {"", ""},
      {"해고", "해고"},
      {"해고 date:2023", "해고 date:2023-01-01..2023-12-31"},
      {"date:2023-12 해고", "date:2023-12-01..2023-12-31 해고"},
      {"해고 date:2023-12-11", "해고 date:2023-12-11..2023-12-11"},
      {"해고  date:2023-12-01..2023-12-28", "해고  date:2023-12-01..2023-12-28"},
      {"mydate:2023", "mydate:2023"},
  };
  for (const auto& row : cases) EXPECT_EQ(with_ranges(row.ours), row.its);
}

TEST(BaselineDocument, StoresWhatAPageShows) {
  Indexer indexer(Take::everything);
  const Stored back =
      stored(indexer.document(article("a\nb", "두 줄\n제목", "첫 문단\n\n둘째")).get_data());
  EXPECT_EQ(back.id, "a b");
  EXPECT_EQ(back.title, "두 줄 제목");
  EXPECT_EQ(back.body, "첫 문단\n\n둘째");
}

TEST(BaselineDocument, HasPositionsOnlyWhereAskedFor) {
  const schema::Article one = article("1", "등대", "등대지기");
  const auto positions = [&](Take take) {
    Indexer indexer(take);
    const Xapian::Document document = indexer.document(one);
    std::size_t count = 0;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      count += term.positionlist_count();
    }
    return count;
  };
  EXPECT_GT(positions(Take::everything), 5U);
  EXPECT_EQ(positions(Take::words), 0U);
}

}  // namespace
}  // namespace seogo::baseline
