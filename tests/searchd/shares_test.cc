// Queries put to comments: what is asked of them, and what of their articles.
#include "searchd/query/shares.h"

#include <gtest/gtest.h>

#include "searchd/query/parser.h"

namespace {

using namespace seogo;
using namespace seogo::searchd;

struct Row {
  const char* typed;
  const char* of_comment;
  const char* of_article;
  bool left_out = false;
};

constexpr Row rows[] = {
    {"", "(everything)", "(everything)"},
    {"감사", "감사", "(everything)"},
    {"감사 기사", "(and 감사 기사)", "(everything)"},
    {"댓글:감사", "감사", "(everything)"},
    {"댓글:감사 -매체:한빛일보", "감사", "(not site:한빛일보)"},
    {"감사 제목:알트만 댓글쓴이:사계절", "(and 감사 commenter:사계절)", "title:알트만"},
    {"추천:>10 댓글수:>5", "likes:[11,]", "comments:[6,]"},
    {"감사 OR 고맙", "(or 감사 고맙)", "(everything)"},
    {"감사 OR 제목:알트만", "감사", "(everything)", true},
    {"제목:알트만 OR 기자:김주성", "(everything)", "(or title:알트만 author:김주성)"},
    {"감사 -(제목:알트만 OR 욕설)", "(and 감사 (not 욕설))", "(not title:알트만)"},
    {"-(감사 제목:알트만)", "(everything)", "(everything)", true},
    {"\"기사 감사\" 본문:해고*", "\"기사 감사\"", "body:해고*"},
};

TEST(Shares, GiveCommentsAndArticlesWhatIsTheirs) {
  for (const Row& row : rows) {
    const query::Shares shares = query::share_out(query::parse(row.typed).root);
    EXPECT_EQ(query::print(shares.of_comment), row.of_comment) << row.typed;
    EXPECT_EQ(query::print(shares.of_article), row.of_article) << row.typed;
    EXPECT_EQ(shares.left_out, row.left_out) << row.typed;
  }
}

// Initials are of titles and authors: a comment is asked for what was typed.
TEST(Shares, AskNoCommentForInitials) {
  query::Node root;
  root.kind = query::Kind::any;
  root.children.resize(2);
  root.children[0].kind = query::Kind::word;
  root.children[0].text = "ㅅㅇㅌㅁ";
  root.children[1].kind = query::Kind::initials;
  root.children[1].text = "ㅅㅇㅌㅁ";
  const query::Shares shares = query::share_out(root);
  EXPECT_EQ(query::print(shares.of_comment), "ㅅㅇㅌㅁ");
  EXPECT_FALSE(shares.left_out);
}

}  // namespace
