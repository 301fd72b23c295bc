#include "schema/author.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace seogo::schema {
namespace {

std::string shown(const Author& author) { return author.name + "/" + author.role; }

TEST(Author, NameAndRole) {
  const struct {
    std::string_view byline;
    std::string_view author;
  } cases[] = {
      {"김주성 기자", "김주성/기자"},
      {" 김주성\u00A0기자 ", "김주성/기자"},
      {"김주성기자", "김주성/기자"},
      {"홍길동", "홍길동/"},
      {"박하늘 논설위원", "박하늘/논설위원"},
      {"이보람 인턴기자", "이보람/인턴기자"},
      {"이보람 선임기자", "이보람/선임기자"},
      {"경제부 최온유 기자", "경제부 최온유/기자"},
      {"워싱턴=김 특파원", "워싱턴=김/특파원"},
      {"나영석 PD", "나영석/PD"},
      {"남궁민수 시인", "남궁민수/시인"},
      {"Sam Kim 에디터", "Sam Kim/에디터"},
      {"김 기자", "김/기자"},  // parted: a role
      {"김기자", "김기자/"},   // not parted, one syllable: a name
      {"기자", "기자/"},       // a role of nobody is a name
      {"", "/"},
      {"  ", "/"},
      {"기자 김주성", "기자 김주성/"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(shown(read_author(row.byline)), row.author) << row.byline;
  }
}

TEST(Author, SeveralInOneByline) {
  const struct {
    std::string_view bylines;
    std::string_view authors;
  } cases[] = {
      {"", ""},
      {" , ", ""},
      {"김주성 기자", "김주성/기자 "},
      {"김주성 기자, 박하늘 논설위원", "김주성/기자 박하늘/논설위원 "},
      {"김주성 기자·박하늘 기자", "김주성/기자 박하늘/기자 "},
      {"김주성ㆍ박하늘 기자", "김주성/ 박하늘/기자 "},
      {"김주성 기자/박하늘 PD;최온유 작가、한빛", "김주성/기자 박하늘/PD 최온유/작가 한빛/ "},
      {"김주성 기자,,", "김주성/기자 "},
  };
  for (const auto& row : cases) {
    std::string authors;
    for (const Author& author : read_authors(row.bylines)) authors += shown(author) + " ";
    EXPECT_EQ(authors, row.authors) << row.bylines;
  }
}

}  // namespace
}  // namespace seogo::schema
