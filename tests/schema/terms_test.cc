// A document's terms, added up.
#include "schema/terms.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace seogo::schema {
namespace {

using Counted = std::vector<std::pair<std::string, Xapian::termcount>>;

Counted all_of(Terms& terms) {
  Counted rows;
  for (const auto& [term, wdf] : terms.sorted()) rows.emplace_back(term, wdf);
  return rows;
}

TEST(Terms, AddUpOverFieldsByTheirWeights) {
  Terms terms;
  terms.add_text("눈사람", FieldName::title);
  terms.add_text("눈사 눈사", FieldName::body);
  terms.add_text("눈사", FieldName::comment);
  EXPECT_EQ(all_of(terms), (Counted{{"S눈", 0},
                                    {"S눈사", 0},
                                    {"S람", 0},
                                    {"S사", 0},
                                    {"S사람", 0},
                                    {"눈", 0},
                                    {"눈사", 16 + 8 + 8 + 1},
                                    {"람", 0},
                                    {"사", 0},
                                    {"사람", 16}}));
}

TEST(Terms, EveryPrefixStandsInItsPlace) {
  Terms terms;
  terms.add_text("1 z 눈", FieldName::title);
  terms.add_text("2 꽃", FieldName::comment);
  terms.add_whole("바람", FieldName::author);
  terms.add_whole("구름", FieldName::commenter);
  terms.add_whole("서고일보", FieldName::site);
  terms.add_whole("날씨", FieldName::section);
  terms.add_initials(cut("눈"));
  terms.add_mark("Q하나");
  EXPECT_EQ(all_of(terms), (Counted{{"1", 16},
                                    {"2", 1},
                                    {"A바람", 0},
                                    {"H서고일보", 0},
                                    {"Q하나", 0},
                                    {"S1", 0},
                                    {"Sz", 0},
                                    {"S눈", 0},
                                    {"S눈_", 0},
                                    {"XA구름", 0},
                                    {"XG날씨", 0},
                                    {"XIㄴ", 0},
                                    {"z", 16},
                                    {"꽃", 1},
                                    {"꽃_", 0},
                                    {"눈", 16},
                                    {"눈_", 0}}));
}

TEST(Terms, ClearedAreAsNew) {
  Terms terms;
  terms.add_text("첫눈 snowflakes", FieldName::title);
  static_cast<void>(terms.sorted());
  terms.clear();
  EXPECT_EQ(all_of(terms), Counted());
  terms.add_text("눈 snowflakes", FieldName::body);
  EXPECT_EQ(all_of(terms), (Counted{{"snowflakes", 8}, {"눈", 8}, {"눈_", 0}}));
}

TEST(Terms, MoreMayBeAddedAfterTheyWereSorted) {
  Terms terms;
  terms.add_text("눈", FieldName::title);
  static_cast<void>(terms.sorted());
  terms.add_text("꽃", FieldName::title);
  EXPECT_EQ(all_of(terms), (Counted{{"S꽃", 0},
                                    {"S꽃_", 0},
                                    {"S눈", 0},
                                    {"S눈_", 0},
                                    {"꽃", 16},
                                    {"꽃_", 0},
                                    {"눈", 16},
                                    {"눈_", 0}}));
}

}  // namespace
}  // namespace seogo::schema
