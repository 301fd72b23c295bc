// Words of comments, asked of the articles under which they stand.
#include "searchd/engine/commented.h"

#include <gtest/gtest.h>

#include "tests/archive.h"

namespace {

using namespace seogo;
using searchd::engine::Reply;
using Titles = std::vector<std::string>;

// Ten articles that say 감자 and have another comment, and some whose comments say it.
class Commented : public testing::Test {
 protected:
  Commented() {
    for (int i = 0; i < 10; ++i) archive_.add("감자 소식 " + std::to_string(i), "감자", {"고맙다"});
    archive_.add("텃밭", "상추를 심었다", {"감자도 심자", "감자는 어떤가"});
    archive_.add("밥상", "나물을 무쳤다", {"자감 조림", "감 하나 자 하나"});
    archive_.add("장터", "감자가 나왔다", {"감자 한 상자 얼마인가요"});
  }

  std::uint64_t total(const std::string& text) {
    const Reply reply = archive_.search(text);
    EXPECT_TRUE(reply.total.exact) << text;
    EXPECT_EQ(reply.total.value, reply.hits.size()) << text;
    return reply.total.value;
  }

  tests::Archive archive_;
};

TEST_F(Commented, ArticlesAreFoundByTheirCommentsOnly) {
  EXPECT_EQ(archive_.titles("댓글:감자"), (Titles{"장터", "텃밭"}));
  EXPECT_EQ(archive_.titles("댓글:\"감자 한\""), (Titles{"장터"}));
  EXPECT_EQ(archive_.titles("댓글:감자*"), (Titles{"장터", "텃밭"}));
  EXPECT_EQ(archive_.titles("댓글:나 댓글:감"), (Titles{"밥상"}));
  EXPECT_EQ(archive_.titles("댓글:감 -댓글:감자"), (Titles{"밥상"}));
  EXPECT_EQ(archive_.titles("댓글:상추"), Titles{});
}

TEST_F(Commented, OtherConditionsNarrowThemAndTheyNarrowOthers) {
  EXPECT_EQ(archive_.titles("본문:감자가 댓글:감자"), (Titles{"장터"}));
  EXPECT_EQ(total("댓글:감자 OR 댓글:고맙다"), 12U);
  EXPECT_EQ(total("감자 -댓글:감자"), 10U);
  EXPECT_EQ(total("-댓글:감자"), 11U);
}

// What is the word of two comments together is the word of neither.
TEST_F(Commented, AWordStandsInOneComment) {
  archive_.add("들판", "비가 왔다", {"알트", "트만"});
  EXPECT_EQ(total("댓글:알트만"), 0U);
}

TEST_F(Commented, ArticlesThatWentAreNotFound) {
  archive_.writer().commit();
  EXPECT_TRUE(archive_.writer().remove("11"));
  EXPECT_EQ(archive_.titles("댓글:감자"), (Titles{"장터"}));
}

// The comments follow with a commit of their own: of articles that are gone by then there is nothing.
TEST_F(Commented, CommentsMayBeBehindTheArticles) {
  archive_.writer().commit();
  const schema::Generation before = archive_.directory().open_live();
  EXPECT_TRUE(archive_.writer().remove("11"));
  archive_.writer().commit();
  const schema::Generation after = archive_.directory().open_live();
  bool stopped = false;
  searchd::engine::Kept kept;
  const auto found = searchd::engine::commented(
      searchd::query::of_term("감자"), {before.comments, kept, {}}, after.database, stopped);
  EXPECT_EQ(found.count(), 1U);
  EXPECT_FALSE(found.has(11));
  EXPECT_TRUE(found.has(13));
  EXPECT_FALSE(stopped);
}

}  // namespace
